//! The speaker's window: the step, the note on it, what comes next, the time. It follows the presentation, and its keys lead it on.

use yew::prelude::*;

use super::relay::{LINE, Now, Relay};
use super::show::meaning;
use crate::app::platform::stage::{self, Line};
use crate::app::platform::{keys, page, timer};
use crate::app::state::preferences::use_lang;
use crate::i18n::{Key, Lang};

/// The window.
#[component(Notes)]
pub fn notes() -> Html {
    let lang = use_lang();
    let now = use_state_eq(|| None::<Now>);
    let line = {
        let now = now.setter();
        use_memo((), move |()| {
            let hear = move |said: String| match Relay::read(&said) {
                Some(Relay::Now(told)) => now.set(Some(told)),
                Some(Relay::Over) => now.set(None),
                Some(Relay::Hello | Relay::Key(_)) | None => {}
            };
            Line::join(LINE, Callback::from(hear))
        })
    };
    use_effect_with((), move |()| {
        let say = move |words: &Relay| {
            if let Some(line) = &*line {
                line.say(&words.write());
            }
        };
        say(&Relay::Hello);
        let listener = keys::listen(Callback::from(move |event: KeyboardEvent| {
            let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
            let is_ours = is_plain && meaning(&event.key(), keys::focus_of(&event)).is_some();
            if is_ours {
                say(&Relay::Key(event.key()));
            }
            is_ours
        }));
        move || drop(listener)
    });
    let main = |body: Html| {
        html! {
            <main class="notes" id="main" tabindex="-1">
                <h1 class="notes-heading" tabindex="-1">{ Key::PresentNotes.text(lang) }</h1>
                { body }
            </main>
        }
    };
    match &*now {
        None => main(html! { <p class="notes-wait" role="status">{ Key::PresentNotesWait.text(lang) }</p> }),
        Some(now) => main(html! { <>{ draw(now, lang) }<Clock /></> }),
    }
}

fn draw(now: &Now, lang: Lang) -> Html {
    let place = format!("{} / {}", now.number, now.count);
    let note = if now.note.is_empty() { Key::PresentNoNote.text(lang) } else { &now.note };
    html! {
        <>
            <section class="notes-now" aria-live="polite">
                <p class="notes-place">{ place }</p>
                <h2 class="notes-title">{ now.title.clone() }</h2>
                <p class="notes-note">{ note.to_owned() }</p>
            </section>
            <section class="notes-next">
                <h2 class="notes-name">{ Key::PresentNextUp.text(lang) }</h2>
                <p>{ now.next.clone().unwrap_or_else(|| Key::PresentLast.text(lang).to_owned()) }</p>
            </section>
        </>
    }
}

/// The time of day, and how long the presentation has lasted.
#[component(Clock)]
fn clock() -> Html {
    const MILLIS_PER_SECOND: f64 = 1000.0;
    let lang = use_lang();
    let begun = use_state_eq(page::now);
    let tick = use_state_eq(page::now);
    use_effect_with((), {
        let tick = tick.setter();
        move |()| {
            let ticking = timer::every(1000, move || tick.set(page::now()));
            move || drop(ticking)
        }
    });
    let (hours, minutes) = stage::time_of_day();
    let seconds = ((*tick - *begun).max(0.0) / MILLIS_PER_SECOND) as u64;
    let restart = {
        let (begun, tick) = (begun.setter(), tick.setter());
        Callback::from(move |_: MouseEvent| {
            begun.set(page::now());
            tick.set(page::now());
        })
    };
    html! {
        <div class="notes-clock">
            <dl class="notes-times">
                <div><dt>{ Key::PresentTime.text(lang) }</dt><dd>{ format!("{hours:02}:{minutes:02}") }</dd></div>
                <div><dt>{ Key::PresentElapsed.text(lang) }</dt><dd>{ format!("{:02}:{:02}", seconds / 60, seconds % 60) }</dd></div>
            </dl>
            <button class="button" type="button" onclick={restart}>{ Key::PresentRestart.text(lang) }</button>
        </div>
    }
}
