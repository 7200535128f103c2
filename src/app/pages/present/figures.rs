//! The figures that a meeting follows from step to step, and how far what is tried is from the plan.

use crate::app::components::figures::{amount_text, direction, share_text, signed_count, signed_points};
use crate::i18n::{Key, Lang, short_count};
use crate::money::Money;
use crate::report::{Report, Trillionths};

/// A figure of a report.
pub struct Figure {
    /// What it is called.
    pub name: &'static str,
    /// What it is.
    pub text: String,
    /// What it was in the plan, and how much more that is than then, with the class of the sign.
    pub then: Option<Then>,
}

/// A figure of the plan beside what is tried.
pub struct Then {
    /// What it is in the plan.
    pub text: String,
    /// How much more is tried, in words.
    pub change: String,
    /// The class that goes with the sign.
    pub class: &'static str,
}

/// A figure's value, by how it is written.
#[derive(Clone, Copy)]
enum Value {
    Money(Money),
    Count(i128),
    Share(Trillionths),
}

/// Less than this reads as nothing in tenths of a percentage point.
const LEAST_SHARE: i128 = Trillionths::ONE.0 / 2000;

impl Value {
    const fn rank(self) -> i128 {
        match self {
            Self::Money(money) => money.fen() as i128,
            Self::Count(count) => count,
            Self::Share(share) => share.0,
        }
    }

    fn text(self, lang: Lang) -> String {
        match self {
            Self::Money(money) => amount_text(money, lang),
            Self::Count(count) => short_count(count, lang).text,
            Self::Share(share) => share_text(share, lang),
        }
    }

    fn change(self, then: Self, lang: Lang) -> Option<(String, &'static str)> {
        let change = self.rank().checked_sub(then.rank())?;
        let change = if matches!(self, Self::Share(_)) && change.abs() < LEAST_SHARE { 0 } else { change };
        let (sign, class) = direction(change);
        let text = match self {
            _ if change == 0 => Key::PresentSame.text(lang).to_owned(),
            Self::Money(money) => format!("{sign}{}", amount_text(money.checked_sub(then.money()?)?, lang)),
            Self::Count(_) => signed_count(change, lang),
            Self::Share(_) => signed_points(Trillionths(change), 1, lang),
        };
        Some((text, class))
    }

    const fn money(self) -> Option<Money> {
        match self {
            Self::Money(money) => Some(money),
            _ => None,
        }
    }
}

/// The figures of a report, beside those of the plan where something else is tried.
pub fn figures(report: &Report, plain: Option<&Report>, lang: Lang) -> Vec<Figure> {
    let then = plain.map(values);
    let value = |(at, (name, now)): (usize, (Key, Value))| {
        let before = then.as_ref().and_then(|then| then.get(at)).map(|(_, then)| *then);
        let then = before.and_then(|before| {
            let (change, class) = now.change(before, lang)?;
            Some(Then { text: before.text(lang), change, class })
        });
        Figure { name: name.text(lang), text: now.text(lang), then }
    };
    values(report).into_iter().enumerate().map(value).collect()
}

fn values(report: &Report) -> Vec<(Key, Value)> {
    let cards = &report.cards;
    let least = least_coverage(report).unwrap_or_default();
    let funded =
        Trillionths::ONE.0.saturating_mul(i128::try_from(cards.projects.funded()).unwrap_or_default());
    vec![
        (Key::StripTotal, Value::Money(cards.streams.amount)),
        (Key::StripPooled, Value::Money(cards.streams.moved)),
        (Key::StripGranted, Value::Money(cards.grants)),
        (Key::StripLeft, Value::Money(cards.streams.left)),
        (Key::PresentBenefit, Value::Count(cards.benefit.0)),
        (Key::PresentLeast, Value::Share(least)),
        (Key::PresentFunded, Value::Count(funded)),
    ]
}

/// The lowest coverage of a county's needs.
pub fn least_coverage(report: &Report) -> Option<Trillionths> {
    report.counties.iter().filter_map(|row| row.coverage).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_has_its_sign_and_no_change_is_said() {
        let check = |now: i64, then: i64, expect: &str| {
            let value = |fen| Value::Money(Money::from_fen(fen));
            assert_eq!(value(now).change(value(then), Lang::Zh).unwrap().0, expect);
        };
        check(95_000_000, 100_000_000, "−5.00 万元");
        check(100_000_000, 95_000_000, "+5.00 万元");
        check(1, 1, Key::PresentSame.text(Lang::Zh));
    }

    #[test]
    fn a_change_of_a_share_is_told_in_points() {
        let share = |thousandths: i128| Value::Share(Trillionths(thousandths * Trillionths::ONE.0 / 1000));
        let told = |lang| share(400).change(share(402), lang).unwrap();
        assert_eq!(told(Lang::Zh), ("−0.2 个百分点".to_owned(), "is-less"));
        assert_eq!(told(Lang::En), ("−0.2 points".to_owned(), "is-less"));
        assert_eq!(share(402).change(share(400), Lang::Zh).unwrap().0, "+0.2 个百分点");
        let hair = Value::Share(Trillionths(400 * Trillionths::ONE.0 / 1000 + LEAST_SHARE - 1));
        assert_eq!(hair.change(share(400), Lang::Zh).unwrap().0, Key::PresentSame.text(Lang::Zh));
    }
}
