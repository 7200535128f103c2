//! Judging a result: nothing in it is believed.

use super::read::{Claim, Claims, TierClaim};
use super::status_name;
use crate::document::json::{Choice, fingerprint};
use crate::plan::Plan;
use crate::rows::{Demands, Way};
use crate::verify::{Refused, Status, TierProof, Verified, verify, verify_infeasible};

/// A result that is what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judged {
    /// An allocation with its proofs.
    Allocated(Verified),
    /// Nothing keeps the plan.
    Infeasible,
}

/// Why a result is not what it says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Objection {
    /// It belongs to another plan, or this one was changed.
    #[error("the result belongs to another plan")]
    OtherPlan,
    /// It is refused by the check or its proof does not hold.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// A grant is said to be pooled and is not, or the other way round.
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
}

/// Checks a result against its plan, computing everything anew.
///
/// # Errors
/// The first thing in it that is not true.
pub fn judge(plan: &Plan, claims: Claims) -> Result<Judged, Objection> {
    if claims.plan_sha256 != fingerprint(plan).to_string() {
        return Err(Objection::OtherPlan);
    }
    let demands = Demands::of(plan);
    let (status, tiers, allocation, pooled) = match claims.claim {
        Claim::Allocation { status, tiers, allocation, pooled } => (status, tiers, allocation, pooled),
        Claim::Infeasible(duals) => {
            verify_infeasible(plan, &demands, &duals)?;
            return Ok(Judged::Infeasible);
        }
    };
    for (index, (grant, pooled)) in allocation.grants.iter().zip(pooled).enumerate() {
        let cell = demands.cells.of_project(grant.project);
        if cell.is_some_and(|cell| (demands.cells.way(grant.stream, cell) == Way::Pooled) != pooled) {
            return Err(Objection::Pooled(index));
        }
    }
    let duals = tiers.iter().map(|tier| tier.duals.clone()).collect();
    let verified = verify(plan, &demands, allocation, duals, status == status_name(Status::Stopped))?;
    compare(&verified, &tiers)?;
    // A stopped search may have reached the best without knowing.
    if status != status_name(verified.status()) {
        return Err(Objection::Status(verified.status()));
    }
    Ok(Judged::Allocated(verified))
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
