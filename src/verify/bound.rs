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

use super::case::Case;
use super::fundable::Fundable;
use super::laid::LinkKind;
use super::peaks::Peak;
use super::placed::{LEAST, Placed};
use super::prices::Prices;
use super::wide::{DUAL, EXACT, Overflow, Rounding, SHARE, Wide, YUAN, power};
use crate::plan::{Direction, Goal, Plan, Tier};
use crate::rows::{COEFFICIENT_UNIT, Demands, RowId, Way};

/// Decimals of what a project brings: a multiplier times a benefit, or a price times an amount at a point of a curve.
const GAIN: u32 = DUAL + EXACT;

/// Duals of one tier: a bound on its goal while the earlier ones are held. Without a goal, a proof that nothing is feasible.
#[derive(Clone, Debug)]
pub struct Certificate<'a> {
    /// The goal that is bounded; none for a proof of infeasibility.
    pub tier: Option<Tier>,
    /// Earlier goals with the value they are held at, less what their slack gives up; more is better, 24 decimals.
    pub held: &'a [(Tier, i128)],
    /// Non-negative duals with 24 decimals; a row that is not named has dual 0.
    pub duals: &'a BTreeMap<RowId, i128>,
}

/// What a unit of each goal counts in all, with 24 decimals: 1 for the bounded one, the multiplier for earlier ones; with the sign
/// that makes more of it better.
pub(super) struct Multipliers([i128; 7]);

impl Multipliers {
    fn of_certificate(certificate: &Certificate<'_>, placed: &Placed) -> Result<Self, Overflow> {
        let mut goals = Self([0; 7]);
        let held = certificate.held.iter().map(|(tier, _)| *tier).zip(placed.held.iter().copied());
        let bounded = certificate.tier.map(|tier| (tier, power(DUAL)));
        for (tier, multiplier) in held.chain(bounded) {
            let signed = if tier.direction == Direction::Maximise { multiplier } else { -multiplier };
            if let Some(sum) = goals.0.get_mut(tier.goal as usize) {
                *sum = sum.checked_add(signed).ok_or(Overflow)?;
            }
        }
        Ok(goals)
    }

    pub fn of(&self, goal: Goal) -> i128 {
        self.0.get(goal as usize).copied().unwrap_or_default()
    }
}

/// The bound with 24 decimals, more is better: no allocation that keeps all demands and the held goals passes it. Below zero without
/// a goal, it proves that there is no such allocation. Where a project has to be funded and nobody may pay for it there is none
/// whatever the duals are, and the bound is −1.
///
/// # Errors
/// If a number is out of all proportion.
pub fn bound(plan: &Plan, demands: &Demands, certificate: &Certificate<'_>) -> Result<Wide, Overflow> {
    Case::of(plan, demands)?.bound(certificate)
}

impl Case<'_> {
    /// The bound that a certificate proves; see [`bound`].
    ///
    /// # Errors
    /// If a number is out of all proportion.
    pub fn bound(&self, certificate: &Certificate<'_>) -> Result<Wide, Overflow> {
        bound_in(self, certificate, &Placed::of(self, certificate.held.len(), certificate.duals))
    }
}

/// The parts are exact, and each is rounded up before they are added.
pub(super) fn bound_in(
    case: &Case<'_>,
    certificate: &Certificate<'_>,
    placed: &Placed,
) -> Result<Wide, Overflow> {
    let goals = Multipliers::of_certificate(certificate, placed)?;
    let prices = Prices::of(case, placed, &goals)?;
    let Some(projects) = projects(case, placed, &goals, &prices)? else {
        return Wide::from(power(EXACT)).negated();
    };
    let parts = [
        right_hand_sides(case, placed)?,
        held(certificate, placed)?.negated()?.coarser_ceil(GAIN - EXACT)?,
        levels(case, placed, &goals)?,
        buffers(case, &prices)?,
        projects,
    ];
    parts.into_iter().try_fold(Wide::ZERO, Wide::plus)
}

