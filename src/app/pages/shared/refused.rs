//! Why a link is not opened, and what to do.

use yew::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::i18n::{Key, Lang, describe};
use crate::share::{MOST_TEXT, Refusal};

/// How many problems of a document are told.
const MOST: usize = 12;

/// The words for a refusal.
pub fn refused(refusal: &Refusal, lang: Lang) -> Html {
    let text = |key: Key| key.text(lang).to_owned();
    let (what, hint) = match refusal {
        Refusal::CutOff { missing, whole } => {
            let values = [("missing", &*missing.to_string()), ("whole", &*whole.to_string())];
            (Key::SharedCutOff.with(lang, &values), Key::SharedCutOffHint)
        }
        Refusal::Changed => (text(Key::SharedChanged), Key::SharedCutOffHint),
        Refusal::TooLong { length } => {
            let (length, most) = (length.div_ceil(1024).to_string(), (MOST_TEXT / 1024).to_string());
            (Key::SharedTooLong.with(lang, &[("length", &length), ("most", &most)]), Key::SharedFileHint)
        }
        Refusal::TooLarge => (text(Key::SharedTooLarge), Key::SharedFileHint),
        Refusal::Newer => (text(Key::SharedNewer), Key::SharedNewerHint),
        Refusal::NoPlan(_) => (text(Key::SharedNoPlan), Key::SharedFileHint),
    };
    let problems: &[Diagnostic] = if let Refusal::NoPlan(problems) = refusal { problems } else { &[] };
    html! {
        <div role="alert">
            <p class="shared-name">{ what }</p>
            <ul class="problems">
                { for problems.iter().take(MOST).map(|problem| html! {
                    <li class="problem">{ describe(problem, lang).what }</li>
                }) }
            </ul>
            <p class="shared-words">{ hint.text(lang) }</p>
        </div>
    }
}
