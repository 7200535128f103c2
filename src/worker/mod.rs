//! The worker's side of the conversation in [`crate::protocol`].
//!
//! With the feature `solve` it holds a plan and solves it; without, it is light and only greets, which is all that the page asks for yet.

#[cfg(feature = "solve")]
mod desk;
#[cfg(not(feature = "solve"))]
mod greeting;
#[cfg(feature = "solve")]
mod solving;

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::DedicatedWorkerGlobalScope;

use crate::protocol::{self, Reply};
#[cfg(not(feature = "solve"))]
use greeting::listen;
#[cfg(feature = "solve")]
use solving::listen;

/// Starts to listen, then says so: what the page sends before that is lost.
pub fn run() {
    report_panics();
    if let Err(error) = listen() {
        say(&Reply::Fault(format!("{error:?}")));
    }
}

/// Sends a reply to the page.
fn say(reply: &Reply) {
    // Neither step can fail: replies are plain JSON, and a text can always be cloned to another thread.
    if let Ok(text) = protocol::write(reply) {
        let _ = scope().post_message(&JsString::from(text));
    }
}

/// A panic ends this program without a word to the page, which would then wait in vain.
fn report_panics() {
    std::panic::set_hook(Box::new(|info| say(&Reply::Fault(info.to_string()))));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
