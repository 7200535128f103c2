//! What surrounds a step: how far the presentation is, the way to any other step.

use yew::prelude::*;

use super::show::{Move, Show};
use crate::app::state::work::Open;
use crate::i18n::{Key, Lang};
use crate::plan::Step;

/// Where the presentation stands, for whoever hears it.
pub fn place(show: &Show, title: &str, lang: Lang) -> String {
    let (number, count) = (show.at().saturating_add(1).to_string(), show.len().to_string());
    Key::PresentPlace.with(lang, &[("number", &number), ("count", &count), ("title", title)])
}

/// How far the presentation is, and what a hand without a clicker needs.
pub fn foot(show: &UseReducerHandle<Show>, lang: Lang) -> Html {
    let (at, count) = (show.at(), show.len());
    let act = |step: Move| {
        let show = show.dispatcher();
        Callback::from(move |_: MouseEvent| show.dispatch(step.clone()))
    };
    let button = |name: Key, face: &'static str, step: Move, is_on: bool| {
        html! {
            <button class="podium-button" type="button" title={name.text(lang)} disabled={!is_on} onclick={act(step)}>
                <span aria-hidden="true">{ face }</span><span class="sr-only">{ name.text(lang) }</span>
            </button>
        }
    };
    let done = at.saturating_add(1).to_string();
    html! {
        <nav class="podium-foot" aria-label={Key::PresentFoot.text(lang)}>
            { button(Key::PresentPrevious, "‹", Move::Back, at > 0) }
            { button(Key::PresentNext, "›", Move::Next, at.saturating_add(1) < count) }
            <span class="podium-place">{ format!("{done} / {count}") }</span>
            <progress class="podium-progress" max={count.to_string()} value={done} aria-label={Key::PresentProgress.text(lang)} />
            { button(Key::PresentList, "▦", Move::List, true) }
            { button(Key::PresentEnd, "✕", Move::Leave, true) }
        </nav>
    }
}

/// All steps to choose from, and the keys.
pub fn list(show: &UseReducerHandle<Show>, steps: &[Step], open: &Open, lang: Lang) -> Html {
    let item = |(at, step): (usize, &Step)| {
        let show = show.clone();
        let current = (show.at() == at).then_some("step");
        let onclick = Callback::from(move |_: MouseEvent| show.dispatch(Move::To(at)));
        html! {
            <li>
                <button class="podium-card" type="button" aria-current={current} {onclick}>
                    <span class="podium-card-number">{ at.saturating_add(1) }</span>
                    <span>{ step.phrase(open.plan()).say(lang) }</span>
                </button>
            </li>
        }
    };
    html! {
        <section class="podium-list" aria-label={Key::PresentList.text(lang)}>
            <h1 class="podium-list-title">{ Key::PresentList.text(lang) }</h1>
            <ol class="podium-cards">{ for steps.iter().enumerate().map(item) }</ol>
            <p class="podium-keys">{ Key::PresentKeys.text(lang) }</p>
        </section>
    }
}
