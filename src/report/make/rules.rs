//! The tables of rules.

use std::collections::BTreeMap;

use super::basis::Basis;
use super::each_project;
use super::measured::Measured;
use super::prices::{per_ten_thousand, times};
use super::{at, fen};
use crate::money::Money;
use crate::plan::rule::{Forbid, Rule, RuleKind};
use crate::plan::{Channel, Level, Plan};
use crate::report::{DemandRow, Gain, Place, RuleTable, Side, Trillionths, VillageRow};
use crate::rows::{COEFFICIENT_DECIMALS, COEFFICIENT_UNIT, Demands, Row, RowId, Total};
use crate::verify::{Overflow, Sums};

/// Decimals of an amount in fen.
const FEN: u32 = 2;
/// A hundredth of a share.
const POINT: u32 = 2;

pub fn tables(basis: &Basis<'_>, villages: &[VillageRow]) -> Result<Vec<RuleTable>, Overflow> {
    let villages: BTreeMap<(usize, &str), usize> =
        villages.iter().enumerate().map(|(index, one)| ((one.county, one.name.as_str()), index)).collect();
    let mut tables: Vec<RuleTable> = basis.plan.rules.iter().map(|rule| empty(rule.on)).collect();
    let on = Demanded {
        are_on: true,
        basis,
        villages: &villages,
        demands: basis.demands,
        totals: &basis.sums.totals,
    };
    on.fill(&mut tables)?;
    if basis.plan.rules.iter().any(|rule| !rule.on) {
        let demands = basis.demands.of_rules_off(basis.plan);
        let sums = Sums::of(basis.plan, &demands, basis.allocation)?;
        let off =
            Demanded { are_on: false, basis, villages: &villages, demands: &demands, totals: &sums.totals };
        off.fill(&mut tables)?;
    }
    for (rule, table) in basis.plan.rules.iter().zip(&mut tables) {
        if let RuleKind::Forbid(forbid) = &rule.kind {
            table.forbidden = forbidden(basis, rule, forbid)?;
        }
    }
    Ok(tables)
}

const fn empty(on: bool) -> RuleTable {
    const NONE: Gain = Gain { binding: 0, price: Trillionths::ZERO, of_step: None };
    RuleTable {
        on,
        rows: Vec::new(),
        count: 0,
        binding: 0,
        broken: 0,
        gains: [NONE; 2],
        forbidden: Money::ZERO,
    }
}

/// Rows of some rules and what their totals come to.
pub struct Demanded<'a> {
    /// Whether they are in force.
    pub are_on: bool,
    pub basis: &'a Basis<'a>,
    pub villages: &'a BTreeMap<(usize, &'a str), usize>,
    pub demands: &'a Demands,
    pub totals: &'a [i128],
}

impl Demanded<'_> {
    fn fill(&self, tables: &mut [RuleTable]) -> Result<(), Overflow> {
        for row in &self.demands.rows {
            let Some(rule) = self.basis.plan.rules.get(row.rule) else { continue };
            let told = self.row(rule, row)?;
            if let Some(table) = tables.get_mut(row.rule) {
                table.count(told.headroom.is_negative(), told.binding);
                table.add_gain(rule, &told)?;
                table.rows.push(told);
            }
        }
        for each in &self.demands.each_project {
            if let (Some(rule), Some(table)) =
                (self.basis.plan.rules.get(each.rule), tables.get_mut(each.rule))
            {
                each_project::fill(self, rule, each, table)?;
            }
        }
        Ok(())
    }

    fn row(&self, rule: &Rule, row: &Row) -> Result<DemandRow, Overflow> {
        let terms = row.terms.iter().map(|term| (at(self.totals, term.total.0), term.coefficient));
        let mut measured = Measured::of(row.bound, terms, row.at_most)?;
        if matches!(rule.kind, RuleKind::Reserve(_)) {
            measured = measured.kept_of(budget(self.basis.plan));
        }
        let mut told = measured.row(self.place(row))?;
        let dual = self.finish(&mut told, &measured, &row.id)?;
        let county = row.county.and_then(|county| self.basis.plan.counties.get(county));
        if let Some(county) = county {
            let (base, demanded) = match &rule.kind {
                RuleKind::CountyRange(range) if range.per_head => {
                    let limit = if told.side == Side::AtLeast { range.min } else { range.max };
                    let heads = i128::from(county.population);
                    told.price_of_step = Some(times(dual, heads, 0)?);
                    (heads.saturating_mul(PER_YUAN), limit.map(|limit| fen(limit) * YUAN_OF_FEN))
                }
                RuleKind::NoRegression(floor) => {
                    let base = county.last_year.map_or(0, fen);
                    told.price_of_step = Some(times(dual, base, FEN + POINT)?);
                    (base, Some(floor.ratio.trillionths()))
                }
                _ => return Ok(told),
            };
            told.demanded = demanded.map(Trillionths);
            told.reached = measured.reached(measured.left, base);
        }
        Ok(told)
    }

    /// Says whether a row binds and what it costs; returns its dual.
    pub fn finish(&self, told: &mut DemandRow, measured: &Measured, id: &RowId) -> Result<i128, Overflow> {
        let dual = self.basis.prices.dual(id);
        told.binding = self.binds(measured);
        told.price = per_ten_thousand(dual)?;
        if let Some((base, _)) = measured.base {
            told.price_of_step = Some(times(dual, base, FEN + POINT)?);
        }
        Ok(dual)
    }

    /// Whether no headroom is left but what the rounding leaves; a row about nothing does not bind, nor one that is off.
    pub const fn binds(&self, measured: &Measured) -> bool {
        let is_about_nothing = measured.left == 0 && measured.limit == 0;
        self.are_on && self.basis.is_used_up(measured.headroom()) && !is_about_nothing
    }

    fn place(&self, row: &Row) -> Place {
        let totals = row.terms.iter().filter_map(|term| self.demands.totals.all().get(term.total.0));
        let mut villages = totals.filter_map(|total| match total {
            Total::Village { county, village, .. } => self.villages.get(&(*county, village.as_str())),
            _ => None,
        });
        match (villages.next(), row.county) {
            (Some(village), _) => Place::Village(*village),
            (None, Some(county)) => Place::County(county),
            (None, None) => Place::Everywhere,
        }
    }
}

