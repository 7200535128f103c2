//! Whether the browser has the plan as it is now, and since when.

use yew::prelude::*;

use crate::app::platform::store::Failure;
use crate::app::platform::{chance, timer};
use crate::app::state::preferences::use_lang;
use crate::app::state::shelf::{Saving, use_shelf};
use crate::app::state::work::use_open;
use crate::i18n::{Key, Lang};

/// How often the age of the last saving is told anew, in milliseconds.
const TICK: u32 = 1_000;
const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// The words in the top bar; nothing where no plan is open.
#[component(SavedState)]
pub fn saved_state() -> Html {
    let (lang, shelf, open) = (use_lang(), use_shelf(), use_open());
    let now = use_now();
    let Some(open) = open else { return Html::default() };
    let (class, words) = match &shelf.saving {
        _ if open.is_read_only() => ("is-aside", Key::SavedOnlyLook.text(lang).to_owned()),
        Saving::Failed(failure) if !open.is_saved() => ("is-unsaved", not_saved(failure, lang)),
        _ if !open.is_saved() => ("is-saving", Key::SavedSaving.text(lang).to_owned()),
        Saving::Saved(at) => ("is-saved", age(now.max(chance::now()).saturating_sub(*at) / 1_000, lang)),
        // What failed is another plan, and told above the page.
        Saving::Idle | Saving::Failed(_) => ("is-saved", Key::SavedEarlier.text(lang).to_owned()),
    };
    // Every edit is saved; a screen reader tells only of what fails, and of what was asked for.
    let told = match &shelf.saving {
        Saving::Failed(failure) if !open.is_saved() => not_saved(failure, lang),
        // Whatever is edited since: words that went and came again would be told for every saving.
        _ if shelf.confirmed > 0 => Key::SavedConfirmed.text(lang).to_owned(),
        _ => String::new(),
    };
    html! {
        <div class="saved">
            <p class={classes!("saved-words", class)}>{ words }</p>
            // Another element each time, so that the same words are told again.
            <div class="sr-only" role="status"><p key={shelf.confirmed}>{ told }</p></div>
        </div>
    }
}

/// The time, told anew every second.
#[hook]
fn use_now() -> u64 {
    let now = use_state_eq(chance::now);
    let setter = now.setter();
    use_effect_with((), move |()| {
        let ticking = timer::every(TICK, move || setter.set(chance::now()));
        move || drop(ticking)
    });
    *now
}

fn age(seconds: u64, lang: Lang) -> String {
    let (key, count) = match seconds {
        0..2 => (Key::SavedNow, 0),
        2..MINUTE => (Key::SavedSeconds, seconds),
        MINUTE..HOUR => (Key::SavedMinutes, seconds / MINUTE),
        HOUR..DAY => (Key::SavedHours, seconds / HOUR),
        _ => (Key::SavedEarlier, 0),
    };
    key.with(lang, &[("count", &count.to_string())])
}

fn not_saved(failure: &Failure, lang: Lang) -> String {
    Key::SavedFailed.with(lang, &[("reason", &reason(failure, lang))])
}

/// Why the browser does not store something.
pub fn reason(failure: &Failure, lang: Lang) -> String {
    match failure {
        Failure::Full => Key::SavedFull.text(lang).to_owned(),
        Failure::Disk => Key::SavedDisk.text(lang).to_owned(),
        Failure::Denied => Key::SavedDenied.text(lang).to_owned(),
        Failure::Blocked => Key::SavedBlocked.text(lang).to_owned(),
        Failure::Closed => Key::SavedClosed.text(lang).to_owned(),
        Failure::Silent => Key::SavedSilent.text(lang).to_owned(),
        Failure::Other(words) => Key::SavedOther.with(lang, &[("words", words)]),
    }
}
