//! The safe dual bound: what no allocation can pass, whatever the duals are.
//!
//! Take any duals y ≥ 0 of the rows `a·x ≤ r` and multipliers m ≥ 0 of earlier goals held at h. For every allocation x that keeps all
//! demands,
//!
//! ```text
//! goal(x) ≤ Σ y·r − Σ m·h + max over the boxes of [ goal(x) + Σ m·earlier(x) − Σ y·a·x ]
//! ```
//!
//! The last part falls apart into one small problem per project (its amount, its share of loans, the cheapest stream), one per
//! stream and buffer, and one for the level of a least-county goal: each is solved exactly, so the bound needs no
//! trust in the solver (Neumaier and Shcherbina, Safe bounds in linear and mixed-integer programming, 2004).

use std::collections::BTreeMap;

use super::domain::Domain;
use super::goal::{Curve, Rounding, Weights, oriented};
use super::prices::{PRICE, Prices, sign};
use super::wide::{DUAL, SHARE, TOTAL, YUAN};
use super::{Overflow, Wide};
use crate::plan::{Goal, Id, Plan, Project, Tier};
use crate::rows::{COEFFICIENT_UNIT, Demands, RowId, Way, least_measures, scaled};

/// Duals of one tier: a bound on its goal while the earlier ones are held. Without a goal, a proof that nothing is feasible.
#[derive(Clone, Debug)]
pub struct Certificate<'a> {
    /// The goal that is bounded; none for a proof of infeasibility.
    pub tier: Option<Tier>,
    /// Earlier goals with the value they are held at, less what their slack gives up; more is better, 24 decimals.
    pub held: &'a [(Tier, i128)],
    /// Non-negative duals with 18 decimals; a row that is not named has dual 0.
    pub duals: &'a BTreeMap<RowId, i128>,
}

impl Certificate<'_> {
    /// The dual of a row; a negative one proves nothing and counts as 0.
    pub(super) fn dual(&self, row: &RowId) -> Wide {
        self.duals.get(row).copied().unwrap_or_default().max(0).into()
    }

    /// What a unit of a goal counts in all, with [`PRICE`] decimals: 1 for the bounded one, the multiplier for earlier ones.
    pub(super) fn goal(&self, goal: Goal) -> Result<Wide, Overflow> {
        let mut sum = Wide::ZERO;
        for (index, (tier, _)) in self.held.iter().enumerate().filter(|(_, (tier, _))| tier.goal == goal) {
            sum = sum.plus(self.multiplier(index).finer(SHARE)?.times(sign(tier.direction))?)?;
        }
        match self.tier {
            Some(tier) if tier.goal == goal => sum.plus(Wide::power(PRICE)?.times(sign(tier.direction))?),
            _ => Ok(sum),
        }
    }

    fn multiplier(&self, index: usize) -> Wide {
        self.dual(&RowId::tier(index))
    }
}

/// The bound in units of 10⁻⁵⁶, more is better: no allocation that keeps all demands and the held goals passes it. Below zero without a
/// goal, it proves that there is no such allocation.
pub fn bound(plan: &Plan, demands: &Demands, certificate: &Certificate<'_>) -> Result<Wide, Overflow> {
    let prices = Prices::of(plan, demands, certificate)?;
    let mut sum = right_hand_sides(plan, demands, certificate)?;
    sum = sum.minus(held(certificate)?)?;
    sum = sum.plus(levels(plan, demands, certificate)?)?;
    sum = sum.plus(buffers(plan, demands, &prices)?)?;
    sum.plus(projects(plan, demands, certificate, &prices)?)
}

/// Σ y·r over all rows.
fn right_hand_sides(plan: &Plan, demands: &Demands, certificate: &Certificate<'_>) -> Result<Wide, Overflow> {
    let mut sum = Wide::ZERO;
    let mut add = |row: RowId, right: Wide, decimals: u32| {
        let product = certificate.dual(&row).times(right)?.finer(TOTAL - DUAL - decimals)?;
        sum = sum.plus(product)?;
        Ok(())
    };
    for stream in plan.streams.iter() {
        let amount = Wide::from(stream.amount.fen());
        add(RowId::stream(&stream.id), amount, YUAN)?;
        add(RowId::must_spend(&stream.id), Wide::from(-i128::from(stream.must_spend.fen())), YUAN)?;
        add(RowId::poolable(&stream.id), amount.times(scaled(stream.poolable))?, YUAN + SHARE)?;
    }
    for credit in plan.credit.iter() {
        add(RowId::buffer(&credit.id), Wide::from(credit.buffer_max.fen()), YUAN)?;
    }
    for row in &demands.rows {
        add(row.id.clone(), Wide::from(row.at_most), YUAN + SHARE)?;
    }
    for project in plan.projects.iter() {
        for other in &project.excludes {
            add(RowId::excludes(&project.id, other), Wide::from(1_i128), 0)?;
        }
    }
    Ok(sum)
}

