//! What an allocation brings in each measure of benefit.

use std::sync::Arc;

use super::exact::told_floor;
use crate::money::Ratio;
use crate::plan::{Direction, Goal, Plan, Tier};
use crate::rows::Demands;
use crate::verify::{Allocation, Overflow, value};

/// Per measure of the plan, what an allocation brings of it: people, mu, …; 12 decimals, rounded down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured(pub Vec<i128>);

/// What an allocation brings in each measure.
///
/// # Errors
/// If a number does not fit.
pub fn measured(plan: &Plan, allocation: &Allocation) -> Result<Measured, Overflow> {
    let demands = Demands::of(plan);
    let benefit = Tier { direction: Direction::Maximise, goal: Goal::Benefit, slack: Ratio::ZERO };
    let of_measure = |index: usize| {
        let mut only = plan.clone();
        for (other, measure) in Arc::make_mut(&mut only.measures).iter_mut().enumerate() {
            Arc::make_mut(measure).weight = if other == index { Ratio::ONE } else { Ratio::ZERO };
        }
        told_floor(value(&only, &demands, allocation, &benefit)?)
    };
    Ok(Measured((0..plan.measures.len()).map(of_measure).collect::<Result<_, _>>()?))
}
