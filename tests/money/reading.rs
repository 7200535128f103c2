//! What people type and paste, in general: every way of writing an amount reads back, and nothing reads as anything else.

use fundpool::money::input::MAX_CHARS;
use fundpool::money::{InputFault, Money, Scale, Unit, read_amount, read_ratio, read_share};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(Unit::ALL.to_vec())
}

fn amount() -> impl Strategy<Value = Money> {
    (-Money::MAX.fen()..=Money::MAX.fen()).prop_map(Money::from_fen)
}

/// An amount's size in a unit as digits without groups.
fn plain_digits(size: Money, unit: Unit) -> String {
    let digits = format!("{:0>width$}", size.fen(), width = unit.decimals() as usize + 1);
    let (whole, decimals) = digits.split_at(digits.len() - unit.decimals() as usize);
    format!("{whole}.{decimals}")
}

fn group(plain: &str, separator: &str) -> String {
    let (whole, decimals) = plain.split_once('.').unwrap();
    let first = whole.len() % 3;
    let mut groups: Vec<&str> = if first > 0 { vec![&whole[..first]] } else { vec![] };
    groups.extend((first..whole.len()).step_by(3).map(|at| &whole[at..at + 3]));
    format!("{}.{decimals}", groups.join(separator))
}

fn full_width(text: &str) -> String {
    let wide = |c: char| if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xFEE0).unwrap() } else { c };
    text.chars().map(wide).collect()
}

/// The number that a text's digits spell, by another way than the program's: fold, drop separators, let rust_decimal read.
fn oracle(text: &str) -> Option<Decimal> {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
        '\u{2212}' => '-',
        other => other,
    };
    let folded: String = text.chars().map(narrow).collect();
    let digits: String = folded.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let percent = if folded.contains('%') { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let unit = match () {
        () if folded.contains(['亿']) || folded.contains("hundred") => Decimal::from(100_000_000),
        () if folded.contains(['万']) || folded.contains("ten") => Decimal::from(10_000),
        () => Decimal::ONE,
    };
    let size = Decimal::from_str_exact(&digits).ok()?.checked_mul(unit)?.checked_div(percent)?;
    Some(if folded.contains(['-', '(']) { -size } else { size })
}

proptest! {
    #[test]
    fn every_way_of_writing_an_amount_reads_back(
        amount in amount(),
        unit in unit(),
        separator in prop::sample::select(vec!["", ",", " ", "\u{2009}", "\u{A0}", "，", "\u{3000}"]),
        currency in prop::sample::select(vec!["", "￥", "¥ ", "CNY ", "人民币"]),
        sign in prop::sample::select(vec![("-", ""), ("−", ""), ("- ", ""), ("(", ")"), ("（", "）")]),
        sign_first in any::<bool>(),
        wide in any::<bool>(),
        names_unit in any::<bool>(),
    ) {
        let size = amount.checked_abs().unwrap();
        let mut digits = group(&plain_digits(size, unit), separator);
        if wide {
            digits = full_width(&digits);
        }
        let (open, close) = if amount.is_negative() { sign } else { ("", "") };
        let before = if sign_first { format!("{open}{currency}") } else { format!("{currency}{open}") };
        let name = match unit {
            Unit::Yuan => "元",
            Unit::TenThousand => " 万元",
            Unit::HundredMillion => "亿",
        };
        let text = format!(" {before}{digits}{}{close}\t", if names_unit { name } else { "" });
        let column = if names_unit { Unit::Yuan } else { unit };
        let reading = read_amount(&text, column);
        let reading = reading.unwrap_or_else(|error| panic!("{error}"));
        prop_assert_eq!(reading.amount, amount);
        prop_assert_eq!((reading.unit, reading.named), (unit, names_unit));
    }

    #[test]
    fn whatever_reads_means_what_its_digits_say(
        text in "[-+(（￥]?[0-9０-９]{0,4}([,，. ]?[0-9]{0,3}){0,4}[.．]?[0-9]{0,4}[ ]?(元|万元|万|亿|yuan|ten thousand yuan|%|[)）e_k])?",
    ) {
        if let Ok(reading) = read_amount(&text, Unit::Yuan) {
            prop_assert_eq!(Some(Decimal::from(reading.amount)), oracle(&text), "{}", text);
        }
        if let Ok(reading) = read_ratio(&text, Scale::One) {
            prop_assert_eq!(Some(reading.ratio.decimal()), oracle(&text), "{}", text);
            prop_assert_eq!(read_share(&text, Scale::One).is_ok(), reading.ratio.is_share());
        }
    }

    #[test]
    fn the_plain_form_of_documents_reads_the_same(amount in amount()) {
        let text = amount.to_string();
        prop_assert_eq!(text.parse::<Money>(), Ok(amount));
        prop_assert_eq!(read_amount(&text, Unit::Yuan).map(|reading| reading.amount), Ok(amount));
    }

    #[test]
    fn no_text_is_too_strange_to_be_refused(text in any::<String>()) {
        for column in Unit::ALL {
            if let Err(error) = read_amount(&text, column) {
                prop_assert!(error.read.chars().count() <= MAX_CHARS + 1);
            }
        }
        let _ = read_ratio(&text, Scale::Percent);
    }

    #[test]
    fn a_fault_points_at_the_character_it_shows(text in "\\PC{1,12}") {
        if let Err(error) = read_amount(&text, Unit::Yuan)
            && let InputFault::Character { found, at } = error.fault
        {
            prop_assert_eq!(error.read.chars().nth(at - 1), Some(found));
        }
    }
}

#[test]
fn a_huge_cell_is_refused_at_once() {
    let noise = "9".repeat(50_000_000);
    let error = read_amount(&noise, Unit::Yuan).unwrap_err();
    assert_eq!(error.fault, InputFault::TooLong);
    assert_eq!(error.read.chars().count(), MAX_CHARS + 1);
}
