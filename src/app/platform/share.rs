//! What sharing needs of the browser: the page's own address, and the clipboard.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlInputElement};
use yew::NodeRef;

/// The address of the page without its hash; none where it is a file, which is nowhere else.
pub fn base() -> Option<String> {
    let href = window().location().href().ok()?;
    let base = href.split('#').next().unwrap_or_default();
    base.starts_with("http").then(|| base.to_owned())
}

/// Copies what stands in the field; whether it is copied. The newer way is closed to pages from plain http, so the older one is taken.
pub fn copy(field: &NodeRef) -> bool {
    let Some(field) = field.cast::<HtmlInputElement>() else { return false };
    field.select();
    document().dyn_ref::<HtmlDocument>().is_some_and(|page| page.exec_command("copy").unwrap_or_default())
}
