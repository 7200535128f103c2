//! `county_range`: a range of grants to each county.

use crate::money::Money;

/// Grants (to the rule's `uses`) in each of the rule's `counties` are at least `min` and at most `max`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountyRange {
    /// The least amount: yuan, or yuan per head.
    pub min: Option<Money>,
    /// The greatest amount: yuan, or yuan per head.
    pub max: Option<Money>,
    /// Whether the amounts are per head of the county's population.
    pub per_head: bool,
}
