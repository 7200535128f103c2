//! The units that amounts and numbers are read and written in.

use super::{Money, Ratio};

/// A unit of money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// 元: 1 yuan.
    #[default]
    Yuan,
    /// 万元: 10,000 yuan.
    TenThousand,
    /// 亿元: 100,000,000 yuan.
    HundredMillion,
}

impl Unit {
    /// Every unit, the smallest first.
    pub const ALL: [Unit; 3] = [Unit::Yuan, Unit::TenThousand, Unit::HundredMillion];

    /// What one of it is worth.
    pub const fn amount(self) -> Money {
        Money::from_fen(match self {
            Self::Yuan => 100,
            Self::TenThousand => 1_000_000,
            Self::HundredMillion => 10_000_000_000,
        })
    }

    /// How many decimals an amount in this unit has down to the fen.
    pub const fn decimals(self) -> u32 {
        match self {
            Self::Yuan => 2,
            Self::TenThousand => 6,
            Self::HundredMillion => 10,
        }
    }

    /// The largest unit of which the amount is at least one, whatever its sign; yuan for less than one yuan.
    ///
    /// ```
    /// use fundpool::money::{Money, Unit};
    /// assert_eq!(Unit::fitting(Money::from_fen(-1_500_000)), Unit::TenThousand);
    /// assert_eq!(Unit::fitting(Money::ZERO), Unit::Yuan);
    /// ```
    pub fn fitting(amount: Money) -> Self {
        let reached = |unit: &Self| amount.fen().unsigned_abs() >= unit.amount().fen().unsigned_abs();
        Self::ALL.into_iter().rfind(reached).unwrap_or_default()
    }
}

/// The unit of a number that is not money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// Plain: 0.6 is six tenths.
    #[default]
    One,
    /// Percent: 60 is six tenths.
    Percent,
}

impl Scale {
    /// Both scales.
    pub const ALL: [Scale; 2] = [Scale::One, Scale::Percent];

    /// How many decimals a number in this scale has down to the last that a [`Ratio`] holds.
    pub const fn decimals(self) -> u32 {
        match self {
            Self::One => Ratio::MAX_DECIMALS,
            Self::Percent => Ratio::MAX_DECIMALS - 2,
        }
    }
}
