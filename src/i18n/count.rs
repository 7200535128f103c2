//! Counts of people, jobs, land: short enough for a headline, as each language counts.

use super::{Key, Lang};
use crate::money::{Ratio, Scale, Short, exact_trillionths};

/// 10¹² is one.
const ONE: i128 = 1_000_000_000_000;

/// A count in units of 10⁻¹², with at most two decimals of a scale that the language counts in: 452.52 万, 4.53 million. Where that is
/// not all of it, [`exact_trillionths`] belongs beside it.
pub fn short_count(count: i128, lang: Lang) -> Short {
    let scales: &[(i128, Key)] = match lang {
        Lang::Zh => &[(100_000_000, Key::CountHundredMillion), (10_000, Key::CountTenThousand)],
        Lang::En => &[(1_000_000_000, Key::CountBillion), (1_000_000, Key::CountMillion)],
    };
    let size = count.checked_abs().unwrap_or(i128::MAX);
    let reached = scales.iter().find(|(units, _)| size / ONE >= *units);
    let (units, decimals) = reached.map_or((1, 0), |(units, _)| (*units, 2));
    let scaled = count.div_euclid(units);
    let Some(ratio) = Ratio::from_trillionths(scaled) else {
        return Short { text: exact_trillionths(count.div_euclid(ONE).saturating_mul(ONE)), exact: false };
    };
    let Short { text, exact } = ratio.short_in(Scale::One, decimals);
    let exact = exact && scaled.checked_mul(units) == Some(count);
    let text = reached.map_or_else(|| text.clone(), |(_, key)| key.with(lang, &[("digits", &text)]));
    Short { text, exact }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_told_in_the_scales_of_the_language() {
        let check = |count: i128, zh: &str, en: &str| {
            let told = |lang| short_count(count * ONE, lang).text.replace('\u{202F}', " ");
            assert_eq!((told(Lang::Zh), told(Lang::En)), (zh.to_owned(), en.to_owned()));
        };
        check(0, "0", "0");
        check(9_999, "9 999", "9 999");
        check(4_525_193, "452.52 万", "4.53 million");
        check(-31_000, "−3.10 万", "−31 000");
        check(120_000_000, "1.20 亿", "120.00 million");
    }

    #[test]
    fn what_is_left_out_is_told() {
        assert!(short_count(12_000 * ONE, Lang::Zh).exact);
        assert!(!short_count(ONE / 2, Lang::Zh).exact);
        assert!(!short_count(12_345_678 * ONE, Lang::Zh).exact);
        assert!(!short_count(i128::MAX, Lang::En).exact);
    }
}
