//! After one change, the difference names what it touched and nothing else.

use fundpool::plan::diff::{changes, diff};
use fundpool::plan::edit::{Change, Field, PlanField, Row, RowChange, apply, apply_all};
use fundpool::plan::rule::Rule;
use fundpool::plan::{County, Credit, Measure, Plan, Project, Scenario, Stream, Use};

use crate::altered_rows::{altered, plan};
use crate::sample_plan::{id, table, text};

/// The difference that a change makes is the change.
fn check(change: &Change) {
    check_as(change, std::slice::from_ref(change));
}

fn check_as(change: &Change, expect: &[Change]) {
    let after = apply(&plan(), change).unwrap();
    let told = changes(&diff(&plan(), &after));
    assert_eq!(told, expect);
}

/// For each list: its plan as a whole, that is every row of it with every field of every altered row.
fn check_fields<R: Row>() {
    for row in R::table(&plan()).iter() {
        for new in R::table(&altered()).iter().filter(|new| R::Field::recast(row, new).is_none()) {
            for field in R::Field::all(new).into_iter().filter(|field| !R::Field::all(row).contains(field)) {
                check(&R::change(RowChange::Set { id: row.id().clone(), field }));
            }
        }
        for gone in R::Field::all(row).iter().filter_map(Field::cleared) {
            check(&R::change(RowChange::Set { id: row.id().clone(), field: gone }));
        }
    }
}

#[test]
fn a_field() {
    check_fields::<Use>();
    check_fields::<Measure>();
    check_fields::<County>();
    check_fields::<Stream>();
    check_fields::<Credit>();
    check_fields::<Project>();
    check_fields::<Rule>();
    check_fields::<Scenario>();
    for field in PlanField::all(&altered()) {
        check(&Change::Plan(field));
    }
}

#[test]
fn a_rule_of_another_kind_is_one_difference() {
    for row in plan().rules.iter() {
        for new in altered().rules.iter() {
            if let Some((_, kind)) = fundpool::plan::edit::RuleField::recast(row, new) {
                check(&Rule::change(RowChange::Set { id: row.id.clone(), field: kind }));
            }
        }
    }
}

#[test]
fn a_new_row() {
    fn check_in<R: Row>() {
        let row = R::table(&altered())[0].clone();
        check(&R::change(RowChange::Add { row: row.clone(), before: None }));
        for neighbour in R::table(&plan()).iter() {
            let before = Some(neighbour.id().clone());
            check(&R::change(RowChange::Add { row: row.clone(), before }));
        }
    }
    check_in::<Use>();
    check_in::<Measure>();
    check_in::<County>();
    check_in::<Stream>();
    check_in::<Credit>();
    check_in::<Project>();
    check_in::<Rule>();
    check_in::<Scenario>();
}

#[test]
fn a_row_that_is_gone() {
    check(&Stream::change(RowChange::Remove { id: id("city-budget") }));
    check(&Rule::change(RowChange::Remove { id: id("kept-back") }));
    check(&Scenario::change(RowChange::Remove { id: id("worse") }));
    check(&Measure::change(RowChange::Remove { id: id("jobs") }));
}

/// However many rows name it: that they follow is not told again.
#[test]
fn another_id() {
    check(&County::change(RowChange::Rename { id: id("yudu"), to: id("other") }));
    check(&Measure::change(RowChange::Rename { id: id("people"), to: id("other") }));
    check(&Credit::change(RowChange::Rename { id: id("industry-credit"), to: id("other") }));
    check(&Project::change(RowChange::Rename { id: id("yd-road"), to: id("other") }));
    check(&Scenario::change(RowChange::Rename { id: id("shock"), to: id("other") }));
    check(&Use::change(RowChange::Rename { id: id("industry"), to: id("farming") }));
    // A rule without a name could be any other: it is told as one that went and one that came.
    let rule = plan().rules[6].clone();
    let mut renamed = Rule::clone(&rule);
    renamed.id = id("other");
    check_as(
        &Rule::change(RowChange::Rename { id: rule.id.clone(), to: id("other") }),
        &[
            Rule::change(RowChange::Remove { id: rule.id.clone() }),
            Rule::change(RowChange::Add { row: renamed.into(), before: Some(id("negative-list")) }),
        ],
    );
}

