//! One preference out of a few, side by side.

use yew::prelude::*;

use crate::app::state::preferences::Choice;
use crate::i18n::{Key, Lang};

/// Radio buttons that look like one bar: arrow keys move the choice.
pub fn segments<const N: usize>(
    label: Key,
    segments: [(Choice, Key); N],
    chosen: Choice,
    choose: &Callback<Choice>,
    lang: Lang,
) -> Html {
    let segment = |(choice, label): (Choice, Key)| {
        let (name, tag) = choice.setting();
        let onchange = choose.reform(move |_: Event| choice);
        html! {
            <label class="choice">
                <input class="choice-input" type="radio" {name} value={tag} checked={chosen == choice} {onchange} />
                <span class="choice-face">{ label.text(lang) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="choices">
            <legend class="choices-label">{ label.text(lang) }</legend>
            <div class="choices-bar">{ for segments.map(segment) }</div>
        </fieldset>
    }
}
