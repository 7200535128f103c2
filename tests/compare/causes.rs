//! Each change to a plan, with the money it moves, is named beside the county it moves in.

use std::sync::Arc;

use fundpool::compare::{Cause, Comparison, Pair, ProjectChange, RuleChange, Setting, StreamChange};
use fundpool::document::json;
use fundpool::money::Money;
use fundpool::plan::{Plan, Project, Stream};
use fundpool::verify::{Allocation, Grant};

use crate::allocated::judged;

/// Two counties with a road each, and a stream that pays for roads.
fn plan() -> Plan {
    let text = r#"{"format": "fundpool-plan", "version": 1,
        "uses": [{"id": "road", "name": {"en": "Roads"}}],
        "measures": [{"id": "people", "name": {"en": "People"}, "unit": {"en": "people"}, "weight": "1"}],
        "counties": [
          {"id": "east", "name": {"en": "East"}, "class": "key", "population": 10},
          {"id": "west", "name": {"en": "West"}, "class": "key", "population": 10}],
        "streams": [
          {"id": "roads", "name": {"en": "Roads"}, "channel": "sector", "level": "central", "amount": "100.00",
            "earmark": {"uses": ["road"], "counties": ["*"]}, "reach": ["*"]},
          {"id": "idle", "name": {"en": "Idle"}, "channel": "sector", "level": "central", "amount": "100.00",
            "earmark": {"uses": ["road"], "counties": ["*"]}, "reach": ["*"]}],
        "pool": {"uses": [], "counties": []},
        "projects": [
          {"id": "e-road", "name": {"en": "East road"}, "county": "east", "use": "road", "cost": "60.00",
            "benefits": {"people": "10"}},
          {"id": "w-road", "name": {"en": "West road"}, "county": "west", "use": "road", "cost": "60.00",
            "benefits": {"people": "10"}}],
        "rules": [
          {"id": "cap", "kind": "county_range", "on": true, "strength": "policy", "cite": "x", "counties": ["west"],
            "max": "50.00"}],
        "objective": [{"maximise": "benefit"}]}"#;
    let read = json::read(text.as_bytes());
    read.plan.unwrap_or_else(|| panic!("{:?}", read.diagnostics))
}

/// What each of the projects is granted by the first stream.
fn allocation(amounts: [&str; 2]) -> Allocation {
    let amounts = amounts.iter().map(|amount| amount.parse::<Money>().unwrap()).enumerate();
    let grants = amounts.filter(|(_, amount)| *amount > Money::ZERO);
    let grants = grants.map(|(project, amount)| Grant { project, stream: 0, amount }).collect();
    Allocation { grants, ..Allocation::default() }
}

/// The causes told of the western county, which gets 40.00 in the first plan and 20.00 in the changed one.
fn causes(change: impl Fn(&mut Plan)) -> Vec<Cause> {
    compared(change, ["60.00", "40.00"], ["60.00", "20.00"])
}

fn compared(change: impl Fn(&mut Plan), before: [&str; 2], after: [&str; 2]) -> Vec<Cause> {
    let first = plan();
    let mut other = plan();
    change(&mut other);
    let verified = judged(&first, allocation(before), Vec::new());
    let other_verified = judged(&other, allocation(after), Vec::new());
    let comparison = Comparison::of(&[(&first, &verified), (&other, &other_verified)]).unwrap();
    let [shift] = &comparison.shifts[1][..] else { panic!("{:?}", comparison.shifts) };
    assert_eq!(shift.id, "west");
    shift.causes.clone()
}

const BOTH: fn(usize) -> Pair = |at| Pair { first: Some(at), other: Some(at) };

fn stream(plan: &mut Plan, index: usize) -> &mut Stream {
    Arc::make_mut(&mut Arc::make_mut(&mut plan.streams)[index])
}

fn project(plan: &mut Plan, index: usize) -> &mut Project {
    Arc::make_mut(&mut Arc::make_mut(&mut plan.projects)[index])
}

#[test]
fn without_a_change_there_is_no_cause() {
    assert_eq!(causes(|_| {}), []);
}

