//! How to begin: the demonstration, an empty plan, a file.

use yew::prelude::*;

use crate::app::platform::files;
use crate::app::state::preferences::use_lang;
use crate::app::state::wish::{Wish, use_wishes};
use crate::i18n::Key;

/// The buttons.
#[component(Begin)]
pub fn begin() -> Html {
    let (lang, wishes) = (use_lang(), use_wishes());
    let wish = |wish: Wish| {
        let wishes = wishes.clone();
        Callback::from(move |_: MouseEvent| wishes.tell(wish.clone()))
    };
    html! {
        <section class="panel begin" aria-labelledby="begin">
            <h2 id="begin" class="panel-title">{ Key::BeginTitle.text(lang) }</h2>
            <div class="begin-buttons">
                <button class="button button-primary" type="button" onclick={wish(Wish::Demo)}>
                    { Key::StartDemo.text(lang) }
                </button>
                <button class="button" type="button" onclick={wish(Wish::Empty)}>{ Key::BeginEmpty.text(lang) }</button>
                <button class="button" type="button" onclick={|_| files::choose()}>{ Key::BeginFile.text(lang) }</button>
            </div>
            <p class="begin-hint">{ Key::BeginFileHint.text(lang) }</p>
        </section>
    }
}
