//! What the rounding to quanta explains.

use super::case::Case;
use super::goal::ratio_decimals;
use super::wide::{EXACT, Overflow, Rounding, VALUE, YUAN, power, times_over};
use crate::plan::{Goal, Plan, Tier};
use crate::rows::Demands;

/// The gap that whole quanta may leave, with 12 decimals, rounded down: what is lost if every fundable project gets two quanta less
/// where they count most.
///
/// Benefit: Σ over fundable projects of twice what the first quantum brings. Amounts: two quanta for each. Least-county goals:
/// the same for the county where it weighs most. The number of transfers is whole: nothing.
pub fn allowance(plan: &Plan, demands: &Demands, tier: &Tier) -> Result<i128, Overflow> {
    allowance_in(&Case::of(plan, demands)?, tier.goal)
}

/// The same of a plan that is laid out.
pub fn allowance_in(case: &Case<'_>, goal: Goal) -> Result<i128, Overflow> {
    Ok(exact_allowance(case, goal)?.div_euclid(power(EXACT - VALUE)))
}

/// The allowance with [`EXACT`] decimals.
fn exact_allowance(case: &Case<'_>, goal: Goal) -> Result<i128, Overflow> {
    let quantum = i128::from(case.plan.quantum.amount().fen());
    let count = i128::try_from(case.laid.fundable.len()).map_err(|_| Overflow)?;
    let all = count.checked_mul(2 * quantum).ok_or(Overflow)?;
    match goal {
        Goal::Benefit => case.laid.first_quanta(quantum)?.checked_mul(2).ok_or(Overflow),
        Goal::Funded | Goal::Pooled | Goal::Credit => all.checked_mul(power(EXACT - YUAN)).ok_or(Overflow),
        Goal::Transfers => Ok(0),
        Goal::LeastCoverage | Goal::LeastPerHead => {
            let least = case.least(goal).iter().map(|(_, measure)| *measure).min();
            least.map_or(Ok(0), |least| times_over(all, power(ratio_decimals(goal)), least, Rounding::Down))
        }
    }
}
