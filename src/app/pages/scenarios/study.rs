//! How a question that takes many searches stands: progress with a way to end it, losses, results of a plan that has changed since.

use yew::prelude::*;

use super::cast::subject;
use crate::app::state::study::{Known, Study, Told};
use crate::app::state::work::Open;
use crate::i18n::{Key, Lang};
use crate::money::Scale;
use crate::report::Trillionths;

/// Progress while it runs, else the button that begins it, and what became of the last try. `words` are those of the button.
pub fn standing(study: &Study, known: &Known, open: &Open, words: Key, lang: Lang) -> Html {
    let cancel = {
        let study = study.clone();
        Callback::from(move |_: MouseEvent| study.cancel())
    };
    html! {
        <>
        if let Some((done, of)) = known.running {
            <div class="fro-run">
                { progress(done, of, lang) }
                <button class="button" type="button" onclick={cancel}>{ Key::StudyCancel.text(lang) }</button>
            </div>
        } else {
            <button class="button button-primary fro-begin" type="submit" disabled={!open.is_sound()}>{ words.text(lang) }</button>
        }
        <p class="fro-fault" role="alert">
            if !open.is_sound() {
                { Key::StudyUnsound.text(lang) }
            } else if known.loss.is_some() {
                { Key::StudyLost.text(lang) }
            }
        </p>
        </>
    }
}

fn progress(done: usize, of: usize, lang: Lang) -> Html {
    let words = match of {
        0 => Key::StudyStarting.text(lang).to_owned(),
        _ => Key::StudyProgress.with(lang, &[("done", &done.to_string()), ("of", &of.to_string())]),
    };
    html! {
        <label class="fro-progress">
            <span>{ words }</span>
            <progress max={of.max(1).to_string()} value={done.to_string()} />
        </label>
    }
}

/// Whether an answer is about another state of the plan: title, note and scenarios make no difference.
pub fn is_stale(told: &Told, open: &Open) -> bool {
    subject(&told.plan) != subject(open.plan())
}

/// That an answer is stale, where it is.
pub fn stale_note(is_stale: bool, lang: Lang) -> Html {
    html! {
        <p class="fro-stale" role="status">
            if is_stale {
                { Key::StudyStale.text(lang) }
            }
        </p>
    }
}

/// How long an answer took.
pub fn took(told: &Told, lang: Lang) -> String {
    // Whole milliseconds; a clock that was set back counts as none.
    let millis = i128::from(told.millis as u64);
    let seconds = Trillionths(millis.saturating_mul(1_000_000_000));
    let seconds = seconds.ratio().map(|ratio| ratio.short_in(Scale::One, 1).text).unwrap_or_default();
    Key::StudyTook.with(lang, &[("seconds", &seconds)])
}
