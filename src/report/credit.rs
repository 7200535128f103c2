//! What credit facilities hold and lend.

use super::Trillionths;
use crate::money::Money;

/// A credit facility of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CreditRow {
    /// What its buffer holds.
    pub buffer: Money,
    /// The part of it that leaves earmarks.
    pub moved: Money,
    /// What its buffer may still take.
    pub buffer_left: Money,
    /// What it lends: never counted as grants.
    pub loans: Money,
    /// What its buffer would carry beyond that, rounded down.
    pub loans_left: Money,
    /// How much better the first goal gets per 万元 that the buffer may hold more, rounded down.
    pub price: Trillionths,
}
