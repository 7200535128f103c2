//! Where the streams' money goes.

use super::Trillionths;
use crate::money::Money;

/// Budget money and what becomes of it: `amount = own + pooled + buffers + left`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Split {
    /// What there is; nothing of procurement, which is no budget.
    pub amount: Money,
    /// Grants within the earmark.
    pub own: Money,
    /// Grants through the pool.
    pub pooled: Money,
    /// Risk buffers.
    pub buffers: Money,
    /// What is not spent.
    pub left: Money,
    /// What leaves the earmark: grants through the pool, and buffers that the earmark does not cover.
    pub moved: Money,
    /// What of the money left might have left its earmark too (应整尽整): within the poolable share, rounded down.
    pub unmoved: Money,
}

/// A stream of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StreamRow {
    /// Where its money goes.
    pub split: Split,
    /// What may leave the earmark at most, rounded down.
    pub poolable: Money,
    /// The integration rate: what leaves the earmark as a share of the amount, rounded down; none for a stream without money.
    pub integration: Option<Trillionths>,
    /// All of it is spent, within the rounding.
    pub used_up: bool,
    /// No more of it may leave the earmark, within the rounding.
    pub pooled_up: bool,
    /// Only as much is spent as has to be, within the rounding.
    pub at_must_spend: bool,
    /// How much better the first goal gets per 万元 more, rounded down. From the duals of the proof: it tells of a small change, as if no
    /// project were all or nothing, and is 0 where nothing is proven.
    pub price: Trillionths,
}
