//! `no_regression`: `ratio · last year ≤ grants to the county`, where last year is given.

use crate::plan::rule::{NoRegression, Rule};
use crate::rows::Bound;
use crate::rows::row::{Builder, COEFFICIENT_UNIT};

pub fn add<'a>(builder: &mut Builder<'a>, index: usize, rule: &'a Rule, floor: &NoRegression) {
    for (position, county) in builder.counties_of(rule) {
        let Some(last_year) = county.last_year else { continue };
        let least = floor.ratio.trillionths().saturating_mul(i128::from(last_year.fen()));
        let grants = builder.grants_in(position, rule);
        builder.row(index, Bound::Min, Some(position), "", &[(grants, -COEFFICIENT_UNIT)], -least);
    }
}
