//! Files that are no results, and results of which nothing can be judged.

use std::sync::Arc;

use fundpool::document::json;
use fundpool::plan::Plan;
use fundpool::plan::rule::RuleKind;
use fundpool::result::{self, Unreadable, read};

use crate::both::{Pair, Verdict, verdicts};
use crate::plans::{goals, solve, with};

fn plan_and_result() -> (Plan, String) {
    let plan = with(1, |_| {});
    let text = result::write(&plan, &solve(&plan));
    (plan, text)
}

#[test]
fn a_file_that_is_no_result_is_unreadable_to_both() {
    let (plan, text) = plan_and_result();
    let replaced = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    let cases = [
        ("empty", String::new()),
        ("a list", "[]".to_owned()),
        ("a text", "\"fundpool-result\"".to_owned()),
        ("cut off", text[..text.len() / 2].to_owned()),
        ("something behind", format!("{text}x")),
        ("a mark in front", format!("\u{feff}{text}")),
        ("another format", replaced("fundpool-result", "fundpool-plan")),
        ("another version", replaced("\"version\": 1", "\"version\": 2")),
        ("the version as a text", replaced("\"version\": 1", "\"version\": \"1\"")),
        ("the version with a decimal", replaced("\"version\": 1", "\"version\": 1.0")),
        ("no status", replaced("\"status\"", "\"state\"")),
        ("the proof of another status", replaced("\"optimal\"", "\"infeasible\"")),
        ("a member more", replaced("\"conflict\": []", "\"conflict\": [], \"note\": \"\"")),
        ("a member less", replaced(",\n  \"conflict\": []", "")),
        ("a member twice", replaced("\"conflict\": []", "\"conflict\": [], \"conflict\": []")),
        ("no list", replaced("\"conflict\": []", "\"conflict\": {}")),
        ("nothing in place of a list", replaced("\"conflict\": []", "\"conflict\": null")),
        ("an amount as a number", text.replacen("\"amount\": \"", "\"amount\": 1, \"", 1)),
        ("an amount finer than fen", replaced(".00\", \"pooled\"", ".001\", \"pooled\"")),
        ("an amount with an exponent", replaced(".00\", \"pooled\"", "e2\", \"pooled\"")),
        ("an amount that is too large", replaced(".00\", \"pooled\"", "0000000000000.00\", \"pooled\"")),
        ("a flag as a text", replaced("\"pooled\": false", "\"pooled\": \"false\"")),
        (
            "a stream that is not there",
            replaced("\"grants\": [\n    {\"stream\": \"", "\"grants\": [\n    {\"stream\": \"no-"),
        ),
        ("a negative dual", replaced("\"y\": \"0", "\"y\": \"-1")),
        ("a dual out of all proportion", replaced("\"y\": \"0", "\"y\": \"100000000000000")),
        ("a dual that is too fine", replaced("\"y\": \"0.0", "\"y\": \"0.00000000000000000001")),
        ("NaN", replaced("\"version\": 1", "\"version\": NaN")),
        ("half a character", replaced("\"status\": \"optimal\"", "\"status\": \"\\ud800\"")),
        ("a control character", replaced("\"status\": \"optimal\"", "\"status\": \"opt\u{1}imal\"")),
        (
            "a deep list",
            replaced("\"conflict\": []", &format!("\"conflict\": {}{}", "[".repeat(40), "]".repeat(40))),
        ),
        ("a very deep list", format!("{}{}", "[".repeat(200_000), "]".repeat(200_000))),
    ];
    let mut pairs: Vec<Pair> = cases
        .into_iter()
        .map(|(about, result)| Pair {
            about: about.to_owned(),
            plan: json::write(&plan).into_bytes(),
            result: result.into_bytes(),
        })
        .collect();
    pairs.push(Pair {
        about: "no UTF-8".to_owned(),
        result: b"{\"format\": \"\xff\"}".to_vec(),
        ..pairs[0].clone()
    });
    for (pair, verdict) in pairs.iter().zip(verdicts("unreadable", &pairs)) {
        assert!(matches!(verdict, Verdict::Unreadable(_)), "{}: {verdict:?}", pair.about);
    }
}

