//! What a grid needs of the browser: where its cells are, its one input, the clipboard, the order of words.

use std::cmp::Ordering;

use gloo::utils::{document, document_element};
use js_sys::{Array, Function, Intl, Object};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, Node};
use yew::NodeRef;

/// What the ids of cells begin with; row and column as shown follow, with a dash between.
pub const CELL: &str = "cell-";

/// The measures of a grid, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// How far it is scrolled down.
    pub top: f64,
    /// How much of it is seen.
    pub height: f64,
    /// The height of a row; 0 where none is drawn.
    pub row: f64,
    /// The height of heading and totals together.
    pub rim: f64,
    /// The first column in sight behind the one that stays, and behind the last.
    pub columns: (usize, usize),
}

/// Measures a grid.
pub fn measure(scroller: &NodeRef) -> Option<Measures> {
    let element = scroller.cast::<Element>()?;
    let height = |class: &str| {
        let found = element.query_selector(class).ok().flatten();
        found.map_or(0.0, |found| found.get_bounding_client_rect().height())
    };
    Some(Measures {
        top: f64::from(element.scroll_top()),
        height: f64::from(element.client_height()),
        row: height(".ledger-row"),
        rim: height(".ledger-head") + height(".ledger-totals"),
        columns: columns_in_sight(&element),
    })
}

fn columns_in_sight(scroller: &Element) -> (usize, usize) {
    let room = scroller.get_bounding_client_rect();
    let cells = scroller.query_selector_all(".ledger-head .ledger-cell").ok();
    let cells =
        cells.map_or_else(Vec::new, |cells| (0..cells.length()).filter_map(|at| cells.get(at)).collect());
    let is_seen = |cell: &Node| {
        let own = cell.unchecked_ref::<Element>().get_bounding_client_rect();
        own.right() > room.left() && own.left() < room.right()
    };
    let first = cells.iter().skip(1).position(is_seen).map_or(cells.len(), |at| at.saturating_add(1));
    (first, cells.iter().rposition(is_seen).map_or(0, |at| at.saturating_add(1)))
}

/// Scrolls a grid down or up.
pub fn scroll_to(scroller: &NodeRef, top: f64) {
    if let Some(element) = scroller.cast::<Element>() {
        element.set_scroll_top(top.round() as i32);
    }
}

/// Scrolls sideways until the cell stands free of the first column, which stays where it is.
pub fn reveal_cell(scroller: &NodeRef, cell: &str) {
    let (Some(scroller), Some(cell)) = (scroller.cast::<Element>(), document().get_element_by_id(cell))
    else {
        return;
    };
    let fixed = scroller.query_selector(".ledger-head .is-first").ok().flatten();
    let fixed = fixed.map_or(0.0, |fixed| fixed.get_bounding_client_rect().width());
    if cell.class_list().contains("is-first") {
        return scroller.set_scroll_left(0);
    }
    let (room, own) = (scroller.get_bounding_client_rect(), cell.get_bounding_client_rect());
    let (left, right) = (room.left() + fixed, room.left() + f64::from(scroller.client_width()));
    let by = if own.left() < left || own.width() > right - left {
        own.left() - left
    } else if own.right() > right {
        own.right() - right
    } else {
        return;
    };
    scroller.set_scroll_left(scroller.scroll_left() + by.round() as i32);
}

/// Lays the input over the cell; the policy of the page forbids style attributes, not the object model.
pub fn lay_over(input: &NodeRef, scroller: &NodeRef, cell: &str) {
    let (Some(input), Some(scroller)) = (input.cast::<HtmlElement>(), scroller.cast::<Element>()) else {
        return;
    };
    let Some(cell) = document().get_element_by_id(cell) else { return };
    let (room, own) = (scroller.get_bounding_client_rect(), cell.get_bounding_client_rect());
    let left =
        own.left() - room.left() - f64::from(scroller.client_left()) + f64::from(scroller.scroll_left());
    let top = own.top() - room.top() - f64::from(scroller.client_top()) + f64::from(scroller.scroll_top());
    let lengths = [("left", left), ("top", top), ("width", own.width()), ("height", own.height())];
    for (name, length) in lengths {
        let _ = input.style().set_property(name, &format!("{length:.2}px"));
    }
}

