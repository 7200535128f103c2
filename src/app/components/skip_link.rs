//! The first stop of the Tab key: past the rail, to the content.

use yew::prelude::*;

use crate::app::platform::page;
use crate::i18n::{Key, Lang};

/// A link to the target that shows only while it has the focus.
pub fn skip_link(target: NodeRef, lang: Lang) -> Html {
    let skip = Callback::from(move |event: MouseEvent| {
        // Following the link would take its `#main` for the address of a page.
        event.prevent_default();
        page::focus(&target);
    });
    html! { <a class="skip" href="#main" onclick={skip}>{ Key::FrameSkip.text(lang) }</a> }
}
