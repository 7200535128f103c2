//! Which rules bind in which plan.

use super::align::{align, ids};
use crate::money::Money;
use crate::plan::{Id, Plan};
use crate::report::{Report, RuleTable, Trillionths};

/// A rule that some of the plans have.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ComparedRule {
    /// Its id.
    pub id: String,
    /// Its position in each plan; none where the plan does not have it.
    pub at: Vec<Option<usize>>,
    /// What it is in each plan.
    pub states: Vec<RuleState>,
    /// Whether its state, or how many of its rows bind or are not kept, differs between plans.
    pub differs: bool,
}

/// What a rule is in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum RuleState {
    /// The plan does not have it.
    Absent,
    /// It is off.
    Off {
        /// How many of its rows would not be kept.
        broken: usize,
    },
    /// It is on.
    On {
        /// How many of its rows bind.
        binding: usize,
        /// The least headroom of any of its rows; none where it has none.
        headroom: Option<Money>,
        /// The highest value per 万元 of any of its rows.
        price: Trillionths,
    },
}

pub fn rules(plans: &[(&Plan, &Report)]) -> Vec<ComparedRule> {
    let lists: Vec<Vec<&Id>> = plans.iter().map(|(plan, _)| ids(&plan.rules)).collect();
    let compared = align(&lists).into_iter().map(|row| {
        let tables = plans.iter().zip(&row.at).map(|((_, report), at)| report.rules.get((*at)?));
        let states: Vec<RuleState> = tables.map(state).collect();
        let kind = |state: &RuleState| match state {
            RuleState::Absent => (0, 0),
            RuleState::Off { broken } => (1, *broken),
            RuleState::On { binding, .. } => (2, *binding),
        };
        let differs = states.iter().any(|state| Some(kind(state)) != states.first().map(kind));
        ComparedRule { id: row.id.to_string(), at: row.at, states, differs }
    });
    compared.collect()
}

fn state(table: Option<&RuleTable>) -> RuleState {
    match table {
        None => RuleState::Absent,
        Some(table) if !table.on => RuleState::Off { broken: table.broken },
        Some(table) => RuleState::On {
            binding: table.binding,
            headroom: table.rows.iter().map(|row| row.headroom).min(),
            price: table.rows.iter().map(|row| row.price).max().unwrap_or_default(),
        },
    }
}
