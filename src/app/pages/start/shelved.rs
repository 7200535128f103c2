//! A stored plan in the list.

use yew::prelude::*;

use crate::app::platform::chance;
use crate::app::state::file_name::file_name;
use crate::app::state::preferences::use_lang;
use crate::app::state::shelf::{Entry, title_in};
use crate::app::state::wish::{Wish, Wishes, use_wishes};
use crate::i18n::{Key, Lang};

/// The properties of [`Shelved`].
#[derive(Properties, PartialEq)]
pub struct ShelvedProps {
    /// The plan.
    pub entry: Entry,
    /// Whether it is the open one.
    pub is_open: bool,
}

/// Title, time, size, and what can be done with it.
#[component(Shelved)]
pub fn shelved(ShelvedProps { entry, is_open }: &ShelvedProps) -> Html {
    let (lang, wishes) = (use_lang(), use_wishes());
    let is_asked = use_state_eq(|| false);
    let title = match &entry.card {
        Some(card) => title_in(&card.title(), lang),
        None => Key::RecentDamagedTitle.text(lang).to_owned(),
    };
    let more = if entry.is_damaged() {
        Key::RecentDamagedHint.text(lang).to_owned()
    } else {
        let count = entry.card.as_ref().map(|card| card.projects).unwrap_or_default().to_string();
        let when = chance::written(entry.changed(), lang.tag());
        Key::RecentChanged.with(lang, &[("when", &when), ("count", &count)])
    };
    let tag = match (entry.is_damaged(), *is_open) {
        (true, _) => Some(Key::RecentDamaged),
        (false, true) => Some(Key::RecentOpened),
        (false, false) => None,
    };
    let open = on(entry, &wishes, Wish::Open);
    html! {
        <li class="shelved">
            <div class="shelved-words">
                <p class="shelved-title">
                    if entry.is_damaged() {
                        { &title }
                    } else {
                        <button class="shelved-open" type="button" onclick={open}
                            aria-label={Key::RecentOpenOf.with(lang, &[("title", &title)])}>
                            { &title }
                        </button>
                    }
                    { for tag.map(|tag| html! { <span class="tag">{ tag.text(lang) }</span> }) }
                </p>
                <p class="shelved-more">{ more }</p>
            </div>
            if *is_asked {
                { question(entry, &title, &wishes, &is_asked, lang) }
            } else {
                { buttons(entry, &title, &wishes, &is_asked, lang) }
            }
        </li>
    }
}

fn on(entry: &Entry, wishes: &Wishes, wish: impl Fn(String) -> Wish + 'static) -> Callback<MouseEvent> {
    let (key, wishes) = (entry.key.clone(), wishes.clone());
    Callback::from(move |_| wishes.tell(wish(key.clone())))
}

fn buttons(entry: &Entry, title: &str, wishes: &Wishes, is_asked: &UseStateHandle<bool>, lang: Lang) -> Html {
    let button = |words: Key, label: Key, onclick: Callback<MouseEvent>| {
        let label = label.with(lang, &[("title", title)]);
        html! {
            <button class="button button-small" type="button" {onclick} aria-label={label}>{ words.text(lang) }</button>
        }
    };
    let asks = is_asked.setter();
    let name = file_name(title, "json");
    let copy = on(entry, wishes, Wish::Copy);
    let download = on(entry, wishes, move |key| Wish::Download(key, name.clone()));
    html! {
        <div class="shelved-buttons">
            if !entry.is_damaged() {
                { button(Key::RecentCopy, Key::RecentCopyOf, copy) }
            }
            { button(Key::RecentDownload, Key::RecentDownloadOf, download) }
            // What cannot be read may still be all that is left of somebody's work.
            if !entry.is_damaged() {
                { button(Key::RecentDelete, Key::RecentDeleteOf, Callback::from(move |_| asks.set(true))) }
            }
        </div>
    }
}

/// Asks once before a plan is deleted.
fn question(
    entry: &Entry,
    title: &str,
    wishes: &Wishes,
    is_asked: &UseStateHandle<bool>,
    lang: Lang,
) -> Html {
    let (keeps, done) = (is_asked.setter(), is_asked.setter());
    let delete = on(entry, wishes, move |key| {
        done.set(false);
        Wish::Delete(key)
    });
    html! {
        <div class="shelved-buttons" role="group" aria-label={Key::RecentSure.with(lang, &[("title", title)])}>
            <span>{ Key::RecentSure.with(lang, &[("title", title)]) }</span>
            <button class="button button-small button-broken" type="button" onclick={delete}>
                { Key::RecentSureYes.text(lang) }
            </button>
            <button class="button button-small" type="button" onclick={Callback::from(move |_| keeps.set(false))}>
                { Key::RecentSureNo.text(lang) }
            </button>
        </div>
    }
}
