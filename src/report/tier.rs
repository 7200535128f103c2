//! What is proven about the goals.

use super::Trillionths;

/// A goal of the plan: what is reached and what no allocation can pass while the earlier goals are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TierRow {
    /// What the allocation reaches, rounded so that it is not better than the truth.
    pub value: Trillionths,
    /// What no allocation can pass, rounded so that it is not tighter than proven.
    pub bound: Trillionths,
    /// The distance between the two.
    pub gap: Trillionths,
    /// The gap as a share of the value's size, rounded up; none where the value is nothing.
    pub relative_gap: Option<Trillionths>,
    /// The gap that the rounding to quanta explains.
    pub allowance: Trillionths,
    /// What the planner lets later goals take of this one: its slack as a share of the bound.
    pub given: Trillionths,
    /// How good the value is known to be.
    pub standing: Standing,
}

/// How good something is known to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Standing {
    /// Proven optimal: no gap, or none but what the goal's slack gives up and the rounding to quanta explains.
    Optimal,
    /// Proven to be as near to the best as the gap says.
    WithinGap,
    /// The search was stopped before more could be proven.
    Stopped,
}

impl Standing {
    /// Every value, the best first.
    pub const ALL: [Standing; 3] = [Standing::Optimal, Standing::WithinGap, Standing::Stopped];
}
