//! How the numbers read that benefit is held against, and benefit itself.

use super::choice;
use crate::app::components::figures::{amount_text, direction, signed_count, signed_points};
use crate::app::pages::figures::number;
use crate::explain::{Lever, Setting};
use crate::i18n::{Key, Lang, short_count, short_percent};
use crate::money::{Money, Ratio};
use crate::plan::Plan;
use crate::protocol::{Against, Found, Frontier, Number};
use crate::report::Trillionths;

/// One, in units of 10⁻¹².
pub const ONE: i128 = 1_000_000_000_000;
/// A percentage point, in units of 10⁻¹².
const POINT: i128 = ONE / 100;
/// A fen, in yuan with 12 decimals.
const FEN: i128 = ONE / 100;
/// Ten million yuan, with 12 decimals.
const TEN_MILLION: i128 = 10_000_000 * ONE;

/// The axis that is not benefit.
pub struct Axis {
    /// What it is called.
    pub name: String,
    kind: Kind,
    lang: Lang,
}

/// What its numbers are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Shares of a whole, in units of 10⁻¹².
    Share,
    /// Ratios that are no shares, in units of 10⁻¹².
    Times,
    /// Yuan with 12 decimals.
    Yuan,
    /// Fen.
    Fen,
}

impl Axis {
    /// That of a frontier of this plan.
    pub fn of(plan: &Plan, frontier: &Frontier, lang: Lang) -> Self {
        let kind = match frontier.against {
            Against::Coverage => Kind::Share,
            Against::Pooled => Kind::Yuan,
            // As the plan has it: a share stays one beyond the whole.
            Against::Rule(rule, bound) => match Lever::Limit(rule, bound).setting(plan) {
                Some(Setting::Amount(_)) => Kind::Fen,
                Some(Setting::Ratio(ratio)) if !ratio.is_share() => Kind::Times,
                Some(Setting::Ratio(_)) | None => Kind::Share,
            },
        };
        Self { name: choice::name(plan, frontier.against, lang), kind, lang }
    }

    /// A number on it.
    pub fn text(&self, value: i128) -> String {
        match self.kind {
            Kind::Share => ratio(value).map(|one| short_percent(one, 2, self.lang).text).unwrap_or_default(),
            Kind::Times => Key::LeverTimes.with(self.lang, &[("times", &number(Trillionths(value)))]),
            Kind::Yuan => self.money(value / FEN),
            Kind::Fen => self.money(value),
        }
    }

    /// By how much a number changed, with its sign.
    pub fn change(&self, change: i128) -> String {
        let text = match self.kind {
            Kind::Share => return signed_points(Trillionths(change), 2, self.lang),
            Kind::Times => number(Trillionths(change)),
            Kind::Yuan | Kind::Fen => self.text(change),
        };
        format!("{}{text}", direction(change).0)
    }

    /// What benefit costs on the way from one point to the next, by a step that people count in.
    pub fn price(&self, before: &Found, here: &Found) -> Option<String> {
        let (words, step) = match self.kind {
            Kind::Share => (Key::FrontierPerPoint, POINT),
            Kind::Yuan => (Key::FrontierPerMoney, TEN_MILLION),
            Kind::Times | Kind::Fen => return None,
        };
        let benefit = here.benefit.0.checked_sub(before.benefit.0)?.checked_abs()?;
        let way = here.other.0.checked_sub(before.other.0)?.checked_abs()?;
        let price = times(benefit, step, way)?;
        let benefit = short_count(price, self.lang).text;
        Some(words.with(self.lang, &[("across", &self.name), ("benefit", &benefit)]))
    }

    fn money(&self, fen: i128) -> String {
        i64::try_from(fen).map(|fen| amount_text(Money::from_fen(fen), self.lang)).unwrap_or_default()
    }
}

/// The number of a setting as it stands on the axis.
pub const fn units(number: Number) -> i128 {
    match number {
        Number::Amount(amount) => amount.fen() as i128,
        Number::Ratio(ratio) => ratio.0,
    }
}

/// What the best point has more, in words with a sign, and as a share of it.
pub fn benefit_change(best: i128, here: i128, lang: Lang) -> (String, String) {
    let change = here.saturating_sub(best);
    let share = Trillionths::share(change, best).and_then(Trillionths::ratio);
    let share = share.map(|share| short_percent(share, 2, lang).text).unwrap_or_default();
    (signed_count(change, lang), share)
}

/// `number · step / way`, in whole numbers; the factors are made smaller where the product would not fit.
fn times(number: i128, step: i128, way: i128) -> Option<i128> {
    match number.checked_mul(step) {
        Some(product) => product.checked_div(way),
        None => number.checked_div(way.checked_div(step)?),
    }
}

fn ratio(value: i128) -> Option<Ratio> {
    Trillionths(value).ratio()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(against: Against) -> Axis {
        Axis::of(&Plan::default(), &Frontier { against, points: Vec::new(), beyond: None }, Lang::En)
    }

    fn found(benefit: i128, other: i128) -> Found {
        Found {
            benefit: Trillionths(benefit),
            other: Trillionths(other),
            bound: Trillionths(benefit),
            coverage: Trillionths::ZERO,
            pooled: Money::ZERO,
            allocated: Money::ZERO,
        }
    }

    #[test]
    fn numbers_read_as_what_they_are() {
        let coverage = axis(Against::Coverage);
        assert_eq!(coverage.change(POINT), "+1.00 points");
        assert!(coverage.text(42 * POINT).contains("42.00"));
        // A share stays one where a rule asks for more than the whole.
        assert!(coverage.text(ONE + 11 * POINT).contains("111.00"));
        assert!(axis(Against::Pooled).text(ONE).contains("1.00"));
    }

    #[test]
    fn a_point_of_coverage_costs_what_lies_between_two_points_of_the_curve() {
        let price =
            axis(Against::Coverage).price(&found(1000 * ONE, 40 * POINT), &found(400 * ONE, 42 * POINT));
        assert!(price.is_some_and(|words| words.contains("about 300")), "600 for two points");
        // Where nothing moves there is no price.
        assert_eq!(axis(Against::Coverage).price(&found(1, 1), &found(0, 1)), None);
    }
}
