//! The worker's side of the conversation in [`crate::protocol`].

mod desk;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort};

use crate::protocol::{self, Reply, Stamp};
use desk::{Desk, Surroundings};

/// Starts to listen, then says so: what the page sends before that is lost.
pub fn run() {
    report_panics();
    if let Err(error) = listen() {
        Page.say(&Reply::Fault(format!("{error:?}")));
    }
}

fn listen() -> Result<(), JsValue> {
    let desk = Rc::new(RefCell::new(Desk::default()));
    let bell = bell(desk.clone())?;
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        match protocol::read(&event.data().as_string().unwrap_or_default()) {
            Ok(request) => desk.borrow_mut().receive(request),
            Err(_) => return Page.say(&Reply::Ready(Stamp::own())),
        }
        ring(&bell);
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    Page.say(&Reply::Ready(Stamp::own()));
    Ok(())
}

/// A port that, rung, has the desk work. Its ring comes behind the messages that are already on their way, so that the desk sees which of
/// them make others pointless before it starts on a search.
fn bell(desk: Rc<RefCell<Desk>>) -> Result<MessagePort, JsValue> {
    let channel = MessageChannel::new()?;
    let bell = channel.port2();
    let again = bell.clone();
    let work = Closure::<dyn Fn()>::new(move || {
        if desk.borrow_mut().work(&Page) {
            ring(&again);
        }
    });
    channel.port1().set_onmessage(Some(work.as_ref().unchecked_ref()));
    work.forget();
    Ok(bell)
}

fn ring(bell: &MessagePort) {
    // Nothing can always be cloned to another port.
    let _ = bell.post_message(&JsValue::NULL);
}

/// The page at the other end.
struct Page;

impl Surroundings for Page {
    fn say(&self, reply: &Reply) {
        // Neither step can fail: replies are plain JSON, and a text can always be cloned to another thread.
        if let Ok(text) = protocol::write(reply) {
            let _ = scope().post_message(&JsString::from(text));
        }
    }

    fn micros(&self) -> u64 {
        // Times since the worker was started are no less than nothing.
        scope().performance().map_or(0, |clock| (clock.now() * 1000.0) as u64)
    }
}

/// A panic ends this program without a word to the page, which would then wait in vain.
fn report_panics() {
    std::panic::set_hook(Box::new(|info| Page.say(&Reply::Fault(info.to_string()))));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
