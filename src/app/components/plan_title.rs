//! The plan's title in the top bar, which can be written over.

use yew::prelude::*;

use crate::app::platform::page;
use crate::app::state::preferences::use_lang;
use crate::app::state::shelf::title_in;
use crate::app::state::work::{Act, use_act, use_open};
use crate::i18n::{Key, Lang};
use crate::plan::Text;
use crate::plan::edit::PlanField;

/// The title as a field; words where no plan is open.
#[component(PlanTitle)]
pub fn plan_title() -> Html {
    let (lang, open, act) = (use_lang(), use_open(), use_act());
    let field = use_node_ref();
    // What is being typed is kept here until it is finished, so that a Chinese input method is never disturbed.
    let draft = use_state_eq(|| None::<String>);
    // Known at once, while the draft is known only where it has been drawn.
    let is_typing = use_mut_ref(|| false);
    let Some(open) = open else {
        return html! { <p class="top-plan">{ Key::FrameNoPlan.text(lang) }</p> };
    };
    let title = open.plan().title.clone();
    let shown = (*draft).clone().unwrap_or_else(|| title_in(&title, lang));
    let oninput = {
        let (field, draft, is_typing) = (field.clone(), draft.setter(), is_typing.clone());
        Callback::from(move |_: InputEvent| {
            is_typing.replace(true);
            draft.set(page::value(&field));
        })
    };
    let finish = {
        let (field, draft, is_typing) = (field.clone(), draft.setter(), is_typing.clone());
        Callback::from(move |_: FocusEvent| {
            // What stands in the field may be newer than what was drawn last.
            if let Some(words) = page::value(&field).filter(|_| is_typing.replace(false)) {
                let changed = renamed(&title, &words, lang);
                draft.set(None);
                act.emit(Act::Make(vec![PlanField::Title(changed).into()]));
            }
        })
    };
    let onkeydown = {
        let field = field.clone();
        Callback::from(move |event: KeyboardEvent| match &*event.key() {
            // The input method's own Enter and Escape.
            _ if event.is_composing() => {}
            "Enter" => page::blur(&field),
            "Escape" => {
                is_typing.replace(false);
                draft.set(None);
                event.stop_propagation();
            }
            _ => {}
        })
    };
    html! {
        <input class="top-title" ref={field} value={shown} {oninput} onblur={finish} {onkeydown}
            readonly={open.is_read_only()} aria-label={Key::FilesName.text(lang)} title={title_in(&open.plan().title, lang)} maxlength="200"
            autocomplete="off" spellcheck="false" />
    }
}

/// The title with these words in the language; without words, that language has none.
fn renamed(title: &Text, words: &str, lang: Lang) -> Text {
    let words = Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    match lang {
        Lang::Zh => Text { zh: words, ..title.clone() },
        Lang::En => Text { en: words, ..title.clone() },
    }
}
