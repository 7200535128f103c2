//! Plans at the edge: each has an outcome with a name, and none is left unknown or ends in a fault.

#![allow(clippy::panic, reason = "a test fails by it")]

use std::ops::ControlFlow;

use fundpool::document::json;
use fundpool::money::Money;
use fundpool::pipeline::{Outcome, run};
use fundpool::plan::edit::{Change, RowChange, StreamField, apply};
use fundpool::plan::{Plan, check as problems};

/// A plan of one county; `parts` are its further members.
fn plan(parts: &str) -> Plan {
    let text = format!(
        r#"{{"format": "fundpool-plan", "version": 1, "uses": [{{"id": "road", "name": {{"en": "Roads"}}}}, {{"id": "farm", "name": {{"en": "Farms"}}}}],
        "measures": [{{"id": "people", "name": {{"en": "People"}}, "unit": {{"en": "people"}}}}],
        "counties": [{{"id": "east", "name": {{"en": "East"}}, "population": 1000, "factors": {{"need": "1"}}}}],
        {parts}}}"#
    );
    let read = json::read(text.as_bytes());
    let plan = read.plan.unwrap_or_else(|| panic!("{:?}", read.diagnostics));
    let errors: Vec<_> = problems(&plan).into_iter().filter(|problem| problem.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    plan
}

/// The plan's outcome: the status and the value of each goal, or that it is infeasible.
fn check(parts: &str, expect: &str) {
    let outcome = match run(&plan(parts), &|_| ControlFlow::Continue(())) {
        Outcome::Allocated(verified) => {
            let values = verified.tiers().iter().map(|proof| format!(" {}", proof.value as f64 / 1e12));
            format!("{:?}{}", verified.status(), values.collect::<String>())
        }
        Outcome::Infeasible(_) => "Infeasible".to_owned(),
        other => format!("{other:?}"),
    };
    assert_eq!(outcome, expect, "{parts}");
}

const BENEFIT: &str = r#""objective": [{"maximise": "benefit"}]"#;
const EVERY_GOAL: &str = r#""objective": [{"maximise": "benefit"}, {"maximise": "funded"}, {"maximise": "least_coverage"},
    {"maximise": "least_per_head"}, {"minimise": "pooled"}, {"maximise": "credit"}, {"minimise": "transfers"}]"#;

fn stream(amount: &str, more: &str) -> String {
    format!(
        r#"{{"id": "s", "name": {{"en": "s"}}, "channel": "superior", "level": "central", "amount": "{amount}"{more}}}"#
    )
}

fn project(id: &str, cost: &str, people: &str, more: &str) -> String {
    format!(
        r#"{{"id": "{id}", "name": {{"en": "{id}"}}, "county": "east", "use": "road", "cost": "{cost}",
        "benefits": {{"people": "{people}"}}{more}}}"#
    )
}

