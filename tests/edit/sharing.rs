//! A change copies what it touches and shares the rest with the plan it was given.

use std::sync::Arc;

use fundpool::plan::edit::{Change, PlanField, ProjectField, Row, RowChange, StreamField, apply};
use fundpool::plan::rule::Rule;
use fundpool::plan::{County, Credit, Measure, Plan, Project, Scenario, Stream, TableName, Text, Use};

use crate::altered_rows::plan;
use crate::sample_plan::{id, yuan};
use crate::set;

/// The lists that are not shared between the two plans.
fn copied(before: &Plan, after: &Plan) -> Vec<TableName> {
    fn is_copied<R: Row>(before: &Plan, after: &Plan) -> Option<TableName> {
        (!Arc::ptr_eq(R::table(before), R::table(after))).then_some(R::TABLE)
    }
    let copied = [
        is_copied::<Use>(before, after),
        is_copied::<Measure>(before, after),
        is_copied::<County>(before, after),
        is_copied::<Stream>(before, after),
        is_copied::<Credit>(before, after),
        is_copied::<Project>(before, after),
        is_copied::<Rule>(before, after),
        is_copied::<Scenario>(before, after),
    ];
    copied.into_iter().flatten().collect()
}

fn check(change: Change, expect: &[TableName]) {
    let before = plan();
    let after = apply(&before, &change).unwrap();
    assert_eq!(copied(&before, &after), expect, "{change:?}");
}

#[test]
fn other_lists_are_shared() {
    check(set::<Stream>("city-budget", StreamField::Amount(yuan(1))), &[TableName::Streams]);
    check(RowChange::<Project>::Remove { id: id("dy-veg") }.into(), &[TableName::Projects]);
    check(RowChange::<Project>::Move { id: id("dy-veg"), before: None }.into(), &[TableName::Projects]);
    check(PlanField::Year(Some(1999)).into(), &[]);
    check(
        RowChange::<County>::Rename { id: id("ruijin"), to: id("other") }.into(),
        &[TableName::Counties, TableName::Projects],
    );
}

#[test]
fn other_rows_are_shared() {
    let before = plan();
    let after = apply(&before, &set::<Project>("rj-veg", ProjectField::Cost(yuan(1)))).unwrap();
    let shared: Vec<bool> =
        before.projects.iter().zip(after.projects.iter()).map(|(old, new)| Arc::ptr_eq(old, new)).collect();
    assert_eq!(shared, [true, true, false, true, true, true]);
}

#[test]
fn the_pool_and_the_goals_are_shared_until_they_change() {
    let before = plan();
    let after = apply(&before, &PlanField::Title(Text::default()).into()).unwrap();
    assert!(Arc::ptr_eq(&before.pool, &after.pool) && Arc::ptr_eq(&before.objective, &after.objective));
    let after = apply(&before, &PlanField::Objective(Vec::new()).into()).unwrap();
    assert!(Arc::ptr_eq(&before.pool, &after.pool) && !Arc::ptr_eq(&before.objective, &after.objective));
}

#[test]
fn a_change_to_the_same_value_copies_nothing() {
    check(set::<Stream>("city-budget", StreamField::Amount(yuan(10_000_000))), &[]);
    check(RowChange::<Project>::Move { id: id("dy-road"), before: None }.into(), &[]);
    check(RowChange::<Project>::Rename { id: id("dy-road"), to: id("dy-road") }.into(), &[]);
    let before = plan();
    let after = apply(&before, &PlanField::PoolUses(before.pool.uses.clone()).into()).unwrap();
    assert!(Arc::ptr_eq(&before.pool, &after.pool));
}
