//! A new allocation after a change of the plan that moves as little money as can be, beside the best one.
//!
//! Money moves where a stream pays a project (or a buffer, or a facility lends a project) more or less than it did: Σ|x − x₀| over all
//! such pairs, to the fen. Every pair counts, since there are hardly more of them with money than projects. Among the
//! allocations that move least the best under the plan's goals is taken.
//!
//! That nothing moves less is a solver's word, so it is not said: what is proven is what has to move in any case.

mod beside;
mod forced;
mod moved;

pub use beside::{Beside, beside};
pub use moved::{Move, Moved, Payee, Payer};

use self::forced::forced;
use self::moved::{carried_over, moved};
use super::exact::oriented;
use super::{Unsolved, solve};
use crate::lp::Groups;
use crate::money::Money;
use crate::pipeline::{Series, SeriesWatch};
use crate::plan::Plan;
use crate::rows::Demands;
use crate::solve::{Answer, Effort, Nearness, Progress, Watch, search_near};
use crate::verify::{Allocation, Verified, check, keep, verify};

/// How much is tried where projects are all or nothing.
const EFFORT: Effort = Effort { nodes: 100, iterations: 10_000 };
/// The best allocation, the nearest one, the nearest of the best.
const SEARCHES: usize = 3;

/// Two ways to go on after a change.
#[derive(Clone, Debug)]
pub struct Replan {
    /// The allocation that moves least of those that were found, with what is proven about the plan's goals for it.
    pub near: Verified,
    /// What it moves: never more than the best one.
    pub near_moved: Moved,
    /// The best allocation: of those that are as good the one that moves least of those that were found.
    pub best: Verified,
    /// What that one moves.
    pub best_moved: Moved,
    /// What has to move in any case: proven.
    pub forced: Money,
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
    watch: SeriesWatch<'_>,
) -> Result<Replan, Unsolved> {
    let case = Case::of(before, adopted, changed);
    let step = |done| move |_: Progress| watch(Series { done, of: SEARCHES });
    let best = solve(changed, &step(0))?;
    let nearest = match case.nearest(&best, &step(1)) {
        Err(Unsolved::Stopped) => return Err(Unsolved::Stopped),
        found => found.ok(),
    };
    let (best, best_moved) = case.least_moving(best, &step(2))?;
    // Where projects are all or nothing, not every way is tried: the best one may then be the nearest that is known.
    let nearer = nearest.filter(|(_, moved)| moved.total < best_moved.total);
    let (near, near_moved) = nearer.unwrap_or_else(|| (best.clone(), best_moved.clone()));
    let gain = match (best.tiers().first(), near.tiers().first()) {
        (Some(best), Some(near)) => {
            let (least, most) = (oriented(best, best.value), oriented(best, best.bound));
            let near = oriented(near, near.value);
            (least.saturating_sub(near), most.saturating_sub(near))
        }
        _ => (0, 0),
    };
    let forced = forced(before, adopted, changed)?;
    Ok(Replan { near, near_moved, best, best_moved, forced, gain })
}

/// A change of a plan whose allocation was adopted.
struct Case<'a> {
    before: &'a Plan,
    adopted: &'a Allocation,
    changed: &'a Plan,
    demands: Demands,
    groups: Groups,
    /// What was adopted, as far as the changed plan has the rows.
    older: Allocation,
}

impl<'a> Case<'a> {
    fn of(before: &'a Plan, adopted: &'a Allocation, changed: &'a Plan) -> Self {
        let demands = Demands::of(changed);
        let groups = Groups::of(changed, &demands);
        let older = carried_over(before, adopted, changed);
        Self { before, adopted, changed, demands, groups, older }
    }

    /// An allocation of the changed plan with what it moves. What bounds the best allocation bounds every one.
    fn verified(&self, allocation: Allocation, best: &Verified) -> Result<(Verified, Moved), Unsolved> {
        let duals = best.tiers().iter().map(|proof| proof.duals.clone()).collect();
        let verified = verify(self.changed, &self.demands, allocation, duals, false)?;
        let moved = moved(self.before, self.adopted, self.changed, verified.allocation())?;
        Ok((verified, moved))
    }

    /// The allocation that moves least.
    fn nearest(&self, best: &Verified, watch: Watch<'_>) -> Result<(Verified, Moved), Unsolved> {
        let keeps_all = check(self.changed, &self.demands, &self.older)?.is_empty();
        // Whatever was adopted and still has its rows can stay.
        let near = if keeps_all { self.older.clone() } else { self.search(Nearness::First, watch)? };
        self.verified(near, best)
    }

    /// Of the allocations that are as good as the best one that which moves least, as far as one is found.
    fn least_moving(&self, best: Verified, watch: Watch<'_>) -> Result<(Verified, Moved), Unsolved> {
        let same_sums = keep(&self.demands, &self.groups, best.allocation(), &self.older);
        let found = match self.search(Nearness::Last, watch) {
            Err(Unsolved::Stopped) => return Err(Unsolved::Stopped),
            found => found.ok(),
        };
        let others = [Some(same_sums), found].into_iter().flatten();
        let others = others.filter_map(|other| self.verified(other, &best).ok());
        let as_good = others.filter(|(other, _)| is_as_good(other, &best));
        match as_good.min_by_key(|(_, moved)| moved.total) {
            Some(least) => Ok(least),
            None => self.verified(best.allocation().clone(), &best),
        }
    }

    fn search(&self, nearness: Nearness, watch: Watch<'_>) -> Result<Allocation, Unsolved> {
        let older = (&self.older, nearness);
        let laid_out = crate::verify::Case::of(self.changed, &self.demands)?;
        match search_near(&laid_out, &self.groups, older, EFFORT, watch)? {
            Answer::Allocation { stopped: true, .. } => Err(Unsolved::Stopped),
            Answer::Allocation { allocation, .. } => Ok(allocation),
            Answer::Infeasible(_) | Answer::Nothing { .. } => Err(Unsolved::Unknown),
        }
    }
}

/// Whether no goal is missed by more than the best one does, but for the rounding to whole quanta.
fn is_as_good(other: &Verified, best: &Verified) -> bool {
    let mut goals = other.tiers().iter().zip(best.tiers());
    goals.all(|(other, best)| other.gap <= best.gap.saturating_add(other.allowance))
}
