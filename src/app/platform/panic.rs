//! A panic leaves the program in pieces, so the page's own script has to tell of it.

use gloo::utils::window;
use js_sys::{Error, JsString, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, console};

/// Hands every panic to boot.js as a `fundpool-panic` event, whose detail is the message and the stack.
pub fn report_to_page() {
    yew::set_custom_panic_hook(Box::new(|info| {
        let report = format!("{info}\n\n{}", stack());
        console::error_1(&JsString::from(report.as_str()));
        let event = CustomEventInit::new();
        event.set_detail(&JsString::from(report));
        if let Ok(event) = CustomEvent::new_with_event_init_dict("fundpool-panic", &event) {
            let _ = window().dispatch_event(&event);
        }
    }));
}

fn stack() -> String {
    let here = Error::new("");
    Reflect::get(&here, &JsValue::from_str("stack"))
        .ok()
        .and_then(|stack| stack.as_string())
        .unwrap_or_default()
}
