//! Re-planning: what it comes to, as it travels.

use super::desk::told;
use crate::explain::{self, Unsolved, replan};
use crate::pipeline::SeriesWatch;
use crate::plan::{Plan, apply_scenario};
use crate::protocol::{Replan, Replanned};
use crate::report::Trillionths;
use crate::result::{self, Judged};
use crate::verify::{Overflow, Verified};

/// The ways to go on from an adopted result of the plan, if it becomes one of its scenarios; none where there is no such scenario, or the
/// result is not the plan's.
pub(super) fn replanned(
    plan: &Plan,
    adopted: &str,
    scenario: usize,
    watch: SeriesWatch<'_>,
) -> Option<Replanned> {
    let claims = result::read(plan, adopted.as_bytes()).ok()?;
    let Ok(Judged::Allocated(adopted)) = result::judge(plan, claims) else { return None };
    let (changed, _) = apply_scenario(plan, plan.scenarios.get(scenario)?);
    let found = match replan(plan, adopted.allocation(), &changed, watch) {
        Ok(found) => found,
        Err(Unsolved::Infeasible) => return Some(Replanned::Infeasible),
        Err(_) => return Some(Replanned::Unknown),
    };
    let travels = travelling(plan, &adopted, &changed, found);
    Some(travels.map_or(Replanned::Unknown, |replan| Replanned::Found(Box::new(replan))))
}

fn travelling(
    plan: &Plan,
    adopted: &Verified,
    changed: &Plan,
    found: explain::Replan,
) -> Result<Replan, Overflow> {
    Ok(Replan {
        adopted: told(plan, adopted)?,
        near: told(changed, &found.near)?,
        near_moved: found.near_moved,
        best: told(changed, &found.best)?,
        best_moved: found.best_moved,
        forced: found.forced,
        gain: (Trillionths(found.gain.0), Trillionths(found.gain.1)),
    })
}
