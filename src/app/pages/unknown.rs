//! An address that names no page.

use yew::prelude::*;

use crate::app::components::heading;
use crate::app::route::Page;
use crate::i18n::{Key, Lang};

/// Says so, and leads back. The address is as the browser writes it: special characters stay encoded, so they cannot turn
/// the text around.
pub fn unknown(address: &str, lang: Lang) -> Html {
    html! {
        <div class="page">
            { heading(Key::UnknownTitle.text(lang), None) }
            <section class="panel empty">
                <p class="empty-words">{ Key::UnknownBody.with(lang, &[("address", address)]) }</p>
                <a class="button button-primary" href={Page::Overview.href()}>{ Key::UnknownBack.text(lang) }</a>
            </section>
        </div>
    }
}
