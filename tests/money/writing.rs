//! How amounts and shares are written for people, and that writing never changes them.

use fundpool::i18n::{Lang, exact_amount, exact_percent, short_amount, short_percent, understood};
use fundpool::money::{Money, Ratio, Scale, Unit, read_amount, read_ratio};
use proptest::prelude::*;

/// Compares with thin spaces shown as `_`, which nobody could tell from others here.
fn check(written: &str, expect: &str) {
    assert_eq!(written.replace('\u{202F}', "_"), expect);
}

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

#[test]
fn exact_amounts_have_every_digit() {
    let check_in = |amount, unit, expect| check(&money(amount).exact_in(unit), expect);
    check_in("0", Unit::Yuan, "0.00");
    check_in("999.9", Unit::Yuan, "999.90");
    check_in("1000", Unit::Yuan, "1_000.00");
    check_in("-1234567.05", Unit::Yuan, "−1_234_567.05");
    check_in("0", Unit::TenThousand, "0");
    check_in("-0.01", Unit::TenThousand, "−0.000001");
    check_in("12005000", Unit::TenThousand, "1_200.5");
    check_in("0.01", Unit::HundredMillion, "0.0000000001");
    check_in("49760000000", Unit::HundredMillion, "497.6");
    check(&Money::from_fen(i64::MIN).exact_in(Unit::Yuan), "−92_233_720_368_547_758.08");
}

#[test]
fn short_amounts_tell_whether_they_left_digits_out() {
    let check_in = |amount, unit, decimals, expect, exact| {
        let short = money(amount).short_in(unit, decimals);
        check(&short.text, expect);
        assert_eq!(short.exact, exact, "{amount}");
    };
    check_in("1200.5", Unit::Yuan, 0, "1_201", false);
    check_in("1200.49", Unit::Yuan, 0, "1_200", false);
    check_in("-1200.5", Unit::Yuan, 0, "−1_201", false);
    check_in("1200", Unit::Yuan, 0, "1_200", true);
    check_in("999999.99", Unit::TenThousand, 2, "100.00", false);
    check_in("1500000000", Unit::HundredMillion, 1, "15.0", true);
    check_in("-0.01", Unit::TenThousand, 2, "0.00", false);
    check_in("1.5", Unit::Yuan, 200, "1.50", true);
    check(&Money::from_fen(i64::MIN).short_in(Unit::HundredMillion, 0).text, "−922_337_204");
}

#[test]
fn numbers_and_percents() {
    check(&ratio("0.6").exact_in(Scale::Percent), "60");
    check(&ratio("0.123456789012").exact_in(Scale::Percent), "12.3456789012");
    check(&ratio("-61000.5").exact_in(Scale::One), "−61_000.5");
    check(
        &ratio("999999999999999.999999999999").exact_in(Scale::Percent),
        "99_999_999_999_999_999.9999999999",
    );
    let short = ratio("0.6666").short_in(Scale::Percent, 1);
    assert_eq!((short.text.as_str(), short.exact), ("66.7", false));
    let short = ratio("0.5").short_in(Scale::Percent, 1);
    assert_eq!((short.text.as_str(), short.exact), ("50.0", true));
}

#[test]
fn each_language_adds_its_words() {
    let amount = money("12005000");
    check(&exact_amount(amount, Unit::TenThousand, Lang::Zh), "1_200.5 万元");
    check(&exact_amount(amount, Unit::Yuan, Lang::En), "12_005_000.00 yuan");
    check(&short_amount(amount, Unit::HundredMillion, 1, Lang::En).text, "0.1 hundred million yuan");
    assert!(!short_amount(amount, Unit::HundredMillion, 1, Lang::Zh).exact);
    check(&exact_percent(ratio("0.6"), Lang::Zh), "60_%");
    assert!(short_percent(ratio("0.6"), 0, Lang::En).exact);
    let reading = read_amount("5", Unit::TenThousand).unwrap();
    check(&understood(&reading, Lang::En), "50_000.00 yuan (unit of the column: ten thousand yuan)");
}

fn any_amount() -> impl Strategy<Value = Money> {
    prop_oneof![-100_000_i64..100_000, -Money::MAX.fen()..=Money::MAX.fen()].prop_map(Money::from_fen)
}

proptest! {
    #[test]
    fn what_is_written_reads_back(amount in any_amount()) {
        for (unit, lang) in Unit::ALL.into_iter().flat_map(|unit| Lang::ALL.map(|lang| (unit, lang))) {
            let text = exact_amount(amount, unit, lang);
            let reading = read_amount(&text, Unit::Yuan);
            prop_assert_eq!(reading.map(|reading| (reading.amount, reading.unit)), Ok((amount, unit)));
            prop_assert_eq!(read_amount(&amount.exact_in(unit), unit).map(|reading| reading.amount), Ok(amount));
        }
    }

    #[test]
    fn percents_read_back(mantissa in -10_i64.pow(17)..10_i64.pow(17), decimals in 2_u32..=12) {
        let share = Ratio::try_from(rust_decimal::Decimal::new(mantissa, decimals)).unwrap();
        for lang in Lang::ALL {
            let reading = read_ratio(&exact_percent(share, lang), Scale::One);
            prop_assert_eq!(reading.map(|reading| reading.ratio), Ok(share));
        }
        let reading = read_ratio(&share.exact_in(Scale::One), Scale::One);
        prop_assert_eq!(reading.map(|reading| reading.ratio), Ok(share));
    }

    #[test]
    fn a_short_form_is_off_by_half_its_last_digit_at_most(amount in any_amount(), decimals in 0_u8..12) {
        for unit in Unit::ALL {
            let short = amount.short_in(unit, decimals);
            let shown = read_amount(&short.text, unit).unwrap().amount;
            let off = amount.checked_sub(shown).unwrap().checked_abs().unwrap().fen();
            prop_assert_eq!(short.exact, off == 0);
            let last_digit = 10_i64.pow(unit.decimals().saturating_sub(decimals.into()));
            prop_assert!(2 * off <= last_digit, "{} in {:?} as {}", amount, unit, short.text);
        }
    }
}
