//! What a person prefers, kept by the browser from one visit to the next, and what a tab remembers while it is open.
//!
//! What the whole page wears is read by boot.js, before there is any WebAssembly; plans are never kept here, for local storage is not
//! durable.

use gloo::utils::window;
use web_sys::Storage;

/// Keeps a setting. Where storage is denied or full, the choice holds for this visit only: it is a comfort, not data.
pub fn keep(name: &str, value: &str) {
    if let Some(storage) = of_browser() {
        let _ = storage.set_item(&format!("fundpool.{name}"), value);
    }
}

/// What was kept under a name, on this visit or one before.
pub fn kept(name: &str) -> Option<String> {
    of_browser()?.get_item(&format!("fundpool.{name}")).ok().flatten()
}

/// Keeps nothing under a name any more.
pub fn forget(name: &str) {
    if let Some(storage) = of_browser() {
        let _ = storage.remove_item(&format!("fundpool.{name}"));
    }
}

/// What this tab remembers under a name, also after it was loaded anew.
pub fn remembered(name: &str) -> Option<String> {
    of_tab()?.get_item(&format!("fundpool.{name}")).ok().flatten()
}

/// Has this tab remember something, or nothing.
pub fn remember(name: &str, value: Option<&str>) {
    let name = format!("fundpool.{name}");
    let Some(storage) = of_tab() else { return };
    let _ = match value {
        Some(value) => storage.set_item(&name, value),
        None => storage.remove_item(&name),
    };
}

fn of_browser() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn of_tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