/// Lays a list below a cell, or above it where there is more room, inside the window. It stands in a box that scrolls with the page.
pub fn lay_beside(popup: &NodeRef, cell: &str) {
    /// What a list takes below a cell before it is laid above it, and how far it stays from the window's rim, in pixels.
    const ENOUGH: f64 = 288.0;
    const RIM: f64 = 8.0;
    let (Some(popup), Some(cell)) = (popup.cast::<HtmlElement>(), document().get_element_by_id(cell)) else {
        return;
    };
    let Some(parent) = popup.offset_parent() else { return };
    let (around, own) = (parent.get_bounding_client_rect(), cell.get_bounding_client_rect());
    let width = f64::from(document_element().client_width());
    let height = f64::from(document_element().client_height());
    let (above, below) = (own.top() - RIM, height - own.bottom() - RIM);
    let most = width - f64::from(popup.offset_width()) - RIM;
    let left = own.left().min(most).max(RIM) - around.left() - f64::from(parent.client_left());
    let is_below = below >= ENOUGH || below >= above;
    let top = if is_below { format!("{:.2}px", own.bottom() - around.top()) } else { "auto".to_owned() };
    let bottom = if is_below { "auto".to_owned() } else { format!("{:.2}px", around.bottom() - own.top()) };
    let room = if is_below { below } else { above };
    let lengths = [
        ("left", format!("{left:.2}px")),
        ("top", top),
        ("bottom", bottom),
        ("max-height", format!("{room:.2}px")),
    ];
    for (name, length) in lengths {
        let _ = popup.style().set_property(name, &length);
    }
}

/// Whether an event happened in something that the selector names.
pub fn is_within(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
}

/// The cell that an event is about: its row and column.
pub fn cell_of(event: &Event) -> Option<(usize, usize)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let id = target.closest(&format!("[id^={CELL}][role]")).ok()??.id();
    let (row, column) = id.strip_prefix(CELL)?.split_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// What stands in the input.
pub fn text_of(input: &NodeRef) -> String {
    input.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

/// Puts a text into the input, the caret behind it.
pub fn set_text(input: &NodeRef, text: &str) {
    if let Some(input) = input.cast::<HtmlInputElement>() {
        input.set_value(text);
    }
}

/// Gives the input the focus without moving the page.
pub fn focus_quietly(input: &NodeRef) {
    let Some(input) = input.cast::<HtmlInputElement>() else { return };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = input.focus_with_options(&options);
    // A dialog that closes gives the focus back and leaves the caret where it was: what is typed then goes nowhere.
    if let (Ok(Some(start)), Ok(Some(end))) = (input.selection_start(), input.selection_end()) {
        let _ = input.set_selection_range(start, end);
    }
}

/// The plain text that is pasted.
pub fn pasted(event: &Event) -> Option<String> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    data.get_data("text/plain").ok()
}

/// Puts a text on the clipboard in answer to a copy event; `false` where the browser does not let it.
pub fn copy(event: &Event, text: &str) -> bool {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    data.is_some_and(|data| data.set_data("text/plain", text).is_ok())
}

/// Opens the dialog over the page, or closes it.
pub fn show_dialog(dialog: &NodeRef, open: bool) {
    let Some(dialog) = dialog.cast::<HtmlDialogElement>() else { return };
    if open && !dialog.open() {
        let _ = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}

/// How the language orders words: Chinese ones by pinyin, numbers in them by size.
pub fn collator(tag: &str) -> impl Fn(&str, &str) -> Ordering {
    let options = Object::new();
    let _ = js_sys::Reflect::set(&options, &JsValue::from_str("numeric"), &JsValue::TRUE);
    let compare: Function = Intl::Collator::new(&Array::of1(&JsValue::from_str(tag)), &options).compare();
    move |one, other| {
        let order = compare.call2(&JsValue::NULL, &JsValue::from_str(one), &JsValue::from_str(other));
        let order = order.ok().and_then(|order| order.as_f64()).unwrap_or_default();
        order.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
    }
}
