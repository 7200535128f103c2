//! A project that can have money, and what it brings.

use super::domain::Domain;
use super::wide::{EXACT, Overflow, Rounding, SHARE, power, times_over};
use crate::money::Ratio;
use crate::plan::{Id, Plan, Project};
use crate::rows::COEFFICIENT_UNIT;

/// All benefits together stay below 10¹³, so that twice as much fits 128 bits.
pub(super) const LARGEST_BENEFIT: i128 = power(13 + EXACT);

/// A project that can have money.
#[derive(Clone, Debug)]
pub(super) struct Fundable {
    /// Position in `plan.projects`.
    pub index: usize,
    /// Its cell.
    pub cell: usize,
    /// What it may get, in fen.
    pub domain: Domain,
    /// What it costs, in fen.
    pub cost: i64,
    /// What it brings at full funding, weighted, with [`EXACT`] decimals.
    pub benefit: i128,
    /// The same with all signs that more is better.
    pub size: i128,
    /// The largest share of its money that may be loans, with 12 decimals. More than 1 says no more than 1, and anything below
    /// nothing that it cannot be funded.
    pub credit_share: i64,
    /// The points of its curve between nothing and everything: share funded and share of benefit, in units of 10⁻¹².
    pub inner_points: Box<[(i128, i128)]>,
}

impl Fundable {
    /// A project by itself, wherever it stands in the plan.
    pub(super) fn alone(plan: &Plan, project: &Project) -> Result<Self, Overflow> {
        let benefit = benefit(project.benefits.iter(), &weights_of(plan))?;
        if benefit.1 < LARGEST_BENEFIT { Ok(Self::of(0, 0, project, benefit)) } else { Err(Overflow) }
    }

    /// A project that brings so much, and so much with all signs that more is better.
    pub(super) fn of(cell: usize, index: usize, project: &Project, (benefit, size): (i128, i128)) -> Self {
        let curve =
            project.curve.iter().map(|point| (point.funded.trillionths(), point.benefit.trillionths()));
        let credit_share = project.credit_share_max.trillionths().clamp(-1, COEFFICIENT_UNIT);
        Self {
            index,
            cell,
            domain: Domain::of(project),
            cost: project.cost.fen(),
            benefit,
            size,
            credit_share: i64::try_from(credit_share).unwrap_or_default(),
            inner_points: curve.collect(),
        }
    }

    /// The points of its curve behind (0, 0), up to (1, 1).
    pub fn points(&self) -> impl Iterator<Item = (i128, i128)> {
        self.inner_points.iter().copied().chain(std::iter::once((COEFFICIENT_UNIT, COEFFICIENT_UNIT)))
    }

    /// What a share of its benefit is.
    pub fn share_of_benefit(&self, share: i128, rounding: Rounding) -> Result<i128, Overflow> {
        if share == COEFFICIENT_UNIT {
            return Ok(self.benefit);
        }
        times_over(self.benefit, share, COEFFICIENT_UNIT, rounding)
    }

    /// What it brings for an amount in fen: on the piece of its curve that the amount lies on, first the share of the benefit, then
    /// the part of the piece is taken, each rounded.
    pub fn benefit_of(&self, amount: i128, rounding: Rounding) -> Result<i128, Overflow> {
        let cost = i128::from(self.cost);
        if amount <= 0 {
            return Ok(0);
        }
        if amount >= cost {
            return Ok(self.benefit);
        }
        if self.inner_points.is_empty() {
            return times_over(self.benefit, amount, cost, rounding);
        }
        // Below a cost of 2⁶³ and 2⁴⁰ times that.
        let funded = amount * COEFFICIENT_UNIT;
        let (mut start, mut low) = (0, 0);
        for (share, high) in self.points() {
            let reach = share.checked_mul(cost).ok_or(Overflow)?;
            if funded == reach {
                return self.share_of_benefit(high, rounding);
            }
            if funded < reach {
                let rise = self.share_of_benefit(high - low, rounding)?;
                let width = reach.checked_sub(start).ok_or(Overflow)?;
                let part = times_over(rise, funded - start, width, rounding)?;
                return self.share_of_benefit(low, rounding)?.checked_add(part).ok_or(Overflow);
            }
            (start, low) = (reach, high);
        }
        Ok(self.benefit)
    }

    /// What a first quantum brings at the rate of the curve's first piece, at most what that piece brings, with [`EXACT`] decimals. What
    /// brings less than nothing is no loss.
    pub fn first_quantum(&self, quantum: i128) -> Result<i128, Overflow> {
        let Some((share, benefit)) = self.points().next() else { return Ok(0) };
        let rise = self.share_of_benefit(benefit, Rounding::Down)?.max(0);
        let cost = i128::from(self.cost);
        if share == COEFFICIENT_UNIT {
            return if quantum < cost { times_over(rise, quantum, cost, Rounding::Down) } else { Ok(rise) };
        }
        let (part, width) = (quantum * COEFFICIENT_UNIT, share.checked_mul(cost).ok_or(Overflow)?);
        if part < width { times_over(rise, part, width, Rounding::Down) } else { Ok(rise) }
    }
}

/// The weight of each measure.
pub(super) fn weights_of(plan: &Plan) -> Vec<(&Id, i128)> {
    plan.measures.iter().map(|measure| (&measure.id, measure.weight.trillionths())).collect()
}

/// Σ weight · quantity with its size, whatever the signs.
pub(super) fn benefit<'a>(
    benefits: impl Iterator<Item = (&'a Id, &'a Ratio)>,
    weights: &[(&Id, i128)],
) -> Result<(i128, i128), Overflow> {
    const _: () = assert!(EXACT == 2 * SHARE, "a weight times a quantity is exact");
    let (mut sum, mut sizes) = (0_i128, 0_i128);
    for (measure, quantity) in benefits {
        // Ids that were read from one document share their text.
        let shared = weights.iter().find(|(id, _)| std::ptr::eq(id.as_str(), measure.as_str()));
        let known = shared.or_else(|| weights.iter().find(|(id, _)| *id == measure));
        let weight = known.map_or(0, |(_, weight)| *weight);
        let part = quantity.trillionths().checked_mul(weight).ok_or(Overflow)?;
        sizes = part.checked_abs().and_then(|size| sizes.checked_add(size)).ok_or(Overflow)?;
        sum += part;
    }
    Ok((sum, sizes))
}
