//! `factor_band`: counties near their factor-method share.

use std::collections::BTreeMap;

use crate::money::Ratio;

/// Each county's grants are within ± `band` of its factor-method share of G.
///
/// The share of county c is Σ weight · factor_c / Σ factor over the rule's counties, times the county's performance, normalised to 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorBand {
    /// How far from its share a county may be, as a share of it: 0.2 allows 80 % to 120 %.
    pub band: Ratio,
    /// Weight of each factor; they sum to 1.
    pub weights: BTreeMap<String, Ratio>,
}