/// Σ y·r over all rows.
fn right_hand_sides(case: &Case<'_>, placed: &Placed) -> Result<Wide, Overflow> {
    let mut sum = Wide::ZERO;
    let mut add = |dual: i128, limit: i128| {
        if dual != 0 {
            sum = sum.plus(Wide::product(dual, limit))?;
        }
        Ok(())
    };
    for (index, stream) in case.plan.streams.iter().enumerate() {
        let amount = i128::from(stream.amount.fen());
        let dual = |duals: &[i128]| duals.get(index).copied().unwrap_or_default();
        add(dual(&placed.amount), amount * COEFFICIENT_UNIT)?;
        add(dual(&placed.must_spend), -i128::from(stream.must_spend.fen()) * COEFFICIENT_UNIT)?;
        // No more than all of it can leave, whatever share may; less than nothing is as impossible as less than its opposite.
        let share = stream.poolable.trillionths().clamp(-COEFFICIENT_UNIT, COEFFICIENT_UNIT);
        add(dual(&placed.poolable), amount * share)?;
    }
    for (credit, dual) in case.plan.credit.iter().zip(&placed.buffer) {
        add(*dual, i128::from(credit.buffer_max.fen()) * COEFFICIENT_UNIT)?;
    }
    for (row, dual) in case.demands.rows.iter().zip(&placed.rows) {
        add(*dual, row.at_most)?;
    }
    for (link, dual) in case.laid.links.iter().zip(&placed.links) {
        if link.kind == LinkKind::Excludes {
            add(*dual, power(YUAN + SHARE))?;
        }
    }
    sum.coarser_ceil(DUAL + YUAN + SHARE - EXACT)
}

/// Σ m·h over the held goals, with [`GAIN`] decimals.
fn held(certificate: &Certificate<'_>, placed: &Placed) -> Result<Wide, Overflow> {
    let each = certificate.held.iter().zip(&placed.held);
    each.map(|((_, value), multiplier)| Wide::product(*multiplier, *value)).try_fold(Wide::ZERO, Wide::plus)
}

/// The level of each least-county goal is a number of its own, between nothing and what all streams together could give.
fn levels(case: &Case<'_>, placed: &Placed, goals: &Multipliers) -> Result<Wide, Overflow> {
    let mut sum = Wide::ZERO;
    for (goal, duals) in LEAST.into_iter().zip(&placed.least).filter(|(goal, _)| goals.of(*goal) > 0) {
        let measures = case.least(goal);
        // Cost is in fen, so the gain has two decimals more than that of heads.
        let decimals = if goal == Goal::LeastCoverage { YUAN } else { 0 };
        let mut gain = Wide::product(goals.of(goal), power(decimals));
        for ((_, measure), dual) in measures.iter().zip(duals) {
            gain = gain.minus(Wide::product(*dual, *measure))?;
        }
        if gain.is_positive() && !measures.is_empty() {
            let (most, most_decimals) = greatest_level(case, goal)?;
            sum = sum.plus(gain.times(most)?.coarser_ceil(DUAL + decimals + most_decimals - EXACT)?)?;
        }
    }
    Ok(sum)
}

/// The greatest level a least-county goal can reach, with its decimals: all of the cost, or all money for the smallest county.
fn greatest_level(case: &Case<'_>, goal: Goal) -> Result<(Wide, u32), Overflow> {
    if goal == Goal::LeastCoverage {
        return Ok((Wide::from(1_i128), 0));
    }
    // Bounded like the sums of an allocation.
    let money: i128 = case.plan.streams.iter().map(|stream| i128::from(stream.amount.fen())).sum();
    let heads = case.least(goal).iter().map(|(_, heads)| *heads).min().unwrap_or(1);
    Ok((Wide::from(money).over(heads, Rounding::Up)?, YUAN))
}

