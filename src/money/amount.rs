//! An amount of money in integer fen.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use thiserror::Error;

use super::Unit;
use super::digits::{Digits, Unfit};

/// Fen in a yuan.
const FEN_PER_YUAN: u64 = 100;

/// An amount of money: a whole number of fen (分), 1 yuan (元) = 100 fen.
///
/// Any `i64` is representable; an amount read from text is at most [`Money::MAX`] in size, so that a plan's totals can be
/// checked for fit once instead of at every step.
///
/// ```
/// use fundpool::money::Money;
/// let amount: Money = "1200.5".parse()?;
/// assert_eq!(amount, Money::from_fen(120_050));
/// assert_eq!(amount.to_string(), "1200.50");
/// # Ok::<(), fundpool::money::MoneyError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
pub struct Money(i64);

/// Why a text or number is no amount of money.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MoneyError {
    /// Not an optional minus, digits, and at most one point followed by digits.
    #[error("not a decimal amount")]
    NotDecimal,
    /// More than two decimals: a fen is the smallest unit.
    #[error("more than two decimals")]
    TooPrecise,
    /// Larger in size than [`Money::MAX`].
    #[error("larger than ten trillion yuan")]
    TooLarge,
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest single amount a plan may hold: ten trillion yuan (10 万亿元).
    pub const MAX: Self = Self(1_000_000_000_000_000);

    /// From a number of fen.
    pub const fn from_fen(fen: i64) -> Self {
        Self(fen)
    }

    /// The number of fen.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Whether it is less than nothing.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// From sign and size in fen; `None` above [`Money::MAX`].
    pub(super) fn bounded(negative: bool, size: i128) -> Option<Self> {
        let size = i64::try_from(size).ok().filter(|size| *size <= Self::MAX.0)?;
        let fen = if negative { size.checked_neg()? } else { size };
        Some(Self(fen))
    }
}

/// Reads the plain form of documents: `-?digits[.d[d]]` in yuan, ASCII only; no plus sign, exponent, separator or space.
/// For what people type, see [`read_amount`](super::read_amount).
impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let (negative, digits) = Digits::plain(text).ok_or(MoneyError::NotDecimal)?;
        let size = digits.scaled(Unit::Yuan.decimals()).map_err(|unfit| match unfit {
            Unfit::TooPrecise => MoneyError::TooPrecise,
            Unfit::TooLarge => MoneyError::TooLarge,
        })?;
        Self::bounded(negative, size).ok_or(MoneyError::TooLarge)
    }
}

/// Writes the plain form of documents: yuan with exactly two decimals, `-` in front of a negative amount.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let sign = if self.is_negative() { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", size / FEN_PER_YUAN, size % FEN_PER_YUAN)
    }
}

/// In yuan, exactly.
impl From<Money> for Decimal {
    fn from(amount: Money) -> Self {
        Self::new(amount.0, Unit::Yuan.decimals())
    }
}

/// From yuan, exactly: more than two decimals or more than [`Money::MAX`] is refused, never rounded.
impl TryFrom<Decimal> for Money {
    type Error = MoneyError;

    fn try_from(yuan: Decimal) -> Result<Self, MoneyError> {
        let yuan = yuan.normalize();
        let zeros = Unit::Yuan.decimals().checked_sub(yuan.scale()).ok_or(MoneyError::TooPrecise)?;
        let power = 10_i128.checked_pow(zeros).ok_or(MoneyError::TooLarge)?;
        let fen = yuan.mantissa().checked_mul(power).ok_or(MoneyError::TooLarge)?;
        Self::bounded(fen.is_negative(), fen.checked_abs().ok_or(MoneyError::TooLarge)?)
            .ok_or(MoneyError::TooLarge)
    }
}
