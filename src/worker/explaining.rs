//! Explaining an answer: what may take its time is given up after a while, as a running search hears nothing.

use std::ops::ControlFlow;

use crate::explain::{self, Unsolved};
use crate::pipeline::Outcome;
use crate::plan::Plan;
use crate::plan::edit::{Change, apply_all};
use crate::protocol::{Concession, Edit, Explanation, Question, Refusal, WayIn, WayOut};
use crate::verify::Verified;

/// How long an explanation may take.
const PATIENCE_MICROS: u64 = 20_000_000;

/// What there is to say to the question about what was found of the plan.
pub(super) fn explain(
    plan: &Plan,
    found: Option<&Outcome>,
    question: Question,
    micros: &dyn Fn() -> u64,
) -> Result<Explanation, Refusal> {
    let until = micros().saturating_add(PATIENCE_MICROS);
    let watch = |_| if micros() >= until { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let told = match (question, found) {
        (Question::WayOut, Some(Outcome::Infeasible(_))) => way_out(plan, &watch),
        (Question::WhyNot { project }, Some(Outcome::Allocated(best))) => {
            explain::why_not(plan, best.allocation(), project)
                .map(Explanation::WhyNot)
                .map_err(Unsolved::from)
        }
        (Question::WaysIn { project }, Some(Outcome::Allocated(best))) => {
            ways_in(plan, best, project, &watch)
        }
        (Question::Baseline, Some(Outcome::Allocated(best))) => {
            let counties = |found: Option<explain::Baseline>| found.map(|found| found.counties);
            let found = explain::baseline(plan, best).map_err(Unsolved::from);
            found.map(|found| Explanation::Baseline(counties(found).unwrap_or_default()))
        }
        (Question::Pooling, Some(Outcome::Allocated(best))) => {
            explain::pooling(plan, best, &watch).map(|found| Explanation::Pooling(found.gain()))
        }
        _ => return Err(Refusal::NoAnswer),
    };
    Ok(told.unwrap_or(Explanation::Nothing))
}

fn way_out(plan: &Plan, watch: crate::pipeline::Watch<'_>) -> Result<Explanation, Unsolved> {
    let way = explain::way_out(plan, watch)?;
    let concession = |one: &explain::Concession| Concession {
        subject: one.subject,
        shorts: one.shorts.iter().map(|short| (short.place.clone(), short.short)).collect(),
        edit: edit(plan, &one.changes),
    };
    Ok(Explanation::WayOut(Box::new(WayOut {
        concessions: way.concessions.iter().map(concession).collect(),
        edit: Edit::between(plan, &way.plan),
        is_solved: way.is_solved,
    })))
}

fn ways_in(
    plan: &Plan,
    best: &Verified,
    project: usize,
    watch: crate::pipeline::Watch<'_>,
) -> Result<Explanation, Unsolved> {
    let ways = explain::ways_in(plan, best, project, watch)?;
    let way = |one: &explain::WayIn| WayIn { edit: edit(plan, &one.changes), gets: one.gets };
    Ok(Explanation::WaysIn(ways.iter().map(way).collect()))
}

/// What makes the changes; nothing where the plan does not take them.
fn edit(plan: &Plan, changes: &[Change]) -> Edit {
    let changed = apply_all(plan, changes);
    Edit::between(plan, changed.as_ref().unwrap_or(plan))
}