/// What buffers could bring: the loans a yuan carries, less its price, as much as fits the stream and the facility.
fn buffers(case: &Case<'_>, prices: &Prices) -> Result<Wide, Overflow> {
    let mut sum = Wide::ZERO;
    for (credit_index, credit) in case.plan.credit.iter().enumerate() {
        for (index, stream) in case.plan.streams.iter().enumerate() {
            let way = case.demands.cells.buffer_way(credit_index, index);
            if way == Way::Not {
                continue;
            }
            let price = prices.of_buffer(credit_index, index, way)?;
            if price < 0 {
                let most = stream.amount.min(credit.buffer_max);
                sum = sum.minus(Wide::product(price, most.fen().into()))?;
            }
        }
    }
    sum.coarser_ceil(YUAN)
}

/// None where a project has no amount that it may get.
fn projects(
    case: &Case<'_>,
    placed: &Placed,
    goals: &Multipliers,
    prices: &Prices,
) -> Result<Option<Wide>, Overflow> {
    let charges = charges(case, placed)?;
    let (benefit, transfer) = (goals.of(Goal::Benefit), goals.of(Goal::Transfers));
    let mut sum = Wide::ZERO;
    for (one, peaks) in case.laid.fundable.iter().zip(case.laid.peaks()?.iter()) {
        let price = prices.of_project(one)?;
        let charge = charges.get(one.index).copied().unwrap_or_default();
        let decision = Decision { one, peaks, benefit, transfer, charge, price };
        let Some(best) = decision.best()? else { return Ok(None) };
        sum = sum.plus(best)?;
    }
    sum.coarser_ceil(GAIN - EXACT).map(Some)
}

/// Per project, what being funded at all costs it, with 24 decimals; empty if no link has a dual.
fn charges(case: &Case<'_>, placed: &Placed) -> Result<Vec<i128>, Overflow> {
    let mut charges = Vec::new();
    for (link, dual) in case.laid.links.iter().zip(&placed.links).filter(|(_, dual)| **dual != 0) {
        if charges.is_empty() {
            charges = vec![Wide::ZERO; case.plan.projects.len()];
        }
        let on_other = if link.kind == LinkKind::Requires { -dual } else { *dual };
        for (project, by) in [(Some(link.project), *dual), (link.other, on_other)] {
            if let Some(charge) = project.and_then(|project| charges.get_mut(project)) {
                *charge = charge.plus(by.into())?;
            }
        }
    }
    charges.into_iter().map(Wide::narrow).collect()
}

/// How much a project is funded with, at given prices.
struct Decision<'a> {
    one: &'a Fundable,
    peaks: &'a [Peak],
    /// What a unit of benefit counts.
    benefit: i128,
    /// What a transfer counts.
    transfer: i128,
    /// What being funded at all costs.
    charge: i128,
    /// What a yuan costs; none where there is none for it.
    price: Option<i128>,
}

impl Decision<'_> {
    /// The most its amount can bring over its price, with [`GAIN`] decimals. None if there is no amount that it may get.
    fn best(&self) -> Result<Option<Wide>, Overflow> {
        let mut best = self.one.domain.nothing.then_some(Wide::ZERO);
        let Some(price) = self.price else { return Ok(best) };
        for peak in self.peaks {
            let gain = self.gain(*peak, price)?;
            best = Some(best.map_or(gain, |best| best.max(gain)));
        }
        Ok(best)
    }

    /// What an amount and its benefit bring over their price.
    fn gain(&self, Peak { amount, benefit }: Peak, price: i128) -> Result<Wide, Overflow> {
        if amount == 0 {
            // However little it gets, it is funded: nothing at all counts as that only where it is better so.
            return Ok(Wide::product(self.charge.min(0), -power(GAIN - DUAL)));
        }
        let gain = Wide::product(benefit, self.benefit).minus(Wide::product(price, amount))?;
        let is_granted = i128::from(self.one.credit_share) < COEFFICIENT_UNIT;
        let transfer = if is_granted { self.transfer } else { 0 };
        match transfer.checked_sub(self.charge).ok_or(Overflow)? {
            0 => Ok(gain),
            fixed => gain.plus(Wide::product(fixed, power(GAIN - DUAL))),
        }
    }
}
