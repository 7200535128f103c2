//! The plain inputs of a rule's settings.

use yew::prelude::*;

use crate::app::components::{Draft, use_draft};
use crate::app::platform::field;
use crate::i18n::{Key, Lang};
use crate::plan::{Level, Term};

/// The properties of [`Line`].
#[derive(Properties, PartialEq)]
pub struct LineProps {
    label: AttrValue,
    value: AttrValue,
    take: Callback<String>,
}

/// A line of text, taken when the person leaves it.
#[component(Line)]
fn line(LineProps { label, value, take }: &LineProps) -> Html {
    let Draft { now, oninput, onchange } = use_draft(value, take);
    html! {
        <label class="settings-field">
            <span class="settings-label">{ label.clone() }</span>
            <input class="input" type="text" value={now} autocomplete="off" {oninput} {onchange} />
        </label>
    }
}

/// A line of text with a label.
pub fn text(label: &str, value: &str, take: Callback<String>) -> Html {
    html! { <Line label={label.to_owned()} value={value.to_owned()} {take} /> }
}

/// A box to tick.
pub fn tick(label: &str, is_ticked: bool, take: Callback<bool>) -> Html {
    let onchange = take.reform(|event: Event| field::is_ticked(&event));
    html! {
        <label class="tick">
            <input type="checkbox" checked={is_ticked} {onchange} />
            <span>{ label }</span>
        </label>
    }
}

/// One out of a few.
pub fn choice<T: Term + Copy + PartialEq + 'static>(
    label: Key,
    all: &'static [T],
    chosen: T,
    lang: Lang,
    take: Callback<T>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let at = field::text(&event).parse::<usize>().ok();
        if let Some(one) = at.and_then(|at| all.get(at)) {
            take.emit(*one);
        }
    });
    let option = |(at, one): (usize, &T)| {
        html! {
            <option value={at.to_string()} selected={*one == chosen}>{ one.term().text(lang) }</option>
        }
    };
    html! {
        <label class="settings-field">
            <span class="settings-label">{ label.text(lang) }</span>
            <select class="input" {onchange}>{ for all.iter().enumerate().map(option) }</select>
        </label>
    }
}

/// Levels of government, each to be ticked.
pub fn levels(label: Key, chosen: &[Level], lang: Lang, take: Callback<Vec<Level>>) -> Html {
    let level = |level: Level| {
        let before = chosen.to_vec();
        let take = take.reform(move |is_chosen: bool| {
            let is_kept = |one: &Level| if *one == level { is_chosen } else { before.contains(one) };
            Level::ALL.into_iter().filter(is_kept).collect()
        });
        tick(level.term().text(lang), chosen.contains(&level), take)
    };
    html! {
        <fieldset class="settings-group">
            <legend class="settings-label">{ label.text(lang) }</legend>
            <div class="settings-row">{ for Level::ALL.map(level) }</div>
        </fieldset>
    }
}
