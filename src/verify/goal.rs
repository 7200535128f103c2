//! What an allocation is worth under each goal, exactly.

use super::wide::{SHARE, TOTAL, YUAN};
use super::{Allocation, Overflow, Sums, Wide};
use crate::plan::{Breakpoint, Direction, Goal, Id, Plan, Project, Tier};
use crate::rows::{COEFFICIENT_UNIT, Demands, Levels, least_measures, scaled};

/// Decimals of a project's weighted benefit: weight times quantity.
pub(super) const BENEFIT: u32 = 2 * SHARE;

/// The value of a goal in units of 10⁻⁵⁶, rounded so that it is never better than the truth.
pub fn value(plan: &Plan, demands: &Demands, allocation: &Allocation, tier: &Tier) -> Result<Wide, Overflow> {
    let sums = Sums::of(plan, demands, allocation)?;
    let spent = |amounts: &[i128]| {
        let sum = amounts.iter().try_fold(0_i128, |sum, amount| sum.checked_add(*amount)).ok_or(Overflow)?;
        Wide::from(sum).finer(TOTAL - YUAN)
    };
    match tier.goal {
        Goal::Benefit => benefit(plan, &sums),
        Goal::Funded => {
            let grants = (0..plan.projects.len()).map(|project| sums.grants_of(project, Levels::ALL));
            spent(&grants.collect::<Vec<_>>())
        }
        Goal::Pooled => spent(&sums.pooled),
        Goal::Credit => spent(&sums.lent),
        Goal::Transfers => {
            Wide::from(i128::try_from(allocation.grants.len()).map_err(|_| Overflow)?).finer(TOTAL)
        }
        Goal::LeastCoverage | Goal::LeastPerHead => least(plan, demands, &sums, tier.goal),
    }
}

fn least(plan: &Plan, demands: &Demands, sums: &Sums, goal: Goal) -> Result<Wide, Overflow> {
    let mut grants: Vec<i128> = vec![0; plan.counties.len()];
    for cell in demands.cells.all() {
        let here: i128 = cell.projects.iter().map(|project| sums.grants_of(*project, Levels::ALL)).sum();
        if let Some(sum) = grants.get_mut(cell.county) {
            *sum = sum.checked_add(here).ok_or(Overflow)?;
        }
    }
    let finer = if goal == Goal::LeastPerHead { TOTAL - YUAN } else { TOTAL };
    let mut lowest: Option<Wide> = None;
    for (county, measure) in least_measures(plan, demands, goal) {
        let amount = grants.get(county).copied().unwrap_or_default();
        let ratio = Wide::from(amount).finer(finer)?.over_floor(measure.into())?;
        lowest = Some(lowest.map_or(ratio, |lowest| lowest.min(ratio)));
    }
    Ok(lowest.unwrap_or(Wide::ZERO))
}

fn benefit(plan: &Plan, sums: &Sums) -> Result<Wide, Overflow> {
    let weights = Weights::of(plan);
    let mut sum = Wide::ZERO;
    for (index, project) in plan.projects.iter().enumerate() {
        let funded = sums.funded(index);
        if funded > 0 {
            sum = sum.plus(Curve::of(project, &weights)?.at(funded, Rounding::Down)?)?;
        }
    }
    Ok(sum)
}

/// The benefit of a project that gets so many fen, in units of 10⁻⁵⁶, rounded down.
pub fn benefit_of(plan: &Plan, project: &Project, amount: i128) -> Result<Wide, Overflow> {
    Curve::of(project, &Weights::of(plan))?.at(amount, Rounding::Down)
}

/// The weight of each measure, by id.
pub(super) struct Weights<'a>(std::collections::BTreeMap<&'a Id, i128>);

impl<'a> Weights<'a> {
    pub fn of(plan: &'a Plan) -> Self {
        Self(plan.measures.iter().map(|measure| (&measure.id, scaled(measure.weight))).collect())
    }

