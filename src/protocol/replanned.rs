//! Going on from an adopted allocation after a change: what the page is told.

use serde::{Deserialize, Serialize};

use super::Told;
use crate::explain::Moved;
use crate::money::Money;
use crate::report::Trillionths;

/// What came of re-planning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Replanned {
    /// There are ways to go on.
    Found(Box<Replan>),
    /// No allocation keeps the changed plan, which is proven.
    Infeasible,
    /// Neither an allocation nor a proof that there is none was found, or one did not pass the check.
    Unknown,
}

/// Two ways to go on after a change; see [`crate::explain::Replan`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Replan {
    /// What was adopted.
    pub adopted: Told,
    /// The allocation that moves least.
    pub near: Told,
    /// What it moves.
    pub near_moved: Moved,
    /// The best allocation.
    pub best: Told,
    /// What that one moves.
    pub best_moved: Moved,
    /// What has to move in any case.
    pub forced: Money,
    /// What the best one brings more of the first goal: at least and at most so much.
    pub gain: (Trillionths, Trillionths),
}
