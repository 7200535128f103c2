//! From a plan to what can be shown: the façade over rows, lp, solve and verify.

use crate::lp::Groups;
use crate::plan::Plan;
use crate::rows::Demands;
use crate::solve::{Answer, Effort, Memory, search};
pub use crate::solve::{Progress, Stage, Watch};
use crate::verify::{Infeasible, Overflow, Refused, Verified, Violation, verify, verify_conflict};

/// What running a plan comes to.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// An allocation that passed the exact check.
    Allocated(Verified),
    /// No allocation keeps the plan, which is proven.
    Infeasible(Infeasible),
    /// Neither an allocation nor a proof that there is none was found; what the last try broke.
    Unknown(Vec<Violation>),
    /// What was found did not pass the judge: a defect of this program, never shown as a result.
    Fault(Refused),
}

/// How much is tried to better a first allocation where projects are all or nothing.
const EFFORT: Effort = Effort { nodes: 300, iterations: 20_000 };

/// Searches the best allocation of a plan without errors and verifies it.
pub fn run(plan: &Plan, watch: Watch<'_>) -> Outcome {
    Session::new(plan.clone()).run(watch)
}

/// A plan that is solved again whenever it has changed: each search goes on from where the last one was.
#[derive(Clone, Debug)]
pub struct Session {
    plan: Plan,
    memory: Option<Memory>,
}

impl Session {
    /// A plan without errors that was not solved yet.
    pub const fn new(plan: Plan) -> Self {
        Self { plan, memory: None }
    }

    /// The plan as it is now.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Takes the plan as it is after an edit. What was learnt is kept unless rows came, went or moved, or a
    /// rule changed.
    pub fn replace(&mut self, plan: Plan) {
        if !has_same_rows(&self.plan, &plan) {
            self.memory = None;
        }
        self.plan = plan;
    }

    /// Searches the best allocation and verifies it.
    pub fn run(&mut self, watch: Watch<'_>) -> Outcome {
        let demands = Demands::of(&self.plan);
        let is_first = self.memory.is_none();
        let outcome = self.search(&demands, watch).unwrap_or_else(|overflow| Outcome::Fault(overflow.into()));
        match outcome {
            // What was learnt from another plan may mislead: then nothing but the plan itself counts.
            Outcome::Unknown(_) | Outcome::Fault(_) if !is_first => {
                self.search(&demands, watch).unwrap_or_else(|overflow| Outcome::Fault(overflow.into()))
            }
            outcome => outcome,
        }
    }

    fn search(&mut self, demands: &Demands, watch: Watch<'_>) -> Result<Outcome, Overflow> {
        let groups = Groups::of(&self.plan, demands);
        let (answer, memory) = search(&self.plan, demands, &groups, EFFORT, self.memory.take(), watch)?;
        self.memory = memory;
        Ok(match answer {
            Answer::Allocation { allocation, duals, stopped } => {
                match verify(&self.plan, demands, allocation, duals, stopped) {
                    Ok(verified) => Outcome::Allocated(verified),
                    Err(refused) => Outcome::Fault(refused),
                }
            }
            Answer::Infeasible(duals) => match verify_conflict(&self.plan, demands, duals, None) {
                Ok(infeasible) => Outcome::Infeasible(infeasible),
                // Almost infeasible to a solver, and no proof: nobody knows.
                Err(Refused::NoProof) => Outcome::Unknown(Vec::new()),
                Err(refused) => Outcome::Fault(refused),
            },
            Answer::Nothing { broken } => Outcome::Unknown(broken),
        })
    }
}

/// Whether both plans have the same streams, projects and so on, in the same order, and the same rules.
fn has_same_rows(one: &Plan, other: &Plan) -> bool {
    one.streams.iter().map(|row| &row.id).eq(other.streams.iter().map(|row| &row.id))
        && one.credit.iter().map(|row| &row.id).eq(other.credit.iter().map(|row| &row.id))
        && one.counties.iter().map(|row| &row.id).eq(other.counties.iter().map(|row| &row.id))
        && one.uses.iter().map(|row| &row.id).eq(other.uses.iter().map(|row| &row.id))
        && one.projects.iter().map(|row| &row.id).eq(other.projects.iter().map(|row| &row.id))
        && one.objective.len() == other.objective.len()
        // What was learnt names sums of grants by position, and rules decide which there are.
        && one.rules == other.rules
}
