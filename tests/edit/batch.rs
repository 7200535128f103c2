//! What the changes of a batch owe each other is asked for at its end, so they may come in any order.

use std::sync::Arc;

use fundpool::diagnostic::Arg;
use fundpool::plan::edit::{Change, ProjectField, RowChange, RuleField, apply_all};
use fundpool::plan::rule::Rule;
use fundpool::plan::{County, Plan, Project, Scope};

use crate::altered_rows::plan;
use crate::sample_plan::{id, project_row};
use crate::{ids, line, set};

fn check(changes: &[Change], expect: impl Fn(&Plan)) {
    expect(&apply_all(&plan(), changes).unwrap());
    let backwards: Vec<Change> = changes.iter().rev().cloned().collect();
    expect(&apply_all(&plan(), &backwards).unwrap());
    for change in changes {
        assert!(apply_all(&plan(), std::slice::from_ref(change)).is_err(), "possible alone: {change:?}");
    }
}

#[test]
fn projects_that_require_each_other_can_come_together() {
    let row = |own: &str, other: &str| {
        let row = Project { requires: vec![id(other)], ..project_row(own, own, "yudu", "industry", 1) };
        Change::Project(RowChange::Add { row: Arc::new(row), before: None })
    };
    check(&[row("a", "b"), row("b", "a")], |after| assert_eq!(after.projects.len(), 8));
}

#[test]
fn a_county_can_go_before_its_projects_do() {
    let removals = [
        Change::County(RowChange::Remove { id: id("dayu") }),
        Change::Project(RowChange::Remove { id: id("dy-road") }),
    ];
    let mut changes = removals.to_vec();
    changes.push(Change::Project(RowChange::Remove { id: id("dy-veg") }));
    changes.push(set::<Rule>("negative-list", RuleField::Counties(Scope::All)));
    let after = apply_all(&plan(), &changes).unwrap();
    assert_eq!(
        (ids(&after.counties), ids(&after.projects)),
        ("yudu ruijin".to_owned(), "yd-veg yd-road rj-veg rj-road".to_owned())
    );
    // With one project left that names the county, and one that requires a project that goes, neither may go.
    let refused = apply_all(&plan(), &removals).unwrap_err();
    assert_eq!(refused.iter().map(|refused| refused.change).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn what_is_renamed_afterwards_counts_as_there() {
    let changes = [
        set::<Project>("rj-veg", ProjectField::Requires(vec![id("yd-road")])),
        Change::Project(RowChange::Rename { id: id("yd-road"), to: id("path") }),
    ];
    let after = apply_all(&plan(), &changes).unwrap();
    assert_eq!(after.projects[2].requires, [id("path")]);
}

/// Whoever comes later is at fault: who takes out what is named, or who names what was taken out.
#[test]
fn the_later_change_is_refused() {
    let naming = set::<Project>("rj-veg", ProjectField::Requires(vec![id("yd-veg")]));
    let removal = Change::Project(RowChange::Remove { id: id("yd-veg") });
    let refused = |changes: &[Change]| -> Vec<(usize, String)> {
        let refused = apply_all(&plan(), changes).unwrap_err();
        refused.iter().map(|refused| (refused.change, line(&refused.reason))).collect()
    };
    assert_eq!(refused(&[naming.clone(), removal.clone()]), [(1, "still-named | $.projects[0]".to_owned())]);
    assert_eq!(refused(&[removal, naming]), [(1, "unknown-id | $.projects[2].requires".to_owned())]);
}

/// What names something that is not there is found under whatever id it has in the end.
#[test]
fn another_id_hides_nothing() {
    let check = |changes: [Change; 2]| {
        let refused = apply_all(&plan(), &changes).unwrap_err();
        assert_eq!(refused.iter().map(|refused| refused.change).collect::<Vec<_>>(), [0]);
    };
    check([
        set::<Project>("rj-veg", ProjectField::Requires(vec![id("ghost")])),
        Change::Project(RowChange::Rename { id: id("rj-veg"), to: id("other") }),
    ]);
    check([
        set::<Project>("rj-veg", ProjectField::Use(id("industry.ghost"))),
        Change::Use(RowChange::Rename { id: id("industry"), to: id("farming") }),
    ]);
}

#[test]
fn who_names_a_row_in_two_fields_counts_once() {
    let twice = set::<Project>("dy-road", ProjectField::Requires(vec![id("yd-road")]));
    let removal = Change::Project(RowChange::Remove { id: id("yd-road") });
    let refused = apply_all(&plan(), &[twice, removal]).unwrap_err();
    let by = refused[0].reason.args.iter().find(|(name, _)| *name == "count");
    assert_eq!(by, Some(&("count", Arg::Count(1))));
}

#[test]
fn what_goes_may_be_replaced() {
    let county = County { id: id("dayu"), ..County::clone(&plan().counties[0]) };
    let changes = [
        Change::County(RowChange::Remove { id: id("dayu") }),
        Change::County(RowChange::Add { row: Arc::new(county), before: None }),
    ];
    assert!(apply_all(&plan(), &changes).is_ok());
}
