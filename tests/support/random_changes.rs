//! Random changes of the sample plan: of every list and of every sort, with ids that are there, are not, or come later.

use std::sync::Arc;

use fundpool::plan::edit::{Change, Field, PlanField, Row, RowChange};
use fundpool::plan::rule::Rule;
use fundpool::plan::{County, Credit, Id, Measure, Plan, Project, Scenario, Stream, Use};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::altered_rows::{altered, plan};
use crate::sample_plan::id;

/// Numbers that decide which change it is.
#[derive(Clone, Debug)]
struct Dice {
    sort: u8,
    row: Index,
    other: Index,
    field: Index,
    name: u8,
}

/// Up to so many changes, some of which are impossible.
pub fn changes(most: usize) -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec(change(), 0..most)
}

fn change() -> impl Strategy<Value = Change> {
    let dice = (0..12_u8, any::<Index>(), any::<Index>(), any::<Index>(), 0..4_u8);
    let dice = dice.prop_map(|(sort, row, other, field, name)| Dice { sort, row, other, field, name });
    (0..9_u8, dice).prop_map(|(list, dice)| match list {
        0 => Change::Plan(dice.field.get(&PlanField::all(dice.either(&plan(), &altered()))).clone()),
        1 => dice.of::<Use>(),
        2 => dice.of::<Measure>(),
        3 => dice.of::<County>(),
        4 => dice.of::<Stream>(),
        5 => dice.of::<Credit>(),
        6 => dice.of::<Project>(),
        7 => dice.of::<Rule>(),
        _ => dice.of::<Scenario>(),
    })
}

impl Dice {
    fn either<'p>(&self, one: &'p Plan, other: &'p Plan) -> &'p Plan {
        if self.name.is_multiple_of(2) { one } else { other }
    }

    /// A change of the list, of which rows of the sample and altered ones are the material.
    fn of<R: Row>(&self) -> Change {
        let (sample, altered) = (R::table(&plan()).clone(), R::table(&altered()).clone());
        let rows: Vec<&Arc<R>> = sample.iter().chain(altered.iter()).collect();
        let row = self.row.get(&rows).id().clone();
        let other = self.other.get(&rows);
        R::change(match self.sort {
            0 | 1 => RowChange::Add { row: Arc::new(self.named(other)), before: Some(row) },
            2 | 3 => RowChange::Remove { id: row },
            4 => RowChange::Move { id: row, before: Some(other.id().clone()) },
            5 => RowChange::Move { id: row, before: None },
            6 => RowChange::Rename { id: row, to: self.new_id() },
            7 => {
                let fields = R::Field::all(other);
                let field = self.field.get(&fields);
                RowChange::Set { id: row, field: field.cleared().unwrap_or_else(|| field.clone()) }
            }
            _ => RowChange::Set { id: row, field: self.field.get(&R::Field::all(other)).clone() },
        })
    }

    /// The row under an id that may be taken.
    fn named<R: Row>(&self, row: &R) -> R {
        let mut row = row.clone();
        if self.name > 0 {
            row.set_id(self.new_id());
        }
        row
    }

    fn new_id(&self) -> Id {
        id(["new", "other", "industry.other", "farming"][usize::from(self.name)])
    }
}
