//! Texts for the clipboard, also where the page is no secure context and the newer way does not exist.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::sheet;

/// Puts a text on the clipboard, in answer to a click; `false` where the browser does not let it.
pub fn copy(text: &str) -> bool {
    let is_copied = Rc::new(Cell::new(false));
    let (told, text) = (is_copied.clone(), text.to_owned());
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document(), "copy", options, move |event| {
        event.prevent_default();
        event.stop_propagation();
        told.set(sheet::copy(event, &text));
    });
    let document = document();
    if let Ok(command) = Reflect::get(&document, &JsValue::from_str("execCommand"))
        && let Some(command) = command.dyn_ref::<Function>()
    {
        let _ = command.call1(&document, &JsValue::from_str("copy"));
    }
    drop(listener);
    is_copied.get()
}
