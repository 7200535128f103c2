//! How near an allocation is to a rule, in words: what is reached of what is demanded, the headroom, the price where it binds.

use super::figures::{amount, number, percent, place_name, signed_percent};
use crate::i18n::{Key, Lang};
use crate::plan::rule::{Rule, RuleKind};
use crate::plan::{Plan, Term};
use crate::report::{DemandRow, Report, RuleTable, Side, Trillionths};

/// A rule beside what is told of it.
#[derive(Clone, Copy)]
pub struct RuleWords<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What is told of its allocation.
    pub report: &'a Report,
    /// The rule.
    pub rule: &'a Rule,
    /// What is told of it.
    pub table: &'a RuleTable,
}

/// How far a county is from what it is due under the factor method, and how far it may be: the rule's band is a share of that, not of all.
/// Nothing of other rules, and where nothing is due.
pub fn deviation(rule: &Rule, row: &DemandRow) -> Option<(Trillionths, Trillionths)> {
    let RuleKind::FactorBand(band) = &rule.kind else { return None };
    let width = match row.side {
        Side::AtLeast => -band.band.trillionths(),
        Side::AtMost => band.band.trillionths(),
    };
    let of_due = Trillionths::ONE.0.checked_add(width)?;
    let reached = row.reached?.0.checked_mul(of_due)?.checked_div_euclid(row.demanded?.0)?;
    Some((Trillionths(reached.checked_sub(Trillionths::ONE.0)?), Trillionths(width)))
}

impl<'a> RuleWords<'a> {
    /// Every rule of the plan.
    pub fn of_all(plan: &'a Plan, report: &'a Report) -> impl Iterator<Item = Self> {
        plan.rules.iter().zip(&report.rules).map(move |(rule, table)| Self { plan, report, rule, table })
    }

    /// The row that is broken, or binds, or comes first to it; of those that bind the dearest.
    pub fn tightest(&self) -> Option<&'a DemandRow> {
        let rows = self.table.rows.iter();
        rows.min_by_key(|row| {
            (!row.headroom.is_negative(), !row.binding, std::cmp::Reverse(row.price), row.headroom)
        })
    }

    /// What there is to say of a negative list, or of a rule that speaks of nothing that is funded.
    pub fn without_rows(&self, lang: Lang) -> String {
        match &self.rule.kind {
            RuleKind::Forbid(_) if self.table.on => Key::RulesForbidKept.text(lang).to_owned(),
            RuleKind::Forbid(_) => {
                Key::RulesForbidOff.with(lang, &[("amount", &amount(self.table.forbidden, lang))])
            }
            _ => Key::RulesNoRows.text(lang).to_owned(),
        }
    }

    /// What is reached and what is demanded; where there are several rows, in which place.
    pub fn reached(&self, row: &DemandRow, lang: Lang) -> String {
        let (reached, demanded) = self.measures(row, lang);
        let side = side(row.side).text(lang);
        let args = [("reached", reached.as_str()), ("side", side), ("demanded", &demanded)];
        let is_band = matches!(self.rule.kind, RuleKind::FactorBand(_));
        let key = if is_band { Key::RulesReachedOfDue } else { Key::RulesReached };
        let words = key.with(lang, &args);
        if self.table.count < 2 {
            return words;
        }
        let place = place_name(self.plan, self.report, row.place, lang);
        Key::RulesTightest.with(lang, &[("place", &place), ("words", &words)])
    }

    /// What is reached and what is demanded, in the rule's own measure.
    pub fn measures(&self, row: &DemandRow, lang: Lang) -> (String, String) {
        if let Some((reached, limit)) = deviation(self.rule, row) {
            return (signed_percent(reached, lang), signed_percent(limit, lang));
        }
        match (row.reached, row.demanded) {
            (Some(reached), Some(demanded)) if self.is_share() => {
                (percent(reached, lang), percent(demanded, lang))
            }
            (Some(reached), Some(demanded)) => (number(reached), number(demanded)),
            _ => (amount(row.left, lang), amount(row.limit, lang)),
        }
    }

    /// What loosening the number of a row that binds would bring, in all places where it binds together.
    pub fn price(&self, row: &DemandRow, lang: Lang) -> String {
        let goal = self.plan.objective.first().map(|tier| tier.goal.term().text(lang)).unwrap_or_default();
        let gain = self.table.gain(row.side);
        let (key, price) = match gain.of_step {
            Some(price) if self.is_share() => (Key::RulesPricePoint, price),
            Some(price) => (Key::RulesPriceHead, price),
            None => (Key::RulesPriceAmount, gain.price),
        };
        if price.0 <= 0 {
            return Key::RulesPriceNone.text(lang).to_owned();
        }
        let words = key.with(lang, &[("goal", goal), ("gain", &number(price))]);
        if gain.binding < 2 {
            return words;
        }
        let count = gain.binding.to_string();
        Key::RulesPriceTogether.with(lang, &[("words", &words), ("count", &count)])
    }

    const fn is_share(&self) -> bool {
        !matches!(self.rule.kind, RuleKind::CountyRange(_))
    }
}

/// How far a row is kept, or by how much it is missed.
pub fn headroom(row: &DemandRow, lang: Lang) -> String {
    let size = amount(row.headroom.checked_abs().unwrap_or(row.headroom), lang);
    let key = match () {
        () if row.headroom.is_negative() => Key::RulesShort,
        () if row.binding => Key::RulesNoHeadroom,
        () => Key::RulesHeadroom,
    };
    key.with(lang, &[("amount", &size)])
}

/// Which side of a limit is asked for.
pub const fn side(side: Side) -> Key {
    match side {
        Side::AtLeast => Key::ReportSideAtLeast,
        Side::AtMost => Key::ReportSideAtMost,
    }
}
