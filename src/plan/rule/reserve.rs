//! `reserve`: money kept back.

use crate::money::Money;

/// At least `amount` of the streams together stays out of grants and buffers. Uses and counties have no part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reserve {
    /// What stays, in yuan.
    pub amount: Money,
}
