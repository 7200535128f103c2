//! Exact numbers as people read them.

use crate::money::Money;
use crate::plan::Direction;
use crate::verify::{EXACT, Overflow, TierProof, VALUE, Wide};

/// Decimals of sums beyond those of fen.
const BELOW_FEN: u32 = EXACT - 2;

/// Decimals of sums beyond the 12 of values, bounds and everything that is told.
const BELOW_VALUE: u32 = EXACT - VALUE;

/// A sum with 12 decimals, rounded down.
///
/// # Errors
/// If it does not fit.
pub fn told_floor(sum: Wide) -> Result<i128, Overflow> {
    sum.coarser_floor(BELOW_VALUE)?.narrow()
}

/// The same rounded up.
pub(super) fn told_ceil(sum: Wide) -> Result<i128, Overflow> {
    sum.coarser_ceil(BELOW_VALUE)?.narrow()
}

/// A number of a goal as more-is-better.
pub(super) fn oriented(proof: &TierProof, number: i128) -> i128 {
    match proof.tier.direction {
        Direction::Maximise => number,
        Direction::Minimise => number.saturating_neg(),
    }
}

/// What is short at the least, in fen, where a bound on what is over is this many yuan (24 decimals); nothing for one above 0.
pub(super) fn fen_at_least(over: Wide) -> Result<Money, Overflow> {
    if !over.is_negative() {
        return Ok(Money::ZERO);
    }
    let fen = Wide::ZERO.minus(over)?.coarser_ceil(BELOW_FEN)?.narrow()?;
    money(fen)
}

/// An amount in fen.
pub(super) fn money(fen: i128) -> Result<Money, Overflow> {
    i64::try_from(fen).map(Money::from_fen).map_err(|_| Overflow)
}
