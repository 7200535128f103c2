//! Checked arithmetic: `None` where the exact answer does not fit; nothing wraps, panics or loses a digit.

use super::{Money, Ratio};

/// Which whole fen, or which multiple of a quantum, to take where the exact answer lies between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rounding {
    /// The one below, towards −∞: for what must not be more than the exact answer.
    Floor,
    /// The one above, towards +∞: for what must not be less.
    Ceil,
}

impl Rounding {
    /// `dividend / divisor` to a whole number; `None` for a divisor that is not positive.
    fn quotient(self, dividend: i128, divisor: i128) -> Option<i128> {
        if divisor <= 0 {
            return None;
        }
        let floor = dividend.checked_div_euclid(divisor)?;
        let is_whole = dividend.checked_rem_euclid(divisor)? == 0;
        match self {
            Self::Ceil if !is_whole => floor.checked_add(1),
            Self::Ceil | Self::Floor => Some(floor),
        }
    }
}

impl Money {
    /// The sum.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.fen().checked_add(other.fen()).map(Self::from_fen)
    }

    /// The difference.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.fen().checked_sub(other.fen()).map(Self::from_fen)
    }

    /// The sum of all amounts, which are added in their order.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// The amount with the other sign.
    pub fn checked_neg(self) -> Option<Self> {
        self.fen().checked_neg().map(Self::from_fen)
    }

    /// Its size, whatever its sign.
    pub fn checked_abs(self) -> Option<Self> {
        self.fen().checked_abs().map(Self::from_fen)
    }

    /// The amount times the ratio, in whole fen: exact where it comes out even, else the fen below or above.
    ///
    /// ```
    /// use fundpool::money::{Money, Ratio, Rounding};
    /// let third: Ratio = "0.333".parse()?;
    /// let amount = Money::from_fen(100);
    /// assert_eq!(amount.share(third, Rounding::Floor), Some(Money::from_fen(33)));
    /// assert_eq!(amount.share(third, Rounding::Ceil), Some(Money::from_fen(34)));
    /// # Ok::<(), fundpool::money::RatioError>(())
    /// ```
    pub fn share(self, ratio: Ratio, rounding: Rounding) -> Option<Self> {
        let (mantissa, decimals) = ratio.parts();
        let divisor = 10_i128.checked_pow(decimals)?;
        // Whole multiples and the rest apart, so that no product passes 128 bits: 10¹⁹ · 10¹⁵ and 10¹⁹ · 10¹².
        let fen = i128::from(self.fen());
        let whole = fen.checked_mul(mantissa.checked_div(divisor)?)?;
        let rest = fen.checked_mul(mantissa.checked_rem(divisor)?)?;
        let product = whole.checked_add(rounding.quotient(rest, divisor)?)?;
        i64::try_from(product).ok().map(Self::from_fen)
    }

    /// The nearest multiple of the quantum below or above; the amount itself where it is one. `None` also for a quantum that
    /// is not positive.
    ///
    /// ```
    /// use fundpool::money::{Money, Rounding, Unit};
    /// let amount = Money::from_fen(1_234_567);
    /// let snapped = amount.round_to(Unit::TenThousand.amount(), Rounding::Floor);
    /// assert_eq!(snapped, Some(Money::from_fen(1_000_000)));
    /// ```
    pub fn round_to(self, quantum: Self, rounding: Rounding) -> Option<Self> {
        let size = i128::from(quantum.fen());
        let multiple = rounding.quotient(i128::from(self.fen()), size)?.checked_mul(size)?;
        i64::try_from(multiple).ok().map(Self::from_fen)
    }

    /// Whether it is a whole number of quanta; never of a quantum that is not positive.
    pub fn is_multiple_of(self, quantum: Self) -> bool {
        self.round_to(quantum, Rounding::Floor) == Some(self)
    }
}

impl Ratio {
    /// The sum.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.trillionths().checked_add(other.trillionths()).and_then(Self::from_trillionths)
    }

    /// The difference.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.trillionths().checked_sub(other.trillionths()).and_then(Self::from_trillionths)
    }

    /// The product; `None` also where it has more than [`Ratio::MAX_DECIMALS`] decimals.
    ///
    /// ```
    /// use fundpool::money::Ratio;
    /// let half: Ratio = "0.5".parse()?;
    /// assert_eq!(half.checked_mul(half), Some("0.25".parse()?));
    /// let tiny: Ratio = "0.0000001".parse()?;
    /// assert_eq!(tiny.checked_mul(tiny), None);
    /// # Ok::<(), fundpool::money::RatioError>(())
    /// ```
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        if self.is_zero() || other.is_zero() {
            return Some(Self::ZERO);
        }
        let ((left, left_decimals), (right, right_decimals)) = (self.parts(), other.parts());
        // The tens are taken out first, so that a product that fits never passes 128 bits on the way.
        let (left, left_twos, left_fives) = without_twos_and_fives(left)?;
        let (right, right_twos, right_fives) = without_twos_and_fives(right)?;
        let (twos, fives) = (left_twos.checked_add(right_twos)?, left_fives.checked_add(right_fives)?);
        let tens = twos.min(fives);
        let mantissa = left
            .checked_mul(right)?
            .checked_mul(2_i128.checked_pow(twos.checked_sub(tens)?)?)?
            .checked_mul(5_i128.checked_pow(fives.checked_sub(tens)?)?)?;
        let decimals = left_decimals.checked_add(right_decimals)?;
        let zeros = Self::MAX_DECIMALS.checked_add(tens)?.checked_sub(decimals)?;
        mantissa.checked_mul(10_i128.checked_pow(zeros)?).and_then(Self::from_trillionths)
    }

    /// The sum of all, which are added in their order.
    pub fn sum(numbers: impl IntoIterator<Item = Self>) -> Option<Self> {
        numbers.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }
}

/// A number other than 0 without its factors 2 and 5, and how many of each it had.
fn without_twos_and_fives(number: i128) -> Option<(i128, u32, u32)> {
    let (number, twos) = without(number, 2)?;
    let (number, fives) = without(number, 5)?;
    Some((number, twos, fives))
}

/// A number other than 0 without a factor, and how often it had it.
fn without(mut number: i128, factor: i128) -> Option<(i128, u32)> {
    let mut count = 0_u32;
    while number.checked_rem(factor)? == 0 {
        number = number.checked_div(factor)?;
        count = count.checked_add(1)?;
    }
    Some((number, count))
}
