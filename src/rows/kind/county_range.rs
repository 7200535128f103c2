//! `county_range`: `min ≤ grants to the county ≤ max`.

use crate::money::Money;
use crate::plan::rule::{CountyRange, Rule};
use crate::rows::Bound;
use crate::rows::row::{Builder, COEFFICIENT_UNIT, scaled_money};

pub fn add<'a>(builder: &mut Builder<'a>, index: usize, rule: &'a Rule, range: &CountyRange) {
    for (position, county) in builder.counties_of(rule) {
        let heads = if range.per_head { i128::from(county.population) } else { 1 };
        let limit = |amount: Money| scaled_money(amount).saturating_mul(heads);
        let grants = builder.grants_in(position, rule);
        if let Some(min) = range.min {
            builder.row(index, Bound::Min, Some(position), "", &[(grants, -COEFFICIENT_UNIT)], -limit(min));
        }
        if let Some(max) = range.max {
            builder.row(index, Bound::Max, Some(position), "", &[(grants, COEFFICIENT_UNIT)], limit(max));
        }
    }
}
