//! Arithmetic: the exact answer, or none.

use fundpool::money::{Money, MoneyError, Ratio, RatioError, Rounding, Unit};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn fen(fen: i64) -> Money {
    Money::from_fen(fen)
}

fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

fn ratios() -> impl Strategy<Value = Ratio> {
    let part = prop_oneof![-1000_i64..1000, -999_999_999_999_999_i64..999_999_999_999_999];
    (part, 0_u32..=12)
        .prop_map(|(mantissa, decimals)| Ratio::try_from(Decimal::new(mantissa, decimals)).unwrap())
}

#[test]
fn shares_of_amounts() {
    let check = |amount, share, floor: Option<i64>, ceil: Option<i64>| {
        assert_eq!(fen(amount).share(ratio(share), Rounding::Floor), floor.map(fen), "{amount} · {share}");
        assert_eq!(fen(amount).share(ratio(share), Rounding::Ceil), ceil.map(fen), "{amount} · {share}");
    };
    check(100, "0.5", Some(50), Some(50));
    check(101, "0.5", Some(50), Some(51));
    check(-101, "0.5", Some(-51), Some(-50));
    check(101, "-0.5", Some(-51), Some(-50));
    check(1, "0.000000000001", Some(0), Some(1));
    check(7, "8", Some(56), Some(56));
    check(i64::MAX, "1", Some(i64::MAX), Some(i64::MAX));
    // Worked out with arbitrary-precision integers: the product has 31 digits before the point moves.
    check(i64::MAX, "0.999999999999", Some(9_223_372_036_845_552_434), Some(9_223_372_036_845_552_435));
    check(i64::MIN, "1", Some(i64::MIN), Some(i64::MIN));
    check(i64::MAX, "1.000000000001", None, None);
    check(i64::MAX, "999999999999999.999999999999", None, None);
    check(
        9_223,
        "999999999999999.999999999999",
        Some(9_222_999_999_999_999_999),
        Some(9_223_000_000_000_000_000),
    );
}

#[test]
fn multiples_of_a_quantum() {
    let check = |amount, quantum, floor, ceil| {
        assert_eq!(fen(amount).round_to(fen(quantum), Rounding::Floor), floor, "{amount} / {quantum}");
        assert_eq!(fen(amount).round_to(fen(quantum), Rounding::Ceil), ceil, "{amount} / {quantum}");
    };
    check(1_234_567, 1_000_000, Some(fen(1_000_000)), Some(fen(2_000_000)));
    check(-1, 100, Some(fen(-100)), Some(fen(0)));
    check(300, 100, Some(fen(300)), Some(fen(300)));
    check(i64::MAX, 1, Some(fen(i64::MAX)), Some(fen(i64::MAX)));
    check(i64::MAX, 1_000_000, Some(fen(9_223_372_036_854_000_000)), None);
    check(5, 0, None, None);
    check(5, -1, None, None);
    assert!(fen(300).is_multiple_of(fen(100)) && !fen(301).is_multiple_of(fen(100)));
    assert!(!fen(0).is_multiple_of(fen(0)));
}

#[test]
fn amounts_at_the_edge() {
    assert_eq!(fen(i64::MIN).checked_neg(), None);
    assert_eq!(fen(i64::MIN).checked_abs(), None);
    assert_eq!(fen(-5).checked_abs(), Some(fen(5)));
    assert_eq!(fen(5).checked_neg(), Some(fen(-5)));
    assert_eq!(fen(i64::MAX).checked_add(fen(1)), None);
    assert_eq!(fen(i64::MIN).checked_sub(fen(1)), None);
    assert_eq!(Money::sum([fen(1), fen(2), fen(-4)]), Some(fen(-1)));
    assert_eq!(Money::sum([fen(i64::MAX), fen(1), fen(-1)]), None);
}

#[test]
fn the_largest_unit_that_fits() {
    let check = |amount, expect| assert_eq!(Unit::fitting(fen(amount)), expect, "{amount}");
    check(0, Unit::Yuan);
    check(999_999, Unit::Yuan);
    check(1_000_000, Unit::TenThousand);
    check(-1_000_000, Unit::TenThousand);
    check(10_000_000_000, Unit::HundredMillion);
    check(i64::MIN, Unit::HundredMillion);
}

#[test]
fn numbers_at_the_edge() {
    let most = ratio("999999999999999.999999999999");
    let least = ratio("0.000000000001");
    assert_eq!(most.checked_add(least), None);
    assert_eq!(most.checked_sub(least), Some(ratio("999999999999999.999999999998")));
    // A hundred of these pass the 96 bits of a Decimal, which then would drop decimals without a word.
    assert_eq!(Ratio::sum([most; 100]), None);
    assert_eq!(Ratio::sum([ratio("0.1"), ratio("0.2"), ratio("0.7")]), Some(Ratio::ONE));
    assert_eq!(most.checked_mul(Ratio::ONE), Some(most));
    assert_eq!(most.checked_mul(Ratio::ZERO), Some(Ratio::ZERO));
    // 2⁸⁸ · 5¹⁷ over 10²⁴: the product of the mantissas passes 128 bits, the number itself does not.
    let (twos, fives) = (ratio("309485009821345.068724781056"), ratio("0.762939453125"));
    assert_eq!(twos.checked_mul(fives), Some(ratio("236118324143482.2606848")));
}

