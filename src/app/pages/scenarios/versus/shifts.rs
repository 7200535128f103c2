//! Who gains and who loses in one plan, and what can have caused it.

use yew::prelude::*;

use super::Bout;
use super::price::county;
use crate::app::components::figures::{amount_text, direction};
use crate::compare::Shift;
use crate::i18n::{Key, Lang, exact_amount};
use crate::money::{Money, Unit};

/// How many causes are told of each.
const MOST_CAUSES: usize = 3;

/// Gains on one side, losses on the other.
pub fn draw(bout: &Bout, at: usize, lang: Lang) -> Html {
    let shifts = bout.comparison.shifts.get(at).map(Vec::as_slice).unwrap_or_default();
    if shifts.is_empty() {
        return html! { <p class="panel-empty">{ Key::VersusNoShift.text(lang) }</p> };
    }
    let side = |key: Key, shifts: Vec<&Shift>| {
        html! {
            <div class="scn-side">
                <h4 class="scn-side-name">{ key.text(lang) }{ " " }<span class="panel-note">{ shifts.len() }</span></h4>
                <ul class="scn-shifts">{ for shifts.into_iter().map(|shift| one(bout, at, shift, lang)) }</ul>
            </div>
        }
    };
    let (gains, mut losses): (Vec<&Shift>, Vec<&Shift>) =
        shifts.iter().partition(|shift| shift.change > Money::ZERO);
    losses.reverse();
    html! { <div class="scn-sides">{ side(Key::VersusGains, gains) }{ side(Key::VersusLoses, losses) }</div> }
}

fn one(bout: &Bout, at: usize, shift: &Shift, lang: Lang) -> Html {
    let plans = [0, at].map(|at| bout.answers.get(at).map(|answer| &*answer.plan));
    let [Some(first), Some(other)] = plans else { return Html::default() };
    let causes: Vec<String> =
        shift.causes.iter().take(MOST_CAUSES).map(|cause| cause.phrase([first, other]).say(lang)).collect();
    let more = shift.causes.len().saturating_sub(MOST_CAUSES);
    let more = (more > 0).then(|| Key::ScenariosMore.with(lang, &[("count", &more.to_string())]));
    let causes: Vec<String> = causes.into_iter().chain(more).collect();
    let why = if causes.is_empty() {
        Key::VersusNoCause.text(lang).to_owned()
    } else {
        causes.join(Key::WhySeparator.text(lang))
    };
    let (sign, class) = direction(shift.change.fen().into());
    html! {
        <li key={shift.id.clone()} class="scn-shift">
            <strong>{ county(bout, at, shift, lang) }</strong>
            <span class={classes!("scn-change", class)} title={exact_amount(shift.change, Unit::Yuan, lang)}>
                { sign }{ amount_text(shift.change, lang) }
            </span>
            <span class="panel-note">{ why }</span>
        </li>
    }
}
