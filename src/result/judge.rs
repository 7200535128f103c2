//! Judging a result: nothing in it is believed.

use super::premise::{self, Unsound};
use super::read::{Claims, Missed, Proof, TierClaim};
use super::status_name;
use crate::document::json::{Choice, fingerprint};
use crate::plan::Plan;
use crate::rows::{Demands, Way};
use crate::verify::{
    Allocation, Infeasible, Loosening, Refused, Shortfall, Status, TierProof, Verified, verify,
    verify_conflict,
};

/// A result that is what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judged {
    /// An allocation with its proofs.
    Allocated(Verified),
    /// Nothing keeps the plan.
    Infeasible(Infeasible),
}

/// Why a result is not what it says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Objection {
    /// It belongs to another plan, or this one was changed.
    #[error("the result belongs to another plan")]
    OtherPlan,
    /// No result of the plan can be judged.
    #[error(transparent)]
    Unsound(#[from] Unsound),
    /// It is refused by the check or its proof does not hold.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// A grant, in the order of projects and streams, is said to be pooled and is not, or the other way round.
    #[error("grant {0} is wrong about whether it is pooled")]
    Pooled(usize),
    /// The goals are others than those of the plan.
    #[error("the goals are not those of the plan")]
    Goals,
    /// The value, bound or gap of a goal is another one than printed.
    #[error("goal {position}: value, bound or gap is not what is printed")]
    Figures {
        /// Position of the goal.
        position: usize,
        /// What it is.
        computed: Box<TierProof>,
    },
    /// The status is another one than printed.
    #[error("the status is {}", status_name(*.0))]
    Status(Status),
    /// The demands that are missed, or the amounts, are others than printed.
    #[error("the demands that are missed are not those in the conflict")]
    Conflict,
}

/// Checks a result against its plan, computing everything anew.
///
/// # Errors
/// The first thing in it that is not true.
pub fn judge(plan: &Plan, claims: Claims) -> Result<Judged, Objection> {
    let Claims { plan_sha256, proof, allocation, pooled, conflict } = claims;
    if plan_sha256 != fingerprint(plan).to_string() {
        return Err(Objection::OtherPlan);
    }
    premise::check(plan)?;
    let demands = Demands::of(plan);
    check_pooled(&demands, &allocation, &pooled)?;
    match proof {
        Proof::Allocated { status, tiers } => {
            let duals = tiers.iter().map(|tier| tier.duals.clone()).collect();
            let verified = verify(plan, &demands, allocation, duals, status == Status::Stopped)?;
            compare(&verified, &tiers)?;
            // A stopped search may have reached the best without knowing.
            if status != verified.status() {
                return Err(Objection::Status(verified.status()));
            }
            if conflict.is_empty() { Ok(Judged::Allocated(verified)) } else { Err(Objection::Conflict) }
        }
        Proof::Infeasible(duals) => {
            let witness = (!conflict.is_empty() || allocation != Allocation::default()).then_some(allocation);
            let infeasible = verify_conflict(plan, &demands, duals, witness)?;
            let missed = infeasible.loosening().map_or(&[][..], Loosening::shortfalls);
            if is_same(missed, &conflict) {
                Ok(Judged::Infeasible(infeasible))
            } else {
                Err(Objection::Conflict)
            }
        }
    }
}

fn check_pooled(demands: &Demands, allocation: &Allocation, pooled: &[bool]) -> Result<(), Objection> {
    let is_pooled = |grant: &crate::verify::Grant| {
        let cell = demands.cells.of_project(grant.project);
        cell.is_some_and(|cell| demands.cells.way(grant.stream, cell) == Way::Pooled)
    };
    let wrong = allocation.grants.iter().zip(pooled).position(|(grant, said)| is_pooled(grant) != *said);
    wrong.map_or(Ok(()), |grant| Err(Objection::Pooled(grant)))
}

fn compare(verified: &Verified, tiers: &[TierClaim]) -> Result<(), Objection> {
    if verified.tiers().len() != tiers.len() {
        return Err(Objection::Goals);
    }
    for (position, (proof, claim)) in verified.tiers().iter().zip(tiers).enumerate() {
        if proof.tier.goal.name() != claim.goal {
            return Err(Objection::Goals);
        }
        if (proof.value, proof.bound, proof.gap) != (claim.value, claim.bound, claim.gap) {
            return Err(Objection::Figures { position, computed: Box::new(proof.clone()) });
        }
    }
    Ok(())
}

fn is_same(missed: &[Shortfall], conflict: &[Missed]) -> bool {
    let said = |missed: &Shortfall, said: &Missed| {
        missed.row == said.row && missed.rule() == said.rule && missed.short == said.short
    };
    missed.len() == conflict.len() && missed.iter().zip(conflict).all(|(missed, one)| said(missed, one))
}
