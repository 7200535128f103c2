//! The figures that sum an allocation up.

use super::{Counts, Split, Trillionths};
use crate::money::Money;

/// Figures over everything: what there is = grants + buffers + what is left.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Cards {
    /// All budget streams together, and what becomes of their money.
    pub streams: Split,
    /// Grants to projects: within earmarks and through the pool.
    pub grants: Money,
    /// Bank loans to projects; never counted as grants.
    pub loans: Money,
    /// What the `reserve` rules that are on ask to keep back: the largest of them, as each speaks of all streams together.
    pub reserve: Money,
    /// Benefit reached, per measure of the plan, each rounded down.
    pub benefits: Vec<Trillionths>,
    /// The same weighted into one number, rounded down.
    pub benefit: Trillionths,
    /// How many projects are funded how far.
    pub projects: Counts,
}
