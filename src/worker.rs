//! The worker's side of the conversation in [`crate::protocol`].

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::protocol::{self, Reply, Request, Stamp};

/// Starts to listen, then says so: what the page sends before that is lost.
pub fn run() {
    report_panics();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let text = event.data().as_string().unwrap_or_default();
        say(&answer(&text));
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    say(&Reply::Ready(Stamp::own()));
}

fn answer(text: &str) -> Reply {
    match protocol::read(text) {
        Ok(Request::Ping) => Reply::Pong(Stamp::own()),
        Err(_) => Reply::Ready(Stamp::own()),
    }
}

/// A panic ends this program without a word to the page, which would then wait in vain.
fn report_panics() {
    std::panic::set_hook(Box::new(|info| say(&Reply::Fault(info.to_string()))));
}

fn say(reply: &Reply) {
    // Neither step can fail: replies are plain JSON, and a text can always be cloned to another thread.
    if let Ok(text) = protocol::write(reply) {
        let _ = scope().post_message(&JsString::from(text));
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

#[cfg(test)]
mod tests {
    use super::answer;
    use crate::protocol::{Reply, Stamp};

    #[test]
    fn what_is_understood_is_answered_and_the_rest_learns_who_this_is() {
        let check =
            |text: &str, expect: fn(Stamp) -> Reply| assert_eq!(answer(text), expect(Stamp::own()), "{text}");
        check(r#""ping""#, Reply::Pong);
        check("", Reply::Ready);
        check("ping", Reply::Ready);
        check(r#"{"solve":{}}"#, Reply::Ready);
    }
}
