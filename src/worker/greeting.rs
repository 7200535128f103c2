//! Listening to a page that only greets.

use serde::Deserialize;
use wasm_bindgen::prelude::*;
use web_sys::MessageEvent;

use super::{Plain, say, scope};
use crate::protocol::{self, Stamp};

/// The greeting among the requests; the others would bring all that reads plans along.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Greeting {
    Ping,
}

/// Answers greetings. Everything else it does not understand.
pub(super) fn listen() -> Result<(), JsValue> {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let stamp = Stamp::own();
        say(&match protocol::read(&event.data().as_string().unwrap_or_default()) {
            Ok(Greeting::Ping) => Plain::Pong(stamp),
            _ => Plain::Ready(stamp),
        });
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    say(&Plain::Ready(Stamp::own()));
    Ok(())
}
