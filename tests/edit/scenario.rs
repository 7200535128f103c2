//! Scenarios stand on the plan as it is now.

use fundpool::plan::edit::{Change, ProjectField, Row, RowChange, RuleField, RuleValue, StreamField};
use fundpool::plan::rule::Rule;
use fundpool::plan::{Plan, Problem, Project, Scenario, Stream, Text, apply_scenario, changes_between};

use crate::altered_rows::plan;
use crate::sample_plan::{id, ratio, row_mut, table, yuan};
use crate::{applied, line, set};

fn scenario(name: &str, base: Option<&str>, changes: Vec<Change>) -> Scenario {
    Scenario { id: id(name), name: Text::default(), note: Text::default(), base: base.map(id), changes }
}

fn amount(stream: &str, yuan_: i64) -> Change {
    set::<Stream>(stream, StreamField::Amount(yuan(yuan_)))
}

fn told(problems: &[Problem]) -> Vec<String> {
    let tell =
        |problem: &Problem| format!("{} {:?} {}", problem.scenario, problem.change, line(&problem.reason));
    problems.iter().map(tell).collect()
}

fn check(plan: &Plan, scenario: &Scenario, expect: &Plan, problems: &[&str]) {
    let (changed, found) = apply_scenario(plan, scenario);
    assert_eq!(told(&found), problems);
    assert_eq!(changed, *expect);
}

#[test]
fn its_changes_come_in_order() {
    let off = set::<Rule>("kept-back", RuleField::On(false));
    let changes = vec![amount("city-budget", 1), off, amount("city-budget", 2)];
    let mut expect = plan();
    row_mut(&mut expect.streams, 2).amount = yuan(2);
    row_mut(&mut expect.rules, 6).on = false;
    check(&plan(), &scenario("new", None, changes), &expect, &[]);
}

#[test]
fn those_of_the_scenario_it_stands_on_come_first() {
    let mut base = plan();
    base.scenarios = table(vec![
        scenario("low", None, vec![amount("city-budget", 1), amount("yudu-own", 1)]),
        scenario("lower", Some("low"), vec![amount("yudu-own", 2)]),
    ]);
    let mut expect = base.clone();
    row_mut(&mut expect.streams, 2).amount = yuan(1);
    row_mut(&mut expect.streams, 3).amount = yuan(3);
    check(&base, &scenario("lowest", Some("lower"), vec![amount("yudu-own", 3)]), &expect, &[]);
}

#[test]
fn what_no_longer_applies_is_told_and_the_rest_is_done() {
    let changes = vec![
        amount("late-inflow", 1),
        amount("city-budget", 1),
        set::<Rule>("kept-back", RuleField::Value(RuleValue::UseShareMin(Some(ratio("0.5"))))),
        Change::Project(RowChange::Remove { id: id("yd-road") }),
    ];
    let mut expect = plan();
    row_mut(&mut expect.streams, 2).amount = yuan(1);
    check(
        &plan(),
        &scenario("old", None, changes),
        &expect,
        &[
            "old Some(0) unknown-id | $.streams",
            "old Some(2) value-of-another-kind | $.rules[6].min",
            "old Some(3) still-named | $.projects[1]",
        ],
    );
}

/// One change may fail only because another did: the chain is followed to its end.
#[test]
fn what_hangs_on_a_change_that_does_not_apply_goes_with_it() {
    let new = |row: &str, requires: &str| Project {
        requires: vec![id(requires)],
        ..crate::sample_plan::project_row(row, row, "yudu", "industry", 1)
    };
    let add = |row: Project| Change::Project(RowChange::Add { row: row.into(), before: None });
    let changes = vec![
        add(new("a", "b")),
        add(new("b", "c")),
        add(new("c", "gone")),
        set::<Project>("a", ProjectField::Cost(yuan(2))),
    ];
    check(
        &plan(),
        &scenario("chain", None, changes),
        &plan(),
        &[
            "chain Some(0) unknown-id | $.projects.requires",
            "chain Some(1) unknown-id | $.projects.requires",
            "chain Some(2) unknown-id | $.projects.requires",
            "chain Some(3) unknown-id | $.projects",
        ],
    );
}

#[test]
fn a_base_that_is_gone_or_leads_round_is_told() {
    let mut expect = plan();
    row_mut(&mut expect.streams, 2).amount = yuan(1);
    check(
        &plan(),
        &scenario("new", Some("gone"), vec![amount("city-budget", 1)]),
        &expect,
        &["new None unknown-id | $.scenarios.base"],
    );
    let mut round = plan();
    round.scenarios = table(vec![
        scenario("one", Some("two"), Vec::new()),
        scenario("two", Some("one"), vec![amount("city-budget", 1)]),
    ]);
    let mut expect = round.clone();
    row_mut(&mut expect.streams, 2).amount = yuan(1);
    let one = round.scenarios[0].clone();
    check(&round, &one, &expect, &["two None scenario-circle | $.scenarios[1].base"]);
}

#[test]
fn a_scenario_leaves_scenarios_alone() {
    let changes = vec![Scenario::change(RowChange::Remove { id: id("worse") })];
    check(
        &plan(),
        &scenario("new", None, changes),
        &plan(),
        &["new Some(0) scenario-in-scenario | $.scenarios"],
    );
}

#[test]
fn any_edit_can_be_kept_as_a_scenario() {
    let edits = [
        amount("city-budget", 1),
        Scenario::change(RowChange::Remove { id: id("worse") }),
        Change::Project(RowChange::Remove { id: id("yd-veg") }),
    ];
    let edited = applied(&plan(), &edits);
    let kept = scenario("kept", None, changes_between(&plan(), &edited));
    check(&plan(), &kept, &Plan { scenarios: plan().scenarios, ..edited }, &[]);
}
