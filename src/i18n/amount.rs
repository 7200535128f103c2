//! Amounts and shares with their unit, as each language writes them.

use super::{Key, Lang};
use crate::money::{AmountReading, Money, Ratio, Scale, Short, Unit};

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

/// The share in percent with all its digits: `60 %`.
pub fn exact_percent(share: Ratio, lang: Lang) -> String {
    with_sign(&share.exact_in(Scale::Percent), lang)
}

/// The share in percent with so many decimals; where that is not all of it, [`exact_percent`] belongs beside it.
pub fn short_percent(share: Ratio, decimals: u8, lang: Lang) -> Short {
    let Short { text, exact } = share.short_in(Scale::Percent, decimals);
    Short { text: with_sign(&text, lang), exact }
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
