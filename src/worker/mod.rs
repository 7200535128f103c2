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
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::DedicatedWorkerGlobalScope;

use crate::protocol;
#[cfg(not(feature = "solve"))]
use crate::protocol::Stamp;
#[cfg(not(feature = "solve"))]
use greeting::listen;
#[cfg(feature = "solve")]
use solving::listen;

/// Starts to listen, then says so: what the page sends before that is lost.
pub fn run() {
    report_panics();
    if let Err(error) = listen() {
        say(&Plain::Fault(format!("{error:?}")));
    }
}

/// The replies that say nothing of plans, as [`protocol::Reply`] has them: the others would bring all that they hold along.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Plain {
    #[cfg(not(feature = "solve"))]
    Ready(Stamp),
    #[cfg(not(feature = "solve"))]
    Pong(Stamp),
    Fault(String),
}

/// Sends a reply to the page.
fn say<R: Serialize>(reply: &R) {
    // Neither step can fail: replies are plain JSON, and a text can always be cloned to another thread.
    if let Ok(text) = protocol::write(reply) {
        let _ = scope().post_message(&JsString::from(text));
    }
}

/// A panic ends this program without a word to the page, which would then wait in vain.
fn report_panics() {
    std::panic::set_hook(Box::new(|info| say(&Plain::Fault(info.to_string()))));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
