//! Plans that say the same in other words: what is proven of one is proven of the other.
//!
//! Random small plans without projects that are all or nothing, so that bounds are optima: lists in another order, all money ten times as
//! much, other ids, a stream or a project in two halves. Whole quanta let values differ by what the allowance says; a later goal
//! moreover by what that is worth where an earlier goal is held.

#![allow(clippy::panic, reason = "a test fails by it")]

mod change;
#[path = "../support/small_plan/mod.rs"]
#[allow(dead_code, reason = "shared with other suites, which use the rest")]
mod small_plan;

use std::ops::ControlFlow;

use fundpool::pipeline::{Outcome, Session, run};
use fundpool::plan::{Funding, Goal, Plan, check};
use fundpool::rows::{Demands, RowId};
use fundpool::verify::{TierProof, allowance};

use small_plan::small_plan;

/// Bounds agree to this, relative to their size: what the duals' decimals allow.
const NEAR: f64 = 1e-8;
/// How many plans are compared, and of how many that are drawn.
const PLANS: usize = 60;
const DRAWN: u64 = 600;

/// Small plans that hold no choice: without whole projects, least amounts and links.
fn plans() -> impl Iterator<Item = (u64, Plan)> {
    let is_continuous = |plan: &Plan| {
        let is_free = |project: &fundpool::plan::Project| {
            project.funding == Funding::Divisible
                && project.requires.is_empty()
                && project.excludes.is_empty()
        };
        plan.projects.iter().all(|project| is_free(project))
    };
    (0..DRAWN).map(|seed| (seed, small_plan(seed))).filter(move |(_, plan)| is_continuous(plan))
}

/// What came of a plan: what is proven of each goal, or that there is no allocation.
enum Proven {
    Goals(Vec<TierProof>),
    Infeasible,
    /// Neither; the comparison with HiGHS tells such plans.
    Nothing,
}

fn prove(plan: &Plan, seed: u64) -> Proven {
    assert!(check(plan).iter().all(|finding| !finding.is_error()), "seed {seed}: {:?}", check(plan));
    proven(run(plan, &|_| ControlFlow::Continue(())))
}

fn proven(outcome: Outcome) -> Proven {
    match outcome {
        Outcome::Allocated(verified) => Proven::Goals(verified.tiers().to_vec()),
        Outcome::Infeasible(_) => Proven::Infeasible,
        Outcome::Unknown(_) | Outcome::Fault(_) => Proven::Nothing,
    }
}

/// Changes plans, and compares what is proven of each before and after. `factor` tells how many times as much a goal becomes.
fn compare(change: impl Fn(&Plan) -> Option<Plan>, factor: fn(Goal) -> f64) {
    compare_each(
        |plan, seed| {
            let changed = change(plan)?;
            Some((prove(plan, seed), prove(&changed, seed), changed))
        },
        factor,
    );
}

/// Compares what is proven of plans with what is proven of others that say the same; a plan without one is left out.
fn compare_each(both: impl Fn(&Plan, u64) -> Option<(Proven, Proven, Plan)>, factor: fn(Goal) -> f64) {
    let mut compared = 0;
    for (seed, plan) in plans() {
        let Some((before, after, changed)) = both(&plan, seed) else { continue };
        match (before, after) {
            (Proven::Nothing, _) | (_, Proven::Nothing) => continue,
            (Proven::Infeasible, Proven::Infeasible) => {}
            (Proven::Goals(before), Proven::Goals(after)) => {
                let (before, after) = (losses(&plan, &before), losses(&changed, &after));
                for (one, other) in before.iter().zip(&after) {
                    one.check(other, factor(one.goal), seed);
                }
            }
            _ => panic!("seed {seed}: only one of both is feasible"),
        }
        compared += 1;
        if compared == PLANS {
            return;
        }
    }
    panic!("only {compared} plans are compared");
}

/// A goal's bound, and by how much it may be off.
struct Bounded {
    goal: Goal,
    bound: f64,
    off: f64,
}

impl Bounded {
    fn check(&self, other: &Self, factor: f64, seed: u64) {
        let (one, off) = (self.bound * factor, self.off * factor + other.off);
        let near = NEAR * (1.0 + one.abs().max(other.bound.abs()));
        assert!(
            (one - other.bound).abs() <= near + off,
            "seed {seed}: {:?} is {one} or {}, which may be {off} off",
            self.goal,
            other.bound
        );
    }
}

/// The bound of each goal with what rounding explains: nothing for the first goal; for a later one, what is missing of earlier ones at the
/// duals they are held by.
fn losses(plan: &Plan, tiers: &[TierProof]) -> Vec<Bounded> {
    let demands = Demands::of(plan);
    let decimals = |value: i128| value as f64 / 1e12;
    let mut missing: Vec<f64> = Vec::new();
    let mut goals = Vec::new();
    for proof in tiers {
        let held = missing.iter().enumerate();
        let price = |tier: usize| proof.duals.get(&RowId::tier(tier)).map_or(0.0, |dual| *dual as f64 / 1e18);
        let off: f64 = held.map(|(tier, missing)| price(tier) * missing).sum();
        goals.push(Bounded { goal: proof.tier.goal, bound: decimals(proof.bound), off });
        let allowed = allowance(plan, &demands, &proof.tier).map_or(0.0, decimals);
        missing.push(decimals(proof.gap).max(allowed));
    }
    goals
}

const fn the_same(_: Goal) -> f64 {
    1.0
}

const fn with_ten_times_the_money(goal: Goal) -> f64 {
    match goal {
        Goal::Benefit | Goal::LeastCoverage | Goal::Transfers => 1.0,
        Goal::Funded | Goal::LeastPerHead | Goal::Pooled | Goal::Credit => 10.0,
    }
}

#[test]
fn the_order_of_lists_does_not_matter() {
    compare(|plan| Some(change::reversed(plan)), the_same);
}

#[test]
fn ten_times_the_money_is_ten_times_the_amounts() {
    compare(change::ten_times, with_ten_times_the_money);
}

#[test]
fn names_do_not_matter() {
    compare(|plan| Some(change::renamed(plan)), the_same);
}

#[test]
fn two_halves_of_a_stream_are_the_stream() {
    compare(change::with_a_stream_in_halves, with_ten_times_the_money);
}

#[test]
fn two_halves_of_a_project_are_the_project() {
    compare(change::with_a_project_in_halves, with_ten_times_the_money);
}

/// A plan that was another one before, whose amounts were other ones.
#[test]
fn what_a_plan_was_before_does_not_matter() {
    let watch = |_| ControlFlow::Continue(());
    let both = |plan: &Plan, seed: u64| {
        let mut session = Session::new(change::with_other_amounts(plan, seed));
        session.run(&watch);
        session.replace(plan.clone());
        Some((prove(plan, seed), proven(session.run(&watch)), plan.clone()))
    };
    compare_each(both, the_same);
}