#[test]
fn what_is_wrong_with_a_file_is_told() {
    let (plan, text) = plan_and_result();
    let check = |from: &str, to: &str, expect: Unreadable| {
        assert_eq!(read(&plan, text.replacen(from, to, 1).as_bytes()), Err(expect));
    };
    check("{", "", Unreadable::NotJson);
    check("fundpool-result", "another", Unreadable::OtherFormat);
    check("\"conflict\"", "\"konflikt\"", Unreadable::Member("konflikt".to_owned()));
    check("\"value\": \"", "\"value\": \"x", Unreadable::Member("value".to_owned()));
    let row = text.split("{\"row\": ").nth(1).expect("a dual");
    let row = format!("{{\"row\": {}", &row[..=row.find('}').expect("its end")]);
    check(&row, &format!("{row}, {row}"), Unreadable::Twice("duals"));
    let id = format!("\"stream\": \"{}\"", plan.streams[0].id);
    let unknown = Unreadable::Unknown { kind: "stream", id: "none".to_owned() };
    check(&id, "\"stream\": \"none\"", unknown);
}

/// A plan of which no result can be judged, with a result that would be true but for that.
fn unsound(about: &str, change: impl FnOnce(&mut Plan)) -> Pair {
    let plan = with(1, change);
    let empty = format!(
        r#"{{"format": "fundpool-result", "version": 1, "plan_sha256": "{}", "status": "infeasible",
        "duals": [], "grants": [], "buffers": [], "loans": [], "conflict": []}}"#,
        json::fingerprint(&plan)
    );
    Pair { about: about.to_owned(), plan: json::write(&plan).into_bytes(), result: empty.into_bytes() }
}

#[test]
fn some_plans_have_no_results_that_can_be_judged() {
    let point = |funded: &str, benefit: &str| fundpool::plan::Breakpoint {
        funded: funded.parse().unwrap(),
        benefit: benefit.parse().unwrap(),
    };
    let cases = [
        (
            "the id",
            unsound("two streams of one id", |plan| {
                let streams = Arc::make_mut(&mut plan.streams);
                streams.push(Arc::clone(&streams[0]));
            }),
        ),
        ("goal", unsound("a goal twice", |plan| plan.objective = goals(&["+benefit", "+benefit 0.1"]))),
        ("goal", unsound("as many transfers as can be", |plan| plan.objective = goals(&["+transfers"]))),
        ("slack", unsound("twice as much given up", |plan| plan.objective = goals(&["+benefit 2"]))),
        (
            "between nothing and its cost",
            unsound("more than its cost", |plan| {
                let projects = Arc::make_mut(&mut plan.projects);
                let project = Arc::make_mut(&mut projects[0]);
                (project.ready, project.lock) = (true, project.cost.checked_add(project.cost));
            }),
        ),
        (
            "curve",
            unsound("a curve that turns back", |plan| {
                let projects = Arc::make_mut(&mut plan.projects);
                Arc::make_mut(&mut projects[0]).curve = vec![point("0.5", "0.6"), point("0.4", "0.7")];
            }),
        ),
        (
            "curve",
            unsound("more than all benefit", |plan| {
                let projects = Arc::make_mut(&mut plan.projects);
                Arc::make_mut(&mut projects[0]).curve = vec![point("0.5", "1.5")];
            }),
        ),
        (
            "band",
            unsound("a band of any width", |plan| {
                for rule in Arc::make_mut(&mut plan.rules) {
                    if let RuleKind::FactorBand(band) = &mut Arc::make_mut(rule).kind {
                        band.band = "1001".parse().unwrap();
                    }
                }
            }),
        ),
        (
            "out of all proportion",
            unsound("benefits beyond counting", |plan| {
                let measures = Arc::make_mut(&mut plan.measures);
                measures
                    .iter_mut()
                    .for_each(|row| Arc::make_mut(row).weight = "900000000000000".parse().unwrap());
            }),
        ),
        (
            "out of all proportion",
            unsound("a limit beyond counting", |plan| {
                for rule in Arc::make_mut(&mut plan.rules) {
                    if let RuleKind::NoRegression(floor) = &mut Arc::make_mut(rule).kind {
                        floor.ratio = "900000000000000".parse().unwrap();
                    }
                }
            }),
        ),
    ];
    let (expect, pairs): (Vec<&str>, Vec<Pair>) = cases.into_iter().unzip();
    for ((pair, verdict), expect) in pairs.iter().zip(verdicts("unsound", &pairs)).zip(expect) {
        assert!(
            matches!(&verdict, Verdict::Untrue(why) if why.contains(expect)),
            "{}: {verdict:?}",
            pair.about
        );
    }
}
