//! A copy of a plan keeps step with it by patches.

use std::sync::Arc;

use fundpool::plan::edit::{Change, ProjectField, RowChange, apply};
use fundpool::plan::patch::{Patch, Piece};
use fundpool::plan::{Plan, Project};
use proptest::prelude::*;

use crate::altered_rows::{altered, plan};
use crate::random_changes::changes;
use crate::sample_plan::{id, yuan};
use crate::set;

/// Where the projects come from that stand in the plan after the change; how many rows travel in all.
fn check(change: Change, pieces: &[(usize, usize, usize)], rows: usize) {
    let before = plan();
    let after = apply(&before, &change).unwrap();
    let patch = Patch::between(&before, &after);
    let expect: Vec<Piece> = pieces
        .iter()
        .map(|(start, kept, added)| Piece { start: *start, kept: *kept, added: *added })
        .collect();
    assert_eq!(patch.lists[5], expect, "{change:?}");
    assert_eq!(count(&patch.plan), rows, "{change:?}");
    assert_eq!(patch.apply(&before), Some(after));
}

/// The rows of all lists.
fn count(plan: &Plan) -> usize {
    let sources = plan.uses.len() + plan.measures.len() + plan.counties.len() + plan.streams.len();
    sources + plan.credit.len() + plan.projects.len() + plan.rules.len() + plan.scenarios.len()
}

#[test]
fn only_rows_that_changed_travel() {
    assert_eq!(plan().projects.len(), 6);
    check(set::<Project>("rj-veg", ProjectField::Cost(yuan(1))), &[(0, 2, 1), (3, 3, 0)], 1);
    check(RowChange::<Project>::Remove { id: id("rj-veg") }.into(), &[(0, 2, 0), (3, 3, 0)], 0);
    let row = Arc::new(Project { id: id("new"), ..(*plan().projects[0]).clone() });
    let add = |before| RowChange::Add { row: row.clone(), before };
    check(add(None).into(), &[(0, 6, 1)], 1);
    check(add(Some(plan().projects[0].id.clone())).into(), &[(0, 0, 1), (0, 6, 0)], 1);
}

#[test]
fn a_patch_of_another_plan_is_noticed_where_rows_are_missing() {
    let before = plan();
    let after = apply(&before, &set::<Project>("rj-veg", ProjectField::Cost(yuan(1)))).unwrap();
    let check = |name: &str, tamper: fn(&mut Vec<Piece>), plan: &Plan| {
        let mut patch = Patch::between(&before, &after);
        tamper(&mut patch.lists[5]);
        assert_eq!(patch.apply(plan), None, "{name}");
    };
    check("a plan without rows", |_| {}, &Plan::default());
    check("more new rows than there are", |pieces| pieces[0].added = 2, &before);
    check("fewer", |pieces| pieces[0].added = 0, &before);
    check("old rows beyond the end", |pieces| pieces[1].kept = 4, &before);
    check(
        "old rows beyond all",
        |pieces| pieces[1] = Piece { start: 1, kept: usize::MAX, added: 0 },
        &before,
    );
}

proptest! {
    #[test]
    fn any_change_and_its_undoing_are_followed(changes in changes(12)) {
        let mut states = vec![plan()];
        for change in &changes {
            let next = states.last().and_then(|plan| apply(plan, change).ok());
            states.extend(next);
        }
        for (before, after) in states.iter().zip(states.iter().rev()) {
            prop_assert_eq!(Patch::between(before, after).apply(before), Some(after.clone()));
        }
        // Plans that share no row.
        let (before, after) = (states.pop().unwrap(), altered());
        prop_assert_eq!(Patch::between(&before, &after).apply(&before), Some(after));
    }
}
