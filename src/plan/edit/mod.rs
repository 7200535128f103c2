//! Everything a person can change in a plan, as plain values.
//!
//! A [`Change`] says what happens to which row; [`apply`] makes it, or tells why not, and leaves the plan it was given as it is.
//! Lists and rows that a change does not touch stay shared with the old plan, so old plans are cheap to keep for undo
//! ([`super::history`]). The same type makes up a [`Scenario`](super::Scenario), and tells what leads from one plan to another
//! ([`super::diff`]).
//!
//! What is refused: a row that is not there, an id that is taken, a value that is impossible by itself (an amount below
//! nothing, a share outside 0 ..= 1), newly naming a row that is not there, and removing a row that others still name; the refusal says
//! who. Nothing is removed along with something else: what names a row is changed first, or in the same batch, where a person can
//! see it. What only the plan as a whole can tell is left to its check.
//!
//! To add a field: a line in the file of its list, a word in `i18n/<language>/edit.toml`. To add a list: a file like the others,
//! [`TableName`](super::TableName), a line in `row.rs`, `lists.rs` and [`Change`], and where the compiler asks for more.

mod change;
mod claims;
mod county;
mod credit;
mod draft;
mod field;
mod label;
mod lists;
mod measure;
mod places;
mod plan_field;
mod project;
mod rename;
mod row;
mod rows;
mod rule;
mod rule_value;
mod scenario;
mod stream;
mod uses;
mod value;
mod values;
mod words;

pub use change::Change;
pub use county::CountyField;
pub use credit::CreditField;
pub use field::{Demand, Field, Reference, Spec};
pub use label::{Label, Target, label_of};
pub(super) use label::{field_name, word};
pub use measure::MeasureField;
pub use plan_field::PlanField;
pub use project::ProjectField;
pub use rename::Renaming;
pub use row::{Row, RowChange};
pub use rule::RuleField;
pub use rule_value::RuleValue;
pub use scenario::ScenarioField;
pub use stream::StreamField;
pub use uses::UseField;
pub use value::{EntryKey, Fault, Value};

use std::collections::BTreeSet;

use draft::Draft;

use super::Plan;
use crate::diagnostic::Diagnostic;
use crate::plan::{set_of, sort_by_key};

/// A change of a list that was not made, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which change, from 0.
    pub change: usize,
    /// Why; its place is in the plan that was given.
    pub reason: Diagnostic,
}

/// The plan after the change.
///
/// # Errors
///
/// Everything that forbids the change; places are in the plan that was given.
pub fn apply(plan: &Plan, change: &Change) -> Result<Plan, Vec<Diagnostic>> {
    apply_all(plan, std::slice::from_ref(change))
        .map_err(|refused| refused.into_iter().map(|refused| refused.reason).collect())
}

/// The plan after all the changes, made in order: all or nothing, as a paste is.
///
/// What a change leaves to others of the batch is asked for at its end: a county may be removed before its projects are.
///
/// # Errors
///
/// Everything that forbids one of the changes, in their order.
pub fn apply_all(plan: &Plan, changes: &[Change]) -> Result<Plan, Vec<Refused>> {
    let (plan, mut refused, in_the_end) = run(plan, changes.iter().enumerate());
    refused.extend(in_the_end);
    sort_by_key(&mut refused, |refused| refused.change);
    if refused.is_empty() { Ok(plan) } else { Err(refused) }
}

/// The plan after those of the `wanted` changes that are possible, and why the others of them are not, in their order.
pub(super) fn apply_possible(
    plan: &Plan,
    changes: &[Change],
    wanted: impl Fn(&Change) -> bool,
) -> (Plan, Vec<Refused>) {
    let mut given_up: Vec<Refused> = Vec::new();
    loop {
        let given_up_at: BTreeSet<usize> = set_of(given_up.iter().map(|refused| refused.change));
        let wanted = changes.iter().enumerate().filter(|(_, change)| wanted(change));
        let kept = wanted.filter(|(at, _)| !given_up_at.contains(at));
        let (changed, mut refused, in_the_end) = run(plan, kept);
        if in_the_end.is_empty() {
            refused.extend(given_up);
            sort_by_key(&mut refused, |refused| refused.change);
            return (changed, refused);
        }
        // Without these the others may come out differently, so all are made anew.
        given_up.extend(in_the_end);
    }
}

/// Makes the changes one after the other: the plan, those refused at once, and those refused in the end although made.
fn run<'c>(
    plan: &Plan,
    changes: impl Iterator<Item = (usize, &'c Change)>,
) -> (Plan, Vec<Refused>, Vec<Refused>) {
    let mut draft = Draft::of(plan);
    let mut refused = Vec::new();
    for (at, change) in changes {
        if let Err(reasons) = draft.make(at, change) {
            refused.extend(reasons.into_iter().map(|reason| Refused { change: at, reason }));
        }
    }
    let (plan, in_the_end) = draft.finish();
    (plan, refused, in_the_end)
}
