//! Why the last change was not made, above every page; gone with the next change.

use yew::prelude::*;

use crate::app::state::preferences::use_lang;
use crate::app::state::work::WorkContext;
use crate::i18n::{Key, describe};

/// How many reasons are told.
const MOST: usize = 5;

/// Nothing while every change was made.
#[component(RefusalNotice)]
pub fn refusal_notice() -> Html {
    let lang = use_lang();
    let work = use_context::<WorkContext>();
    let refused = work.as_ref().map(|work| work.refused()).unwrap_or_default();
    let lines = refused.iter().take(MOST).map(|refused| {
        let words = describe(&refused.reason, lang);
        html! { <p>{ words.what }{ " " }<span class="notice-hint">{ words.hint }</span></p> }
    });
    html! {
        <div role="alert">
            if !refused.is_empty() {
                <div class="notice">
                    <p class="notice-what">{ Key::FrameRefused.text(lang) }</p>
                    { for lines }
                </div>
            }
        </div>
    }
}
