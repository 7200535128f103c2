//! The document: its root's attributes, its title, where the focus is.

use gloo::utils::{document, document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Element, FocusEvent, HtmlElement, Node};
use yew::NodeRef;

/// The element that the page is drawn into.
pub fn mount_point() -> Option<Element> {
    document().get_element_by_id("app")
}

/// Tells boot.js that the page is drawn, so that it takes the loader away.
pub fn announce_ready() {
    if let Ok(event) = CustomEvent::new("fundpool-ready") {
        let _ = window().dispatch_event(&event);
    }
}

/// An attribute of the root element; empty where it has none.
pub fn root_attribute(name: &str) -> String {
    document_element().get_attribute(name).unwrap_or_default()
}

/// Gives the root element an attribute, which style sheets and screen readers follow.
pub fn set_root_attribute(name: &str, value: &str) {
    let _ = document_element().set_attribute(name, value);
}

/// Names the document.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Shows the new page from its top and moves the focus to its heading, so that a screen reader says where one is.
pub fn go_to_heading() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Ok(Some(heading)) = document().query_selector("main h1") {
        focus_element(&heading);
    }
}

/// Moves the focus to the element.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<Element>() {
        focus_element(&element);
    }
}

/// Whether the focus leaves the element and all that is in it.
pub fn focus_leaves(node: &NodeRef, event: &FocusEvent) -> bool {
    let next = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    !node.get().is_some_and(|node| node.contains(next.as_ref()))
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

fn focus_element(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}
