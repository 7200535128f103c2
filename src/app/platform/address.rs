//! The address bar.

use gloo::events::EventListener;
use gloo::utils::window;
use yew::Callback;

/// The hash of the address, `#` included; empty where there is none.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to another page.
pub fn go(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// Goes to another page in place of this one: the browser's Back does not lead here again.
pub fn replace(hash: &str) {
    let _ = window().location().replace(hash);
}

/// Tells of every new hash until the listener is dropped.
pub fn listen(report: Callback<String>) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| report.emit(hash()))
}
