//! What a rule has to become for an allocation that misses it to keep it, to the fen.

use std::collections::BTreeMap;

use crate::explain::lever::{Setting, value_of};
use crate::explain::spot::Place;
use crate::money::{Money, Ratio};
use crate::plan::edit::{Change, Field, RowChange, RuleField, RuleValue};
use crate::plan::rule::{MatchScope, Rule, RuleKind};
use crate::plan::{Channel, Id, Plan, Scope};
use crate::rows::{Bound, COEFFICIENT_UNIT, Demands, RowId, Share, factor_shares};
use crate::verify::Sums;

/// A demand of a rule that has to give way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::explain) struct Missed {
    pub row: RowId,
    pub bound: Bound,
    pub place: Place,
}

/// A rule with what an allocation adds up to.
pub(in crate::explain) struct Loosener<'a> {
    pub plan: &'a Plan,
    pub demands: &'a Demands,
    pub sums: &'a Sums,
    /// Position in `plan.rules`.
    pub rule: usize,
    /// By how many fen more the rule is loosened, for rounding.
    pub room: i128,
}

impl Loosener<'_> {
    /// The number with which the allocation keeps the demand; none where no number would do.
    pub fn limit(&self, missed: &Missed) -> Option<Setting> {
        let rule = self.plan.rules.get(self.rule)?;
        let (part, base) = self.sides(missed)?;
        let part = match missed.bound {
            Bound::Min => part.saturating_sub(self.room).max(0),
            Bound::Max => part.saturating_add(self.room),
        };
        let county = match missed.place {
            Place::County(county) => self.plan.counties.get(county),
            _ => None,
        };
        let fraction = |base: i128| quotient(missed.bound, part.checked_mul(COEFFICIENT_UNIT)?, base);
        let ratio = |units: i128| Ratio::from_trillionths(readable(missed.bound, units)).map(Setting::Ratio);
        match &rule.kind {
            RuleKind::UseShare(_) | RuleKind::Match(_) | RuleKind::MaxShare(_) => ratio(fraction(base)?),
            RuleKind::NoRegression(_) => ratio(fraction(county?.last_year?.fen().into())?),
            RuleKind::CountyRange(range) => {
                let heads = if range.per_head { i128::from(county?.population) } else { 1 };
                amount(quotient(missed.bound, part, heads)?)
            }
            RuleKind::Reserve(_) => {
                let streams = self.plan.streams.iter().filter(|one| one.channel != Channel::Procurement);
                let budget: i128 = streams.map(|one| i128::from(one.amount.fen())).sum();
                amount(budget.checked_sub(part)?)
            }
            RuleKind::FactorBand(band) => {
                let shares = factor_shares(self.plan, rule, band);
                let Place::County(county) = missed.place else { return None };
                let (_, share) = shares.into_iter().find(|(index, _)| *index == county)?;
                let band = least_band(share, missed.bound, part, base, band.band.trillionths())?;
                // A band is loosened by widening it, on whichever side it is missed.
                Ratio::from_trillionths(readable(Bound::Max, band)).map(Setting::Ratio)
            }
            RuleKind::Forbid(_) => None,
        }
    }

    /// What the demand limits, and what it is measured against, in fen. Of a least share the part stands with a minus.
    fn sides(&self, missed: &Missed) -> Option<(i128, i128)> {
        let (mut above, mut below) = (0_i128, 0_i128);
        let mut add = |coefficient: i128, amount: i128| {
            let side = if coefficient > 0 { &mut above } else { &mut below };
            *side = side.saturating_add(amount);
        };
        if let Place::Project(project) = missed.place {
            let id = &self.plan.projects.get(project)?.id;
            let each = self.demands.each_project.iter().find(|each| each.row_id(id) == missed.row)?;
            for (levels, coefficient) in &each.grants {
                add(*coefficient, self.sums.grants_of(project, *levels));
            }
            if let Some(term) = each.total {
                add(term.coefficient, *self.sums.totals.get(term.total.0)?);
            }
        } else {
            let row = self.demands.rows.iter().find(|row| row.id == missed.row)?;
            for term in &row.terms {
                add(term.coefficient, *self.sums.totals.get(term.total.0)?);
            }
        }
        Some(if missed.bound == Bound::Min { (below, above) } else { (above, below) })
    }

    /// The changes that give the rule these limits, and give it up no further: a rule that each county keeps by itself is changed
    /// for the counties that miss it alone.
    pub fn changes(&self, missed: &[(Missed, Option<Setting>)]) -> Vec<Change> {
        let Some(rule) = self.plan.rules.get(self.rule) else { return Vec::new() };
        let off = || vec![set(&rule.id, RuleField::On(false))];
        if missed.iter().any(|(_, limit)| limit.is_none()) {
            return off();
        }
        let for_all = || {
            let values = values(&rule.kind, missed.iter());
            values.map_or_else(off, |values| set_values(&rule.id, values))
        };
        let counties: Vec<usize> = positions(self.plan, rule);
        if !is_by_county(&rule.kind) || counties.len() < 2 {
            return for_all();
        }
        let mut by_county: BTreeMap<usize, Vec<&(Missed, Option<Setting>)>> = BTreeMap::new();
        for one in missed {
            if let Place::County(county) = one.0.place {
                by_county.entry(county).or_default().push(one);
            }
        }
        self.exceptions(rule, &counties, by_county).unwrap_or_else(for_all)
    }

    fn exceptions(
        &self,
        rule: &Rule,
        counties: &[usize],
        by_county: BTreeMap<usize, Vec<&(Missed, Option<Setting>)>>,
    ) -> Option<Vec<Change>> {
        let ids = |positions: &[usize]| {
            let counties = positions.iter().filter_map(|one| self.plan.counties.get(*one));
            Scope::Listed(counties.map(|county| county.id.clone()).collect())
        };
        let mut others: Vec<usize> =
            counties.iter().copied().filter(|county| !by_county.contains_key(county)).collect();
        let mut changes = Vec::new();
        let mut taken: Vec<Id> = self.plan.rules.iter().map(|rule| rule.id.clone()).collect();
        let next = self.plan.rules.get(self.rule.saturating_add(1)).map(|next| next.id.clone());
        for (county, missed) in by_county {
            let values = values(&rule.kind, missed.into_iter())?;
            if others.is_empty() {
                // No county is left that keeps the rule as it is: it becomes that of the first one.
                others.push(county);
                changes.extend(set_values(&rule.id, values));
                continue;
            }
            let mut kind = rule.kind.clone();
            values.iter().for_each(|value| {
                value.set(&mut kind);
            });
            let name = format!("{}-{}", rule.id, self.plan.counties.get(county)?.id);
            let id = Id::unused(&name, taken.iter());
            taken.push(id.clone());
            let row = Rule { id, counties: ids(&[county]), kind, ..rule.clone() };
            changes.push(RowChange::Add { row: row.into(), before: next.clone() }.into());
        }
        changes.insert(0, set(&rule.id, RuleField::Counties(ids(&others))));
        Some(changes)
    }
}

