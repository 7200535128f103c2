//! Factor-method shares as exact fractions.

use crate::plan::rule::{FactorBand, Rule};
use crate::plan::{Plan, apportion};

use super::row::COEFFICIENT_UNIT;

/// A county's share of G under the factor method, as an exact fraction of whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    numerator: i128,
    denominator: i128,
}

impl Share {
    /// `share · multiple`, both in units of 10⁻¹², rounded down.
    pub fn times_floor(self, multiple: i128) -> i128 {
        self.numerator.saturating_mul(multiple).div_euclid(self.denominator)
    }

    /// The same, rounded up.
    pub fn times_ceil(self, multiple: i128) -> i128 {
        let product = self.numerator.saturating_mul(multiple);
        product.saturating_neg().div_euclid(self.denominator).saturating_neg()
    }
}

/// In such parts a share is so fine that its rounding is less than a fen of any amount.
const FINE: i128 = 1_000_000_000_000_000_000;

/// What each of these shares is of some fen, in whole fen that add up to all of them.
pub fn due_by_shares(all: i128, shares: &[(usize, Share)]) -> Vec<i128> {
    let weights: Vec<i128> = shares.iter().map(|(_, share)| share.times_floor(FINE)).collect();
    apportion(all, &weights)
}

/// The share of each county of the rule: Σ weight · factor_c / Σ factor, with 12 decimals rounded down, times its performance,
/// divided by the sum of those products. Empty where no county has anything.
pub fn factor_shares(plan: &Plan, rule: &Rule, band: &FactorBand) -> Vec<(usize, Share)> {
    let counties = plan.counties.iter().enumerate().filter(|(_, county)| rule.counties.contains(&county.id));
    let counties: Vec<_> = counties.collect();
    let mut points: Vec<i128> = vec![0; counties.len()];
    for (name, weight) in &band.weights {
        let amount =
            |county: &crate::plan::County| county.factors.get(name).map_or(0, |factor| factor.trillionths());
        let sum: i128 = counties.iter().map(|(_, county)| amount(county)).sum();
        if sum <= 0 {
            continue;
        }
        for (point, (_, county)) in points.iter_mut().zip(&counties) {
            let part = amount(county).saturating_mul(weight.trillionths()).div_euclid(sum);
            *point = point.saturating_add(part);
        }
    }
    for (point, (_, county)) in points.iter_mut().zip(&counties) {
        *point = point.saturating_mul(county.performance.trillionths()).div_euclid(COEFFICIENT_UNIT);
    }
    let sum: i128 = points.iter().sum();
    let share = |numerator| Share { numerator, denominator: sum };
    if sum <= 0 {
        return Vec::new();
    }
    counties.iter().zip(points).map(|((index, _), point)| (*index, share(point))).collect()
}
