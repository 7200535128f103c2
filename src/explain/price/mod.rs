//! What a number of the plan is worth: one more 10,000 yuan in a stream, one point less of a share; and how far that holds.
//!
//! A dual is a price only at a point, and one of several where rules tie. So the price is taken from values: the plan is solved again
//! with the number turned, as far as the price holds. Where the number only moves limits, what can be reached is a concave function of
//! it, and the duals of each solved point are a line above it: where two lines cross is the only place the price can change, and one
//! more solve tells whether it does. So between both ends of a range the price is proven, but for the gaps of the two solves.

mod point;
mod track;

use self::point::Point;
use self::track::Track;
use crate::explain::Unsolved;
use crate::explain::lever::{Lever, Setting};
use crate::money::Money;
use crate::plan::{Funding, Plan};
use crate::rows::Demands;
use crate::solve::Watch;
use crate::verify::{Verified, allowance};

/// What a number of the plan is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// The number.
    pub lever: Lever,
    /// Where it is.
    pub at: Setting,
    /// What the price is told for.
    pub step: Setting,
    /// What turning it brings where that leaves more allocations; none where it can be turned no further.
    pub easier: Option<Side>,
    /// The same the other way.
    pub harder: Option<Side>,
    /// Whether the prices are exact but for the gaps that are told with them. With projects that are all or nothing, or tied to
    /// others, they hold for the whole way that was looked at and not for parts of it: say “about”.
    pub is_exact: bool,
}

/// What turning a number one way brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// What a step adds to the first goal, negative if it takes away; 12 decimals, more is better.
    pub gain: i128,
    /// What is proven about it: it is at least and at most this.
    pub proven: (i128, i128),
    /// What a step adds to each measure of benefit, as the two allocations have it; 12 decimals, by position.
    pub measures: Vec<i128>,
    /// How far the price holds.
    pub until: Setting,
    /// Why it ends there.
    pub end: End,
}

/// Why a price holds no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// There it changes.
    Changes,
    /// The number can go no further, or was turned no further.
    Last,
    /// A little further, no allocation keeps the plan, or none was found.
    Infeasible,
    /// The price changes on the way: it is that of the whole way.
    Bent,
}

/// What a number of the plan is worth, seen from its best allocation.
///
/// # Errors
/// [`Unsolved::Feasible`] if the plan has no such number or no goal; if it was stopped.
pub fn price(plan: &Plan, best: &Verified, lever: Lever, watch: Watch<'_>) -> Result<Price, Unsolved> {
    let (Some(at), Some(step)) = (lever.setting(plan), lever.step(plan)) else {
        return Err(Unsolved::Feasible);
    };
    let Some(goal) = plan.objective.first() else { return Err(Unsolved::Feasible) };
    let base = Point { at: at.units(), verified: best.clone() };
    let noise = allowance(plan, &Demands::of(plan), goal)?.saturating_mul(2);
    let is_smooth = is_smooth(plan);
    let track = Track { plan, lever, at, step: step.units(), base, noise, is_smooth, watch };
    let (up, down) = (track.side(1)?, track.side(-1)?);
    let (easier, harder) = if lever.is_easier_upward(plan) { (up, down) } else { (down, up) };
    Ok(Price { lever, at, step, easier, harder, is_exact: is_smooth })
}

/// Whether no project is all or nothing, or tied to another.
pub(super) fn is_smooth(plan: &Plan) -> bool {
    plan.projects.iter().all(|one| {
        let has_gap = one.funding != Funding::Divisible && one.demanded() == Money::ZERO && one.ready;
        !has_gap && one.requires.is_empty() && one.excludes.is_empty()
    })
}