    /// Σ weight · benefit of a project, with [`BENEFIT`] decimals.
    fn total(&self, project: &Project) -> Result<Wide, Overflow> {
        project.benefits.iter().try_fold(Wide::ZERO, |sum, (measure, quantity)| {
            let weight = self.0.get(measure).copied().unwrap_or_default();
            sum.plus(Wide::from(weight).times(scaled(*quantity))?)
        })
    }
}

/// Which way a value between two units goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rounding {
    Down,
    Up,
}

/// A project's benefit over the money it gets.
pub(super) struct Curve<'a> {
    total: Wide,
    cost: i128,
    points: &'a [Breakpoint],
}

impl<'a> Curve<'a> {
    pub fn of(project: &'a Project, weights: &Weights<'_>) -> Result<Self, Overflow> {
        Ok(Self {
            total: weights.total(project)?,
            cost: i128::from(project.cost.fen()),
            points: &project.curve,
        })
    }

    /// The points from (0, 0) to (1, 1): share funded and share of benefit, in units of 10⁻¹².
    pub fn points(&self) -> impl Iterator<Item = (i128, i128)> {
        let inner = self.points.iter().map(|point| (scaled(point.funded), scaled(point.benefit)));
        std::iter::once((0, 0)).chain(inner).chain(std::iter::once((COEFFICIENT_UNIT, COEFFICIENT_UNIT)))
    }

    /// The benefit at a point, in units of 10⁻⁵⁶.
    pub fn at_point(&self, share: i128) -> Result<Wide, Overflow> {
        self.total.times(share)?.finer(TOTAL - BENEFIT - SHARE)
    }

    /// The benefit of an amount in fen, in units of 10⁻⁵⁶.
    pub fn at(&self, amount: i128, rounding: Rounding) -> Result<Wide, Overflow> {
        let funded = amount.checked_mul(COEFFICIENT_UNIT).ok_or(Overflow)?;
        let mut before = (0, 0);
        for (share, benefit) in self.points() {
            let reach = share.checked_mul(self.cost).ok_or(Overflow)?;
            if funded == reach {
                return self.at_point(benefit);
            }
            if funded < reach {
                return self.between(before, (share, benefit), funded, rounding);
            }
            before = (share, benefit);
        }
        self.at_point(COEFFICIENT_UNIT)
    }

    /// The benefit of a first amount at the rate of the curve's first piece, in units of 10⁻⁵⁶, rounded down.
    pub fn first(&self, amount: i128) -> Result<Wide, Overflow> {
        match self.points().find(|(share, _)| *share > 0) {
            Some((share, benefit)) if self.cost > 0 => {
                let width = share.checked_mul(self.cost).ok_or(Overflow)?;
                let rise = self.total.times(benefit)?.times(amount)?.finer(TOTAL - BENEFIT - SHARE)?;
                rise.times(COEFFICIENT_UNIT)?.over_floor(width.into())
            }
            _ => Ok(Wide::ZERO),
        }
    }

    fn between(
        &self,
        (from, low): (i128, i128),
        (to, high): (i128, i128),
        funded: i128,
        rounding: Rounding,
    ) -> Result<Wide, Overflow> {
        let past = funded.checked_sub(from.checked_mul(self.cost).ok_or(Overflow)?).ok_or(Overflow)?;
        let width = to.saturating_sub(from).checked_mul(self.cost).ok_or(Overflow)?;
        let rise = self.total.times(high.saturating_sub(low))?.times(past)?;
        let part = match rounding {
            Rounding::Down => rise.over_floor(width.into())?,
            Rounding::Up => rise.over_ceil(width.into())?,
        };
        self.at_point(low)?.plus(part.finer(TOTAL - BENEFIT - SHARE)?)
    }
}

/// The value as more-is-better: a goal that is minimised changes its sign.
pub(super) fn oriented(direction: Direction, value: Wide) -> Result<Wide, Overflow> {
    match direction {
        Direction::Maximise => Ok(value),
        Direction::Minimise => Wide::ZERO.minus(value),
    }
}
