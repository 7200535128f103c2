//! What uses get.

use super::{Counts, Trillionths};
use crate::money::Money;

/// A use of the plan with its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct UseRow {
    /// Position of the nearest listed use it is a part of; none at the top. Uses at the top add up to everything.
    pub parent: Option<usize>,
    /// Grants to its projects.
    pub grants: Money,
    /// Loans to its projects.
    pub loans: Money,
    /// What its projects in the library cost.
    pub cost: Money,
    /// Grants as a share of all grants, rounded down; none where there are none.
    pub share: Option<Trillionths>,
    /// How many of its projects are funded how far.
    pub projects: Counts,
}
