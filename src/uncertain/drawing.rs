//! Draws of a plan, each by itself.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::{Ledger, drawn, uncertain_streams};
use crate::explain::{Unsolved, best_of};
use crate::pipeline::{Outcome, Session, Watch};
use crate::plan::{Id, Plan, map_of};
use crate::verify::Overflow;

/// A plan without errors, ready to be drawn. Every draw goes on from the plan as expected, and none from another draw: so it comes to the
/// same whatever is drawn before it, and wherever.
#[derive(Clone, Debug)]
pub struct Drawing {
    streams: Vec<usize>,
    seed: u64,
    /// The plan as expected, solved.
    expected: Session,
    /// Per project the position of its county.
    county_of: Vec<Option<usize>>,
}

impl Drawing {
    /// Solves the plan as expected; `watch` is asked meanwhile.
    ///
    /// # Errors
    /// [`Unsolved::Feasible`] if all amounts are certain.
    pub fn of(plan: &Plan, seed: u64, watch: Watch<'_>) -> Result<Self, Unsolved> {
        let streams = uncertain_streams(plan);
        if streams.is_empty() {
            return Err(Unsolved::Feasible);
        }
        let mut expected = Session::new(plan.clone());
        // Whatever comes of it: it is where draws go on from, and a plan that cannot be kept may have draws that can.
        expected.run(watch);
        let counties: BTreeMap<&Id, usize> =
            map_of(plan.counties.iter().enumerate().map(|(index, county)| (&county.id, index)));
        let county_of = plan.projects.iter().map(|project| counties.get(&project.county).copied()).collect();
        Ok(Self { streams, seed, expected, county_of })
    }

    /// The seed that draws come from.
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// Solves a draw and enters it in a ledger of the same plan. `watch` answers whether to go on.
    ///
    /// # Errors
    /// [`Unsolved::Stopped`] if it was stopped: the draw is not entered. If a number does not fit, or an answer did not pass the judge.
    pub fn draw(
        &self,
        number: usize,
        ledger: &mut Ledger,
        watch: &dyn Fn() -> ControlFlow<()>,
    ) -> Result<(), Unsolved> {
        // A short search may be over before it looks up.
        if watch().is_break() {
            return Err(Unsolved::Stopped);
        }
        let drawn = drawn(self.expected.plan(), &self.streams, self.seed, number).ok_or(Overflow)?;
        let mut session = self.expected.clone();
        session.replace(drawn);
        match session.run(&|_| watch()) {
            Outcome::Infeasible(proof) => ledger.refuse(session.plan(), &proof),
            outcome => match best_of(outcome) {
                Ok(best) => ledger.keep(session.plan(), &best, &self.county_of)?,
                Err(Unsolved::Unknown) if watch().is_break() => return Err(Unsolved::Stopped),
                Err(Unsolved::Unknown) => ledger.give_up(),
                Err(other) => return Err(other),
            },
        }
        Ok(())
    }
}