/// What being funded at all costs each project that links speak of, by id, with [`DUAL`] decimals.
fn charges<'a>(plan: &'a Plan, certificate: &Certificate<'_>) -> Result<BTreeMap<&'a Id, Wide>, Overflow> {
    let mut charges: BTreeMap<&Id, Wide> = BTreeMap::new();
    let mut add = |id, dual: Wide| {
        let charge = charges.entry(id).or_default();
        *charge = charge.plus(dual)?;
        Ok(())
    };
    for project in plan.projects.iter() {
        for other in &project.requires {
            let dual = certificate.dual(&RowId::requires(&project.id, other));
            add(&project.id, dual)?;
            add(other, Wide::ZERO.minus(dual)?)?;
        }
        for other in &project.excludes {
            let dual = certificate.dual(&RowId::excludes(&project.id, other));
            add(&project.id, dual)?;
            add(other, dual)?;
        }
    }
    Ok(charges)
}

/// Σ m·h over the held goals.
fn held(certificate: &Certificate<'_>) -> Result<Wide, Overflow> {
    let each = certificate.held.iter().enumerate();
    each.map(|(index, (_, value))| {
        certificate.multiplier(index).times(*value)?.finer(TOTAL - DUAL - 2 * SHARE)
    })
    .try_fold(Wide::ZERO, |sum, product| sum.plus(product?))
}

/// The level of each least-county goal is a number of its own, between nothing and what all streams together could give.
fn levels(plan: &Plan, demands: &Demands, certificate: &Certificate<'_>) -> Result<Wide, Overflow> {
    let mut sum = Wide::ZERO;
    for goal in [Goal::LeastCoverage, Goal::LeastPerHead] {
        let measures = least_measures(plan, demands, goal);
        // Cost is in fen, so its price has two decimals more than that of heads.
        let decimals = if goal == Goal::LeastCoverage { YUAN } else { 0 };
        let mut gain = certificate.goal(goal)?.finer(decimals)?;
        for (county, measure) in &measures {
            let Some(id) = plan.counties.get(*county).map(|county| &county.id) else { continue };
            let price = certificate.dual(&RowId::least(goal, id)).finer(SHARE)?;
            gain = gain.minus(price.times(*measure)?)?;
        }
        if gain.is_positive() && !measures.is_empty() {
            let (most, most_decimals) = greatest_level(plan, goal, &measures)?;
            sum = sum.plus(gain.times(most)?.finer(TOTAL - PRICE - decimals - most_decimals)?)?;
        }
    }
    Ok(sum)
}

/// The greatest level a least-county goal can reach, with its decimals: all of the cost, or all money for the smallest county.
fn greatest_level(plan: &Plan, goal: Goal, measures: &[(usize, i128)]) -> Result<(Wide, u32), Overflow> {
    if goal == Goal::LeastCoverage {
        return Ok((Wide::from(1_i128), 0));
    }
    let money: i128 = plan.streams.iter().map(|stream| i128::from(stream.amount.fen())).sum();
    let heads = measures.iter().map(|(_, heads)| *heads).min().unwrap_or(1);
    Ok((Wide::from(money).over_ceil(heads.into())?, YUAN))
}

/// What buffers could bring: the loans a yuan carries, less its price, as much as fits the stream and the facility.
fn buffers(plan: &Plan, demands: &Demands, prices: &Prices) -> Result<Wide, Overflow> {
    let mut sum = Wide::ZERO;
    for (credit_index, credit) in plan.credit.iter().enumerate() {
        for (index, stream) in plan.streams.iter().enumerate() {
            let way = demands.cells.buffer_way(credit_index, index);
            if way == Way::Not {
                continue;
            }
            let price = prices.buffer(credit_index, index, way)?;
            if price.is_negative() {
                let most = stream.amount.min(credit.buffer_max);
                sum = sum.minus(price.times(most.fen())?.finer(TOTAL - PRICE - YUAN)?)?;
            }
        }
    }
    Ok(sum)
}

fn projects(
    plan: &Plan,
    demands: &Demands,
    certificate: &Certificate<'_>,
    prices: &Prices,
) -> Result<Wide, Overflow> {
    let weights = Weights::of(plan);
    let benefit = certificate.goal(Goal::Benefit)?;
    let transfer = certificate.goal(Goal::Transfers)?;
    let charges = charges(plan, certificate)?;
    let mut sum = Wide::ZERO;
    for (cell_index, cell) in demands.cells.all().iter().enumerate() {
        let loan = lowest(prices, demands, cell_index);
        for index in &cell.projects {
            let Some(project) = plan.projects.get(*index) else { continue };
            let price = price_of(project, prices.grant(cell_index, *index)?, loan)?;
            let charge = charges.get(&project.id).copied().unwrap_or_default();
            let curve = Curve::of(project, &weights)?;
            let one = OneProject { project, curve, benefit, transfer, charge, price };
            sum = sum.plus(one.best()?)?;
        }
    }
    Ok(sum)
}

