//! From a plan to what can be shown: the façade over rows, lp, solve and verify.

use std::ops::ControlFlow;

use crate::lp::Groups;
use crate::plan::Plan;
use crate::rows::Demands;
use crate::solve::{Answer, Duals, Effort, search};
pub use crate::solve::{Progress, Stage};
use crate::verify::{Refused, Verified, Violation, verify, verify_infeasible};

/// What running a plan comes to.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// An allocation that passed the exact check.
    Allocated(Verified),
    /// No allocation keeps the plan; the duals prove it.
    Infeasible(Duals),
    /// Neither an allocation nor a proof that there is none was found; what the last try broke.
    Unknown(Vec<Violation>),
    /// What was found did not pass the judge: a defect of this program, never shown as a result.
    Fault(Refused),
}

/// How much is tried to better a first allocation where projects are all or nothing.
const EFFORT: Effort = Effort { nodes: 300, iterations: 20_000 };

/// Searches the best allocation of a plan without errors and verifies it. `watch` is told now and then how far it is, and answers
/// whether to go on or to make do with what there is.
pub fn run(plan: &Plan, watch: &dyn Fn(Progress) -> ControlFlow<()>) -> Outcome {
    let demands = Demands::of(plan);
    let groups = Groups::of(plan, &demands);
    match search(plan, &demands, &groups, EFFORT, watch) {
        Ok(Answer::Allocation { allocation, duals, stopped }) => {
            match verify(plan, &demands, allocation, duals, stopped) {
                Ok(verified) => Outcome::Allocated(verified),
                Err(refused) => Outcome::Fault(refused),
            }
        }
        Ok(Answer::Infeasible(duals)) => match verify_infeasible(plan, &demands, &duals) {
            Ok(()) => Outcome::Infeasible(duals),
            // Almost infeasible to a solver, and no proof: nobody knows.
            Err(Refused::NoProof) => Outcome::Unknown(Vec::new()),
            Err(refused) => Outcome::Fault(refused),
        },
        Ok(Answer::Nothing { broken }) => Outcome::Unknown(broken),
        Err(overflow) => Outcome::Fault(overflow.into()),
    }
}
