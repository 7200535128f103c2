//! The worker's side of the conversation in [`crate::protocol`]: it holds a plan and solves it.

mod asking;
mod desk;
mod explaining;
mod recent;
mod replanning;
mod solving;

use js_sys::JsString;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::SplitLoaderError;
use web_sys::DedicatedWorkerGlobalScope;

use crate::protocol::{self, Reply};

/// Whether this program was started as a worker.
pub fn is_here() -> bool {
    js_sys::global().is_instance_of::<DedicatedWorkerGlobalScope>()
}

/// Fetches the part of the program that solves, which then listens and says so: what the page sends before that is lost.
pub fn run() {
    tell(protocol::COMING);
    spawn_local(async {
        if solver().await.is_err() {
            tell(protocol::MISSING);
        }
    });
}

/// Starts to listen.
#[wasm_split_helpers::wasm_split(solver, fallible)]
fn solver() -> Result<(), SplitLoaderError> {
    report_panics();
    if let Err(error) = solving::listen() {
        say(&Reply::Fault(format!("{error:?}")));
    }
    Ok(())
}

/// Sends a reply to the page.
fn say(reply: &Reply) {
    // Cannot fail: replies are plain JSON.
    if let Ok(text) = protocol::write(reply) {
        tell(&text);
    }
}

fn tell(text: &str) {
    // Cannot fail: a text can always be cloned to another thread.
    let _ = scope().post_message(&JsString::from(text));
}

/// A panic ends this program without a word to the page, which would then wait in vain.
fn report_panics() {
    std::panic::set_hook(Box::new(|info| say(&Reply::Fault(info.to_string()))));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
