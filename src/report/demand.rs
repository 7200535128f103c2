//! What rules demand, and how near the allocation is.

use super::Trillionths;
use crate::money::Money;

/// A rule of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RuleTable {
    /// Whether it is in force. What a rule that is off would say is told all the same, with negative headroom where it would not
    /// be kept.
    pub on: bool,
    /// Its rows; of a rule on every project only the [`RuleTable::LISTED`] with the least headroom.
    pub rows: Vec<DemandRow>,
    /// How many rows it has in all; a project without grants does not count.
    pub count: usize,
    /// How many of them bind.
    pub binding: usize,
    /// How many of them are not kept; only of a rule that is off.
    pub broken: usize,
    /// What loosening its numbers brings: the one that asks for enough, and the one that asks for not too much. Where both sides have the
    /// same number, both are told for it.
    pub gains: [Gain; 2],
    /// Of a negative list: grants that it forbids; only of one that is off.
    pub forbidden: Money,
}

/// How much better the first goal gets where a number of a rule is loosened a little, which loosens all rows that have it; rounded down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Gain {
    /// How many of these rows bind.
    pub binding: usize,
    /// Per 万元 that each row is loosened by.
    pub price: Trillionths,
    /// Per point of a share, or yuan per head; none where the number is an amount.
    pub of_step: Option<Trillionths>,
}

impl RuleTable {
    /// How many projects are listed of a rule on every project.
    pub const LISTED: usize = 20;

    /// What loosening the number on this side brings.
    pub const fn gain(&self, side: Side) -> Gain {
        let [at_least, at_most] = self.gains;
        match side {
            Side::AtLeast => at_least,
            Side::AtMost => at_most,
        }
    }
}

/// What a rule demands somewhere, and how it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DemandRow {
    /// Where.
    pub place: Place,
    /// Whether it asks for enough or for not too much.
    pub side: Side,
    /// What it speaks of: grants to some projects; of a reserve, what is not spent.
    pub left: Money,
    /// What that has to reach or may not pass: in whole fen, rounded to the strict side.
    pub limit: Money,
    /// How far it is kept: from the one to the other, negative where it is not.
    pub headroom: Money,
    /// What is demanded, in the rule's own measure: a share of what it is measured against, or yuan per head; none where it is an
    /// amount.
    pub demanded: Option<Trillionths>,
    /// What is reached in that measure, rounded to the strict side; none also where it is measured against nothing.
    pub reached: Option<Trillionths>,
    /// Whether there is no headroom but what the rounding to quanta leaves.
    pub binding: bool,
    /// How much better the first goal gets per 万元 that it is loosened by, rounded down.
    pub price: Trillionths,
    /// How much better the first goal gets if it demands a hundredth less (a share: one point) or a yuan per head less, rounded down;
    /// none where it demands an amount.
    pub price_of_step: Option<Trillionths>,
}

/// Where a row of a rule holds; positions in the plan, of villages in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Place {
    /// Over all it speaks of together.
    Everywhere,
    /// In a county.
    County(usize),
    /// In a village.
    Village(usize),
    /// In a project.
    Project(usize),
}

/// Which side of a limit the allocation has to be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Side {
    /// At least the limit.
    AtLeast,
    /// At most the limit.
    AtMost,
}
