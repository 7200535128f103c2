//! The choice of language.

use yew::prelude::*;

use crate::app::state::preferences::{Choice, use_choose, use_lang};
use crate::i18n::{Key, Lang};

/// A button for each language, written in that language.
#[component(LanguageSwitch)]
pub fn language_switch() -> Html {
    let lang = use_lang();
    let choose = use_choose();
    let button = |offered: Lang| {
        let onclick = choose.reform(move |_: MouseEvent| Choice::Lang(offered));
        html! {
            <button class="segment" type="button" lang={offered.tag()} {onclick}
                aria-pressed={(offered == lang).to_string()}>
                { name(offered).text(offered) }
            </button>
        }
    };
    html! {
        <div class="segments" role="group" aria-label={Key::LanguageLabel.text(lang)}>
            { for Lang::ALL.map(button) }
        </div>
    }
}

const fn name(lang: Lang) -> Key {
    match lang {
        Lang::Zh => Key::LanguageZh,
        Lang::En => Key::LanguageEn,
    }
}
