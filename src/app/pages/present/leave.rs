//! Going to another page, or opening another plan, while something is tried that is not kept: nothing is lost without being asked for.

use yew::prelude::*;

use super::keep::Keep;
use crate::app::platform::{address, page};
use crate::app::route::{Page, Route};
use crate::app::state::preferences::use_lang;
use crate::app::state::shelf::use_keeper;
use crate::app::state::trial::Try;
use crate::app::state::work::{Act, use_act, use_open};
use crate::i18n::Key;

/// The question. Whatever takes the trial away, keeping it or dropping it, lets the person go where they wanted, or opens what they opened.
#[component(Leave)]
pub fn leave() -> Html {
    let (lang, act, dialog, keeper) = (use_lang(), use_act(), use_node_ref(), use_keeper());
    let is_kept_here = use_open().is_some_and(|open| !open.is_read_only());
    use_effect_with((), {
        let dialog = dialog.clone();
        move |()| page::show_dialog(&dialog)
    });
    let stay = Callback::from(move |()| {
        keeper.stay();
        // Who opened something is still there, perhaps in the middle of a step.
        if Route::from_hash(&address::hash()).page() != Some(Page::Present) {
            address::go(&Page::Present.href());
        }
    });
    let drop_it = act.reform(|_: MouseEvent| Act::Try(Try::Drop));
    html! {
        <dialog class="keys present-leave" ref={dialog} aria-labelledby="present-leave" oncancel={stay.reform(|_: Event| ())}>
            <h2 id="present-leave" class="section-title">{ Key::PresentLeave.text(lang) }</h2>
            <p>{ Key::PresentLeaveWhy.text(lang) }</p>
            if is_kept_here {
                <Keep />
            }
            <div class="present-buttons">
                <button class="button" type="button" onclick={drop_it}>{ Key::PresentDrop.text(lang) }</button>
                <button class="button" type="button" onclick={stay.reform(|_: MouseEvent| ())}>
                    { Key::PresentStay.text(lang) }
                </button>
            </div>
        </dialog>
    }
}
