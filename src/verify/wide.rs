//! Whole numbers wide enough that a proof never rounds unseen.
//!
//! Every quantity is a whole number of some small unit, told by its decimals: amounts have [`YUAN`], coefficients, shares and curve
//! points [`SHARE`], duals [`DUAL`]; prices per yuan, benefits and values have [`EXACT`], each rounded in the direction that keeps a
//! bound true. Those are 128 bits long, and what does not fit is refused as out of all proportion. Products and sums of
//! them are taken in 256 bits, which they fit by construction: a dual and a price are below 2¹²⁷, a coefficient below 2⁹⁰ (less than
//! 10¹⁵ with 12 decimals), an amount at a curve point below 2¹²³, and no file holds more than 2²² of anything.

use ethnum::I256;

/// Decimals of an amount in yuan.
pub const YUAN: u32 = 2;
/// Decimals of coefficients, shares and curve points.
pub const SHARE: u32 = 12;
/// Decimals of values, bounds and gaps as they are printed.
pub const VALUE: u32 = 12;
/// Decimals of duals.
pub const DUAL: u32 = 24;
/// Decimals of prices, benefits, values and bounds before they are printed.
pub const EXACT: u32 = 24;

/// The largest dual of a certificate, in units of 10⁻²⁴: it is less than 10¹⁴, which is what fits.
pub const LARGEST_DUAL: i128 = power(14 + DUAL) - 1;

/// `10^decimals`; the largest that fits where that does not.
pub(super) const fn power(decimals: u32) -> i128 {
    10_i128.saturating_pow(decimals)
}

/// Which way a number between two units goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rounding {
    /// Towards −∞.
    Down,
    /// Towards +∞.
    Up,
}

/// `number · times / over` as a whole number. The divisor is positive.
pub(super) fn times_over(
    number: i128,
    times: i128,
    over: i128,
    rounding: Rounding,
) -> Result<i128, Overflow> {
    let Some(product) = number.checked_mul(times) else {
        return Wide::product(number, times).over(over, rounding)?.narrow();
    };
    // Towards zero; what is left tells which way to go from there, without a second division, which is slow at this width.
    let quotient = product.checked_div(over).ok_or(Overflow)?;
    // No larger than the product in size.
    let left = product - quotient * over;
    // Where something is left, the divisor is more than 1, so nothing is at an end.
    Ok(match rounding {
        Rounding::Down if left < 0 => quotient - 1,
        Rounding::Up if left > 0 => quotient + 1,
        _ => quotient,
    })
}

/// A checked whole number of 256 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wide(I256);

/// A number of a plan or a proof does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a number of the plan or the proof is out of all proportion")]
pub struct Overflow;

impl Wide {
    /// Nothing.
    pub const ZERO: Self = Self(I256::ZERO);

    /// The product, which always fits: two factors of at most 2¹²⁷ in size give at most 2²⁵⁴. Multiplied by halves, as a product of two
    /// long numbers would compute much that is not asked for.
    pub fn product(one: i128, other: i128) -> Self {
        const HALF: u128 = u64::MAX as u128;
        let halves = |number: i128| (number.unsigned_abs() >> 64, number.unsigned_abs() & HALF);
        let ((a, b), (c, d)) = (halves(one), halves(other));
        let (high, left, right, low) = (a * c, a * d, b * c, b * d);
        let middle = (low >> 64) + (left & HALF) + (right & HALF);
        let high = high + (left >> 64) + (right >> 64) + (middle >> 64);
        let size = I256::from_words(high.cast_signed(), ((middle << 64) | (low & HALF)).cast_signed());
        Self(if (one < 0) == (other < 0) { size } else { size.wrapping_neg() })
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

    /// The same number in a unit that has so many more decimals, at most 38.
    pub fn finer(self, decimals: u32) -> Result<Self, Overflow> {
        self.times(power(decimals))
    }

    /// The same number in a unit that has so many decimals less, at most 38, rounded down.
    pub fn coarser_floor(self, decimals: u32) -> Result<Self, Overflow> {
        self.over(power(decimals), Rounding::Down)
    }

    /// The same, rounded up.
    pub fn coarser_ceil(self, decimals: u32) -> Result<Self, Overflow> {
        self.over(power(decimals), Rounding::Up)
    }

    /// The whole quotient. The divisor is positive.
    pub(super) fn over(self, divisor: i128, rounding: Rounding) -> Result<Self, Overflow> {
        let divisor = I256::new(divisor);
        let quotient = self.0.checked_div(divisor).ok_or(Overflow)?;
        let left = self.0 - quotient * divisor;
        Ok(Self(match rounding {
            Rounding::Down if left < I256::ZERO => quotient - I256::ONE,
            Rounding::Up if left > I256::ZERO => quotient + I256::ONE,
            _ => quotient,
        }))
    }

    /// The largest whole quotient that is not above the true one. The divisor is positive.
    pub fn over_floor(self, divisor: Self) -> Result<Self, Overflow> {
        self.0.checked_div_euclid(divisor.0).map(Self).ok_or(Overflow)
    }

    /// The smallest whole quotient that is not below the true one. The divisor is positive.
    pub fn over_ceil(self, divisor: Self) -> Result<Self, Overflow> {
        self.negated()?.over_floor(divisor)?.negated()
    }

    /// The number with the other sign.
    pub fn negated(self) -> Result<Self, Overflow> {
        self.0.checked_neg().map(Self).ok_or(Overflow)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quotients_are_rounded_to_either_side() {
        let check = |number, times, over, expect: (i128, i128)| {
            let rounded = |rounding| times_over(number, times, over, rounding);
            assert_eq!((rounded(Rounding::Down), rounded(Rounding::Up)), (Ok(expect.0), Ok(expect.1)));
            let wide = |rounding| Wide::product(number, times).over(over, rounding).and_then(Wide::narrow);
            assert_eq!((wide(Rounding::Down), wide(Rounding::Up)), (Ok(expect.0), Ok(expect.1)));
        };
        check(7, 1, 2, (3, 4));
        check(-7, 1, 2, (-4, -3));
        check(6, 1, 2, (3, 3));
        check(power(30), power(30), power(30), (power(30), power(30)));
        check(-power(30), power(30), power(29), (-power(31), -power(31)));
        check(i128::MAX, i128::MAX, i128::MAX, (i128::MAX, i128::MAX));
        check(i128::MIN, 1, 1, (i128::MIN, i128::MIN));
    }

    proptest! {
        #[test]
        fn products_by_halves_are_products(one: i128, other: i128, shift in 0..127_u32) {
            for (one, other) in [(one, other), (one >> shift, other), (one, other >> shift)] {
                prop_assert_eq!(Wide::product(one, other), Wide(I256::new(one) * I256::new(other)));
            }
        }

        #[test]
        fn short_quotients_are_those_of_long_numbers(number: i128, times: i64, over in 1..i64::MAX, shift in 0..127_u32) {
            for number in [number, number >> shift] {
                for rounding in [Rounding::Down, Rounding::Up] {
                    let long = Wide::product(number, times.into()).over(over.into(), rounding).and_then(Wide::narrow);
                    prop_assert_eq!(times_over(number, times.into(), over.into(), rounding), long);
                }
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(times_over(i128::MAX, 2, 1, Rounding::Down), Err(Overflow));
        assert_eq!(times_over(1, 1, 0, Rounding::Down), Err(Overflow));
        assert_eq!(Wide::product(i128::MIN, i128::MIN).times(2_i128), Err(Overflow));
    }
}
