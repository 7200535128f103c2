//! An exact decimal number that is not money.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use thiserror::Error;

/// An exact decimal: a share, a multiple, a weight or a measured quantity (people, mu, …).
///
/// At most 12 decimals and less than 10¹⁵ in size, so that products of two still fit 128-bit integers. Equal numbers are equal
/// however they were written: `0.5` = `0.50`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(Decimal);

/// Why a text is no exact decimal.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RatioError {
    /// Not an optional minus, digits, and at most one point followed by digits.
    #[error("not a decimal number")]
    NotDecimal,
    /// More than [`Ratio::MAX_DECIMALS`] decimals.
    #[error("more than twelve decimals")]
    TooPrecise,
    /// 10¹⁵ or more in size.
    #[error("too large a number")]
    TooLarge,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// The whole: 100 %.
    pub const ONE: Self = Self(Decimal::ONE);
    /// The most decimals a number may have.
    pub const MAX_DECIMALS: u32 = 12;
    /// Whole digits a number may have.
    const MAX_WHOLE_DIGITS: usize = 15;

    /// The decimal it holds, without trailing zeros.
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// As an integer numerator over `10^decimals`: `(mantissa, decimals)`, with `decimals` as small as the value allows.
    pub const fn parts(self) -> (i128, u32) {
        (self.0.mantissa(), self.0.scale())
    }

    /// The sum, or `None` where it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(|sum| Self(sum.normalize()))
    }

    /// The sum of all, or `None` where it does not fit.
    pub fn sum(numbers: impl IntoIterator<Item = Self>) -> Option<Self> {
        numbers.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Whether it is less than nothing.
    pub const fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it lies in 0 ..= 1.
    pub fn is_share(self) -> bool {
        !self.is_negative() && self <= Self::ONE
    }
}

impl From<u32> for Ratio {
    fn from(whole: u32) -> Self {
        Self(Decimal::from(whole))
    }
}

/// Reads the plain form of documents: `-?digits[.digits]`, ASCII only; no plus sign, exponent, separator or space.
impl FromStr for Ratio {
    type Err = RatioError;

    fn from_str(text: &str) -> Result<Self, RatioError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !is_digits(whole) || !is_digits(decimals) {
            return Err(RatioError::NotDecimal);
        }
        if whole.trim_start_matches('0').len() > Self::MAX_WHOLE_DIGITS {
            return Err(RatioError::TooLarge);
        }
        let significant = decimals.trim_end_matches('0');
        if significant.len() > Self::MAX_DECIMALS as usize {
            return Err(RatioError::TooPrecise);
        }
        let sign = if text.starts_with('-') { "-" } else { "" };
        let plain = format!("{sign}{whole}.{significant:0<1}");
        let decimal = Decimal::from_str_exact(&plain).map_err(|_| RatioError::TooLarge)?;
        Ok(Self(decimal.normalize()))
    }
}

/// Writes the plain form of documents: no trailing zeros, `-` in front of a negative number.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
