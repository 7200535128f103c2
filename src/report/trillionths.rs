//! Shares, prices and values.

use rust_decimal::Decimal;

use crate::money::Ratio;

/// A whole number of 10⁻¹²: a share, a price, a benefit or a value. Unlike a [`Ratio`] it has no limit but its 128 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
pub struct Trillionths(pub i128);

impl Trillionths {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One: the whole of something.
    pub const ONE: Self = Self(1_000_000_000_000);

    /// The number for people to read; none from 10¹⁵ on.
    pub fn ratio(self) -> Option<Ratio> {
        Decimal::try_from_i128_with_scale(self.0, Ratio::MAX_DECIMALS).ok()?.try_into().ok()
    }

    /// `part / whole`, rounded down; none where there is no whole.
    pub fn share(part: i128, whole: i128) -> Option<Self> {
        Some(Self(part.checked_mul(Self::ONE.0)?.checked_div_euclid(whole.max(0))?))
    }

    /// `part / whole`, rounded up; none where there is no whole.
    pub fn share_up(part: i128, whole: i128) -> Option<Self> {
        Self::share(part.checked_neg()?, whole).map(|share| Self(share.0.saturating_neg()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_the_way_it_says() {
        let check = |part, whole, down: Option<i128>, up: Option<i128>| {
            assert_eq!(Trillionths::share(part, whole).map(|share| share.0), down);
            assert_eq!(Trillionths::share_up(part, whole).map(|share| share.0), up);
        };
        check(1, 3, Some(333_333_333_333), Some(333_333_333_334));
        check(-1, 3, Some(-333_333_333_334), Some(-333_333_333_333));
        check(1, 2, Some(500_000_000_000), Some(500_000_000_000));
        check(0, 5, Some(0), Some(0));
        check(5, 0, None, None);
    }

    #[test]
    fn a_number_is_read_as_a_ratio_while_it_is_one() {
        assert_eq!(Trillionths(250_000_000_000).ratio(), "0.25".parse().ok());
        assert_eq!(Trillionths(-1).ratio(), "-0.000000000001".parse().ok());
        assert_eq!(Trillionths(10_i128.pow(27)).ratio(), None);
    }
}
