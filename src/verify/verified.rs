//! The only road to a shown result.

use std::collections::BTreeMap;

use super::bound::{Certificate, bound, held_value};
use super::goal::{oriented, value};
use super::wide::{SHARE, TOTAL};
use super::{Allocation, Overflow, Violation, Wide, allowance, check};
use crate::plan::{Plan, Tier};
use crate::rows::{Demands, RowId};

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
    /// The gap that the rounding to quanta explains, see [`allowance`].
    pub allowance: i128,
    /// The duals that prove the bound, with 18 decimals.
    pub duals: BTreeMap<RowId, i128>,
}

/// How good an allocation is known to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Every gap is no more than the rounding to quanta explains.
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
}

/// Checks an allocation and takes the bounds that the duals of each tier prove; a tier without duals has a bound all the same.
///
/// # Errors
/// If the allocation breaks the plan, or a number does not fit 256 bits.
pub fn verify(
    plan: &Plan,
    demands: &Demands,
    allocation: Allocation,
    duals: Vec<BTreeMap<RowId, i128>>,
    stopped: bool,
) -> Result<Verified, Refused> {
    let broken = check(plan, demands, &allocation)?;
    if !broken.is_empty() {
        return Err(Refused::Broken(broken));
    }
    let mut tiers = Vec::new();
    let mut held = Vec::new();
    let mut is_tight = true;
    let all_duals = duals.into_iter().chain(std::iter::repeat_with(BTreeMap::new));
    for (tier, duals) in plan.objective.iter().zip(all_duals) {
        let reached = value(plan, demands, &allocation, tier)?;
        let certificate = Certificate { tier: Some(*tier), held: &held, duals: &duals };
        let proven = bound(plan, demands, &certificate)?;
        let proof = proof(*tier, reached, proven, allowance(plan, demands, tier)?, duals)?;
        is_tight = is_tight && proof.gap <= proof.allowance;
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

fn proof(
    tier: Tier,
    reached: Wide,
    proven: Wide,
    allowance: i128,
    duals: BTreeMap<RowId, i128>,
) -> Result<TierProof, Overflow> {
    let unit = Wide::power(TOTAL - SHARE)?;
    let value = oriented(tier.direction, reached)?.over_floor(unit)?;
    let bound = proven.over_ceil(unit)?;
    let gap = bound.minus(value)?.narrow()?;
    let (value, bound) = (oriented(tier.direction, value)?, oriented(tier.direction, bound)?);
    Ok(TierProof { tier, value: value.narrow()?, bound: bound.narrow()?, gap, allowance, duals })
}

/// Whether the duals prove that no allocation keeps the plan.
///
/// # Errors
/// If they do not, or a number does not fit 256 bits.
pub fn verify_infeasible(
    plan: &Plan,
    demands: &Demands,
    duals: &BTreeMap<RowId, i128>,
) -> Result<(), Refused> {
    let certificate = Certificate { tier: None, held: &[], duals };
    if bound(plan, demands, &certificate)?.is_negative() { Ok(()) } else { Err(Refused::NoProof) }
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
