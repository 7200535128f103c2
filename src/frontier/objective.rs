//! The goals of a point: benefit and what it is held against in front, the plan's others behind.

use crate::money::Ratio;
use crate::plan::edit::{Change, PlanField};
use crate::plan::{Direction, Goal, Plan, Tier};

/// A goal of which nothing may be given up.
pub(super) const fn held(direction: Direction, goal: Goal) -> Tier {
    Tier { direction, goal, slack: Ratio::ZERO }
}

/// The most benefit, of which this share may be given up for what comes next.
pub(super) const fn benefit(slack: Ratio) -> Tier {
    Tier { direction: Direction::Maximise, goal: Goal::Benefit, slack }
}

/// What puts these goals in front of the plan's others; nothing where they are there already.
pub(super) fn lead(plan: &Plan, first: &[Tier]) -> Option<Change> {
    let is_other = |tier: &&Tier| first.iter().all(|lead| lead.goal != tier.goal);
    let goals: Vec<Tier> = first.iter().chain(plan.objective.iter().filter(is_other)).copied().collect();
    (goals != *plan.objective).then(|| PlanField::Objective(goals).into())
}
