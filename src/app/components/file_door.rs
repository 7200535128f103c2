//! Where files come in: the field behind every “open” button, Ctrl+O, and the whole page for files that are dropped.
//!
//! It is there with the first page, before the part of the program that can read them: without it a browser leaves the page for the file.

use yew::prelude::*;

use crate::app::platform::files::{self, Drag};
use crate::app::platform::keys;
use crate::app::state::preferences::use_lang;
use crate::app::state::wish::{Wish, use_wishes};
use crate::document::limits::MAX_BYTES;
use crate::i18n::Key;

/// The field, and the sign over the page while a file is dragged over it.
#[component(FileDoor)]
pub fn file_door() -> Html {
    let (lang, wishes) = (use_lang(), use_wishes());
    let is_over = use_state_eq(|| false);
    use_effect_with((), {
        let (wishes, is_over) = (wishes.clone(), is_over.setter());
        move |()| {
            let report = Callback::from(move |drag| match drag {
                Drag::Over => is_over.set(true),
                Drag::Gone => is_over.set(false),
                Drag::Dropped(given) => wishes.tell(Wish::File(given)),
            });
            let drags = files::listen_to_drags(MAX_BYTES, report);
            let opens = keys::listen_to_letter("o", Callback::from(|()| files::choose()));
            move || drop((drags, opens))
        }
    });
    let onchange = Callback::from(move |event: Event| {
        let wishes = wishes.clone();
        files::chosen(&event, MAX_BYTES, Callback::from(move |given| wishes.tell(Wish::File(given))));
    });
    html! {
        <>
            <input id={files::FIELD} type="file" hidden=true accept=".json,application/json" {onchange}
                aria-label={Key::FilesOpenFile.text(lang)} />
            if *is_over {
                <div class="drop">
                    <div class="drop-words">
                        <p class="drop-what">{ Key::FilesDrop.text(lang) }</p>
                        <p>{ Key::FilesDropHint.text(lang) }</p>
                    </div>
                </div>
            }
        </>
    }
}
