//! Answers to what people ask of a plan and its allocation; plain data, each checked by the judge ([`crate::verify`]).
//!
//! * [`way_out`]: what to loosen where no allocation keeps the plan.
//! * [`price`]: what a number of the plan is worth, and how far that holds.
//! * [`why_not`], [`ways_in`]: why a project gets nothing, and what would change that.
//! * [`pooling`]: what pooling brought.
//! * [`baseline`]: what the factor method gives each county, and why it gets more or less.
//! * [`replan`]: how to go on after a change while little is moved.
//!
//! Solvers only propose here, too: what an answer claims is found again by solving the changed plan or is proven by a bound in exact
//! numbers. Nothing holds a sentence; pages and reports make them of this data.

mod baseline;
mod conflict;
mod exact;
mod lever;
mod measure;
mod pooling;
mod price;
mod replan;
mod set;
mod solved;
mod spot;
mod tally;
mod why_not;
mod worth;

pub use baseline::{Baseline, CountyBaseline, Difference, baseline};
pub use conflict::{Concession, RankTotal, Short, WayOut, way_out};
pub use exact::told_floor;
pub use lever::{Lever, Setting};
pub use measure::{Measured, measured};
pub use pooling::{Pooling, PoolingGain, Without, pooling};
pub use price::{End, Price, Side, price};
pub use replan::{Beside, Move, Moved, Payee, Payer, Replan, beside, replan};
pub use solved::{Unsolved, best_of};
pub use spot::{Place, Spot, Subject};
pub use tally::{CountyTally, Tally, tally};
pub use why_not::{Means, Reason, WayIn, WhyNot, ways_in, why_not};

use solved::solve;
