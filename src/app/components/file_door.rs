//! Where files come in: the field behind every “open” button, Ctrl+O, and the whole page for files that are dropped.

use yew::prelude::*;

use crate::app::platform::files::{self, Drag};
use crate::app::platform::keys;
use crate::app::state::preferences::use_lang;
use crate::app::state::shelf::{MOST_BYTES, use_keeper};
use crate::i18n::Key;

/// The field, and the sign over the page while a file is dragged over it.
#[component(FileDoor)]
pub fn file_door() -> Html {
    let (lang, keeper) = (use_lang(), use_keeper());
    let is_over = use_state_eq(|| false);
    use_effect_with((), {
        let (keeper, is_over) = (keeper.clone(), is_over.setter());
        move |()| {
            let report = Callback::from(move |drag| match drag {
                Drag::Over => is_over.set(true),
                Drag::Gone => is_over.set(false),
                Drag::Dropped(given) => keeper.open_file(&given),
            });
            let drags = files::listen_to_drags(MOST_BYTES, report);
            let opens = keys::listen_to_letter("o", Callback::from(|()| files::choose()));
            move || drop((drags, opens))
        }
    });
    let onchange = Callback::from(move |event: Event| {
        let keeper = keeper.clone();
        files::chosen(&event, MOST_BYTES, Callback::from(move |given| keeper.open_file(&given)));
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
