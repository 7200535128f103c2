//! What differs between two plans, row by row and field by field.
//!
//! Rows are matched by id. [`diff`] tells the differences in document order, [`Difference::phrase`] says one in words, and
//! [`changes`] turns them into the changes that lead from the one plan to the other.

mod order;
mod renamed;
mod table;
mod words;

use std::sync::Arc;

use super::edit::{Change, PlanField, Row, RowChange};
use super::rule::Rule;
use super::{County, Credit, Id, Measure, Plan, Project, Scenario, Stream, Use};

/// One difference between two plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// In the plan itself: a field, before and after.
    Plan(PlanField, PlanField),
    /// In the list of uses.
    Use(RowDifference<Use>),
    /// In the list of measures.
    Measure(RowDifference<Measure>),
    /// In the list of counties.
    County(RowDifference<County>),
    /// In the list of fund streams.
    Stream(RowDifference<Stream>),
    /// In the list of credit facilities.
    Credit(RowDifference<Credit>),
    /// In the list of projects.
    Project(RowDifference<Project>),
    /// In the list of rules.
    Rule(RowDifference<Rule>),
    /// In the list of scenarios.
    Scenario(RowDifference<Scenario>),
}

/// One difference between two lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowDifference<R: Row> {
    /// The row has another id and is else the same; what names it is not told again.
    Renamed {
        /// Its id before.
        from: Id,
        /// Its id after.
        to: Id,
    },
    /// A row that was not there.
    Added {
        /// The row.
        row: Arc<R>,
        /// The row in front of which it goes, among those that keep their order; `None` is the end.
        before: Option<Id>,
    },
    /// A row that is no longer there.
    Removed {
        /// The row.
        row: Arc<R>,
    },
    /// A field with another value.
    Changed {
        /// The row after the change.
        row: Arc<R>,
        /// The field before.
        before: R::Field,
        /// The field after.
        after: R::Field,
    },
    /// The rows that are in both lists come in another order.
    Moved {
        /// As few moves as lead to it, one after the other: which row goes in front of which; `None` is the end.
        moves: Vec<(Id, Option<Id>)>,
    },
}

/// What differs between the two plans, in document order; nothing where they are equal. Ids that changed come first, as all else is
/// told under the new ones.
pub fn diff(before: &Plan, after: &Plan) -> Vec<Difference> {
    let (mut differences, before) = renamed::renamed(before, after);
    let fields = table::changed_fields::<PlanField>(&before, after);
    differences.extend(fields.into_iter().map(|(before, after)| Difference::Plan(before, after)));
    let lists = [
        list(&before, after, Difference::Use),
        list(&before, after, Difference::Measure),
        list(&before, after, Difference::County),
        list(&before, after, Difference::Stream),
        list(&before, after, Difference::Credit),
        list(&before, after, Difference::Project),
        list(&before, after, Difference::Rule),
        list(&before, after, Difference::Scenario),
    ];
    differences.extend(lists.into_iter().flatten());
    differences
}

fn list<R: Row>(before: &Plan, after: &Plan, of: fn(RowDifference<R>) -> Difference) -> Vec<Difference> {
    table::differences(R::table(before), R::table(after)).into_iter().map(of).collect()
}

/// The changes that lead from the plan before to the plan after.
pub fn changes(differences: &[Difference]) -> Vec<Change> {
    differences.iter().flat_map(Difference::changes).collect()
}

impl Difference {
    fn changes(&self) -> Vec<Change> {
        match self {
            Self::Plan(_, after) => vec![Change::Plan(after.clone())],
            Self::Use(difference) => difference.changes(),
            Self::Measure(difference) => difference.changes(),
            Self::County(difference) => difference.changes(),
            Self::Stream(difference) => difference.changes(),
            Self::Credit(difference) => difference.changes(),
            Self::Project(difference) => difference.changes(),
            Self::Rule(difference) => difference.changes(),
            Self::Scenario(difference) => difference.changes(),
        }
    }
}

impl<R: Row> RowDifference<R> {
    fn changes(&self) -> Vec<Change> {
        let changes = match self {
            Self::Renamed { from, to } => vec![RowChange::Rename { id: from.clone(), to: to.clone() }],
            Self::Added { row, before } => {
                vec![RowChange::Add { row: Arc::clone(row), before: before.clone() }]
            }
            Self::Removed { row } => vec![RowChange::Remove { id: row.id().clone() }],
            Self::Changed { row, after, .. } => {
                vec![RowChange::Set { id: row.id().clone(), field: after.clone() }]
            }
            Self::Moved { moves } => moves
                .iter()
                .map(|(id, before)| RowChange::Move { id: id.clone(), before: before.clone() })
                .collect(),
        };
        changes.into_iter().map(R::change).collect()
    }
}
