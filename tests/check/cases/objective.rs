//! Goals that cannot be striven for.

use std::sync::Arc;

use fundpool::diagnostic::Code;
use fundpool::money::Ratio;
use fundpool::plan::{Direction, Goal, Plan, Tier};

use super::{Case, case, county};
use crate::sample_plan::{ratio, row_mut, tier};

pub fn cases() -> Vec<Case> {
    vec![
        case(Code::NoObjective, "no goal", |plan| set(plan, &[])),
        case(Code::GoalTwice, "one goal both ways", |plan| {
            set(plan, &[tier(Direction::Maximise, Goal::Funded), tier(Direction::Minimise, Goal::Funded)]);
        }),
        case(Code::GoalDirection, "the least benefit", |plan| {
            set(plan, &[tier(Direction::Minimise, Goal::Benefit)]);
        }),
        case(Code::ShareOutOfRange, "more slack than the whole", |plan| {
            set(plan, &[Tier { slack: ratio("5"), ..tier(Direction::Maximise, Goal::Benefit) }]);
        }),
        case(Code::PerHeadWithoutPeople, "a goal per head", |plan| {
            set(plan, &[tier(Direction::Maximise, Goal::LeastPerHead)]);
            county(plan, "yudu").population = 0;
        }),
        case(Code::IdleGoal, "benefit that counts for nothing, and credit without a facility", |plan| {
            set(plan, &[tier(Direction::Maximise, Goal::Benefit), tier(Direction::Maximise, Goal::Credit)]);
            row_mut(&mut plan.measures, 0).weight = Ratio::ZERO;
            Arc::make_mut(&mut plan.credit).clear();
        }),
    ]
}

fn set(plan: &mut Plan, tiers: &[Tier]) {
    plan.objective = Arc::new(tiers.to_vec());
}
