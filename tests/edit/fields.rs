//! Every field of every list can be set, and setting it changes nothing else.

use std::sync::Arc;

use fundpool::plan::edit::{Change, Field, PlanField, Row, RowChange, apply};
use fundpool::plan::rule::Rule;
use fundpool::plan::{County, Credit, Measure, Plan, Project, Scenario, Stream, Table, TableName, Use};

use crate::altered_rows::{altered, plan};
use crate::set;

/// Sets each field of each altered row in each row of the plan (rules: of those of the same kind).
fn check<R: Row>(wanted_fields: usize) {
    let plan = plan();
    let mut members: Vec<&str> = Vec::new();
    for row in R::table(&plan).iter() {
        for new in R::table(&altered()).iter().filter(|new| R::Field::recast(row, new).is_none()) {
            for field in R::Field::all(new) {
                let after = apply(&plan, &set::<R>(row.id().as_str(), field.clone())).unwrap();
                check_only_this(R::table(&plan), R::table(&after), row, &field);
                if !members.contains(&field.spec().member) {
                    members.push(field.spec().member);
                }
            }
        }
    }
    assert_eq!(members.len(), wanted_fields, "{members:?}");
}

fn check_only_this<R: Row>(before: &Table<R>, after: &Table<R>, row: &R, field: &R::Field) {
    for (old, new) in before.iter().zip(after.iter()) {
        if old.id() == row.id() {
            let mut expect = row.clone();
            field.set(&mut expect);
            assert_eq!(**new, expect, "{field:?}");
            assert!(R::Field::all(new).contains(field), "{field:?}");
        } else {
            assert!(Arc::ptr_eq(old, new), "{field:?} touched {}", old.id());
        }
    }
}

/// The counts are those of the fields in the documentation of `plan::edit`, maps and values of rule kinds included.
#[test]
fn every_field_can_be_set() {
    check::<Use>(1);
    check::<Measure>(3);
    check::<County>(9);
    check::<Stream>(15);
    check::<Credit>(7);
    check::<Project>(20);
    // Six of every rule, and the values of the kinds under 13 different members.
    check::<Rule>(6 + 13);
    check::<Scenario>(4);
}

/// No field of an altered row is as in the sample: what `Field::all` forgets would show here as a row that differs in nothing.
#[test]
fn all_fields_together_make_up_the_row() {
    fn check<R: Row>() {
        for row in R::table(&plan()).iter() {
            for new in R::table(&altered()).iter().filter(|new| R::Field::recast(row, new).is_none()) {
                let mut made = R::clone(row);
                R::Field::all(row).iter().filter_map(Field::cleared).for_each(|field| {
                    field.set(&mut made);
                });
                for field in R::Field::all(new) {
                    assert!(field.set(&mut made));
                }
                made.set_id(new.id().clone());
                assert_eq!(made, **new);
            }
        }
    }
    check::<Use>();
    check::<Measure>();
    check::<County>();
    check::<Stream>();
    check::<Credit>();
    check::<Project>();
    check::<Rule>();
    check::<Scenario>();
}

#[test]
fn every_field_of_the_plan_itself_can_be_set() {
    let mut made = plan();
    for field in PlanField::all(&altered()) {
        let before = made.clone();
        made = apply(&made, &Change::Plan(field.clone())).unwrap();
        assert_ne!(made, before, "{field:?}");
    }
    let rows = plan();
    assert_eq!(
        made,
        Plan {
            title: altered().title,
            note: altered().note,
            year: altered().year,
            quantum: altered().quantum,
            pool: altered().pool,
            objective: altered().objective,
            steps: altered().steps,
            ..rows
        }
    );
}

#[test]
fn a_member_of_a_map_can_go() {
    let gone = |member: &str| {
        set::<County>("yudu", fundpool::plan::edit::CountyField::Factor(member.to_owned(), None))
    };
    let after = apply(&plan(), &gone("income_gap")).unwrap();
    assert_eq!(after.counties[0].factors.keys().collect::<Vec<_>>(), ["target_population"]);
    assert_eq!(apply(&plan(), &gone("never-there")).unwrap(), plan());
}

#[test]
fn every_list_can_be_added_to() {
    fn check<R: Row>(table: TableName) {
        assert_eq!(R::TABLE, table);
        let rows = R::table(&altered()).clone();
        let add = |row: &Arc<R>| R::change(RowChange::Add { row: row.clone(), before: None });
        for row in rows.iter() {
            let after = apply(&plan(), &add(row)).unwrap();
            let last = R::table(&after).last().unwrap();
            assert!(Arc::ptr_eq(last, row), "{table:?}");
        }
    }
    check::<Use>(TableName::Uses);
    check::<Measure>(TableName::Measures);
    check::<County>(TableName::Counties);
    check::<Stream>(TableName::Streams);
    check::<Credit>(TableName::Credit);
    check::<Project>(TableName::Projects);
    check::<Rule>(TableName::Rules);
    check::<Scenario>(TableName::Scenarios);
}
