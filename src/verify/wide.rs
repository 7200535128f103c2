//! Whole numbers wide enough that a proof never rounds.
//!
//! Every quantity is a whole number of some small unit, told by its decimals: duals and multipliers have [`DUAL`] decimals per yuan
//! (or per unit of an earlier goal), coefficients, shares and curve points [`SHARE`], amounts two. The longest product, a
//! dual times a coefficient, a credit share, a curve point and a cost, has [`TOTAL`] decimals; that is the unit all sums
//! are in. 256 bits then hold sums up to 5 · 10²⁰; what is larger is refused as out of all proportion.

use ethnum::I256;

/// Decimals of duals.
pub const DUAL: u32 = 18;
/// Decimals of coefficients, shares and curve points.
pub const SHARE: u32 = 12;
/// Decimals of an amount in yuan.
pub const YUAN: u32 = 2;
/// Decimals of values, bounds and gaps as they are printed.
pub const VALUE: u32 = SHARE;
/// Decimals of values, bounds and all sums.
pub const TOTAL: u32 = DUAL + 3 * SHARE + YUAN;

/// A checked whole number of 256 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wide(I256);

/// A number of a proof does not fit 256 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a number of the proof does not fit 256 bits: the plan or its duals are out of all proportion")]
pub struct Overflow;

impl Wide {
    /// Nothing.
    pub const ZERO: Self = Self(I256::ZERO);

    /// `10^decimals`.
    pub fn power(decimals: u32) -> Result<Self, Overflow> {
        I256::from(10).checked_pow(decimals).map(Self).ok_or(Overflow)
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_add(other.0).map(Self).ok_or(Overflow)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_sub(other.0).map(Self).ok_or(Overflow)
    }

    /// The product.
    pub fn times(self, other: impl Into<Self>) -> Result<Self, Overflow> {
        self.0.checked_mul(other.into().0).map(Self).ok_or(Overflow)
    }

    /// The same number in a unit that has so many more decimals.
    pub fn finer(self, decimals: u32) -> Result<Self, Overflow> {
        self.times(Self::power(decimals)?)
    }

    /// The largest whole quotient that is not above the true one. The divisor is positive.
    pub fn over_floor(self, divisor: Self) -> Result<Self, Overflow> {
        self.0.checked_div_euclid(divisor.0).map(Self).ok_or(Overflow)
    }

    /// The smallest whole quotient that is not below the true one. The divisor is positive.
    pub fn over_ceil(self, divisor: Self) -> Result<Self, Overflow> {
        let negated = Self(self.0.checked_neg().ok_or(Overflow)?);
        let floor = negated.over_floor(divisor)?;
        floor.0.checked_neg().map(Self).ok_or(Overflow)
    }

    /// Whether it is above nothing.
    pub fn is_positive(self) -> bool {
        self.0 > I256::ZERO
    }

    /// Whether it is below nothing.
    pub fn is_negative(self) -> bool {
        self.0 < I256::ZERO
    }

    /// As 128 bits.
    pub fn narrow(self) -> Result<i128, Overflow> {
        i128::try_from(self.0).map_err(|_| Overflow)
    }
}

impl From<i128> for Wide {
    fn from(number: i128) -> Self {
        Self(I256::from(number))
    }
}

impl From<i64> for Wide {
    fn from(number: i64) -> Self {
        Self(I256::from(number))
    }
}
