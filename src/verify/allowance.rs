//! What the rounding to quanta explains.

use super::Overflow;
use super::Wide;
use super::goal::{Curve, Weights};
use super::wide::{SHARE, TOTAL, YUAN};
use crate::plan::{Goal, Plan, Tier};
use crate::rows::{Demands, least_measures};

/// The gap that whole quanta may leave, with 12 decimals, rounded down: what is lost if every ready project gets two quanta less where
/// they count most.
///
/// Benefit: Σ over ready projects of twice the benefit of its first quantum. Amounts: two quanta for each. Least-county goals:
/// the same for the county where it weighs most. The number of transfers is whole: nothing.
pub fn allowance(plan: &Plan, demands: &Demands, tier: &Tier) -> Result<i128, Overflow> {
    let quantum = i128::from(plan.quantum.amount().fen());
    let projects = demands.cells.all().iter().map(|cell| cell.projects.len()).sum::<usize>();
    let quanta =
        i128::try_from(projects).ok().and_then(|count| count.checked_mul(2 * quantum)).ok_or(Overflow)?;
    let all = Wide::from(quanta);
    let sum = match tier.goal {
        Goal::Benefit => return benefit(plan, demands, quantum),
        Goal::Funded | Goal::Pooled | Goal::Credit => all.finer(TOTAL - YUAN)?,
        Goal::Transfers => Wide::ZERO,
        Goal::LeastCoverage | Goal::LeastPerHead => {
            let finer = if tier.goal == Goal::LeastPerHead { TOTAL - YUAN } else { TOTAL };
            let measures = least_measures(plan, demands, tier.goal);
            match measures.iter().map(|(_, measure)| *measure).min() {
                Some(least) => all.finer(finer)?.over_floor(least.into())?,
                None => Wide::ZERO,
            }
        }
    };
    sum.over_floor(Wide::power(TOTAL - SHARE)?)?.narrow()
}

fn benefit(plan: &Plan, demands: &Demands, quantum: i128) -> Result<i128, Overflow> {
    let weights = Weights::of(plan);
    let mut sum = 0_i128;
    for index in demands.cells.all().iter().flat_map(|cell| &cell.projects) {
        let Some(project) = plan.projects.get(*index) else { continue };
        let first = Curve::of(project, &weights)?.first(quantum)?;
        let first = first.over_floor(Wide::power(TOTAL - SHARE)?)?.narrow()?;
        sum = first.checked_mul(2).and_then(|twice| sum.checked_add(twice)).ok_or(Overflow)?;
    }
    Ok(sum)
}
