//! The factor method's quantities and last year's grants, near what the witness gives to each county.

use std::sync::Arc;

use super::random::{Random, Subject};
use super::rules::REGRESSION;
use super::tally::{Share, Tally};
use super::words::whole;
use crate::money::Money;
use crate::plan::{County, Plan};

/// Factors: name, weight in tenths, the mean over counties.
pub(super) const FACTORS: [(&str, i64, i64); 3] =
    [("target_population", 4, 40_000), ("income_gap", 3, 2_400), ("fiscal_gap", 3, 60_000)];

/// How far a factor is from the county's part of the grants, in percent.
const NOISE: i64 = 12;

/// Sets each county's factors, and last year's grants where the county gets any this year.
pub(super) fn set(plan: &mut Plan, tally: &Tally, seed: u64) {
    let mut random = Random::new(seed, Subject::Factors);
    let funded = tally.funded().count();
    for (county, share) in Arc::make_mut(&mut plan.counties).iter_mut().zip(&tally.counties) {
        let county = Arc::make_mut(county);
        for (factor, _, mean) in FACTORS {
            let quantity = quantity(mean, funded, share, tally.all.fen, &mut random);
            county.factors.insert(factor.to_owned(), whole(plausible(factor, quantity, county)));
        }
        let last_year = share.fen / 100 * random.between(90, 108);
        debug_assert!(last_year * REGRESSION / 100 <= share.fen, "the witness keeps the rule on last year");
        county.last_year = (share.fen > 0).then(|| Money::from_fen(last_year));
    }
}

/// The county's part of a quantity that has this mean over the counties that get anything.
fn quantity(mean: i64, counties: usize, share: &Share, all: i64, random: &mut Random) -> i64 {
    let total = i128::from(mean) * counties as i128 * i128::from(100 + random.between(-NOISE, NOISE)) / 100;
    let part = (total * i128::from(share.fen)).checked_div(i128::from(all)).unwrap_or_default();
    i64::try_from(part).unwrap_or(i64::MAX)
}

/// Nobody believes more poor people than live in a county, or a factor of 0.
fn plausible(factor: &str, quantity: i64, county: &County) -> i64 {
    let most = if factor == "target_population" { (county.population / 2) as i64 } else { i64::MAX };
    quantity.clamp(100, most.max(100))
}