fn money(amount: &str, projects: &[String]) -> String {
    format!(r#""streams": [{}], "projects": [{}], "#, stream(amount, ""), projects.join(", "))
}

#[test]
fn next_to_nothing() {
    check(BENEFIT, "Optimal 0");
    check(EVERY_GOAL, "Optimal 0 0 0 0 0 0 0");
    check(&(money("100.00", &[]) + EVERY_GOAL), "Optimal 0 0 0 0 0 0 0");
    let only_projects = format!(r#""projects": [{}], {EVERY_GOAL}"#, project("p", "10.00", "10", ""));
    check(&only_projects, "Optimal 0 0 0 0 0 0 0");
    let no_county = json::read(
        br#"{"format": "fundpool-plan", "version": 1, "objective": [{"maximise": "least_coverage"}]}"#,
    );
    let outcome = run(&no_county.plan.expect("a plan"), &|_| ControlFlow::Continue(()));
    assert!(matches!(outcome, Outcome::Allocated(_)), "{outcome:?}");
}

#[test]
fn one_project() {
    let one = [project("p", "80.00", "160", "")];
    check(&(money("100.00", &one) + BENEFIT), "Optimal 160");
    // That it takes a transfer is not proven.
    check(&(money("40.00", &one) + EVERY_GOAL), "WithinGap 80 40 0.5 0.04 0 0 1");
    check(&(money("0.01", &one) + BENEFIT), "Optimal 0.02");
}

#[test]
fn no_money_at_all() {
    let two = [project("p", "80.00", "160", ""), project("q", "20.00", "160", "")];
    check(&(money("0.00", &two) + EVERY_GOAL), "Optimal 0 0 0 0 0 0 0");
    let procurement = format!(
        r#""streams": [{}], "projects": [{}], {BENEFIT}"#,
        stream("100.00", "").replace("superior", "procurement"),
        two.join(", ")
    );
    check(&procurement, "Optimal 0");
}

#[test]
fn nothing_brings_anything() {
    let two = [project("p", "80.00", "0", ""), project("q", "20.00", "0", "")];
    check(&(money("100.00", &two) + BENEFIT), "Optimal 0");
    let then_funded = r#""objective": [{"maximise": "benefit"}, {"maximise": "funded"}]"#;
    check(&(money("90.00", &two) + then_funded), "Optimal 0 90");
}

#[test]
fn what_cannot_be_is_infeasible() {
    let one = [project("p", "80.00", "160", "")];
    let floor = r#""rules": [{"id": "floor", "kind": "county_range", "cite": "x", "min": "90.00"}], "#;
    check(&(money("100.00", &one) + floor + BENEFIT), "Infeasible");
    check(
        &(money("70.00", &[project("p", "80.00", "160", r#", "must": true, "funding": "whole""#)]) + BENEFIT),
        "Infeasible",
    );
    let unpaid = format!(
        r#""projects": [{}], {BENEFIT}"#,
        project("p", "80.00", "1", r#", "must": true, "min": "1.00""#)
    );
    check(&unpaid, "Infeasible");
    let idle = format!(r#""streams": [{}], {BENEFIT}"#, stream("100.00", r#", "must_spend": "1.00""#));
    check(&idle, "Infeasible");
}

/// Rules of every kind whose counties and uses hold no project.
#[test]
fn rules_over_nothing() {
    let kinds = [
        r#""kind": "use_share", "min": "0", "max": "0.5""#,
        r#""kind": "use_share", "max": "0.5", "each_county": true"#,
        r#""kind": "county_range", "max": "5.00""#,
        r#""kind": "county_range", "max": "5.00", "per_head": true"#,
        r#""kind": "match", "own_levels": ["county"], "upper_levels": ["central"], "ratio": "1""#,
        r#""kind": "match", "own_levels": ["county"], "upper_levels": ["central"], "ratio": "1", "scope": "each_county""#,
        r#""kind": "match", "own_levels": ["county"], "upper_levels": ["central"], "ratio": "1", "scope": "each_project""#,
        r#""kind": "max_share", "of": "county", "max": "0.5""#,
        r#""kind": "max_share", "of": "village", "max": "0.5""#,
        r#""kind": "max_share", "of": "project", "max": "0.5""#,
        r#""kind": "factor_band", "band": "0.5", "weights": {"need": "1"}"#,
        r#""kind": "no_regression", "ratio": "0.9""#,
        r#""kind": "forbid", "levels": ["central"]"#,
    ];
    let one = [project("p", "80.00", "160", "")];
    let rule = |kind: &str| format!(r#""rules": [{{"id": "r", "cite": "x", "uses": ["farm"], {kind}}}], "#);
    for kind in kinds {
        check(&(money("100.00", &one) + &rule(kind) + BENEFIT), "Optimal 160");
    }
    let floor = rule(r#""kind": "county_range", "min": "5.00""#);
    check(&(money("100.00", &one) + &floor + BENEFIT), "Infeasible");
}

/// From a fen to ten billion yuan, and from a ten-thousandth of a unit of benefit to a billion.
#[test]
fn spans_of_a_billion() {
    let two = [project("p", "0.01", "0.0001", ""), project("q", "10000000000.00", "1000000000", "")];
    check(&(money("10000000000.01", &two) + BENEFIT), "Optimal 1000000000.0001");
    check(&(money("0.01", &two) + BENEFIT), "Optimal 0.0001");
    let goals = r#""objective": [{"maximise": "least_per_head"}, {"maximise": "benefit"}]"#;
    check(&(money("1000.00", &two) + goals), "Optimal 1 99.9991");
}

/// A share that has to be met exactly in whole 万元: of 97 of them only 90 can be spent, 63 and 27.
#[test]
fn one_share_and_coarse_quanta() {
    let (road, farm) = (project("p", "1000000.00", "100", ""), project("q", "1000000.00", "10", ""));
    let two = [road, farm.replace(r#""use": "road""#, r#""use": "farm""#)];
    let share = r#""rules": [{"id": "r", "cite": "x", "uses": ["farm"], "kind": "use_share", "min": "0.3", "max": "0.3"}], "#;
    let quantum = r#""quantum": "10000", "#;
    check(&(money("973000.00", &two) + share + quantum + BENEFIT), "WithinGap 65.7");
}

/// Where loans are rounded down whole projects lack a few fen, which no stream may have left: others have to give them up.
#[test]
fn the_demo_has_an_outcome_whichever_inflow_does_not_come() {
    let plan = json::read(include_bytes!("../examples/ganzhou-2020.json")).plan.expect("the demo is a plan");
    let mut allocated = 0;
    for stream in plan.streams.iter() {
        let lost = StreamField::Amount(Money::ZERO);
        let change = Change::Stream(RowChange::Set { id: stream.id.clone(), field: lost });
        let without = apply(&plan, &change).expect("a stream may be empty");
        if problems(&without).iter().any(fundpool::diagnostic::Diagnostic::is_error) {
            continue;
        }
        match run(&without, &|_| ControlFlow::Continue(())) {
            Outcome::Allocated(_) => allocated += 1,
            Outcome::Infeasible(_) => {}
            other => panic!("without {}: {other:?}", stream.id),
        }
    }
    assert!(allocated > 30, "{allocated} of {}", plan.streams.len());
}
