//! What counties and villages get.

use super::{Counts, Trillionths};
use crate::money::Money;

/// A county of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CountyRow {
    /// Grants to its projects.
    pub grants: Money,
    /// The same by [`Level::ALL`](crate::plan::Level::ALL).
    pub by_level: [Money; 4],
    /// The part of them that comes through the pool.
    pub pooled: Money,
    /// Loans to its projects.
    pub loans: Money,
    /// Grants per head, rounded down; none where nobody is known to live there.
    pub per_head: Option<Money>,
    /// Grants less those of last year; none where last year's are not given.
    pub change: Option<Money>,
    /// What its projects in the library cost.
    pub cost: Money,
    /// Grants as a share of that cost, rounded down; none where there is none.
    pub coverage: Option<Trillionths>,
    /// How many of its projects are funded how far.
    pub projects: Counts,
    /// What the factor method gives it; none where it has no part in it.
    pub baseline: Option<BaselineRow>,
}

/// Where the factor method's shares come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Baseline {
    /// From this `factor_band` rule of the plan, whether it is on or off: the first that is on, else the first.
    Rule(usize),
    /// No rule weighs the factors: each that some county has counts the same.
    Evenly,
}

/// A county under the factor method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BaselineRow {
    /// Its share of the grants that the method speaks of, rounded down.
    pub share: Trillionths,
    /// Those grants by the method; whole fen that add up to all of them (largest remainders).
    pub due: Money,
    /// What it gets of them.
    pub granted: Money,
    /// What it gets less what is due.
    pub difference: Money,
}

/// A village of a county.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct VillageRow {
    /// Position of its county.
    pub county: usize,
    /// Its name, as written in its projects.
    pub name: String,
    /// Grants to its projects.
    pub grants: Money,
    /// Loans to its projects.
    pub loans: Money,
    /// Grants as a share of all grants, rounded down; none where there are none.
    pub share: Option<Trillionths>,
    /// How many of its projects are funded how far.
    pub projects: Counts,
}
