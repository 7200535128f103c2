//! What a person prefers, kept by the browser from one visit to the next.
//!
//! boot.js reads it, before there is any WebAssembly; plans are never kept here, for local storage is not durable.

use gloo::utils::window;

/// Keeps a setting. Where storage is denied or full, the choice holds for this visit only: it is a comfort, not data.
pub fn keep(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(&format!("fundpool.{name}"), value);
    }
}
