//! A plan solved with a number of it turned, and what its proof says of all other settings.

use crate::explain::exact::{oriented, told_ceil};
use crate::explain::lever::{Lever, Setting};
use crate::explain::{Unsolved, solve};
use crate::plan::Plan;
use crate::plan::edit::apply;
use crate::rows::Demands;
use crate::solve::Watch;
use crate::verify::{Certificate, Overflow, TierProof, Verified, bound};

/// A plan solved with a lever at a setting.
pub(super) struct Point {
    /// Where the lever is, in units of its setting.
    pub at: i128,
    pub verified: Verified,
}

impl Point {
    /// The first goal of the plan with what is proven about it.
    pub fn goal(&self) -> Option<&TierProof> {
        self.verified.tiers().first()
    }

    /// What the first goal reaches; more is better, 12 decimals.
    pub fn value(&self) -> i128 {
        self.goal().map_or(0, |proof| oriented(proof, proof.value))
    }

    /// What nothing can pass.
    pub fn bound(&self) -> i128 {
        self.goal().map_or(0, |proof| oriented(proof, proof.bound))
    }

    /// What the first goal cannot pass in another plan with the same rows, as this point's duals prove it: a line that lies above all that
    /// can be reached, and touches it here.
    pub fn line_at(&self, plan: &Plan) -> Result<i128, Overflow> {
        let Some(proof) = self.goal() else { return Ok(0) };
        let certificate = Certificate { tier: Some(proof.tier), held: &[], duals: &proof.duals };
        told_ceil(bound(plan, &Demands::of(plan), &certificate)?)
    }
}

/// The plan with a lever put at so many units; none where it cannot be.
pub(super) fn turned(plan: &Plan, lever: Lever, setting: Setting, at: i128) -> Option<Plan> {
    apply(plan, &lever.change(plan, setting.at(at)?)?).ok()
}

/// Solves the plan with a lever put at so many units; none where no allocation keeps it there, or it cannot be.
pub(super) fn solve_at(
    plan: &Plan,
    lever: Lever,
    setting: Setting,
    at: i128,
    watch: Watch<'_>,
) -> Result<Option<Point>, Unsolved> {
    let Some(plan) = turned(plan, lever, setting, at) else { return Ok(None) };
    match solve(&plan, watch) {
        Ok(verified) => Ok(Some(Point { at, verified })),
        Err(Unsolved::Infeasible | Unsolved::Unknown) => Ok(None),
        Err(other) => Err(other),
    }
}
