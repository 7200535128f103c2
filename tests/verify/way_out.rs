//! What an allocation misses, and what no loosening excuses.

use fundpool::rows::Demands;
use fundpool::verify::{Refused, shortfalls};

use crate::{payments, plan};

const GOAL: &str = r#""objective": [{"maximise": "benefit"}]"#;

/// Each demand that is missed: its row, what has to be loosened, and by how much; or how many demands are broken that cannot be.
fn check(more: &str, projects: &[&str], lines: &[&str], expect: &[&str]) {
    let plan = plan(&format!("{GOAL}{more}"), projects);
    let told = match shortfalls(&plan, &Demands::of(&plan), &payments(&plan, lines)) {
        Ok(missed) => {
            missed.iter().map(|one| format!("{}, {}: {}", one.rule(), one.row.0, one.short)).collect()
        }
        Err(Refused::Broken(broken)) => vec![format!("{} broken", broken.len())],
        Err(other) => panic!("{other:?}"),
    };
    assert_eq!(told, expect);
}

#[test]
fn an_allocation_that_keeps_the_plan_misses_nothing() {
    check("", &[], &["city glass 50.00"], &[]);
}

#[test]
fn rules_can_be_loosened() {
    let rules = r#", "rules": [{"id": "floor", "kind": "county_range", "min": "40.00", "counties": ["west"]},
        {"id": "half", "kind": "use_share", "uses": ["farm"], "min": "0.5"}]"#;
    let expect = ["floor, rule:floor:min:west: 20.00", "half, rule:half:min: 10.00"];
    check(rules, &[], &["roads lane 20.00"], &expect);
}

#[test]
fn what_a_project_has_to_get_can_be_loosened() {
    let must = ["lane.must: true", "lane.min: \"30.00\""];
    check("", &must, &["roads lane 20.00"], &["must:lane, must:lane: 10.00"]);
    check("", &["lane.lock: \"30.00\""], &["roads lane 40.00"], &["lock:lane, lock:lane: 10.00"]);
    // Without the lock it still has to be funded: both have to give way.
    let both = ["lane.must: true", "lane.funding: \"whole\"", "lane.lock: \"40.00\""];
    check("", &both, &[], &["lock:lane, lock:lane: 40.00", "must:lane, must:lane: 40.00"]);
}

#[test]
fn what_a_project_can_be_funded_with_cannot() {
    let whole = ["lane.must: true", "lane.funding: \"whole\""];
    check("", &whole, &["roads lane 39.99"], &["1 broken"]);
    check("", &[], &["roads lane 40.01"], &["1 broken"]);
}

#[test]
fn what_there_is_and_who_may_pay_cannot() {
    check("", &[], &["city road 50.01"], &["1 broken"]);
    check("", &[], &["roads glass 60.01"], &["1 broken"]);
    let forbid = r#", "rules": [{"id": "no", "kind": "forbid", "levels": ["central"], "uses": ["farm"]}]"#;
    check(forbid, &[], &["roads glass 1.00"], &["1 broken"]);
}
