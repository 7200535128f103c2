//! Amounts for counties: floors, ceilings, last year.

use super::super::words::percent;
use super::{Book, Head, REGRESSION, nice_ceil, nice_floor};
use crate::i18n::Key;
use crate::money::Money;
use crate::plan::rule::Strength::{Legal, Policy, Preference};
use crate::plan::rule::{CountyRange, NoRegression, RuleKind};

const COUNTY_FLOOR: Head = Head("county-floor", Key::GenRuleCountyFloor, Legal);
const HEAD_FLOOR: Head = Head("head-floor", Key::GenRuleHeadFloor, Policy);
const HEAD_CEILING: Head = Head("head-ceiling", Key::GenRuleHeadCeiling, Preference);
const NO_REGRESSION: Head = Head("no-regression", Key::GenRuleNoRegression, Policy);

impl Book<'_> {
    /// A floor under every county, and a floor and a ceiling per head.
    pub(super) fn ranges(&mut self) {
        let floor = self.tally.funded().map(|county| county.fen).min().unwrap_or_default() * 4 / 5;
        let counties = self.plan.counties.iter().zip(&self.tally.counties).filter(|(_, share)| share.fen > 0);
        let per_head =
            |(fen, population): (i64, u64)| fen / i64::try_from(population.max(1)).unwrap_or(i64::MAX);
        let heads = counties.map(|(county, share)| per_head((share.fen, county.population)));
        let (least, most) = heads.fold((i64::MAX, 0), |(least, most), fen| (least.min(fen), most.max(fen)));
        self.add_range(COUNTY_FLOOR, Some(nice_floor(floor)), None, false);
        self.add_range(HEAD_FLOOR, Some(nice_floor(least / 5 * 4)), None, true);
        self.add_range(HEAD_CEILING, None, Some(nice_ceil(most / 4 * 5 + 5)), true);
    }

    /// Adds the rule if it demands anything.
    fn add_range(&mut self, head: Head, min: Option<i64>, max: Option<i64>, per_head: bool) {
        if min != Some(0) {
            let (min, max) = (min.map(Money::from_fen), max.map(Money::from_fen));
            self.add_for_counties(head, RuleKind::CountyRange(CountyRange { min, max, per_head }));
        }
    }

    /// Counties not far below last year.
    pub(super) fn no_regression(&mut self) {
        let kind = RuleKind::NoRegression(NoRegression { ratio: percent(REGRESSION) });
        self.add_for_counties(NO_REGRESSION, kind);
    }
}
