//! Whether a changed result is true, told without the checkers.

use fundpool::generate::{self, Witness};
use fundpool::money::Ratio;
use fundpool::plan::Plan;
use fundpool::plan::rule::RuleKind;
use fundpool::result::{Claims, Proof, read};
use fundpool::rows::Demands;
use fundpool::verify::{Allocation, Grant, Loosening, Verified, verify, verify_conflict};

use crate::both::Pair;
use crate::evaluate::broken;
use crate::plans::Solved;

/// Whether everything that the changed file says is true nonetheless.
pub fn is_still_true(one: &Solved, pair: &Pair) -> bool {
    let plan = &one.plan;
    let Ok(Claims { proof, allocation, pooled, conflict, .. }) = read(plan, &pair.result) else {
        return false;
    };
    let demands = Demands::of(plan);
    let flags = allocation.grants.iter().map(|grant| !is_own(plan, grant.stream, grant.project));
    if has_double(&allocation) || !flags.eq(pooled) {
        return false;
    }
    let shows_no_way_out = conflict.is_empty() && allocation == Allocation::default();
    match proof {
        Proof::Allocated { tiers, .. } => {
            let duals = tiers.iter().map(|tier| tier.duals.clone()).collect();
            let figures = |verified: Verified| {
                let figures = verified.tiers().iter().map(|tier| (tier.value, tier.bound, tier.gap));
                figures.eq(tiers.iter().map(|tier| (tier.value, tier.bound, tier.gap)))
            };
            (!can_be_evaluated(plan) || broken(plan, &witness(plan, &allocation)).is_empty())
                && verify(plan, &demands, allocation, duals, false).is_ok_and(figures)
        }
        Proof::Infeasible(duals) => {
            verify_conflict(plan, &demands, duals, (!shows_no_way_out).then_some(allocation)).is_ok_and(
                |found| {
                    let missed = found.loosening().map_or(&[][..], Loosening::shortfalls).iter();
                    missed
                        .map(|one| (&one.row, one.short))
                        .eq(conflict.iter().map(|one| (&one.row, one.short)))
                },
            )
        }
    }
}

/// Whether all factors, weights and performances are as short as `evaluate` takes them.
pub fn can_be_evaluated(plan: &Plan) -> bool {
    let decimals = |ratio: &Ratio| ratio.parts().1;
    let are_short = plan.counties.iter().all(|county| {
        decimals(&county.performance) <= 3 && county.factors.values().all(|factor| decimals(factor) == 0)
    });
    let weights = plan.rules.iter().filter_map(|rule| match &rule.kind {
        RuleKind::FactorBand(band) => Some(&band.weights),
        _ => None,
    });
    let mut weights = weights.flat_map(|weights| weights.values()).peekable();
    weights.peek().is_none() || (are_short && weights.all(|weight| decimals(weight) <= 3))
}

fn has_double(allocation: &Allocation) -> bool {
    let ends = |one: &Grant| (one.project, one.stream);
    allocation.grants.windows(2).any(|two| ends(&two[0]) == ends(&two[1]))
}

fn is_own(plan: &Plan, stream: usize, project: usize) -> bool {
    let (earmark, project) = (&plan.streams[stream].earmark, &plan.projects[project]);
    earmark.counties.contains(&project.county) && earmark.uses.covers(&project.use_id)
}

/// An allocation in the words of the plan.
fn witness(plan: &Plan, allocation: &Allocation) -> Witness {
    let stream = |at: usize| plan.streams[at].id.clone();
    let project = |at: usize| plan.projects[at].id.clone();
    let credit = |at: usize| plan.credit[at].id.clone();
    let grants = allocation.grants.iter().map(|one| generate::Grant {
        stream: stream(one.stream),
        project: project(one.project),
        amount: one.amount,
    });
    let buffers = allocation.buffers.iter().map(|one| generate::Buffer {
        credit: credit(one.credit),
        stream: stream(one.stream),
        amount: one.amount,
    });
    let loans = allocation.loans.iter().map(|one| generate::Loan {
        credit: credit(one.credit),
        project: project(one.project),
        amount: one.amount,
    });
    Witness { grants: grants.collect(), buffers: buffers.collect(), loans: loans.collect() }
}
