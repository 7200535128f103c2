//! What an allocation is worth under each goal.

use super::case::Case;
use super::fundable::Fundable;
use super::wide::{EXACT, Overflow, Rounding, SHARE, VALUE, Wide, YUAN, power};
use super::{Allocation, Sums};
use crate::plan::{Direction, Goal, Plan, Project, Tier};
use crate::rows::{Demands, Levels};

/// The value of a goal with [`EXACT`] decimals; what every project brings, and a ratio, is rounded down.
///
/// # Errors
/// If a number is out of all proportion.
pub fn value(plan: &Plan, demands: &Demands, allocation: &Allocation, tier: &Tier) -> Result<Wide, Overflow> {
    Case::of(plan, demands)?.value(allocation, tier)
}

impl Case<'_> {
    /// The value of a goal; see [`value`].
    ///
    /// # Errors
    /// If a number is out of all proportion.
    pub fn value(&self, allocation: &Allocation, tier: &Tier) -> Result<Wide, Overflow> {
        let sums = Sums::of(self.plan, self.demands, allocation)?;
        value_in(self, allocation, &sums, tier.goal)
    }

    /// Every goal of the plan with the value at which an allocation holds it for later ones; see [`held_value`].
    ///
    /// # Errors
    /// If a number is out of all proportion.
    pub fn reached(&self, allocation: &Allocation) -> Result<Vec<(Tier, i128)>, Overflow> {
        let sums = Sums::of(self.plan, self.demands, allocation)?;
        let goals = self.plan.objective.iter();
        let reached =
            |tier: &Tier| Ok((*tier, held_value(tier, value_in(self, allocation, &sums, tier.goal)?)?));
        goals.map(reached).collect()
    }
}

pub(super) fn value_in(
    case: &Case<'_>,
    allocation: &Allocation,
    sums: &Sums,
    goal: Goal,
) -> Result<Wide, Overflow> {
    // Sums of amounts, bounded like those of `Sums`.
    let yuan = |fen: i128| Wide::from(fen).finer(EXACT - YUAN);
    match goal {
        Goal::Benefit => benefit(case, sums),
        Goal::Funded => yuan(sums.grants.iter().flatten().sum()),
        Goal::Pooled => yuan(sums.pooled.iter().sum()),
        Goal::Credit => yuan(sums.lent.iter().sum()),
        Goal::Transfers => {
            Wide::from(i128::try_from(allocation.grants.len()).map_err(|_| Overflow)?).finer(EXACT)
        }
        Goal::LeastCoverage | Goal::LeastPerHead => least(case, sums, goal),
    }
}

/// What no project adds up to more than fits: all benefits together do.
fn benefit(case: &Case<'_>, sums: &Sums) -> Result<Wide, Overflow> {
    case.laid.fundable.iter().try_fold(Wide::ZERO, |sum, one| match sums.funded(one.index) {
        0 => Ok(sum),
        funded => sum.plus(one.benefit_of(funded, Rounding::Down)?.into()),
    })
}

fn least(case: &Case<'_>, sums: &Sums, goal: Goal) -> Result<Wide, Overflow> {
    let mut grants: Vec<i128> = vec![0; case.plan.counties.len()];
    for cell in case.demands.cells.all() {
        if let Some(sum) = grants.get_mut(cell.county) {
            *sum += cell.projects.iter().map(|project| sums.grants_of(*project, Levels::ALL)).sum::<i128>();
        }
    }
    let ratios = case.least(goal).iter().map(|(county, measure)| {
        let amount = grants.get(*county).copied().unwrap_or_default();
        Wide::product(amount, power(ratio_decimals(goal))).over(*measure, Rounding::Down)
    });
    ratios.reduce(|lowest, ratio| Ok(lowest?.min(ratio?))).unwrap_or(Ok(Wide::ZERO))
}

/// The decimals that fen get before they are divided by what a least-county goal measures by: fen or heads.
pub(super) const fn ratio_decimals(goal: Goal) -> u32 {
    match goal {
        Goal::LeastPerHead => EXACT - YUAN,
        _ => EXACT,
    }
}

/// A value as it is held for later tiers: more is better, as printed; with [`EXACT`] decimals. Its slack was given up already where
/// that served a later goal.
pub fn held_value(tier: &Tier, value: Wide) -> Result<i128, Overflow> {
    let rounded = printed(oriented(tier.direction, value)?)?;
    rounded.checked_mul(power(SHARE)).ok_or(Overflow)
}

/// With the decimals that are printed, rounded down.
pub(super) fn printed(value: Wide) -> Result<i128, Overflow> {
    value.coarser_floor(EXACT - VALUE)?.narrow()
}

/// The value as more-is-better: a goal that is minimised changes its sign.
pub(super) fn oriented(direction: Direction, value: Wide) -> Result<Wide, Overflow> {
    match direction {
        Direction::Maximise => Ok(value),
        Direction::Minimise => value.negated(),
    }
}

/// What so many fen bring of something of which a project brings `whole` at full funding, in the unit of `whole`, rounded down.
///
/// # Errors
/// If a number of the project is out of all proportion.
pub fn part_of(project: &Project, whole: i128, amount: i128) -> Result<i128, Overflow> {
    Fundable::of(0, 0, project, (whole, whole)).benefit_of(amount, Rounding::Down)
}

/// What a project brings for so many fen, with [`EXACT`] decimals, rounded down.
///
/// # Errors
/// If a number of the project is out of all proportion.
pub fn benefit_of(plan: &Plan, project: &Project, amount: i128) -> Result<Wide, Overflow> {
    Fundable::alone(plan, project)?.benefit_of(amount, Rounding::Down).map(Wide::from)
}
