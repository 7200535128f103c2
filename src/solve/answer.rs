//! What a search tells: on the way, and in the end.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::rows::RowId;
use crate::verify::{Allocation, Violation};

/// Duals under the names of the demands, with 24 decimals.
pub type Duals = BTreeMap<RowId, i128>;

/// What the search found.
#[derive(Clone, Debug)]
pub enum Answer {
    /// An allocation that passed the exact check, with the duals of each tier.
    Allocation {
        /// Who pays what.
        allocation: Allocation,
        /// Per tier.
        duals: Vec<Duals>,
        /// Whether it was stopped before it was done.
        stopped: bool,
    },
    /// There is none; the duals are to prove it.
    Infeasible(Duals),
    /// None was found, and no proof that there is none: stopped, or out of means.
    Nothing {
        /// What the last try breaks.
        broken: Vec<Violation>,
    },
}

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Position of the goal it is at.
    pub tier: usize,
    /// What it is doing there.
    pub stage: Stage,
}

/// What a search is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The program in which every project may be funded in part.
    Relaxing,
    /// Projects that are all or nothing, and what rounding breaks.
    Deciding,
}

/// Is told now and then how far a search is, and answers whether to go on.
pub type Watch<'a> = &'a dyn Fn(Progress) -> ControlFlow<()>;

pub(super) fn is_stopped(watch: Watch<'_>, tier: usize, stage: Stage) -> bool {
    watch(Progress { tier, stage }).is_break()
}
