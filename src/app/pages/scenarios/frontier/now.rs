//! Where the plan as it is stands among the points.

use super::super::cast::subject;
use crate::app::state::answers::Answer;
use crate::explain::Lever;
use crate::money::Money;
use crate::plan::{Goal, Plan};
use crate::protocol::Against;
use crate::report::{Report, Trillionths};
use crate::rows::{Demands, least_measures};

/// Its number on the axis and its benefit; none where its answer is of another plan.
pub fn now(answer: &Answer, plan: &Plan, against: Against) -> Option<(i128, i128)> {
    let report = answer.report().filter(|_| subject(&answer.plan) == *plan)?;
    let other = match against {
        Against::Coverage => coverage(plan, report)?,
        Against::Pooled => pooled(report)?,
        Against::Rule(rule, bound) => Lever::Limit(rule, bound).setting(plan)?.units(),
    };
    Some((other, report.cards.benefit.0))
}

/// The lowest share of what its ready projects cost that a county gets.
fn coverage(plan: &Plan, report: &Report) -> Option<i128> {
    let costs = least_measures(plan, &Demands::of(plan), Goal::LeastCoverage);
    let shares = costs.iter().filter_map(|(county, cost)| {
        Trillionths::share(report.counties.get(*county)?.grants.fen().into(), *cost)
    });
    shares.map(|share| share.0).min()
}

/// What leaves its earmark, in yuan with 12 decimals.
fn pooled(report: &Report) -> Option<i128> {
    let moved = Money::sum(report.streams.iter().map(|row| row.split.moved))?;
    Trillionths::share(moved.fen().into(), 100).map(|yuan| yuan.0)
}
