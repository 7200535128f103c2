//! Questions that take many searches: what they come to, as it travels.

use std::ops::{ControlFlow, Range};

use crate::explain::{Setting, Unsolved};
use crate::frontier::{self, Found};
use crate::pipeline::SeriesWatch;
use crate::plan::Plan;
use crate::plan::edit::apply_all;
use crate::protocol::{self, Against, Edit, Frontier, Number, Point};
use crate::report::Trillionths;
use crate::uncertain::{Drawing, Ledger};

/// How much benefit each step of something else costs; none where there is no answer.
pub(super) fn frontier(
    plan: &Plan,
    against: Against,
    points: usize,
    watch: SeriesWatch<'_>,
) -> Option<Frontier> {
    let asked = match against {
        Against::Coverage => frontier::Against::Coverage,
        Against::Pooled => frontier::Against::Pooled,
        Against::Rule(rule, bound) => frontier::Against::Rule(rule, bound),
    };
    let drawn = frontier::frontier(plan, asked, points, watch).ok()?;
    Some(Frontier {
        against,
        points: drawn.points.iter().map(|one| point(plan, one)).collect(),
        beyond: drawn.beyond.map(number),
    })
}

/// What the draws with these numbers come to. The drawing of an earlier question about the plan is taken up again.
pub(super) fn drawn(
    plan: &Plan,
    seed: u64,
    numbers: Range<usize>,
    drawing: &mut Option<Drawing>,
) -> Result<Ledger, Unsolved> {
    let on = || ControlFlow::Continue(());
    let known = drawing.take().filter(|drawing| drawing.seed() == seed);
    let known = known.map_or_else(|| Drawing::of(plan, seed, &|_| on()), Ok)?;
    let mut ledger = Ledger::of(plan);
    let drawing = drawing.insert(known);
    numbers.into_iter().try_for_each(|number| drawing.draw(number, &mut ledger, &on))?;
    Ok(ledger)
}

fn point(plan: &Plan, point: &frontier::Point) -> Point {
    let changed = apply_all(plan, &point.changes);
    Point {
        asked: number(point.asked),
        edit: Edit::between(plan, changed.as_ref().unwrap_or(plan)),
        found: point.found.as_ref().ok().map(found),
    }
}

fn found(found: &Found) -> protocol::Found {
    protocol::Found {
        benefit: Trillionths(found.benefit),
        other: Trillionths(found.other),
        bound: Trillionths(found.bound),
        coverage: Trillionths(found.coverage),
        pooled: found.pooled,
        allocated: found.allocated,
    }
}

fn number(setting: Setting) -> Number {
    match setting {
        Setting::Amount(amount) => Number::Amount(amount),
        Setting::Ratio(ratio) => Number::Ratio(Trillionths(ratio.trillionths())),
    }
}
