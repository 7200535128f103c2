//! What differs between verified allocations, figure by figure, and what can have caused it; plain data.
//!
//! Up to [`Comparison::MOST`] plans stand beside each other, the first being what the others are compared with. Rows are matched by id,
//! so plans may differ in their lists. Like a [`Report`] a comparison holds no words and no names.

mod align;
mod cause;
mod columns;
mod figures;
#[cfg(feature = "solve")]
mod make;
mod rules;
mod shift;
pub mod table;
mod words;

use crate::plan::Plan;
use crate::report::Report;

pub use align::Pair;
pub use cause::{Cause, ProjectChange, RuleChange, Setting, StreamChange};
pub use columns::{Column, ComparedCard, ComparedRow, ComparedTable, Unit};
#[cfg(feature = "solve")]
pub use make::Failed;
pub use rules::{ComparedRule, RuleState};
pub use shift::Shift;

/// Plans beside each other.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Comparison {
    /// How many plans there are.
    pub plans: usize,
    /// The figures that sum each up.
    pub cards: Vec<ComparedCard>,
    /// Whether a unit of benefit means the same in all plans: the same measures with the same weights.
    pub same_benefit: bool,
    /// The streams.
    pub streams: ComparedTable,
    /// The counties.
    pub counties: ComparedTable,
    /// The uses, their parts included.
    pub uses: ComparedTable,
    /// The projects that differ in anything told here; all others are as in the first plan.
    pub projects: ComparedTable,
    /// The rules, and where they bind.
    pub rules: Vec<ComparedRule>,
    /// Per plan, what differs from the first plan as a whole; nothing for the first.
    pub settings: Vec<Vec<Setting>>,
    /// Per plan, the counties whose grants differ from the first plan's, who gains most in front; nothing for the first.
    pub shifts: Vec<Vec<Shift>>,
}

/// More plans than can be compared, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("between one and {} plans can be compared", Comparison::MOST)]
pub struct HowMany;

impl Comparison {
    /// The most plans that are compared at once.
    pub const MOST: usize = 8;

    /// Compares plans by their reports.
    ///
    /// # Errors
    /// If there are none or more than [`Self::MOST`].
    pub fn of_reports(plans: &[(&Plan, &Report)]) -> Result<Self, HowMany> {
        let ([first, ..], true) = (plans, plans.len() <= Self::MOST) else { return Err(HowMany) };
        Ok(Self {
            plans: plans.len(),
            cards: figures::cards(plans),
            same_benefit: plans.iter().all(|(plan, _)| cause::same_benefit(first.0, plan)),
            streams: figures::streams(plans),
            counties: figures::counties(plans),
            uses: figures::uses(plans),
            projects: figures::projects(plans),
            rules: rules::rules(plans),
            settings: plans.iter().map(|(plan, _)| cause::settings(first.0, plan)).collect(),
            shifts: plans.iter().map(|other| shift::shifts(*first, *other)).collect(),
        })
    }
}
