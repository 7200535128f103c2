//! A figure of a comparison, and how far it is from the first plan's.

use yew::prelude::*;

use crate::app::components::figures::{amount_text, direction, signed_points};
use crate::app::pages::figures::percent;
use crate::compare::Unit as Measured;
use crate::i18n::{Lang, exact_amount, exact_points, short_count};
use crate::money::{Money, Unit, exact_trillionths};
use crate::report::Trillionths;

/// What stands where a plan has no such figure.
const NOTHING: &str = "–";

/// The figure as people read it; amounts in the unit that fits each.
pub fn text(unit: Measured, value: i128, lang: Lang) -> String {
    match unit {
        Measured::Fen => money(value).map_or_else(String::new, |amount| amount_text(amount, lang)),
        Measured::Share => percent(Trillionths(value), lang),
        Measured::Number => short_count(value, lang).text,
        Measured::Count => short_count(value.saturating_mul(Trillionths::ONE.0), lang).text,
    }
}

/// A difference as people read it, with its sign.
pub fn change_text(unit: Measured, change: i128, lang: Lang) -> String {
    match unit {
        Measured::Share => signed_points(Trillionths(change), 2, lang),
        _ => format!("{}{}", direction(change).0, text(unit, change, lang)),
    }
}

/// The figure with all its digits.
fn exact(unit: Measured, value: i128, lang: Lang) -> String {
    match unit {
        Measured::Fen => {
            money(value).map_or_else(String::new, |amount| exact_amount(amount, Unit::Yuan, lang))
        }
        Measured::Share | Measured::Number => exact_trillionths(value),
        Measured::Count => value.to_string(),
    }
}

/// A difference with all its digits.
fn exact_change(unit: Measured, change: i128, lang: Lang) -> String {
    match unit {
        Measured::Share => exact_points(change, lang),
        _ => exact(unit, change, lang),
    }
}

/// A cell: the figure, and below it the difference, where there is one to tell.
pub fn cell(key: usize, unit: Measured, value: Option<i128>, change: Option<i128>, lang: Lang) -> Html {
    let Some(value) = value else { return html! { <td {key} class="number">{ NOTHING }</td> } };
    let change = change.filter(|change| *change != 0).map(|change| {
        let class = classes!("scn-change", direction(change).1);
        html! { <span {class} title={exact_change(unit, change, lang)}>{ change_text(unit, change, lang) }</span> }
    });
    html! {
        <td {key} class={classes!("number", change.is_some().then_some("scn-differs"))}>
            <span class="scn-value" title={exact(unit, value, lang)}>{ text(unit, value, lang) }</span>{ change }
        </td>
    }
}

fn money(fen: i128) -> Option<Money> {
    i64::try_from(fen).ok().map(Money::from_fen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_differ_by_points_and_all_else_by_what_it_is_counted_in() {
        let told = |unit, change| change_text(unit, change, Lang::Zh);
        assert_eq!(told(Measured::Share, -2_000_000_000), "−0.20 个百分点");
        assert_eq!(exact_change(Measured::Share, -2_000_000_001, Lang::Zh), "−0.2000000001 个百分点");
        assert_eq!(told(Measured::Fen, 100), "+1.00 元");
        assert_eq!(told(Measured::Count, -3), "−3");
        assert_eq!(text(Measured::Share, 2_000_000_000, Lang::Zh), "0.20\u{202F}%");
    }
}
