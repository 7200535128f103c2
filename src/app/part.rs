//! Parts of the program that are fetched when they are first used; what is in none of them is the first load.
//!
//! A part is whatever is reached through a function under `wasm_split` alone. So that it can be used without waiting once it is here,
//! that function gives the function to draw it by.

use std::future::Future;
use std::pin::Pin;

pub use wasm_split_helpers::SplitLoaderError as Missing;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::i18n::{Key, Lang};

/// What comes of asking for a part.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Missing>>>>;

/// How a part stands.
pub enum Part<T> {
    /// It is not here yet.
    Coming,
    /// It is here.
    Here(T),
    /// It did not come; asks for it again.
    Missing(Callback<MouseEvent>),
}

/// A part, asked for as soon as it is wanted.
#[hook]
pub fn use_part<T: Copy + 'static>(is_wanted: bool, ask: fn() -> Coming<T>) -> Part<T> {
    let found = use_state(|| None::<Result<T, ()>>);
    let attempt = use_state_eq(|| 0_u32);
    use_effect_with((*attempt, is_wanted), {
        let found = found.setter();
        move |(_, is_wanted)| {
            if *is_wanted {
                spawn_local(async move { found.set(Some(ask().await.map_err(drop))) });
            }
        }
    });
    match *found {
        None => Part::Coming,
        Some(Ok(part)) => Part::Here(part),
        Some(Err(())) => Part::Missing(Callback::from(move |_| {
            found.set(None);
            attempt.set(attempt.wrapping_add(1));
        })),
    }
}

/// Says that a part did not come, with a button to ask for it again.
pub fn missing(again: &Callback<MouseEvent>, lang: Lang) -> Html {
    html! {
        <div class="notice" role="alert">
            <p class="notice-what">{ Key::PartMissing.text(lang) }</p>
            <p class="notice-hint">{ Key::PartMissingHint.text(lang) }</p>
            <div class="notice-buttons">
                <button class="button" type="button" onclick={again}>{ Key::PartAgain.text(lang) }</button>
            </div>
        </div>
    }
}

/// Says that a part is on its way.
pub fn coming(lang: Lang) -> Html {
    html! { <p class="part-coming" role="status">{ Key::PartComing.text(lang) }</p> }
}
