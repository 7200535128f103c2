//! What was found of the last few plans: who takes an edit back, or turns to a scenario again, sees the very figures of before.
//!
//! A search that goes on from another plan may end at another allocation that is as good. Both are proven, but figures that differ on the
//! same slide look like a mistake.

use std::collections::VecDeque;

use crate::pipeline::Outcome;
use crate::plan::Plan;

/// How many plans are remembered at least.
const FEWEST: usize = 4;
/// How many projects the plans have in all that are remembered: what was found of each takes room. The demo is remembered a hundred times.
const MOST_PROJECTS: usize = 40_000;

/// Plans and what was found of them, those last asked for at the end.
#[derive(Default)]
pub(super) struct Recent(VecDeque<(Plan, Outcome)>);

impl Recent {
    /// What was found of a plan that asks the same.
    pub(super) fn find(&mut self, plan: &Plan) -> Option<Outcome> {
        let at = self.0.iter().rposition(|(other, _)| other.asks_the_same(plan))?;
        let entry = self.0.remove(at)?;
        let found = entry.1.clone();
        self.0.push_back(entry);
        Some(found)
    }

    /// Remembers what was found, and forgets what was not asked for longest. What nobody knows is worth another search.
    pub(super) fn keep(&mut self, plan: &Plan, found: &Outcome) {
        if !matches!(found, Outcome::Allocated(_) | Outcome::Infeasible(_)) {
            return;
        }
        self.0.push_back((plan.clone(), found.clone()));
        let mut projects: usize = self.0.iter().map(|(plan, _)| plan.projects.len()).sum();
        while projects > MOST_PROJECTS && self.0.len() > FEWEST {
            projects -= self.0.pop_front().map_or(0, |(plan, _)| plan.projects.len());
        }
    }
}