/// The price of the cheapest facility that lends into the cell.
fn lowest(prices: &Prices, demands: &Demands, cell: usize) -> Option<Wide> {
    let lending = prices.lent.iter().enumerate().filter(|(credit, _)| demands.cells.lends(*credit, cell));
    lending.map(|(_, price)| *price).min()
}

/// The price of a yuan for a project with `PRICE + SHARE` decimals: as much of it in loans as its credit share allows, where they are
/// cheaper than grants. None where it cannot have any money.
fn price_of(project: &Project, grant: Option<Wide>, loan: Option<Wide>) -> Result<Option<Wide>, Overflow> {
    let share = scaled(project.credit_share_max);
    let Some(grant) = grant else {
        return if share >= COEFFICIENT_UNIT {
            loan.map(|loan| loan.finer(SHARE)).transpose()
        } else {
            Ok(None)
        };
    };
    let full = grant.finer(SHARE)?;
    match loan {
        Some(loan) if loan < grant => full.minus(grant.minus(loan)?.times(share)?).map(Some),
        _ => Ok(Some(full)),
    }
}

struct OneProject<'a> {
    project: &'a Project,
    curve: Curve<'a>,
    /// What a unit of benefit counts.
    benefit: Wide,
    /// What a transfer counts (never positive).
    transfer: Wide,
    /// What being funded at all costs.
    charge: Wide,
    price: Option<Wide>,
}

impl OneProject<'_> {
    /// The most its amount can bring over its price.
    fn best(&self) -> Result<Wide, Overflow> {
        let domain = Domain::of(self.project);
        let mut best = domain.nothing.then_some(Wide::ZERO);
        if let Some(price) = self.price {
            for amount in self.candidates(domain)? {
                let gain = self.gain(amount, price)?;
                best = Some(best.map_or(gain, |best| best.max(gain)));
            }
        }
        // A project that has to be funded and cannot be makes every plan infeasible; 0 keeps the bound true all the same, as the
        // bound then holds of no allocation at all.
        Ok(best.unwrap_or(Wide::ZERO))
    }

    /// Where a concave piecewise linear gain can be greatest: the ends and the points of the curve between, as shares of 10⁻¹² fen.
    fn candidates(&self, domain: Domain) -> Result<Vec<(i128, Option<i128>)>, Overflow> {
        let unit = |fen: i128| fen.checked_mul(COEFFICIENT_UNIT).ok_or(Overflow);
        let (least, most) = (unit(domain.least)?, unit(domain.most)?);
        let mut amounts = vec![(least, None), (most, None)];
        for (share, benefit) in self.curve.points() {
            let amount = share.checked_mul(i128::from(self.project.cost.fen())).ok_or(Overflow)?;
            if least < amount && amount < most {
                amounts.push((amount, Some(benefit)));
            }
        }
        Ok(amounts)
    }

    fn gain(&self, (amount, share): (i128, Option<i128>), price: Wide) -> Result<Wide, Overflow> {
        let benefit = match share {
            Some(share) => self.curve.at_point(share)?,
            None => self.curve.at(amount.div_euclid(COEFFICIENT_UNIT), Rounding::Up)?,
        };
        // At most 10³⁰ times too fine for a product: take the multiplier's decimals off the value first, rounding up.
        let benefit = benefit.over_ceil(Wide::power(PRICE)?)?.times(self.benefit)?;
        let cost = price.times(amount)?;
        let granted = amount > 0 && scaled(self.project.credit_share_max) < COEFFICIENT_UNIT;
        let transfer = if granted { self.transfer.finer(TOTAL - PRICE)? } else { Wide::ZERO };
        // However little it gets, it is funded: nothing at all counts as that only where it is better so.
        let charge = if amount > 0 || self.charge.is_negative() { self.charge } else { Wide::ZERO };
        benefit.minus(cost)?.plus(transfer)?.minus(charge.finer(TOTAL - DUAL)?)
    }
}

/// A value as it is held for later tiers: more is better, 12 decimals rounded down, less its slack; in units of 10⁻²⁴.
pub fn held_value(tier: &Tier, value: Wide) -> Result<i128, Overflow> {
    let oriented = oriented(tier.direction, value)?;
    let rounded = oriented.over_floor(Wide::power(TOTAL - SHARE)?)?.narrow()?;
    let full = rounded.checked_mul(COEFFICIENT_UNIT).ok_or(Overflow)?;
    let given_up =
        rounded.checked_abs().and_then(|size| size.checked_mul(scaled(tier.slack))).ok_or(Overflow)?;
    full.checked_sub(given_up).ok_or(Overflow)
}
