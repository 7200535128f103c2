//! Plans go in, and what comes out stands before both judges: the exact check and the bound.

#![allow(clippy::panic, reason = "a test fails by it")]

use std::cell::Cell;
use std::ops::ControlFlow;

use fundpool::document::json;
use fundpool::generate::{Options, generate};
use fundpool::money::{Money, Ratio};
use fundpool::pipeline::{Outcome, Session, Stage, run};
use fundpool::plan::rule::RuleKind;
use fundpool::plan::{Plan, check};
use fundpool::verify::{Status, Verified};

fn generated(seed: u64) -> Plan {
    generate(&Options { streams: 8, projects: 30, counties: 3, seed, ..Options::default() })
}

fn solved(plan: &Plan) -> Verified {
    match run(plan, &|_| ControlFlow::Continue(())) {
        Outcome::Allocated(verified) => verified,
        other => panic!("no allocation: {other:?}"),
    }
}

/// A plan of one county with a road and a greenhouse; `parts` are further members of the document.
fn small(parts: &str) -> Plan {
    let text = format!(
        r#"{{"format": "fundpool-plan", "version": 1,
        "uses": [{{"id": "farm", "name": {{"en": "Farming"}}}}, {{"id": "road", "name": {{"en": "Roads"}}}}],
        "measures": [{{"id": "people", "name": {{"en": "People"}}, "unit": {{"en": "people"}}, "weight": "1"}}],
        "counties": [{{"id": "east", "name": {{"en": "East"}}, "class": "key", "population": 1000}}],
        "pool": {{"uses": ["farm", "road"], "counties": ["*"]}}, {parts}}}"#
    );
    let read = json::read(text.as_bytes());
    read.plan.unwrap_or_else(|| panic!("{:?}", read.diagnostics))
}

const ROAD_STREAM: &str = r#"{"id": "roads", "name": {"en": "Roads"}, "channel": "superior", "level": "central",
    "amount": "100.00", "poolable": "0.60", "earmark": {"uses": ["road"], "counties": ["*"]}, "reach": ["*"]}"#;

fn project(id: &str, used: &str, cost: &str, people: &str, more: &str) -> String {
    format!(
        r#"{{"id": "{id}", "name": {{"en": "{id}"}}, "county": "east", "use": "{used}", "cost": "{cost}",
        "funding": "divisible", "benefits": {{"people": "{people}"}}{more}}}"#
    )
}

/// The plan's streams are [`ROAD_STREAM`]; what each project gets, in the order of the plan.
fn check_amounts(projects: &[String], rules: &str, expect: &[&str]) {
    let plan = small(&format!(
        r#""streams": [{ROAD_STREAM}], "projects": [{}], "rules": [{rules}], "objective": [{{"maximise": "benefit"}}]"#,
        projects.join(", ")
    ));
    let verified = solved(&plan);
    let mut amounts = vec![Money::ZERO; plan.projects.len()];
    for grant in &verified.allocation().grants {
        amounts[grant.project] = grant.amount;
    }
    let amounts: Vec<String> = amounts.iter().map(Money::to_string).collect();
    assert_eq!(amounts, expect);
    assert_eq!(verified.status(), Status::Optimal);
}

#[test]
fn no_more_leaves_an_earmark_than_may() {
    // The greenhouse brings more per yuan, but only 60 of 100 yuan may leave the road stream.
    let projects = [project("glass", "farm", "80.00", "800", ""), project("road", "road", "80.00", "80", "")];
    check_amounts(&projects, "", &["60.00", "40.00"]);
}

#[test]
fn a_share_rule_holds_to_the_fen() {
    let projects = [project("glass", "farm", "80.00", "800", ""), project("road", "road", "80.00", "80", "")];
    let rule = r#"{"id": "third", "kind": "use_share", "on": true, "strength": "policy", "cite": "x", "uses": ["farm"],
        "counties": ["*"], "max": "0.333333", "each_county": false}"#;
    // 33.34 would be a fen more than 0.333333 of the 100.00.
    check_amounts(&projects, rule, &["33.33", "66.67"]);
}

#[test]
fn the_steep_part_of_a_curve_comes_first() {
    let curve = r#", "curve": [["0.5", "0.9"]]"#;
    let projects = [project("a", "road", "100.00", "100", curve), project("b", "road", "100.00", "90", "")];
    check_amounts(&projects, "", &["50.00", "50.00"]);
}

#[test]
fn the_same_plan_has_the_same_answer() {
    let plan = generated(3);
    assert_eq!(solved(&plan), solved(&plan.clone()));
}

#[test]
fn the_order_of_projects_does_not_change_what_is_proven() {
    let plan = generated(4);
    let mut turned = plan.clone();
    std::sync::Arc::make_mut(&mut turned.projects).reverse();
    let (one, other) = (solved(&plan), solved(&turned));
    // Both bounds hold of both, so each value is below the other's bound.
    assert!(one.tiers()[0].value <= other.tiers()[0].bound);
    assert!(other.tiers()[0].value <= one.tiers()[0].bound);
}

#[test]
fn contradicting_rules_are_proven_infeasible() {
    for seed in 1..=5 {
        let options =
            Options { streams: 8, projects: 30, counties: 3, seed, infeasible: true, ..Options::default() };
        let outcome = run(&generate(&options), &|_| ControlFlow::Continue(()));
        assert!(matches!(outcome, Outcome::Infeasible(_)), "seed {seed}");
    }
}

