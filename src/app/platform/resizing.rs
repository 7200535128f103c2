//! What comes to have another size: by the window, the size of text, what is drawn in it.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::{Callback, NodeRef};

/// Hears of other sizes until it is dropped.
pub struct Watching {
    observer: ResizeObserver,
    _tell: Closure<dyn FnMut(Array)>,
}

/// Tells when an element or the last thing in it has another size, and once at the start, until what it returns is dropped.
pub fn watch(element: &NodeRef, told: Callback<()>) -> Option<Watching> {
    let element = element.cast::<Element>()?;
    let tell = Closure::new(move |_: Array| told.emit(()));
    let observer = ResizeObserver::new(tell.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    if let Some(content) = element.last_element_child() {
        observer.observe(&content);
    }
    Some(Watching { observer, _tell: tell })
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
