//! Solving a plan again, for what is asked about it.

use crate::pipeline::{Outcome, run};
use crate::plan::Plan;
use crate::solve::Watch;
use crate::verify::{Overflow, Refused, Status, Verified};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsolved {
    /// No allocation keeps the plan: [`super::way_out`] tells what to loosen.
    #[error("no allocation keeps the plan")]
    Infeasible,
    /// Nothing has to give way, as far as is known.
    #[error("nothing of the plan has to give way")]
    Feasible,
    /// Neither an allocation nor a proof that there is none was found.
    #[error("neither an allocation nor a proof that there is none was found")]
    Unknown,
    /// It was stopped.
    #[error("it was stopped")]
    Stopped,
    /// A number does not fit.
    #[error(transparent)]
    Overflow(#[from] Overflow),
    /// What was found did not pass the judge: a defect of this program.
    #[error("what was found did not pass the check")]
    Fault,
}

impl From<Refused> for Unsolved {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Overflow(overflow) => Self::Overflow(overflow),
            Refused::Broken(_) | Refused::NoProof | Refused::UnknownRow(_) | Refused::PassedBound(_) => {
                Self::Fault
            }
        }
    }
}

/// The best allocation of a plan.
pub(super) fn solve(plan: &Plan, watch: Watch<'_>) -> Result<Verified, Unsolved> {
    best_of(run(plan, watch))
}

/// The best allocation that a search came to; one that was stopped came to none.
///
/// # Errors
/// What it came to instead.
pub fn best_of(outcome: Outcome) -> Result<Verified, Unsolved> {
    match outcome {
        Outcome::Allocated(verified) if verified.status() == Status::Stopped => Err(Unsolved::Stopped),
        Outcome::Allocated(verified) => Ok(verified),
        Outcome::Infeasible(_) => Err(Unsolved::Infeasible),
        Outcome::Unknown(_) => Err(Unsolved::Unknown),
        Outcome::Fault(refused) => Err(refused.into()),
    }
}