#[test]
fn plans_with_whole_projects_are_never_called_infeasible_and_mostly_allocated() {
    let whole: Ratio = "0.3".parse().expect("a share");
    let mut allocated = 0;
    for seed in 1..=6 {
        let options = Options { streams: 8, projects: 30, counties: 3, seed, whole, ..Options::default() };
        let plan = generate(&options);
        assert!(check(&plan).iter().all(|finding| !finding.is_error()));
        // The decisions on whole projects may end in a dead end, and then it is said that nothing is known.
        match run(&plan, &|_| ControlFlow::Continue(())) {
            Outcome::Allocated(_) => allocated += 1,
            Outcome::Unknown(_) => {}
            other => panic!("seed {seed}: {other:?}"),
        }
    }
    assert!(allocated >= 4, "{allocated} of 6");
}

/// What a session finds after edits, beside a start from nothing.
fn check_edits(plan: &Plan, edits: &[Plan]) {
    let mut session = Session::new(plan.clone());
    for edited in std::iter::once(plan).chain(edits) {
        session.replace(edited.clone());
        let fresh = solved(edited);
        let Outcome::Allocated(again) = session.run(&|_| ControlFlow::Continue(())) else {
            panic!("nothing found")
        };
        // Both bounds hold of both, so each value is below the other's bound.
        assert!(again.tiers()[0].value <= fresh.tiers()[0].bound);
        assert!(fresh.tiers()[0].value <= again.tiers()[0].bound);
    }
}

fn without_rule(plan: &Plan, index: usize) -> Plan {
    let mut edited = plan.clone();
    let rules = std::sync::Arc::make_mut(&mut edited.rules);
    std::sync::Arc::make_mut(&mut rules[index]).on = false;
    edited
}

#[test]
fn a_session_goes_on_after_an_edit() {
    let plan = generated(3);
    let mut edits: Vec<Plan> = (0..plan.rules.len()).map(|index| without_rule(&plan, index)).collect();
    let mut richer = plan.clone();
    let streams = std::sync::Arc::make_mut(&mut richer.streams);
    let amount = streams[0].amount.fen();
    std::sync::Arc::make_mut(&mut streams[0]).amount = Money::from_fen(amount + amount / 10);
    edits.push(richer);
    check_edits(&plan, &edits);
}

#[test]
fn a_session_forgets_the_rows_of_a_rule_that_is_switched_off() {
    // The village's row is written out, since the best without it breaks it; the first rule's sums go, and its own moves up.
    let projects = [
        project("a", "road", "80.00", "800", r#", "village": "upper""#),
        project("b", "road", "80.00", "80", r#", "village": "lower""#),
    ];
    let rules = r#"{"id": "third", "kind": "use_share", "on": true, "strength": "policy", "cite": "x", "uses": ["farm"],
        "counties": ["*"], "max": "0.333333", "each_county": false},
        {"id": "village", "kind": "max_share", "on": true, "strength": "policy", "cite": "x", "uses": ["*"], "counties": ["*"],
        "of": "village", "max": "0.6"}"#;
    let plan = small(&format!(
        r#""streams": [{ROAD_STREAM}], "projects": [{}], "rules": [{rules}], "objective": [{{"maximise": "benefit"}}]"#,
        projects.join(", ")
    ));
    check_edits(&plan, &[without_rule(&plan, 0)]);
}

/// The Ganzhou example with this amount for rural roads and this least share for industry.
fn ganzhou(roads: i64, industry: &str) -> Plan {
    let text = std::fs::read("examples/ganzhou-2020.json").expect("the example");
    let mut plan = json::read(&text).plan.expect("a plan");
    for stream in
        std::sync::Arc::make_mut(&mut plan.streams).iter_mut().filter(|one| one.id.as_str() == "roads")
    {
        std::sync::Arc::make_mut(stream).amount = Money::from_fen(roads);
    }
    for rule in
        std::sync::Arc::make_mut(&mut plan.rules).iter_mut().filter(|one| one.id.as_str() == "industry-share")
    {
        if let RuleKind::UseShare(share) = &mut std::sync::Arc::make_mut(rule).kind {
            share.min = Some(industry.parse().expect("a share"));
        }
    }
    plan
}

#[test]
fn a_session_keeps_its_choices_after_a_small_edit() {
    let mut session = Session::new(ganzhou(145_662_000_000, "0.41"));
    let mut chose_anew = |plan: Plan| {
        session.replace(plan);
        let chose = Cell::new(false);
        let outcome = session.run(&|progress| {
            chose.set(chose.get() || (progress.tier, progress.stage) == (0, Stage::Deciding));
            ControlFlow::Continue(())
        });
        assert!(matches!(outcome, Outcome::Allocated(_)));
        chose.get()
    };
    assert!(chose_anew(ganzhou(145_662_000_000, "0.41")));
    // A number of a stream, then one of a rule: what was learnt leads to the new best, and no search starts over.
    assert!(!chose_anew(ganzhou(146_000_000_000, "0.41")));
    assert!(!chose_anew(ganzhou(147_000_000_000, "0.41")));
    assert!(!chose_anew(ganzhou(147_000_000_000, "0.415")));
    // Many at once: the way from there would be longer than from nothing.
    let mut plan = ganzhou(147_000_000_000, "0.415");
    for stream in std::sync::Arc::make_mut(&mut plan.streams) {
        std::sync::Arc::make_mut(stream).poolable = Ratio::ZERO;
    }
    assert!(chose_anew(plan));
}
