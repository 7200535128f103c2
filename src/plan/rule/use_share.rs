//! `use_share`: a share of grants for some uses.

use crate::money::Ratio;

/// Grants to the rule's `uses` are at least `min` and at most `max` times the grants to all uses, in the rule's `counties`
/// together or in each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UseShare {
    /// The least share (0 ..= 1).
    pub min: Option<Ratio>,
    /// The greatest share (0 ..= 1).
    pub max: Option<Ratio>,
    /// Whether each county has to keep it by itself.
    pub each_county: bool,
}
