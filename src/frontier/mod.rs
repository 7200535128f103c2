//! The trade-off between benefit and something else, point by point: least coverage, what is pooled, the number of a rule.
//!
//! Each point is an ordinary plan, the base and a few changes, so that it can be kept as a scenario; and each is solved and judged like any
//! other, so that the curve is known between its values and what is proven that none passes. Between two points nothing is claimed.

mod course;
mod coverage;
mod objective;
mod outdone;
mod pooled;
mod rule;

use crate::explain::{Setting, Unsolved};
use crate::money::Money;
use crate::pipeline::SeriesWatch;
use crate::plan::Plan;
use crate::plan::edit::Change;
use crate::rows::Bound;
use crate::verify::Verified;

use course::Course;

/// What benefit is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The lowest, over counties, of grants / total cost of its ready projects: the more, the better.
    Coverage,
    /// Money that leaves its earmark: the less, the better.
    Pooled,
    /// The number of a rule, by position in the plan's list: the harder for allocations, the better.
    Rule(usize, Bound),
}

/// How much benefit each step of something else costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// What benefit is held against.
    pub against: Against,
    /// From where benefit is greatest to where the other is best.
    pub points: Vec<Point>,
    /// Of a rule, the nearest harder number that was tried for which there is no allocation, or none was found.
    pub beyond: Option<Setting>,
}

/// A point of the trade-off: a plan between the two ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// What is asked for there: the least coverage; the share of benefit that may be given up to pool less; the number of the rule.
    pub asked: Setting,
    /// What leads from the plan to the point's.
    pub changes: Vec<Change>,
    /// Its best allocation; else why there is none.
    pub found: Result<Found, Unsolved>,
}

/// What the best allocation of a point comes to. Numbers of goals have 12 decimals.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The allocation with its proof.
    pub best: Verified,
    /// Benefit.
    pub benefit: i128,
    /// What it is held against: a share, yuan, or the number of the rule in fen or units of 10⁻¹².
    pub other: i128,
    /// What is proven that no allocation of the point's plan passes, of what the point looks for: the least that is pooled
    /// ([`Against::Pooled`]), else the most benefit.
    pub bound: i128,
    /// The lowest coverage of a county, rounded down.
    pub coverage: i128,
    /// What leaves its earmark.
    pub pooled: Money,
    /// Grants and risk buffers.
    pub allocated: Money,
}

/// The fewest points that make a line.
pub const FEWEST: usize = 2;
/// The most points there can be.
pub const MOST: usize = 200;

/// The whole, in units of 10⁻¹².
const WHOLE: i128 = 1_000_000_000_000;

/// The trade-off of a plan without errors in so many points, no fewer than [`FEWEST`] and no more than [`MOST`]; one point where both ends
/// are the same. `watch` is asked during each search.
///
/// # Errors
/// If no allocation keeps the plan, none was found, or it was stopped. [`Unsolved::Feasible`] if the plan has no such rule or number.
pub fn frontier(
    plan: &Plan,
    against: Against,
    points: usize,
    watch: SeriesWatch<'_>,
) -> Result<Frontier, Unsolved> {
    let mut course = Course::new(plan, points.clamp(FEWEST, MOST), watch);
    let drawn = match against {
        Against::Coverage => coverage::frontier(&mut course),
        Against::Pooled => pooled::frontier(&mut course),
        Against::Rule(rule, bound) => rule::frontier(&mut course, rule, bound),
    };
    course.mended(&drawn?)
}
