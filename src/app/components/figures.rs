//! Figures as people read them, with the exact one behind them.

use yew::prelude::*;

use crate::i18n::{Lang, exact_amount, short_count, short_percent, short_points};
use crate::money::{Money, Unit};
pub use crate::paper::figures::{amount as amount_text, called};
use crate::report::Trillionths;

/// An amount in the unit that fits it, two decimals; the exact one shows on pointing.
pub fn amount(amount: Money, lang: Lang) -> Html {
    let text = amount_text(amount, lang);
    // The unit is smaller than the digits; in English it stands on both sides of them.
    let (digits, unit) = text.split_once(' ').unwrap_or((&text, ""));
    html! {
        <span class="strip-figure" title={exact_amount(amount, Unit::Yuan, lang)}>
            { digits.to_owned() }<span class="figure-unit">{ " " }{ unit.to_owned() }</span>
        </span>
    }
}

/// An amount in a given unit with two decimals, without the unit; the exact one shows on pointing.
pub fn amount_in(amount: Money, unit: Unit, lang: Lang) -> Html {
    html! { <span title={exact_amount(amount, Unit::Yuan, lang)}>{ amount.short_in(unit, 2).text }</span> }
}

/// A difference in a given unit, with its sign and a colour that follows it.
pub fn difference_in(amount: Money, unit: Unit, lang: Lang) -> Html {
    let (sign, class) = direction(amount.fen().into());
    html! {
        <span class={classes!("change", class)} title={exact_amount(amount, Unit::Yuan, lang)}>
            { sign }{ amount.short_in(unit, 2).text }
        </span>
    }
}

/// The sign that digits do not bring themselves, and the class that goes with it.
pub const fn direction(change: i128) -> (&'static str, &'static str) {
    match change {
        1.. => ("+", "is-more"),
        0 => ("", "is-same"),
        _ => ("", "is-less"),
    }
}

/// A count with its sign.
pub fn signed_count(change: i128, lang: Lang) -> String {
    format!("{}{}", direction(change).0, short_count(change, lang).text)
}

/// A share in percent with one decimal.
pub fn share_text(share: Trillionths, lang: Lang) -> String {
    share.ratio().map(|ratio| short_percent(ratio, 1, lang).text).unwrap_or_default()
}

/// How far one share is from another: percentage points with their sign.
pub fn signed_points(change: Trillionths, decimals: u8, lang: Lang) -> String {
    format!("{}{}", direction(change.0).0, short_points(change.0, decimals, lang).text)
}
