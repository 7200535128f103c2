//! `factor_band`: `(1 − band) · share_c · G ≤ grants to c ≤ (1 + band) · share_c · G`.
//!
//! The limits are shares of G with 12 decimals, rounded outward, so that they are whole numbers for every checker and a county is
//! never refused for the rounding.

use crate::plan::rule::{FactorBand, Rule};
use crate::rows::row::{Builder, COEFFICIENT_UNIT};
use crate::rows::{Bound, Levels};

pub fn add<'a>(builder: &mut Builder<'a>, index: usize, rule: &'a Rule, band: &FactorBand) {
    let shares = crate::rows::share::factor_shares(builder.plan, rule, band);
    let all = builder.grants(rule.counties.clone(), rule.uses.clone(), Levels::ALL);
    let width = band.band.trillionths();
    for (county, share) in shares {
        let part = builder.grants_in(county, rule);
        // A band of more than all of it asks for nothing, rather than for less than nothing.
        let least = share.times_floor(COEFFICIENT_UNIT.saturating_sub(width).max(0));
        let most = share.times_ceil(COEFFICIENT_UNIT.saturating_add(width));
        builder.row(index, Bound::Min, Some(county), "", &[(all, least), (part, -COEFFICIENT_UNIT)], 0);
        builder.row(index, Bound::Max, Some(county), "", &[(part, COEFFICIENT_UNIT), (all, -most)], 0);
    }
}
