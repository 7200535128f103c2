//! A button that unfolds something beside it, by mouse and by keyboard alike.

use yew::prelude::*;

use crate::app::platform::page;

/// What a component needs to unfold a part of itself.
pub struct Disclosure {
    /// Whether it is unfolded.
    pub open: bool,
    /// Belongs to the element around button and part.
    pub whole: NodeRef,
    /// Belongs to the button.
    pub button: NodeRef,
    /// For the button's clicks.
    pub toggle: Callback<MouseEvent>,
    /// For the keys of the whole: Escape folds it and gives the focus back to the button.
    pub on_key: Callback<KeyboardEvent>,
    /// For `focusout` of the whole: it folds when the focus goes elsewhere.
    pub on_leave: Callback<FocusEvent>,
    /// Folds it and gives the focus back to the button, for what was pressed is no longer there.
    pub close: Callback<()>,
}

/// A part that is folded at first.
#[hook]
pub fn use_disclosure() -> Disclosure {
    let open = use_state_eq(|| false);
    let (whole, button) = (use_node_ref(), use_node_ref());
    let (setter, now) = (open.setter(), *open);
    let (fold, folds) = (setter.clone(), setter.clone());
    let close = {
        let button = button.clone();
        Callback::from(move |()| {
            page::focus(&button);
            fold.set(false);
        })
    };
    Disclosure {
        open: now,
        toggle: Callback::from(move |_| setter.set(!now)),
        on_key: on_escape(now, close.clone()),
        on_leave: on_leave(Callback::from(move |()| folds.set(false)), whole.clone()),
        close,
        whole,
        button,
    }
}

fn on_escape(open: bool, close: Callback<()>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        if open && event.key() == "Escape" {
            close.emit(());
        }
    })
}

fn on_leave(fold: Callback<()>, whole: NodeRef) -> Callback<FocusEvent> {
    Callback::from(move |event: FocusEvent| {
        if page::focus_leaves(&whole, &event) {
            fold.emit(());
        }
    })
}
