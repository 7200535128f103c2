//! Benefit against what is pooled: how little has to leave its earmark for so much benefit.
//!
//! No rule limits what is pooled in all, and none is needed: a point gives up a share of benefit, and the second goal then pools as
//! little as that allows. It ends where giving up more pools no less: projects that are all or nothing are chosen for benefit, and what
//! might be pooled less with others is told by the bound.

use super::course::{Course, kept, proof};
use super::objective::{benefit, held, lead};
use super::{Against, Frontier, WHOLE};
use crate::explain::{Setting, Unsolved};
use crate::money::Ratio;
use crate::plan::edit::Change;
use crate::plan::{Direction, Goal};
use crate::verify::{Overflow, Verified};

/// The first share of benefit that is given up to see whether less is pooled; doubled from there.
const FIRST: i128 = WHOLE / 1024;

pub(super) fn frontier(course: &mut Course<'_>) -> Result<Frontier, Unsolved> {
    let plan = course.plan;
    let pooled = held(Direction::Minimise, Goal::Pooled);
    let giving = |units| -> Option<Vec<Change>> {
        Some(lead(plan, &[benefit(Ratio::from_trillionths(units)?), pooled]).into_iter().collect())
    };
    let mut ask = |units| course.ask(&giving(units).ok_or(Overflow)?);
    let first = ask(0)?;
    let (mut given, mut little) = (0, pools(&first)?);
    // A few quanta more or less are rounding, and no trade-off.
    let rounding = proof(&first, Goal::Pooled)?.allowance;
    let is_less = |pooled: i128, than: i128| pooled < than.saturating_sub(rounding);
    let mut next = FIRST;
    // Where twice as much is given up for nothing, more is not looked for.
    while little > 0 && next <= WHOLE {
        let found = kept(ask(next))?.filter(|best| pools(best).is_ok_and(|pooled| is_less(pooled, little)));
        let Some(best) = found else { break };
        (given, little, next) = (next, pools(&best)?, next.saturating_mul(2));
    }
    course.count();
    let pools_little = |best: &Verified| pools(best).is_ok_and(|pooled| !is_less(little, pooled));
    let (enough, _) = course.edge(given, 0, &giving, &pools_little)?;
    course.count();
    let share = |units| Ratio::from_trillionths(units).map(Setting::Ratio).ok_or(Overflow);
    let ends = (share(0)?, share(enough)?);
    course.sweep(Against::Pooled, ends, |asked| giving(asked.units()))
}

/// What is pooled, in yuan with 12 decimals.
fn pools(best: &Verified) -> Result<i128, Unsolved> {
    proof(best, Goal::Pooled).map(|proof| proof.value)
}
