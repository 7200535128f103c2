//! What a person changes in a plan.

use super::rename::Renaming;
use super::{Field, PlanField, RowChange};
use crate::plan::rule::Rule;
use crate::plan::{County, Credit, Measure, Project, Scenario, Stream, Use};

/// Something a person changes in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A field of the plan itself.
    Plan(PlanField),
    /// The list of uses.
    Use(RowChange<Use>),
    /// The list of measures.
    Measure(RowChange<Measure>),
    /// The list of counties.
    County(RowChange<County>),
    /// The list of fund streams.
    Stream(RowChange<Stream>),
    /// The list of credit facilities.
    Credit(RowChange<Credit>),
    /// The list of projects.
    Project(RowChange<Project>),
    /// The list of rules.
    Rule(RowChange<Rule>),
    /// The list of scenarios.
    Scenario(RowChange<Scenario>),
}

impl Change {
    /// Follows a changed id; `true` where the change names it.
    pub(super) fn follow(&mut self, renaming: &Renaming) -> bool {
        match self {
            Self::Plan(field) => field.rename(renaming),
            Self::Use(change) => change.follow(renaming),
            Self::Measure(change) => change.follow(renaming),
            Self::County(change) => change.follow(renaming),
            Self::Stream(change) => change.follow(renaming),
            Self::Credit(change) => change.follow(renaming),
            Self::Project(change) => change.follow(renaming),
            Self::Rule(change) => change.follow(renaming),
            Self::Scenario(change) => change.follow(renaming),
        }
    }
}
