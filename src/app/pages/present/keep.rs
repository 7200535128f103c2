//! Giving a name to what is tried, so that it becomes a scenario of the plan.

use yew::prelude::*;

use crate::app::platform::{field, page};
use crate::app::state::preferences::use_lang;
use crate::app::state::work::{Act, Open, use_act, use_open};
use crate::i18n::{Key, Lang};
use crate::plan::Text;
use crate::plan::diff::diff;

/// The properties of [`Keep`].
#[derive(Properties, PartialEq)]
pub struct KeepProps {
    /// Told once it is kept.
    #[prop_or_default]
    pub done: Callback<()>,
}

/// A field for the name, and the button that keeps. The name it suggests says what is tried.
#[component(Keep)]
pub fn keep(KeepProps { done }: &KeepProps) -> Html {
    let (lang, act, open) = (use_lang(), use_act(), use_open());
    let input = use_node_ref();
    // What is typed is kept here: the page is drawn anew whenever an answer comes.
    let typed = use_state_eq(|| None::<String>);
    let Some(open) = open else { return Html::default() };
    let suggested = suggestion(&open, lang);
    let onsubmit = {
        let (input, done, suggested) = (input.clone(), done.clone(), suggested.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = page::value(&input).unwrap_or_default();
            let name = if typed.trim().is_empty() { suggested.clone() } else { typed };
            act.emit(Act::Keep(Text::default().reworded(&name, lang)));
            done.emit(());
        })
    };
    let name = (*typed).clone().unwrap_or(suggested);
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| typed.set(Some(field::text(&event))))
    };
    html! {
        <form class="present-keep" {onsubmit}>
            <label class="present-keep-label">
                { Key::PresentKeepName.text(lang) }
                <input class="present-field" ref={input} value={name} {oninput} maxlength={MOST.to_string()} autocomplete="off" spellcheck="false" />
            </label>
            <button class="button button-primary" type="submit">{ Key::PresentKeep.text(lang) }</button>
        </form>
    }
}

/// The most characters of a name.
const MOST: usize = 80;

/// What is tried in a few words: the first thing that differs. What is cut off shows as such: a part of a figure would be another one.
fn suggestion(open: &Open, lang: Lang) -> String {
    let Some(trial) = open.trial() else { return String::new() };
    let first = diff(trial.base(), trial.plan()).into_iter().next();
    let words = first.map(|one| one.phrase(trial.base(), trial.plan()).say(lang)).unwrap_or_default();
    if words.chars().count() <= MOST {
        return words;
    }
    words.chars().take(MOST - 1).chain(['…']).collect()
}
