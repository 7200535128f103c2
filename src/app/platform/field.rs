//! What people type and choose, read from the elements that hold it.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement};
use yew::NodeRef;

/// The text of the input, area or select that an event happened to.
pub fn text(event: &Event) -> String {
    member(event, "value").as_string().unwrap_or_default()
}

/// Whether the box that an event happened to is ticked.
pub fn is_ticked(event: &Event) -> bool {
    member(event, "checked").as_bool().unwrap_or_default()
}

/// Moves the focus into an input and marks its text, so that typing replaces it.
pub fn mark(node: &NodeRef) {
    let Some(element) = node.cast::<HtmlElement>() else { return };
    let _ = element.focus();
    if let Ok(select) = Reflect::get(&element, &JsValue::from_str("select"))
        && let Some(select) = select.dyn_ref::<js_sys::Function>()
    {
        let _ = select.call0(&element);
    }
}

fn member(event: &Event, name: &str) -> JsValue {
    let target = event.target().map_or(JsValue::NULL, JsValue::from);
    Reflect::get(&target, &JsValue::from_str(name)).unwrap_or(JsValue::NULL)
}
