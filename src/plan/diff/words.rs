//! A difference in words.

use super::{Difference, RowDifference};
use crate::diagnostic::Arg;
use crate::i18n::{Key, Phrase};
use crate::plan::edit::{Row, field_name, word};
use crate::plan::{Plan, name_in, row_name};

/// How many of the rows that moved are named.
const MOST_SHOWN: usize = 5;

impl Difference {
    /// The difference as a sentence; ids are said by the names they have in the plan before or after.
    pub fn phrase(&self, before: &Plan, after: &Plan) -> Phrase {
        match self {
            Self::Plan(old, new) => Phrase::new(Key::DiffPlan)
                .with("field", field_name(new, after))
                .with("before", word(old, before))
                .with("after", word(new, after)),
            Self::Use(difference) => difference.phrase(before, after),
            Self::Measure(difference) => difference.phrase(before, after),
            Self::County(difference) => difference.phrase(before, after),
            Self::Stream(difference) => difference.phrase(before, after),
            Self::Credit(difference) => difference.phrase(before, after),
            Self::Project(difference) => difference.phrase(before, after),
            Self::Rule(difference) => difference.phrase(before, after),
            Self::Scenario(difference) => difference.phrase(before, after),
        }
    }
}

impl<R: Row> RowDifference<R> {
    fn phrase(&self, before: &Plan, after: &Plan) -> Phrase {
        let about = |key| Phrase::new(key).with("noun", Arg::Noun(R::TABLE.noun()));
        let name = |row: &R| Arg::Name(row_name(row.name(), row.id()));
        match self {
            Self::Renamed { from, to } => {
                about(Key::DiffRenamed).with("id", from.as_str()).with("to", to.as_str())
            }
            Self::Added { row, .. } => about(Key::DiffAdded).with("name", name(row)),
            Self::Removed { row } => about(Key::DiffRemoved).with("name", name(row)),
            Self::Changed { row, before: old, after: new } => about(Key::DiffChanged)
                .with("name", name(row))
                .with("field", field_name(new, after))
                .with("before", word(old, before))
                .with("after", word(new, after)),
            Self::Moved { moves } => {
                let shown = moves.iter().rev().take(MOST_SHOWN);
                let names = shown.map(|(id, _)| name_in(after, R::TABLE, id)).collect();
                let key = if moves.len() > MOST_SHOWN { Key::DiffMovedMany } else { Key::DiffMoved };
                about(key).with("count", moves.len()).with("names", Arg::Names(names))
            }
        }
    }
}
