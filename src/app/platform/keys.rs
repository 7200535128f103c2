//! Keys that mean something wherever the focus is, and the page's going away.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::Callback;

/// Tells of every key pressed anywhere until the listener is dropped; `hear` says whether the key was for it, and then the browser does
/// nothing with it.
pub fn listen(hear: Callback<KeyboardEvent, bool>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", options, move |event| {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>()
            && hear.emit(key.clone())
        {
            key.prevent_default();
        }
    })
}

/// Whether the key belongs to a field that a person types text into: the browser has its own undo there.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let field = "input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, [contenteditable]";
    target.is_some_and(|target| target.matches(field).unwrap_or_default())
}

/// What has the focus, as far as keys mean something else there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Nothing that keys act on.
    Page,
    /// A button or a link, which Space and Enter press.
    Button,
    /// A slider, which arrows, Home and End move.
    Slider,
    /// A list to choose from, which arrows and letters move.
    Choice,
    /// A field for text, or a dialog: every key is its own.
    Field,
}

/// What has the focus while a key is pressed.
pub fn focus_of(event: &KeyboardEvent) -> Focus {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is = |selector: &str| {
        target.as_ref().is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
    };
    if is("dialog") || is_typing(event) {
        Focus::Field
    } else if is("input[type=range]") {
        Focus::Slider
    } else if is("select") {
        Focus::Choice
    } else if is("button, a, summary, input, label") {
        Focus::Button
    } else {
        Focus::Page
    }
}

/// Whether the command key of the system is held: Ctrl, or ⌘ on a Mac.
pub fn is_command(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key()) && !event.alt_key()
}

/// Tells of this letter pressed with the command key alone, in place of what the browser does then, until the listener is dropped.
pub fn listen_to_letter(letter: &'static str, report: Callback<()>) -> EventListener {
    listen(Callback::from(move |event: KeyboardEvent| {
        let is_it = is_command(&event) && !event.shift_key() && event.key().eq_ignore_ascii_case(letter);
        if is_it {
            report.emit(());
        }
        is_it
    }))
}

/// Tells when the page may go away for good: it is hidden, left or closed. `is_kept` is asked then whether all is kept; where it is
/// not, the browser asks the person whether to leave.
pub fn listen_to_leaving(leaves: Callback<()>, is_kept: Callback<(), bool>) -> [EventListener; 3] {
    let hidden = {
        let leaves = leaves.clone();
        EventListener::new(&document(), "visibilitychange", move |_| leaves.emit(()))
    };
    let hides = {
        let leaves = leaves.clone();
        EventListener::new(&window(), "pagehide", move |_| leaves.emit(()))
    };
    let options = EventListenerOptions::enable_prevent_default();
    let closes = EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
        leaves.emit(());
        if !is_kept.emit(()) {
            event.prevent_default();
        }
    });
    [hidden, hides, closes]
}
