//! Changes of the plan itself.

use std::sync::Arc;

use super::Change;
use super::field::{Demand, Field, Reference, Spec};
use super::value::Value;
use crate::i18n::Key;
use crate::plan::{Plan, Quantum, Scope, Step, TableName, Text, Tier};

/// What can be set in the plan itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanField {
    /// What it is called.
    Title(Text),
    /// What readers should know of it as a whole.
    Note(Text),
    /// The budget year.
    Year(Option<u16>),
    /// The smallest amount an allocation deals in.
    Quantum(Quantum),
    /// The uses that pooled money may pay for.
    PoolUses(Scope),
    /// The counties that pooled money may pay for.
    PoolCounties(Scope),
    /// The goals, the most important first.
    Objective(Vec<Tier>),
    /// The steps of the presentation.
    Steps(Vec<Step>),
}

impl From<PlanField> for Change {
    fn from(field: PlanField) -> Self {
        Self::Plan(field)
    }
}

/// Written out, unlike the fields of rows: the pool, the objective and the steps are shared between plans, so setting them takes a copy first.
impl Field for PlanField {
    type Row = Plan;

    fn all(plan: &Plan) -> Vec<Self> {
        vec![
            Self::Title(plan.title.clone()),
            Self::Note(plan.note.clone()),
            Self::Year(plan.year),
            Self::Quantum(plan.quantum),
            Self::PoolUses(plan.pool.uses.clone()),
            Self::PoolCounties(plan.pool.counties.clone()),
            Self::Objective(plan.objective.to_vec()),
            Self::Steps(plan.steps.to_vec()),
        ]
    }

    fn set(&self, plan: &mut Plan) -> bool {
        match self {
            Self::Title(title) => plan.title = title.clone(),
            Self::Note(note) => plan.note = note.clone(),
            Self::Year(year) => plan.year = *year,
            Self::Quantum(quantum) => plan.quantum = *quantum,
            Self::PoolUses(uses) => Arc::make_mut(&mut plan.pool).uses = uses.clone(),
            Self::PoolCounties(counties) => Arc::make_mut(&mut plan.pool).counties = counties.clone(),
            Self::Objective(tiers) => plan.objective = Arc::new(tiers.clone()),
            Self::Steps(steps) => plan.steps = Arc::new(steps.clone()),
        }
        true
    }

    fn spec(&self) -> Spec {
        let (member, key, demand) = match self {
            Self::Title(_) => ("title", Key::FieldTitle, Demand::Any),
            Self::Note(_) => ("note", Key::FieldNote, Demand::Any),
            Self::Year(_) => ("year", Key::FieldYear, Demand::Any),
            Self::Quantum(_) => ("quantum", Key::FieldQuantum, Demand::Any),
            Self::PoolUses(_) => ("pool.uses", Key::FieldPoolUses, Demand::UseBranches),
            Self::PoolCounties(_) => {
                ("pool.counties", Key::FieldPoolCounties, Demand::Ids(TableName::Counties))
            }
            Self::Objective(_) => ("objective", Key::FieldObjective, Demand::Share),
            Self::Steps(_) => ("steps", Key::FieldSteps, Demand::Ids(TableName::Scenarios)),
        };
        Spec { member, key, demand }
    }

    fn value(&self) -> &dyn Value {
        match self {
            Self::Title(words) | Self::Note(words) => words,
            Self::Year(year) => year,
            Self::Quantum(quantum) => quantum,
            Self::PoolUses(scope) | Self::PoolCounties(scope) => scope,
            Self::Objective(tiers) => tiers,
            Self::Steps(steps) => steps,
        }
    }

    fn value_mut(&mut self) -> &mut dyn Value {
        match self {
            Self::Title(words) | Self::Note(words) => words,
            Self::Year(year) => year,
            Self::Quantum(quantum) => quantum,
            Self::PoolUses(scope) | Self::PoolCounties(scope) => scope,
            Self::Objective(tiers) => tiers,
            Self::Steps(steps) => steps,
        }
    }

    fn each_reference(plan: &Plan, visit: &mut dyn FnMut(Reference)) {
        Demand::UseBranches.references(plan.pool.uses.listed()).for_each(&mut *visit);
        Demand::Ids(TableName::Counties).references(plan.pool.counties.listed()).for_each(visit);
    }
}
