//! The only road to a shown result.

use std::collections::BTreeMap;

use super::allowance::allowance_in;
use super::bound::{Certificate, bound_in};
use super::case::Case;
use super::check::check_in;
use super::goal::{held_value, oriented, printed, value_in};
use super::placed::Placed;
use super::wide::{EXACT, VALUE, Wide};
use super::{Allocation, Overflow, Violation};
use crate::plan::{Direction, Plan, Tier};
use crate::rows::{COEFFICIENT_UNIT, Demands, RowId};

/// An allocation that keeps the plan to the fen, with the value of each goal and what is proven about it. Only [`verify`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    allocation: Allocation,
    tiers: Vec<TierProof>,
    status: Status,
}

/// What is proven about one goal. Numbers have 12 decimals; the value is rounded so that it is not better than the truth, the bound
/// so that it is not tighter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierProof {
    /// The goal.
    pub tier: Tier,
    /// What the allocation reaches.
    pub value: i128,
    /// What no allocation can pass while the earlier goals are held.
    pub bound: i128,
    /// The distance between them; not negative for a sound proof.
    pub gap: i128,
    /// The gap that the rounding to quanta explains, see [`allowance`](super::allowance()).
    pub allowance: i128,
    /// The duals that prove the bound, with 24 decimals.
    pub duals: BTreeMap<RowId, i128>,
}

/// How good an allocation is known to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Every gap is no more than the goal's slack gives up and the rounding to quanta explains.
    Optimal,
    /// Feasible, and proven to be as near to the best as the gaps say.
    WithinGap,
    /// Feasible, but the search was stopped.
    Stopped,
}

impl Status {
    /// Every status, the best first.
    pub const ALL: [Status; 3] = [Status::Optimal, Status::WithinGap, Status::Stopped];
}

/// Why something cannot be verified.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The allocation breaks the plan.
    #[error("the allocation breaks {} demands of the plan", .0.len())]
    Broken(Vec<Violation>),
    /// A number of the proof does not fit.
    #[error(transparent)]
    Overflow(#[from] Overflow),
    /// The duals do not prove that there is no allocation.
    #[error("the duals do not prove that there is no allocation")]
    NoProof,
    /// There is a dual of a row that the plan does not have, in the goal at this position.
    #[error("goal {0}: a dual is of a row that the plan does not have")]
    UnknownRow(usize),
    /// The value of the goal at this position passes its bound: the plan is none of which a bound could be told.
    #[error("goal {0}: the value passes the bound")]
    PassedBound(usize),
}

/// Checks an allocation of a plan without errors and takes the bounds that the duals of each tier prove; a tier without duals has a
/// bound all the same.
///
/// # Errors
/// If the allocation breaks the plan, a dual is of no row, or a number is out of all proportion.
pub fn verify(
    plan: &Plan,
    demands: &Demands,
    allocation: Allocation,
    duals: Vec<BTreeMap<RowId, i128>>,
    stopped: bool,
) -> Result<Verified, Refused> {
    Case::of(plan, demands)?.verify(allocation, duals, stopped)
}

/// Whether the duals prove that no allocation keeps a plan without errors.
///
/// # Errors
/// If they do not, a dual is of no row, or a number is out of all proportion.
pub fn verify_infeasible(
    plan: &Plan,
    demands: &Demands,
    duals: &BTreeMap<RowId, i128>,
) -> Result<(), Refused> {
    Case::of(plan, demands)?.verify_infeasible(duals)
}

impl Case<'_> {
    /// Checks an allocation and takes the bounds that the duals prove; see [`verify`].
    ///
    /// # Errors
    /// Those of [`verify`].
    pub fn verify(
        &self,
        allocation: Allocation,
        duals: Vec<BTreeMap<RowId, i128>>,
        stopped: bool,
    ) -> Result<Verified, Refused> {
        let (broken, sums) = check_in(self, &allocation)?;
        if !broken.is_empty() {
            return Err(Refused::Broken(broken));
        }
        let mut tiers = Vec::new();
        let mut held = Vec::new();
        let mut is_tight = true;
        let all_duals = duals.into_iter().chain(std::iter::repeat_with(BTreeMap::new));
        for (tier, duals) in self.plan.objective.iter().zip(all_duals) {
            let reached = value_in(self, &allocation, &sums, tier.goal)?;
            let certificate = Certificate { tier: Some(*tier), held: &held, duals: &duals };
            let placed = Placed::of(self, held.len(), &duals);
            if !placed.is_complete(&duals) {
                return Err(Refused::UnknownRow(tiers.len()));
            }
            let proof = proof(*tier, reached, bound_in(self, &certificate, &placed)?)?;
            if proof.gap < 0 {
                return Err(Refused::PassedBound(tiers.len()));
            }
            let allowance = allowance_in(self, tier.goal)?;
            let proof = TierProof { allowance, duals, ..proof };
            is_tight = is_tight && proof.is_optimal();
            held.push((*tier, held_value(tier, reached)?));
            tiers.push(proof);
        }
        let status = match (stopped, is_tight) {
            (_, true) => Status::Optimal,
            (true, false) => Status::Stopped,
            (false, false) => Status::WithinGap,
        };
        Ok(Verified { allocation, tiers, status })
    }

    /// Whether the duals prove that no allocation keeps the plan.
    ///
    /// # Errors
    /// Those of [`verify_infeasible`].
    pub fn verify_infeasible(&self, duals: &BTreeMap<RowId, i128>) -> Result<(), Refused> {
        let placed = Placed::of(self, 0, duals);
        if !placed.is_complete(duals) {
            return Err(Refused::UnknownRow(0));
        }
        let certificate = Certificate { tier: None, held: &[], duals };
        if bound_in(self, &certificate, &placed)?.is_negative() { Ok(()) } else { Err(Refused::NoProof) }
    }
}

/// The figures of a goal as they are printed, before its duals are put beside them.
fn proof(tier: Tier, reached: Wide, proven: Wide) -> Result<TierProof, Overflow> {
    let value = printed(oriented(tier.direction, reached)?)?;
    let bound = proven.coarser_ceil(EXACT - VALUE)?.narrow()?;
    let gap = bound.checked_sub(value).ok_or(Overflow)?;
    let sign = if tier.direction == Direction::Maximise { 1 } else { -1 };
    Ok(TierProof {
        tier,
        value: sign * value,
        bound: sign * bound,
        gap,
        allowance: 0,
        duals: BTreeMap::new(),
    })
}

impl TierProof {
    /// What the planner lets later goals take of this one: its slack as a share of the bound, rounded down.
    pub fn given(&self) -> i128 {
        let (size, slack) = (self.bound.unsigned_abs(), self.tier.slack.trillionths().unsigned_abs());
        let one = COEFFICIENT_UNIT.unsigned_abs();
        // In two parts, for the product of the whole may not fit.
        let whole = (size / one).saturating_mul(slack);
        let rest = (size % one).saturating_mul(slack) / one;
        i128::try_from(whole.saturating_add(rest)).unwrap_or(i128::MAX)
    }

    /// Whether the value is as good as it can be: no allocation passes it by more than what the planner gives up and the rounding to
    /// quanta explains.
    pub fn is_optimal(&self) -> bool {
        self.gap <= self.allowance.saturating_add(self.given())
    }
}

impl Verified {
    /// Who pays what.
    pub const fn allocation(&self) -> &Allocation {
        &self.allocation
    }

    /// What is proven about each goal, in the plan's order.
    pub fn tiers(&self) -> &[TierProof] {
        &self.tiers
    }

    /// How good it is known to be.
    pub const fn status(&self) -> Status {
        self.status
    }
}
