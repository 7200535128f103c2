//! A new allocation after a change of the plan that moves as little money as can be, beside the best one.
//!
//! Money moves where a stream pays a project (or a buffer, or a facility lends a project) more or less than it did: Σ|x − x₀| over all
//! such pairs, to the fen. Every pair counts, since there are hardly more of them with money than projects. Among the
//! allocations that move least the best under the plan's goals is taken.

mod moved;

pub use moved::{Move, Moved, Payee, Payer};

use self::moved::{carried_over, moved};
use super::exact::oriented;
use super::{Unsolved, solve};
use crate::lp::Groups;
use crate::plan::Plan;
use crate::rows::Demands;
use crate::solve::{Answer, Effort, Watch, search_near};
use crate::verify::{Allocation, Verified, verify};

/// How much is tried where projects are all or nothing.
const EFFORT: Effort = Effort { nodes: 100, iterations: 10_000 };

/// Two ways to go on after a change.
#[derive(Clone, Debug)]
pub struct Replan {
    /// The allocation that moves least, with what is proven about the plan's goals for it.
    pub near: Verified,
    /// What it moves.
    pub near_moved: Moved,
    /// The best allocation.
    pub best: Verified,
    /// What that one moves.
    pub best_moved: Moved,
    /// What the best one brings more of the first goal, in its own unit with 12 decimals, more is better: proven to be at least and at
    /// most so much.
    pub gain: (i128, i128),
}

/// Goes on from an adopted allocation after the plan changed. Rows are the same ones where their ids are.
///
/// # Errors
/// If no allocation keeps the changed plan, none was found, or it was stopped.
pub fn replan(
    before: &Plan,
    adopted: &Allocation,
    changed: &Plan,
    watch: Watch<'_>,
) -> Result<Replan, Unsolved> {
    let best = solve(changed, watch)?;
    let demands = Demands::of(changed);
    let groups = Groups::of(changed, &demands);
    let older = carried_over(before, adopted, changed);
    let near = match search_near(changed, &demands, &groups, &older, EFFORT, watch)? {
        Answer::Allocation { stopped: true, .. } => return Err(Unsolved::Stopped),
        Answer::Allocation { allocation, .. } => allocation,
        Answer::Infeasible(_) | Answer::Nothing { .. } => return Err(Unsolved::Unknown),
    };
    // What bounds the best allocation bounds every one.
    let duals = best.tiers().iter().map(|proof| proof.duals.clone()).collect();
    let near = verify(changed, &demands, near, duals, false)?;
    let near_moved = moved(before, adopted, changed, near.allocation())?;
    let best_moved = moved(before, adopted, changed, best.allocation())?;
    let gain = match (best.tiers().first(), near.tiers().first()) {
        (Some(best), Some(near)) => {
            let (least, most) = (oriented(best, best.value), oriented(best, best.bound));
            let near = oriented(near, near.value);
            (least.saturating_sub(near), most.saturating_sub(near))
        }
        _ => (0, 0),
    };
    Ok(Replan { near, near_moved, best, best_moved, gain })
}
