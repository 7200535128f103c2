//! Proofs of what is not so, by rows that look like demands and are none.

use std::sync::Arc;

use fundpool::document::json;
use fundpool::plan::{Channel, Plan};
use fundpool::result;
use serde_json::{Value, json};

use crate::both::{Pair, Verdict, verdicts};
use crate::plans::{solve, with};

/// A plan that can be kept, with procurement of which something would have to be spent if it paid anybody.
fn with_procurement() -> Plan {
    with(1, |plan| {
        let streams = Arc::make_mut(&mut plan.streams);
        let mut procurement = (*streams[0]).clone();
        procurement.id = "procurement".parse().unwrap();
        procurement.channel = Channel::Procurement;
        procurement.must_spend = procurement.amount;
        streams.push(Arc::new(procurement));
    })
}

/// The plan's result, changed.
fn forged(plan: &Plan, about: &str, change: impl FnOnce(&mut Value)) -> Pair {
    let mut document: Value = serde_json::from_str(&result::write(plan, &solve(plan))).expect("JSON");
    change(&mut document);
    Pair {
        about: about.to_owned(),
        plan: json::write(plan).into_bytes(),
        result: document.to_string().into_bytes(),
    }
}

#[test]
fn procurement_has_to_spend_nothing_so_nothing_follows_from_it() {
    let plan = with_procurement();
    let duals = json!([{"row": "must-spend:procurement", "y": "1"}]);
    let impossible = |document: &mut Value| {
        for list in ["grants", "buffers", "loans"] {
            document[list] = json!([]);
        }
        document.as_object_mut().expect("an object").remove("tiers");
        (document["status"], document["duals"]) = ("infeasible".into(), duals.clone());
    };
    let better = |document: &mut Value| {
        let first = &mut document["tiers"][0];
        first["duals"].as_array_mut().expect("a list").push(duals[0].clone());
    };
    let pairs = [forged(&plan, "no allocation keeps it", impossible), forged(&plan, "a lower bound", better)];
    for (pair, verdict) in pairs.iter().zip(verdicts("forged", &pairs)) {
        assert!(matches!(verdict, Verdict::Untrue(_)), "{}: {verdict:?}", pair.about);
    }
}
