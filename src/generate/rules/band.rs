//! The band around the factor method that the witness stays in.

use super::super::factors::FACTORS;
use super::super::words::{percent, thousandths};
use super::{Book, Head, ceil_of};
use crate::i18n::Key;
use crate::money::Ratio;
use crate::plan::County;
use crate::plan::rule::{FactorBand, RuleKind, Strength};

const FACTOR_BAND: Head = Head("factor-band", Key::GenRuleFactorBand, Strength::Policy);
/// Shares are told in parts of this many.
const PARTS: i128 = 1_000_000_000;

impl Book<'_> {
    pub(super) fn factor_band(&mut self) {
        let weight =
            |(factor, tenths, _): &(&str, i64, i64)| ((*factor).to_owned(), thousandths(tenths * 100));
        let band = self.widest_deviation();
        let kind = RuleKind::FactorBand(FactorBand {
            band: percent(ceil_of(band, PARTS as i64, 110)),
            weights: FACTORS.iter().map(weight).collect(),
        });
        self.add_for_counties(FACTOR_BAND, kind);
    }

    /// The most that any county's grants differ from its factor share of all, in [`PARTS`] of that share, rounded up.
    fn widest_deviation(&self) -> i64 {
        let counties = self.plan.counties.iter().zip(&self.tally.counties);
        let counties = counties.filter(|(county, _)| self.funded.contains(&county.id));
        let (counties, grants): (Vec<&County>, Vec<i128>) =
            counties.map(|(county, share)| (county.as_ref(), i128::from(share.fen))).unzip();
        let scores = scores(&counties);
        let (all_grants, all_scores): (i128, i128) = (grants.iter().sum(), scores.iter().sum());
        let deviation = |(grants, score): (&i128, &i128)| {
            let share = (score * PARTS).checked_div(all_scores)?;
            // The share lies between two whole parts: the lesser makes the grants look large, the greater small.
            let at_most = (grants * PARTS * PARTS).checked_div(all_grants * share)? + 1;
            let at_least = (grants * PARTS * PARTS).checked_div(all_grants * (share + 1))?;
            Some((at_most - PARTS).max(PARTS - at_least))
        };
        let widest = grants.iter().zip(&scores).filter_map(deviation).max().unwrap_or_default();
        i64::try_from(widest).unwrap_or(i64::MAX)
    }
}

/// A number for each county that is in proportion to its factor share: Σ weight · factor / Σ factor, times performance, brought
/// to one denominator.
fn scores(counties: &[&County]) -> Vec<i128> {
    let quantity = |county: &County, factor: &str| county.factors.get(factor).map_or(0, |q| scaled(*q, 0));
    let totals =
        FACTORS.map(|(factor, ..)| counties.iter().map(|county| quantity(county, factor)).sum::<i128>());
    let denominator: i128 = totals.iter().product();
    let score = |county: &&County| {
        let parts = FACTORS.iter().zip(&totals).map(|((factor, tenths, _), total)| {
            i128::from(*tenths)
                * quantity(county, factor)
                * denominator.checked_div(*total).unwrap_or_default()
        });
        scaled(county.performance, 2) * parts.sum::<i128>()
    };
    counties.iter().map(score).collect()
}

/// The number times `10^decimals`; generated numbers have no more decimals than that.
fn scaled(number: Ratio, decimals: u32) -> i128 {
    let (mantissa, scale) = number.parts();
    mantissa * 10_i128.pow(decimals.saturating_sub(scale))
}
