//! Rows come, go, move and get other ids.

use std::sync::Arc;

use fundpool::plan::Project;
use fundpool::plan::edit::{Change, RowChange};

use crate::sample_plan::{id, project_row, sample_plan};
use crate::{applied, ids};

const SAMPLE: &str = "yd-veg yd-road rj-veg rj-road dy-veg dy-road";

fn add(row: &str, before: Option<&str>) -> Change {
    let row = project_row(row, "新项目", "yudu", "industry.vegetables", 1);
    Change::Project(RowChange::Add { row: Arc::new(row), before: before.map(id) })
}

fn shift(row: &str, before: Option<&str>) -> Change {
    Change::Project(RowChange::Move { id: id(row), before: before.map(id) })
}

fn remove(row: &str) -> Change {
    RowChange::<Project>::Remove { id: id(row) }.into()
}

fn check(changes: &[Change], expect: &str) {
    let plan = sample_plan();
    assert_eq!(ids(&plan.projects), SAMPLE);
    assert_eq!(ids(&applied(&plan, changes).projects), expect, "{changes:?}");
}

#[test]
fn a_new_row_goes_in_front_of_another_or_to_the_end() {
    check(&[add("a", None)], "yd-veg yd-road rj-veg rj-road dy-veg dy-road a");
    check(&[add("a", Some("yd-veg"))], "a yd-veg yd-road rj-veg rj-road dy-veg dy-road");
    check(
        &[add("a", Some("rj-veg")), add("b", Some("rj-veg"))],
        "yd-veg yd-road a b rj-veg rj-road dy-veg dy-road",
    );
    // Where it goes matters less than that it goes there at all: its neighbour may be gone when a scenario is applied.
    check(&[add("a", Some("gone"))], "yd-veg yd-road rj-veg rj-road dy-veg dy-road a");
}

#[test]
fn a_row_moves_in_front_of_another_or_to_the_end() {
    check(&[shift("dy-veg", Some("yd-veg"))], "dy-veg yd-veg yd-road rj-veg rj-road dy-road");
    check(&[shift("yd-veg", None)], "yd-road rj-veg rj-road dy-veg dy-road yd-veg");
    check(&[shift("rj-veg", Some("rj-veg"))], SAMPLE);
    check(&[shift("rj-veg", Some("rj-road"))], SAMPLE);
    check(&[shift("dy-road", None)], SAMPLE);
}

#[test]
fn a_row_goes() {
    check(&[remove("rj-veg")], "yd-veg yd-road rj-road dy-veg dy-road");
    check(&[remove("yd-veg"), add("yd-veg", None)], "yd-road rj-veg rj-road dy-veg dy-road yd-veg");
}

#[test]
fn a_row_keeps_its_place_under_another_id() {
    let rename = RowChange::<Project>::Rename { id: id("rj-veg"), to: id("new") };
    check(&[rename.into()], "yd-veg yd-road new rj-road dy-veg dy-road");
}

/// A list is searched one by one for a few changes and through an index for many; the answer must not tell which.
#[test]
fn many_changes_at_once_are_the_same_as_one_after_the_other() {
    let changes = [
        shift("dy-road", Some("yd-veg")),
        add("a", Some("rj-veg")),
        shift("a", Some("dy-road")),
        remove("rj-veg"),
        add("b", Some("a")),
        RowChange::<Project>::Rename { id: id("a"), to: id("c") }.into(),
        shift("c", None),
        add("a", Some("c")),
        shift("b", Some("a")),
        remove("c"),
    ];
    let one_by_one =
        changes.iter().fold(sample_plan(), |plan, change| applied(&plan, std::slice::from_ref(change)));
    check(&changes, "dy-road yd-veg yd-road rj-road dy-veg b a");
    assert_eq!(applied(&sample_plan(), &changes), one_by_one);
}
