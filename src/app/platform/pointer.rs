//! A mouse, a finger or a pen that moves something.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::NodeRef;

/// Whether it is a mouse's main button, the first finger or a pen.
pub fn is_main(event: &PointerEvent) -> bool {
    event.is_primary() && event.button() == 0
}

/// Whatever the pointer does until it is lifted is told to the element that it was put on.
pub fn hold(event: &PointerEvent) {
    if let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
        let _ = target.set_pointer_capture(event.pointer_id());
    }
}

/// How many of the elements in a list lie above the pointer, by their middles.
pub fn above(list: &NodeRef, event: &PointerEvent) -> usize {
    let pointer = f64::from(event.client_y());
    let is_above = |row: &Element| {
        let place = row.get_bounding_client_rect();
        place.top() + place.height() / 2.0 < pointer
    };
    rows(list).take_while(is_above).count()
}

/// Brings the elements at either side of a gap into sight.
pub fn reveal_gap(list: &NodeRef, gap: usize) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    for row in rows(list).skip(gap.saturating_sub(1)).take(2) {
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn rows(list: &NodeRef) -> impl Iterator<Item = Element> {
    let elements = list.cast::<Element>().map(|list| list.children());
    let count = elements.as_ref().map_or(0, |elements| elements.length());
    (0..count).filter_map(move |at| elements.as_ref()?.item(at))
}
