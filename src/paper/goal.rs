//! Figures of goals, each with its unit.

use crate::i18n::{Key, Lang, exact_amount, exact_percent};
use crate::money::{Money, Unit, exact_trillionths};
use crate::plan::Goal;
use crate::report::Trillionths;

/// A figure of a goal, in its own unit with 12 decimals, with all its digits.
pub fn figure(goal: Goal, number: i128, lang: Lang) -> String {
    /// Units of a value in a fen.
    const FEN: i128 = 10_000_000_000;
    let plain = exact_trillionths(number);
    match goal {
        Goal::Benefit | Goal::Transfers => plain,
        Goal::LeastCoverage => match Trillionths(number).ratio() {
            Some(share) => exact_percent(share, lang),
            None => plain,
        },
        Goal::Funded | Goal::LeastPerHead | Goal::Pooled | Goal::Credit => {
            let fen = (number % FEN == 0).then(|| i64::try_from(number / FEN).ok()).flatten();
            match fen {
                Some(fen) => exact_amount(Money::from_fen(fen), Unit::Yuan, lang),
                None => {
                    Key::AmountWithUnit.with(lang, &[("digits", &plain), ("unit", Unit::Yuan.name(lang))])
                }
            }
        }
    }
}

/// No finer than people read: benefit to hundredths, shares to hundredths of a percent; rounded to the nearest, so that it is for lists and
/// never for a claim.
pub fn short(goal: Goal, number: i128, lang: Lang) -> String {
    let (down, up) = (floor(goal, number), ceil(goal, number));
    let is_nearer_up = number.saturating_sub(down) >= up.saturating_sub(number);
    figure(goal, if is_nearer_up { up } else { down }, lang)
}

/// As coarse as that, and no more than the number.
pub fn floor(goal: Goal, number: i128) -> i128 {
    number.saturating_sub(number.rem_euclid(grain(goal)))
}

/// As coarse as that, and no less than the number.
pub fn ceil(goal: Goal, number: i128) -> i128 {
    floor(goal, number.saturating_neg()).saturating_neg()
}

/// The finest that people read, in units of 10⁻¹².
const fn grain(goal: Goal) -> i128 {
    match goal {
        Goal::LeastCoverage => 100_000_000,
        _ => 10_000_000_000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_the_way_they_say() {
        let check = |number: i128, down: &str, nearest: &str, up: &str| {
            let said = |number| figure(Goal::Benefit, number, Lang::En);
            let told = [
                said(floor(Goal::Benefit, number)),
                short(Goal::Benefit, number, Lang::En),
                said(ceil(Goal::Benefit, number)),
            ];
            assert_eq!(told, [down, nearest, up], "{number}");
        };
        check(1_234_000_000_000, "1.23", "1.23", "1.24");
        check(1_235_000_000_000, "1.23", "1.24", "1.24");
        check(1_230_000_000_000, "1.23", "1.23", "1.23");
        check(-1_234_000_000_000, "−1.24", "−1.23", "−1.23");
    }
}
