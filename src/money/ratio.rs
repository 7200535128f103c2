//! An exact decimal number that is not money.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use thiserror::Error;

use super::digits::{Digits, Unfit};

/// An exact decimal: a share, a multiple, a weight or a measured quantity (people, mu, …).
///
/// At most 12 decimals and less than 10¹⁵ in size, so that its product with any [`Money`](super::Money) can be taken exactly in
/// 128-bit integers. Equal numbers are equal however they were written: `0.5` = `0.50`.
///
/// ```
/// use fundpool::money::Ratio;
/// let share: Ratio = "0.60".parse()?;
/// assert_eq!(share.parts(), (6, 1));
/// assert_eq!(share.to_string(), "0.6");
/// # Ok::<(), fundpool::money::RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(Decimal);

/// Why a text or number is no exact decimal.
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

/// The powers of ten up to 10¹².
const POWERS: [i128; 13] = [
    1,
    10,
    100,
    1_000,
    10_000,
    100_000,
    1_000_000,
    10_000_000,
    100_000_000,
    1_000_000_000,
    10_000_000_000,
    100_000_000_000,
    1_000_000_000_000,
];

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// The whole: 100 %.
    pub const ONE: Self = Self(Decimal::ONE);
    /// The most decimals a number may have.
    pub const MAX_DECIMALS: u32 = 12;
    /// 10¹⁵, which every number stays below, counted in its last possible decimal.
    const LIMIT: i128 = 1_000_000_000_000_000_000_000_000_000;

    /// The decimal it holds, without trailing zeros.
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// As an integer numerator over `10^decimals`: `(mantissa, decimals)`, with `decimals` as small as the value allows.
    pub const fn parts(self) -> (i128, u32) {
        (self.0.mantissa(), self.0.scale())
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

    /// How many times 10⁻¹² it is, exact since there are at most 12 decimals; less than 10²⁷ in size.
    pub fn trillionths(self) -> i128 {
        let (mantissa, decimals) = self.parts();
        let zeros = Self::MAX_DECIMALS.saturating_sub(decimals);
        let power = POWERS.get(zeros as usize).copied().unwrap_or(1);
        match i64::try_from(mantissa) {
            // 63 bits by 40: the product fits, and need not be watched, which takes several times as long.
            Ok(short) => i128::from(short).wrapping_mul(power),
            // Nor does this saturate: a number stays below 10¹⁵.
            Err(_) => mantissa.saturating_mul(power),
        }
    }

    /// From a multiple of 10⁻¹²; `None` from 10¹⁵ on.
    pub fn from_trillionths(trillionths: i128) -> Option<Self> {
        let fits = trillionths.unsigned_abs() < Self::LIMIT.unsigned_abs();
        let decimal = Decimal::try_from_i128_with_scale(trillionths, Self::MAX_DECIMALS).ok()?;
        fits.then(|| Self(decimal.normalize()))
    }
}

impl From<u32> for Ratio {
    fn from(whole: u32) -> Self {
        Self(Decimal::from(whole))
    }
}

/// Takes a decimal as it is: more than 12 decimals or 10¹⁵ and more is refused, never rounded.
impl TryFrom<Decimal> for Ratio {
    type Error = RatioError;

    fn try_from(decimal: Decimal) -> Result<Self, RatioError> {
        let decimal = decimal.normalize();
        let zeros = Self::MAX_DECIMALS.checked_sub(decimal.scale()).ok_or(RatioError::TooPrecise)?;
        10_i128
            .checked_pow(zeros)
            .and_then(|power| decimal.mantissa().checked_mul(power))
            .and_then(Self::from_trillionths)
            .ok_or(RatioError::TooLarge)
    }
}

/// Reads the plain form of documents: `-?digits[.digits]`, ASCII only; no plus sign, exponent, separator or space.
/// For what people type, see [`read_ratio`](super::read_ratio).
impl FromStr for Ratio {
    type Err = RatioError;

    fn from_str(text: &str) -> Result<Self, RatioError> {
        let (negative, digits) = Digits::plain(text).ok_or(RatioError::NotDecimal)?;
        let size = digits.scaled(Self::MAX_DECIMALS).map_err(|unfit| match unfit {
            Unfit::TooPrecise => RatioError::TooPrecise,
            Unfit::TooLarge => RatioError::TooLarge,
        })?;
        let signed = if negative { size.checked_neg() } else { Some(size) };
        signed.and_then(Self::from_trillionths).ok_or(RatioError::TooLarge)
    }
}

/// Writes the plain form of documents: no trailing zeros, `-` in front of a negative number.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
