//! What the page asks of a plan in many searches, and what there is to say to it.
//!
//! Like explanations, points of a frontier tell what makes them as the [`Edit`] that does, which the page turns back into a plan: to keep it
//! as a scenario, it takes what leads there from its own.

use serde::{Deserialize, Serialize};

use super::Edit;
use crate::money::Money;
use crate::report::Trillionths;
use crate::rows::Bound;

/// What benefit is held against; see [`crate::frontier::Against`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Against {
    /// Least coverage.
    Coverage,
    /// What is pooled.
    Pooled,
    /// The number of a rule, by position.
    Rule(usize, Bound),
}

/// How much benefit each step of something else costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frontier {
    /// What benefit is held against.
    pub against: Against,
    /// The points, from where benefit is greatest.
    pub points: Vec<Point>,
    /// Of a rule, the nearest harder number for which no allocation was found.
    pub beyond: Option<Number>,
}

/// A number that is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Number {
    /// An amount.
    Amount(Money),
    /// A share or a ratio.
    Ratio(Trillionths),
}

/// A point of a frontier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// What is asked for there.
    pub asked: Number,
    /// What makes its plan.
    pub edit: Edit,
    /// What its best allocation comes to; none where there is none or none was found.
    pub found: Option<Found>,
}

/// What the best allocation of a point comes to; see [`crate::frontier::Found`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Benefit.
    pub benefit: Trillionths,
    /// What it is held against: a share, yuan, or the number of the rule in fen or units of 10⁻¹².
    pub other: Trillionths,
    /// What is proven that none passes of what the point looks for.
    pub bound: Trillionths,
    /// The lowest coverage of a county.
    pub coverage: Trillionths,
    /// What leaves its earmark.
    pub pooled: Money,
    /// Grants and risk buffers.
    pub allocated: Money,
}
