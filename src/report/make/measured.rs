//! Both sides of a row as amounts, rounded to the strict side.

use super::money;
use crate::report::{DemandRow, Place, Side, Trillionths};
use crate::rows::{Bound, COEFFICIENT_UNIT};
use crate::verify::Overflow;

/// A row `Σ coefficient · amount ≤ at_most`, turned so that what the rule speaks of stands alone.
pub struct Measured {
    pub side: Side,
    /// What the rule speaks of, in fen.
    pub left: i128,
    /// What that has to reach or may not pass, in fen.
    pub limit: i128,
    /// What a demanded share is a share of, in fen, and the share.
    pub base: Option<(i128, i128)>,
}

impl Measured {
    /// From the amounts in fen with their coefficients. The amounts that the rule speaks of have a coefficient of one, with the sign of
    /// its side.
    pub fn of(
        bound: Bound,
        terms: impl Iterator<Item = (i128, i128)>,
        at_most: i128,
    ) -> Result<Self, Overflow> {
        let (side, sign) = match bound {
            Bound::Max => (Side::AtMost, 1),
            Bound::Min => (Side::AtLeast, -1),
        };
        let (mut left, mut against, mut base) = (0_i128, at_most, None);
        for (amount, coefficient) in terms {
            let product = amount.checked_mul(coefficient).ok_or(Overflow)?;
            if coefficient.signum() == sign {
                left = left.checked_add(product).ok_or(Overflow)?;
            } else {
                against = against.checked_sub(product).ok_or(Overflow)?;
                base = Some((amount, coefficient.abs()));
            }
        }
        let down = |units: i128| units.div_euclid(COEFFICIENT_UNIT);
        // What has to be reached is rounded up: with both sides negated, that is again down.
        let (left, limit) = (sign * down(left), sign * down(against));
        Ok(Self { side, left, limit, base })
    }

    /// The same row said of what is not granted out of a sum.
    pub const fn kept_of(self, sum: i128) -> Self {
        let side = match self.side {
            Side::AtMost => Side::AtLeast,
            Side::AtLeast => Side::AtMost,
        };
        Self { side, left: sum.saturating_sub(self.left), limit: sum.saturating_sub(self.limit), base: None }
    }

    /// From the one side to the other, in fen; negative where the rule is not kept.
    pub const fn headroom(&self) -> i128 {
        match self.side {
            Side::AtMost => self.limit.saturating_sub(self.left),
            Side::AtLeast => self.left.saturating_sub(self.limit),
        }
    }

    /// What is reached of a base, rounded to the strict side.
    pub fn reached(&self, left: i128, base: i128) -> Option<Trillionths> {
        match self.side {
            Side::AtMost => Trillionths::share_up(left, base),
            Side::AtLeast => Trillionths::share(left, base),
        }
    }

    /// The row as it is told, without prices and what depends on the rule.
    pub fn row(&self, place: Place) -> Result<DemandRow, Overflow> {
        Ok(DemandRow {
            place,
            side: self.side,
            left: money(self.left)?,
            limit: money(self.limit)?,
            headroom: money(self.headroom())?,
            demanded: self.base.map(|(_, share)| Trillionths(share)),
            reached: self.base.and_then(|(base, _)| self.reached(self.left, base)),
            binding: false,
            price: Trillionths::ZERO,
            price_of_step: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: i128 = COEFFICIENT_UNIT;

    /// Terms, right-hand side → left, limit, headroom, reached.
    fn check(bound: Bound, terms: &[(i128, i128)], at_most: i128, expect: (i128, i128, i128, Option<i128>)) {
        let measured = Measured::of(bound, terms.iter().copied(), at_most).unwrap();
        let row = measured.row(Place::Everywhere).unwrap();
        let reached = row.reached.map(|share| share.0);
        assert_eq!((measured.left, measured.limit, measured.headroom(), reached), expect);
        // The rounded headroom says exactly whether the row is kept.
        let left: i128 = terms.iter().map(|(amount, coefficient)| amount * coefficient).sum();
        assert_eq!(measured.headroom() >= 0, left <= at_most);
    }

    #[test]
    fn a_limit_is_rounded_to_the_strict_side() {
        // At least a third of 100: 34, so 33 is one short.
        let third = 333_333_333_334;
        check(Bound::Min, &[(100, third), (34, -ONE)], 0, (34, 34, 0, Some(340_000_000_000)));
        check(Bound::Min, &[(100, third), (33, -ONE)], 0, (33, 34, -1, Some(330_000_000_000)));
        // At most a third of 100: 33.
        check(Bound::Max, &[(33, ONE), (100, -third)], 0, (33, 33, 0, Some(330_000_000_000)));
        check(Bound::Max, &[(34, ONE), (100, -third)], 0, (34, 33, -1, Some(340_000_000_000)));
    }

    #[test]
    fn an_amount_stands_alone() {
        check(Bound::Min, &[(70, -ONE)], -60 * ONE, (70, 60, 10, None));
        check(Bound::Max, &[(70, ONE)], 60 * ONE, (70, 60, -10, None));
        check(Bound::Min, &[(70, -ONE)], -60 * ONE - 1, (70, 61, 9, None));
    }

    #[test]
    fn a_share_of_nothing_is_not_told() {
        check(Bound::Max, &[(0, ONE), (0, -ONE / 2)], 0, (0, 0, 0, None));
    }

    #[test]
    fn what_is_kept_is_the_other_side_of_what_is_spent() {
        let spent = Measured::of(Bound::Max, [(70, ONE)].into_iter(), 80 * ONE).unwrap();
        let kept = spent.kept_of(100);
        assert_eq!((kept.left, kept.limit, kept.headroom()), (30, 20, 10));
        assert!(kept.side == Side::AtLeast);
    }
}
