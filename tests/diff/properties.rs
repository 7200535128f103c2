//! What holds for any two plans.

use fundpool::generate::{Options, generate};
use fundpool::plan::diff::{changes, diff};
use fundpool::plan::edit::{Change, apply, apply_all};
use fundpool::plan::{Plan, Project, Scenario, Text, apply_scenario};
use proptest::prelude::*;

use crate::altered_rows::plan;
use crate::random_changes;
use crate::sample_plan::{id, row_mut, table};

/// Makes the changes one after the other: the plan after those that are possible, and which those are.
fn one_by_one(plan: &Plan, edits: &[Change]) -> (Plan, Vec<Change>) {
    let mut now = plan.clone();
    let mut possible = Vec::new();
    for edit in edits {
        if let Ok(next) = apply(&now, edit) {
            now = next;
            possible.push(edit.clone());
        }
    }
    (now, possible)
}

fn edited(edits: &[Change]) -> Plan {
    one_by_one(&plan(), edits).0
}

/// The sample plan with these of its projects, of which some may be there twice or name one that is not.
fn with_projects(rows: &[usize]) -> Plan {
    let sample = plan();
    let projects = rows.iter().map(|row| Project::clone(&sample.projects[*row])).collect();
    Plan { projects: table(projects), ..sample }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_differs_exactly_where_plans_are_equal(edits in random_changes::changes(4)) {
        let after = edited(&edits);
        prop_assert_eq!(diff(&plan(), &after).is_empty(), plan() == after);
        prop_assert!(diff(&after, &after.clone()).is_empty());
    }

    #[test]
    fn the_changes_of_a_difference_lead_to_the_other_plan(
        one in random_changes::changes(30),
        other in random_changes::changes(30),
    ) {
        let (before, after) = (edited(&one), edited(&other));
        let changes = changes(&diff(&before, &after));
        prop_assert_eq!(apply_all(&before, &changes), Ok(after));
    }

    /// Whether made at once or one after the other, and however the rows are found meanwhile.
    #[test]
    fn a_batch_is_what_its_changes_are(
        edits in random_changes::changes(20),
        rows in prop::collection::vec(0..6_usize, 0..9),
    ) {
        for before in [plan(), with_projects(&rows)] {
            let (after, possible) = one_by_one(&before, &edits);
            prop_assert_eq!(apply_all(&before, &possible), Ok(after));
        }
    }

    /// What a scenario does not report is done: the changes left make a batch that leads to the same plan.
    #[test]
    fn a_scenario_does_what_it_does_not_report(edits in random_changes::changes(12)) {
        let scenario = Scenario {
            id: id("new"),
            name: Text::default(),
            note: Text::default(),
            base: None,
            changes: edits.clone(),
        };
        let (changed, problems) = apply_scenario(&plan(), &scenario);
        let reported = |at: usize| problems.iter().any(|problem| problem.change == Some(at));
        let done: Vec<_> =
            edits.into_iter().enumerate().filter(|(at, _)| !reported(*at)).map(|(_, edit)| edit).collect();
        prop_assert_eq!(apply_all(&plan(), &done), Ok(changed));
    }

    /// Lists with the same id twice, as a file may hold them: nothing panics, and a difference is told.
    #[test]
    fn doubled_ids_are_compared_in_their_order(
        edits in random_changes::changes(6),
        rows in prop::collection::vec(0..6_usize, 1..9),
    ) {
        let before = with_projects(&rows);
        let (after, _) = one_by_one(&before, &edits);
        prop_assert_eq!(diff(&before, &after).is_empty(), before == after);
        let mut spoilt = before.clone();
        row_mut(&mut spoilt.projects, rows.len() - 1).must ^= true;
        prop_assert_eq!(diff(&before, &spoilt).len(), 1);
    }
}

/// Two plans that have hardly a row in common.
#[test]
fn one_plan_can_become_any_other() {
    let plan = |seed| generate(&Options { seed, projects: 400, ..Options::default() });
    let (before, after) = (plan(1), plan(2));
    let changes = changes(&diff(&before, &after));
    assert_eq!(apply_all(&before, &changes).unwrap(), after);
}