#[test]
fn a_stream_that_pays_there_is_a_cause() {
    let before: Money = "100.00".parse().unwrap();
    let after: Money = "80.00".parse().unwrap();
    let what = StreamChange::Amount { before, after };
    assert_eq!(causes(|plan| stream(plan, 0).amount = after), [Cause::Stream { stream: BOTH(0), what }]);
    // One that pays nothing there is none.
    assert_eq!(causes(|plan| stream(plan, 1).amount = after), []);
    let half = || "0.5".parse().unwrap();
    let what = StreamChange::Poolable;
    assert_eq!(causes(|plan| stream(plan, 0).poolable = half()), [Cause::Stream { stream: BOTH(0), what }]);
}

#[test]
fn a_project_that_is_another_one_is_a_cause() {
    let check = |change: fn(&mut Project), what| {
        let told = causes(|plan| change(project(plan, 1)));
        assert_eq!(told, [Cause::Project { project: BOTH(1), what }]);
    };
    check(|one| one.cost = "20.00".parse().unwrap(), ProjectChange::Cost);
    check(|one| one.lock = Some("20.00".parse().unwrap()), ProjectChange::Lock);
    check(|one| one.must = true, ProjectChange::Must);
    check(|one| one.benefits.clear(), ProjectChange::Benefit);
    // One in another county is none.
    assert_eq!(causes(|plan| project(plan, 0).must = true), []);
}

#[test]
fn a_project_that_became_ready_is_a_cause() {
    let ready = |plan: &mut Plan, is| project(plan, 1).ready = is;
    let told = compared(|plan| ready(plan, false), ["60.00", "40.00"], ["60.00", "0.00"]);
    assert_eq!(told, [Cause::Project { project: BOTH(1), what: ProjectChange::NoLongerReady }]);
    let gone =
        compared(|plan| drop(Arc::make_mut(&mut plan.projects).pop()), ["60.00", "40.00"], ["60.00", "0"]);
    let pair = Pair { first: Some(1), other: None };
    assert_eq!(gone, [Cause::Project { project: pair, what: ProjectChange::Removed }]);
}

#[test]
fn a_rule_that_binds_in_one_of_them_is_a_cause() {
    let told = |before, after| compared(|_| {}, ["10.00", before], ["10.00", after]);
    let cause = |what| [Cause::Rule { rule: BOTH(0), what, own: true }];
    assert_eq!(told("40.00", "50.00"), cause(RuleChange::NowBinds));
    assert_eq!(told("50.00", "40.00"), cause(RuleChange::NoLongerBinds));
    assert_eq!(told("40.00", "30.00"), []);
    // It binds in both, at another limit.
    let lower = |plan: &mut Plan| {
        let rule = Arc::make_mut(&mut Arc::make_mut(&mut plan.rules)[0]);
        let fundpool::plan::rule::RuleKind::CountyRange(range) = &mut rule.kind else { panic!("{rule:?}") };
        range.max = Some("30.00".parse().unwrap());
    };
    assert_eq!(compared(lower, ["10.00", "50.00"], ["10.00", "30.00"]), cause(RuleChange::Changed));
}

#[test]
fn the_county_itself_is_a_cause() {
    let more = |plan: &mut Plan| Arc::make_mut(&mut Arc::make_mut(&mut plan.counties)[1]).population = 11;
    assert_eq!(causes(more), [Cause::County]);
}

#[test]
fn what_differs_as_a_whole_is_told_once() {
    let first = plan();
    let mut other = plan();
    other.objective = Arc::default();
    other.pool = Arc::new(fundpool::plan::Pool::default());
    Arc::make_mut(&mut Arc::make_mut(&mut other.measures)[0]).weight = "2".parse().unwrap();
    let verified = judged(&first, allocation(["1.00", "1.00"]), Vec::new());
    let other_verified = judged(&other, allocation(["1.00", "1.00"]), Vec::new());
    let comparison = Comparison::of(&[(&first, &verified), (&other, &other_verified)]).unwrap();
    assert_eq!(comparison.settings[1], [Setting::Goals, Setting::Measures, Setting::Pool]);
    assert!(comparison.settings[0].is_empty());
    assert!(!comparison.same_benefit);
}
