//! The goals: there is one, each is named once and can be striven for.

use std::collections::BTreeMap;

use super::facts::{Facts, is_budget};
use super::number::share;
use super::{Findings, Spot};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Ratio;
use crate::plan::{Direction, Goal, Plan};

/// Checks the objective.
pub(super) fn check(facts: &Facts, findings: &mut Findings) {
    let list = Spot::Root.key("objective");
    let tiers = &facts.plan.objective;
    if tiers.is_empty() {
        findings.note(Code::NoObjective, list);
    }
    let mut first_of: BTreeMap<Goal, usize> = BTreeMap::new();
    for (position, tier) in tiers.iter().enumerate() {
        let spot = list.index(position);
        let first = *first_of.entry(tier.goal).or_insert(position);
        if first != position {
            findings.push(Diagnostic::new(Code::GoalTwice, spot.path()).with("first", first + 1));
        }
        let direction = match tier.direction {
            Direction::Maximise => "maximise",
            Direction::Minimise => "minimise",
        };
        if !tier.goal.allows(tier.direction) {
            findings.note(Code::GoalDirection, spot.key(direction));
        }
        share(findings, spot.key("slack"), tier.slack);
        if tier.goal == Goal::LeastPerHead {
            super::people::counted(
                findings,
                spot.key(direction),
                facts.plan.counties.iter().map(AsRef::as_ref),
            );
        }
        if is_idle(facts.plan, tier.goal) {
            findings.note(Code::IdleGoal, spot.key(direction));
        }
    }
}

/// Whether the plan holds nothing of what the goal counts.
fn is_idle(plan: &Plan, goal: Goal) -> bool {
    match goal {
        Goal::Benefit => {
            let counted: Vec<_> = plan
                .measures
                .iter()
                .filter(|measure| !measure.weight.is_zero())
                .map(|measure| &measure.id)
                .collect();
            let mut benefits = plan.projects.iter().flat_map(|project| &project.benefits);
            !plan.projects.is_empty()
                && !benefits.any(|(measure, benefit)| !benefit.is_zero() && counted.contains(&measure))
        }
        Goal::Pooled => !plan.streams.iter().any(|stream| is_budget(stream) && stream.poolable > Ratio::ZERO),
        Goal::Credit => plan.credit.is_empty(),
        Goal::Funded | Goal::LeastCoverage | Goal::LeastPerHead | Goal::Transfers => false,
    }
}