/// `dividend / divisor`, rounded so that the limit is kept: down for a least share, up for a greatest.
fn quotient(bound: Bound, dividend: i128, divisor: i128) -> Option<i128> {
    if divisor <= 0 {
        return None;
    }
    match bound {
        Bound::Min => dividend.checked_div_euclid(divisor),
        Bound::Max => dividend.checked_neg()?.checked_div_euclid(divisor)?.checked_neg(),
    }
}

/// A share or ratio in units of 10⁻¹², as somebody would write it into a rule: hundredths of a percent, finer only for the smallest, a little
/// looser than what is needed.
fn readable(bound: Bound, units: i128) -> i128 {
    const HUNDREDTH: i128 = 100_000_000;
    let mut step = HUNDREDTH;
    while step > 1 && step.saturating_mul(100) > units {
        step /= 10;
    }
    let down = units.div_euclid(step).saturating_mul(step);
    if bound == Bound::Min || down == units { down } else { down.saturating_add(step) }
}

fn amount(fen: i128) -> Option<Setting> {
    let amount = i64::try_from(fen).ok().map(Money::from_fen)?;
    (Money::ZERO..=Money::MAX).contains(&amount).then_some(Setting::Amount(amount))
}

/// The narrowest band, in units of 10⁻¹², in which a county's grants lie; found by halving, since limits are rounded outward.
fn least_band(share: Share, bound: Bound, part: i128, all: i128, before: i128) -> Option<i128> {
    let part = part.checked_mul(COEFFICIENT_UNIT)?;
    let keeps = |band: i128| match bound {
        Bound::Min => share.times_floor(COEFFICIENT_UNIT.saturating_sub(band)).saturating_mul(all) <= part,
        Bound::Max => share.times_ceil(COEFFICIENT_UNIT.saturating_add(band)).saturating_mul(all) >= part,
    };
    // Nobody has a band of more than a thousand times its share.
    let (mut too_narrow, mut wide) = (before, COEFFICIENT_UNIT.saturating_mul(1000));
    if !keeps(wide) {
        return None;
    }
    while wide.saturating_sub(too_narrow) > 1 {
        let middle = too_narrow.midpoint(wide);
        if keeps(middle) { wide = middle } else { too_narrow = middle }
    }
    Some(wide)
}

/// The values of the rule's kind that give it the loosest of these limits; none where a limit has no field.
fn values<'m>(
    kind: &RuleKind,
    missed: impl Iterator<Item = &'m (Missed, Option<Setting>)>,
) -> Option<Vec<RuleValue>> {
    let mut loosest: BTreeMap<Bound, Setting> = BTreeMap::new();
    for (one, limit) in missed {
        // A band is one number for both sides, and the widest one does.
        let bound = if matches!(kind, RuleKind::FactorBand(_)) { Bound::Max } else { one.bound };
        let limit = (*limit)?;
        let slot = loosest.entry(bound).or_insert(limit);
        *slot = if bound == Bound::Min { limit.min(*slot) } else { limit.max(*slot) };
    }
    loosest.into_iter().map(|(bound, limit)| value_of(kind, bound, limit)).collect()
}

/// Whether each county keeps the rule by itself, so that one can be excepted without a difference to the others.
fn is_by_county(kind: &RuleKind) -> bool {
    match kind {
        RuleKind::UseShare(share) => share.each_county,
        RuleKind::Match(share) => share.scope == MatchScope::EachCounty,
        RuleKind::CountyRange(_) | RuleKind::NoRegression(_) => true,
        RuleKind::MaxShare(_) | RuleKind::FactorBand(_) | RuleKind::Reserve(_) | RuleKind::Forbid(_) => false,
    }
}

fn positions(plan: &Plan, rule: &Rule) -> Vec<usize> {
    let counties = plan.counties.iter().enumerate();
    counties.filter(|(_, county)| rule.counties.contains(&county.id)).map(|(index, _)| index).collect()
}

fn set(rule: &Id, field: RuleField) -> Change {
    Change::Rule(RowChange::Set { id: rule.clone(), field })
}

fn set_values(rule: &Id, values: Vec<RuleValue>) -> Vec<Change> {
    values.into_iter().map(|value| set(rule, RuleField::Value(value))).collect()
}
