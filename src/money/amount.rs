//! An amount of money in integer fen.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Fen in a yuan.
const FEN_PER_YUAN: u64 = 100;

/// An amount of money: a whole number of fen (分), 1 yuan (元) = 100 fen.
///
/// Any `i64` is representable; an amount read from text is at most [`Money::MAX`] in size, so that a plan's totals can be
/// checked for fit once instead of at every step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// Why a text is no amount of money.
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

    /// The sum, or `None` where it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` where it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The sum of all amounts, or `None` where it does not fit.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Whether it is less than nothing.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

/// Reads the plain form of documents: `-?digits[.d[d]]` in yuan, ASCII only; no plus sign, exponent, separator or space.
impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (yuan, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !is_digits(yuan) || !is_digits(decimals) {
            return Err(MoneyError::NotDecimal);
        }
        let significant = decimals.trim_end_matches('0');
        if significant.len() > 2 {
            return Err(MoneyError::TooPrecise);
        }
        let yuan: i64 = yuan.parse().map_err(|_| MoneyError::TooLarge)?;
        let fen: i64 = format!("{significant:0<2}").parse().map_err(|_| MoneyError::NotDecimal)?;
        let size = i64::try_from(FEN_PER_YUAN)
            .ok()
            .and_then(|per_yuan| yuan.checked_mul(per_yuan))
            .and_then(|whole| whole.checked_add(fen))
            .filter(|size| *size <= Self::MAX.0)
            .ok_or(MoneyError::TooLarge)?;
        let signed = if negative { size.checked_neg() } else { Some(size) };
        signed.map(Self).ok_or(MoneyError::TooLarge)
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