/// Fen per head as a share is a hundredth of yuan per head.
const PER_YUAN: i128 = 100;
/// A fen in trillionths of a yuan.
const YUAN_OF_FEN: i128 = 10_i128.pow(COEFFICIENT_DECIMALS - FEN);

impl RuleTable {
    /// Counts a row.
    pub(super) fn count(&mut self, is_broken: bool, binds: bool) {
        self.count += 1;
        self.binding += usize::from(binds);
        self.broken += usize::from(is_broken);
    }

    /// Adds what a row brings where the rule's number is loosened.
    pub(super) fn add_gain(&mut self, rule: &Rule, row: &DemandRow) -> Result<(), Overflow> {
        let sides = match (&rule.kind, row.side) {
            (RuleKind::FactorBand(_), _) => [true, true],
            (_, side) => [side == Side::AtLeast, side == Side::AtMost],
        };
        let step = step_of_number(rule, row)?;
        for (gain, _) in self.gains.iter_mut().zip(sides).filter(|(_, is_meant)| *is_meant) {
            gain.binding += usize::from(row.binding);
            gain.price = sum(gain.price, row.price)?;
            if let Some(step) = step {
                gain.of_step = Some(sum(gain.of_step.unwrap_or_default(), step)?);
            }
        }
        Ok(())
    }
}

/// What a step of the rule's own number brings in a row. A band is a share of what each county is due: a point of it moves a county's limits by
/// a hundredth of that, not by a point of all.
fn step_of_number(rule: &Rule, row: &DemandRow) -> Result<Option<Trillionths>, Overflow> {
    let (RuleKind::FactorBand(band), Some(step), Some(limit)) = (&rule.kind, row.price_of_step, row.demanded)
    else {
        return Ok(row.price_of_step);
    };
    let width = band.band.trillionths();
    let of_due = match row.side {
        Side::AtLeast => COEFFICIENT_UNIT.saturating_sub(width),
        Side::AtMost => COEFFICIENT_UNIT.saturating_add(width),
    };
    let product = step.0.checked_mul(limit.0).ok_or(Overflow)?;
    // A band of more than all has no lower limit that could bind.
    Ok(Some(Trillionths(product.checked_div_euclid(of_due.max(0)).unwrap_or_default())))
}

fn sum(one: Trillionths, other: Trillionths) -> Result<Trillionths, Overflow> {
    one.0.checked_add(other.0).map(Trillionths).ok_or(Overflow)
}

/// All budget streams together, in fen.
fn budget(plan: &Plan) -> i128 {
    let budget = plan.streams.iter().filter(|stream| stream.channel != Channel::Procurement);
    budget.map(|stream| fen(stream.amount)).sum()
}

/// Grants of the levels to what a negative list speaks of.
fn forbidden(basis: &Basis<'_>, rule: &Rule, forbid: &Forbid) -> Result<Money, Overflow> {
    if rule.on {
        return Ok(Money::ZERO);
    }
    let mut sum = 0;
    for cell in basis.demands.cells.all() {
        let county = basis.plan.counties.get(cell.county);
        let used = basis.plan.uses.get(cell.use_index);
        let is_meant = county.is_some_and(|county| rule.counties.contains(&county.id))
            && used.is_some_and(|used| rule.uses.covers(&used.id));
        for project in cell.projects.iter().filter(|_| is_meant) {
            let by_level = Level::ALL.into_iter().zip(at(&basis.sums.grants, *project));
            let meant = by_level.filter(|(level, _)| forbid.levels.contains(level));
            sum += meant.map(|(_, amount)| amount).sum::<i128>();
        }
    }
    super::money(sum)
}
