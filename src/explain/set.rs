//! Changes of single fields, by the positions of rows.

use crate::plan::Plan;
use crate::plan::edit::{Change, CreditField, ProjectField, RowChange, RuleField, StreamField};

/// The change that sets a field of a stream; none where there is no such stream.
pub(super) fn stream(plan: &Plan, index: usize, field: StreamField) -> Option<Change> {
    let id = plan.streams.get(index)?.id.clone();
    Some(Change::Stream(RowChange::Set { id, field }))
}

/// The same for a credit facility.
pub(super) fn credit(plan: &Plan, index: usize, field: CreditField) -> Option<Change> {
    let id = plan.credit.get(index)?.id.clone();
    Some(Change::Credit(RowChange::Set { id, field }))
}

/// The same for a project.
pub(super) fn project(plan: &Plan, index: usize, field: ProjectField) -> Option<Change> {
    let id = plan.projects.get(index)?.id.clone();
    Some(Change::Project(RowChange::Set { id, field }))
}

/// The same for a rule.
pub(super) fn rule(plan: &Plan, index: usize, field: RuleField) -> Option<Change> {
    let id = plan.rules.get(index)?.id.clone();
    Some(Change::Rule(RowChange::Set { id, field }))
}
