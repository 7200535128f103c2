//! The document: its root's attributes, its title, where the focus is.

use gloo::utils::{document, document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{
    CustomEvent, Element, FocusEvent, HtmlDialogElement, HtmlElement, HtmlInputElement, Node,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::NodeRef;

/// The element that the page is drawn into.
pub fn mount_point() -> Option<Element> {
    document().get_element_by_id("app")
}

/// The address of a file that the page is made of, under the attribute that index.html names it by.
pub fn program_file(attribute: &str) -> String {
    let named = document().query_selector("meta[name=fundpool-app]").ok().flatten();
    named.and_then(|named| named.get_attribute(attribute)).unwrap_or_default()
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

/// Shows the page from its top.
pub fn go_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Shows the new page from its top and moves the focus to its heading, so that a screen reader says where one is.
pub fn go_to_heading() {
    go_to_top();
    if let Ok(Some(heading)) = document().query_selector("main h1") {
        focus_element(&heading);
    }
}

/// Brings the element with this id into sight.
pub fn reveal(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Moves the focus to the element.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<Element>() {
        focus_element(&element);
    }
}

/// Where nothing has the focus any more, gives it to the first of these elements that can have it, else to the heading.
pub fn rescue_focus(ids: &[String]) {
    let is = |element: &Element, selector: &str| element.matches(selector).unwrap_or_default();
    if document().active_element().is_some_and(|active| !is(&active, "body, :disabled")) {
        return;
    }
    let mut named = ids.iter().filter_map(|id| document().get_element_by_id(id));
    let able = named.find(|element| !is(element, ":disabled"));
    if let Some(element) = able.or_else(|| document().query_selector("main h1").ok().flatten()) {
        focus_element(&element);
    }
}

/// Opens a dialog above everything; the focus goes into it, and back where it was when it closes.
pub fn show_dialog(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>().filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog.
pub fn close_dialog(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// What is written in a field.
pub fn value(node: &NodeRef) -> Option<String> {
    node.cast::<HtmlInputElement>().map(|field| field.value())
}

/// Has the field or area that is being typed in take in what is typed, as if it were left.
pub fn finish_typing() {
    let active = document().active_element().and_then(|active| active.dyn_into::<HtmlElement>().ok());
    if let Some(field) = active.filter(|active| matches!(&*active.tag_name(), "INPUT" | "TEXTAREA")) {
        let _ = field.blur();
        let _ = field.focus();
    }
}

/// What has the focus, as a person would name it, whichever element it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focused {
    tag: String,
    words: String,
}

/// What has the focus; none where nothing has that has words on it.
pub fn focused() -> Option<Focused> {
    document().active_element().map(|element| named(&element)).filter(|focused| !focused.words.is_empty())
}

/// Gives the focus to the first element of that name.
pub fn focus_again(focused: &Focused) {
    let Ok(all) = document().query_selector_all(&format!("#app {}", focused.tag)) else { return };
    let elements = (0..all.length()).filter_map(|place| all.get(place)?.dyn_into::<Element>().ok());
    if let Some(element) = elements.into_iter().find(|element| named(element) == *focused) {
        focus_element(&element);
    }
}

fn named(element: &Element) -> Focused {
    let words = element.text_content().unwrap_or_default();
    Focused { tag: element.tag_name().to_lowercase(), words: words.trim().to_owned() }
}

/// Takes the focus away from the element.
pub fn blur(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.blur();
    }
}

/// Whether the focus leaves the element and all that is in it.
pub fn focus_leaves(node: &NodeRef, event: &FocusEvent) -> bool {
    let next = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    !node.get().is_some_and(|node| node.contains(next.as_ref()))
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window().performance().map(|clock| clock.now()).unwrap_or_default()
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

/// What stands in the input that an event is about.
pub fn value_of(event: &web_sys::InputEvent) -> String {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

/// Whether the box that an event is about is ticked.
pub fn is_checked(event: &web_sys::Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.is_some_and(|input| input.checked())
}
