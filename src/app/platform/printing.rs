//! Printing: what is drawn for the screen alone is drawn whole before the browser takes the page to the printer.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};
use yew::Callback;

const BEFORE: &str = "beforeprint";
const AFTER: &str = "afterprint";

/// Hears of printing until it is dropped.
pub struct Listening {
    _listeners: [EventListener; 2],
}

/// Tells when the page is about to be printed, and when that is over, until what it returns is dropped.
pub fn listen(told: Callback<bool>) -> Listening {
    let listeners = [(BEFORE, true), (AFTER, false)].map(|(name, is_printing)| {
        let told = told.clone();
        EventListener::new(&window(), name, move |_| told.emit(is_printing))
    });
    Listening { _listeners: listeners }
}

/// Prints the page. The browser's own event comes too late here: nothing is drawn any more while a script waits for the printer, so
/// everybody is told a moment before.
pub fn print() {
    if let Ok(event) = Event::new(BEFORE) {
        let _ = window().dispatch_event(&event);
    }
    Timeout::new(0, || {
        let _ = window().print();
    })
    .forget();
}

/// Sets what stands in the margin of printed pages: a CSS string.
pub fn set_running_head(words: &str) {
    if let Ok(root) = document_element().dyn_into::<HtmlElement>() {
        let _ = root.style().set_property("--running-head", words);
    }
}
