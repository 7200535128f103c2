//! Amounts and shares with their unit, as each language writes them.

use super::{Key, Lang};
use crate::money::{AmountReading, Money, Ratio, Scale, Short, Unit, exact_trillionths};

/// The sign before what is less than nothing.
const MINUS: &str = "−";

impl Unit {
    /// What the language calls it, behind an amount or in a heading: 万元, ten thousand yuan.
    pub fn name(self, lang: Lang) -> &'static str {
        let key = match self {
            Self::Yuan => Key::UnitYuan,
            Self::TenThousand => Key::UnitTenThousand,
            Self::HundredMillion => Key::UnitHundredMillion,
        };
        key.text(lang)
    }
}

/// The amount with all its digits and its unit: `1 200.5 万元`.
pub fn exact_amount(amount: Money, unit: Unit, lang: Lang) -> String {
    with_unit(&amount.exact_in(unit), unit, lang)
}

/// The amount with so many decimals and its unit; where that is not all of it, [`exact_amount`] belongs beside it.
pub fn short_amount(amount: Money, unit: Unit, decimals: u8, lang: Lang) -> Short {
    let Short { text, exact } = amount.short_in(unit, decimals);
    Short { text: with_unit(&text, unit, lang), exact }
}

/// The amount in the scale that fits it and that the language counts in, two decimals: `7.60 亿元`, `¥760.00 m`; where that is not all
/// of it, [`exact_amount`] belongs beside it.
pub fn fitting_amount(amount: Money, lang: Lang) -> Short {
    if lang == Lang::Zh {
        return short_amount(amount, Unit::fitting(amount), 2, lang);
    }
    let size = amount.fen().unsigned_abs();
    // Fen per unit of the scale, as a power of ten.
    let (power, key) = match size {
        100_000_000_000.. => (11, Key::AmountBillion),
        100_000_000.. => (8, Key::AmountMillion),
        _ => (2, Key::AmountYuan),
    };
    let Short { text, exact } = amount.short_of(power, 2);
    // The sign of the currency stands next to the digits, and the minus before both.
    let (minus, digits) = text.strip_prefix(MINUS).map_or(("", &*text), |digits| (MINUS, digits));
    Short { text: format!("{minus}{}", key.with(lang, &[("digits", digits)])), exact }
}

/// The share in percent with all its digits: `60 %`.
pub fn exact_percent(share: Ratio, lang: Lang) -> String {
    with_sign(&share.exact_in(Scale::Percent), lang)
}

/// The share in percent with so many decimals; where that is not all of it, [`exact_percent`] belongs beside it.
pub fn short_percent(share: Ratio, decimals: u8, lang: Lang) -> Short {
    let Short { text, exact } = share.short_in(Scale::Percent, decimals);
    Short { text: with_sign(&text, lang), exact }
}

/// The difference of two shares, in units of 10⁻¹², in percentage points with all its digits: `−0.2 points`. It is no share of anything,
/// so it has no percent sign.
pub fn exact_points(difference: i128, lang: Lang) -> String {
    in_points(&exact_trillionths(difference.saturating_mul(100)), lang)
}

/// The same with so many decimals; where that is not all of it, [`exact_points`] belongs beside it. A difference too large for a [`Ratio`]
/// has all its digits.
pub fn short_points(difference: i128, decimals: u8, lang: Lang) -> Short {
    let Some(share) = Ratio::from_trillionths(difference) else {
        return Short { text: exact_points(difference, lang), exact: true };
    };
    let Short { text, exact } = share.short_in(Scale::Percent, decimals);
    Short { text: in_points(&text, lang), exact }
}

/// How a pasted amount was understood: the amount in yuan, and the unit it was read in with where that was said.
pub fn understood(reading: &AmountReading, lang: Lang) -> String {
    let key = if reading.named { Key::UnderstoodByText } else { Key::UnderstoodByColumn };
    let amount = exact_amount(reading.amount, Unit::Yuan, lang);
    key.with(lang, &[("amount", &amount), ("unit", reading.unit.name(lang))])
}

fn with_unit(digits: &str, unit: Unit, lang: Lang) -> String {
    Key::AmountWithUnit.with(lang, &[("digits", digits), ("unit", unit.name(lang))])
}

fn with_sign(digits: &str, lang: Lang) -> String {
    Key::PercentWithSign.with(lang, &[("digits", digits)])
}

fn in_points(digits: &str, lang: Lang) -> String {
    Key::PercentPoints.with(lang, &[("digits", digits)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minus_stands_before_the_currency() {
        let check = |fen: i64, lang, expect: &str| {
            assert_eq!(fitting_amount(Money::from_fen(fen), lang).text, expect)
        };
        check(-75_955_000_000, Lang::En, "−¥759.55 m");
        check(75_955_000_000, Lang::En, "¥759.55 m");
        check(-100, Lang::En, "−¥1.00");
        check(-75_955_000_000, Lang::Zh, "−7.60 亿元");
    }
    #[test]
    fn differences_of_shares_are_told_in_points_and_never_in_percent() {
        const TENTH: i128 = 1_000_000_000;
        let check = |difference: i128, decimals, zh: &str, en: &str, exact: bool| {
            let told = |lang| short_points(difference, decimals, lang);
            assert_eq!((&*told(Lang::Zh).text, &*told(Lang::En).text), (zh, en));
            assert_eq!(told(Lang::Zh).exact, exact, "{zh}");
        };
        check(-2 * TENTH, 1, "−0.2 个百分点", "−0.2 points", true);
        check(25 * TENTH, 2, "2.50 个百分点", "2.50 points", true);
        check(-TENTH / 2, 1, "−0.1 个百分点", "−0.1 points", false);
        assert_eq!(exact_points(-TENTH / 2, Lang::En), "−0.05 points");
        assert_eq!(exact_points(1, Lang::Zh), "0.0000000001 个百分点");
        assert!(short_points(i128::MAX, 2, Lang::En).exact, "more than a ratio holds, and no panic");
    }
}