#[test]
fn decimals_are_taken_exactly_or_refused() {
    let money = |text: &str| Money::try_from(Decimal::from_str_exact(text).unwrap());
    assert_eq!(money("1200.500"), Ok(fen(120_050)));
    assert_eq!(money("-0.01"), Ok(fen(-1)));
    assert_eq!(money("0.001"), Err(MoneyError::TooPrecise));
    assert_eq!(money("10000000000000.01"), Err(MoneyError::TooLarge));
    assert_eq!(money("79228162514264337593543950335"), Err(MoneyError::TooLarge));
    let number = |text: &str| Ratio::try_from(Decimal::from_str_exact(text).unwrap());
    assert_eq!(number("0.50"), Ok(ratio("0.5")));
    assert_eq!(number("0.0000000000001"), Err(RatioError::TooPrecise));
    assert_eq!(number("1000000000000000"), Err(RatioError::TooLarge));
    assert_eq!(number("-79228162514264337593543950335"), Err(RatioError::TooLarge));
}

proptest! {
    #[test]
    fn a_share_is_the_exact_product_to_the_fen(amount in -10_i64.pow(15)..10_i64.pow(15), share in ratios()) {
        let (mantissa, decimals) = share.parts();
        let (exact, one) = (i128::from(amount) * mantissa, 10_i128.pow(decimals));
        let floor = fen(amount).share(share, Rounding::Floor);
        let ceil = fen(amount).share(share, Rounding::Ceil);
        if let (Some(floor), Some(ceil)) = (floor, ceil) {
            prop_assert!(i128::from(floor.fen()) * one <= exact && exact < (i128::from(floor.fen()) + 1) * one);
            prop_assert!((i128::from(ceil.fen()) - 1) * one < exact && exact <= i128::from(ceil.fen()) * one);
        } else {
            prop_assert!((exact / one).abs() >= i128::from(i64::MAX) - 1);
        }
    }

    #[test]
    fn the_parts_of_a_split_never_exceed_the_whole(amount in 0_i64..10_i64.pow(15), thousandths in 0_u32..=1000) {
        let share = Ratio::try_from(Decimal::new(thousandths.into(), 3)).unwrap();
        let rest = Ratio::ONE.checked_sub(share).unwrap();
        let part = |ratio, rounding| fen(amount).share(ratio, rounding).unwrap().fen();
        prop_assert_eq!(part(share, Rounding::Floor) + part(rest, Rounding::Ceil), amount);
    }

    #[test]
    fn rounding_lands_on_the_nearest_multiples(amount in any::<i64>(), quantum in 1_i64..=1_000_000_000) {
        let floor = fen(amount).round_to(fen(quantum), Rounding::Floor);
        if let Some(floor) = floor {
            prop_assert_eq!(floor.fen() % quantum, 0);
            prop_assert!(floor.fen() <= amount && i128::from(amount) < i128::from(floor.fen()) + i128::from(quantum));
            prop_assert!(floor.is_multiple_of(fen(quantum)));
        } else {
            prop_assert!(amount < i64::MIN + quantum);
        }
    }

    #[test]
    fn numbers_add_and_multiply_as_integers_do(left in ratios(), right in ratios()) {
        const DECIMALS: u32 = Ratio::MAX_DECIMALS;
        let scaled = |(mantissa, decimals): (i128, u32), to: u32| mantissa * 10_i128.pow(to - decimals);
        let limit = 10_i128.pow(27);
        let (a, b) = (scaled(left.parts(), DECIMALS), scaled(right.parts(), DECIMALS));
        let found = |number: Option<Ratio>| number.map(|number| scaled(number.parts(), DECIMALS));
        prop_assert_eq!(found(left.checked_add(right)), Some(a + b).filter(|sum| sum.abs() < limit));
        prop_assert_eq!(found(left.checked_sub(right)), Some(a - b).filter(|sum| sum.abs() < limit));
        let (mantissa, decimals) = (left.parts().0 * right.parts().0, left.parts().1 + right.parts().1);
        match left.checked_mul(right) {
            Some(product) => prop_assert_eq!(scaled(product.parts(), decimals.max(product.parts().1)),
                scaled((mantissa, decimals), decimals.max(product.parts().1))),
            None => {
                let too_large = mantissa.abs() / 10_i128.pow(decimals) >= 10_i128.pow(15);
                let too_precise = decimals > DECIMALS && mantissa % 10_i128.pow(decimals - DECIMALS) != 0;
                prop_assert!(too_large || too_precise, "{} · {}", left, right);
            }
        }
    }

    #[test]
    fn equal_numbers_are_equal_however_they_came_about(left in ratios(), right in ratios()) {
        if let Some(back) = left.checked_add(right).and_then(|sum| sum.checked_sub(right)) {
            prop_assert_eq!(back.parts(), left.parts());
            prop_assert_eq!(back.to_string(), left.to_string());
        }
    }
}