/// Which of two rows with one name got the other id cannot be told, so nothing is guessed.
#[test]
fn namesakes_are_not_taken_for_each_other() {
    let twin = Stream { id: id("twin"), ..Stream::clone(&plan().streams[2]) };
    let before = apply(&plan(), &Stream::change(RowChange::Add { row: twin.into(), before: None })).unwrap();
    let rename = Stream::change(RowChange::Rename { id: id("city-budget"), to: id("other") });
    let told = changes(&diff(&before, &apply(&before, &rename).unwrap()));
    assert_eq!(told[0], Stream::change(RowChange::Remove { id: id("city-budget") }));
    assert_eq!(told.len(), 2);
}

/// A few other ids are corrections; very many are another list, and following each would take its time.
#[test]
fn very_many_other_ids_are_told_as_rows() {
    let check = |count: usize, expect: usize| {
        let uses = |prefix: &str| -> Vec<Use> {
            let row =
                |number| Use { id: id(&format!("{prefix}{number}")), name: text(&format!("{number}"), "") };
            (0..count).map(row).collect()
        };
        let (before, after) = (
            Plan { uses: table(uses("a")), ..Plan::default() },
            Plan { uses: table(uses("b")), ..Plan::default() },
        );
        let differences = diff(&before, &after);
        assert_eq!(differences.len(), expect);
        assert_eq!(apply_all(&before, &changes(&differences)).unwrap(), after);
    };
    check(100, 100);
    check(101, 202);
}

/// A use with another id takes its parts along, so it is no mere change of id where they stayed behind.
#[test]
fn a_use_whose_parts_stayed_is_not_the_same_use() {
    let row = Use { id: id("farming"), name: plan().uses[0].name.clone() };
    let edits = [
        Use::change(RowChange::Remove { id: id("industry") }),
        Use::change(RowChange::Add { row: row.into(), before: Some(id("industry.vegetables")) }),
    ];
    let after = apply_all(&plan(), &edits).unwrap();
    assert_eq!(changes(&diff(&plan(), &after)), edits);
}

#[test]
fn another_order_is_told_once_and_briefly() {
    let check = |moves: &[(&str, Option<&str>)], expect: &[(&str, Option<&str>)]| {
        let as_changes = |moves: &[(&str, Option<&str>)]| -> Vec<Change> {
            let one = |(row, before): &(&str, Option<&str>)| {
                Project::change(RowChange::Move { id: id(row), before: before.map(id) })
            };
            moves.iter().map(one).collect()
        };
        let after: Plan = apply_all(&plan(), &as_changes(moves)).unwrap();
        let differences = diff(&plan(), &after);
        assert_eq!(differences.len(), expect.len().min(1));
        assert_eq!(changes(&differences), as_changes(expect));
    };
    check(&[("dy-veg", Some("yd-veg"))], &[("dy-veg", Some("yd-veg"))]);
    check(&[("yd-veg", None)], &[("yd-veg", None)]);
    // There and back again.
    check(&[("dy-veg", Some("yd-veg")), ("dy-veg", Some("dy-road"))], &[]);
    // Moving five rows behind one is moving that one in front of them.
    let five = ["yd-veg", "yd-road", "rj-veg", "rj-road", "dy-veg"];
    check(&five.map(|row| (row, None)), &[("dy-road", Some("yd-veg"))]);
}

#[test]
fn what_is_gone_is_told_where_it_was() {
    let mut after = plan();
    let streams = std::sync::Arc::make_mut(&mut after.streams);
    streams.remove(4);
    streams.remove(2);
    streams.remove(0);
    fundpool::plan::edit::StreamField::Period("2021".to_owned())
        .set(std::sync::Arc::make_mut(&mut streams[1]));
    let told: Vec<String> = changes(&diff(&plan(), &after))
        .iter()
        .map(|change| match change {
            Change::Stream(RowChange::Remove { id }) => format!("{id} gone"),
            Change::Stream(RowChange::Set { id, .. }) => format!("{id} changed"),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(told, ["central-roads gone", "city-budget gone", "yudu-own changed", "procurement gone"]);
}
