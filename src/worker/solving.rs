//! Listening to a page that has plans solved.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{MessageChannel, MessageEvent, MessagePort};

use super::desk::{Desk, Surroundings};
use super::{say, scope};
use crate::protocol::{self, Reply, Stamp};

/// Takes in what the page sends and has the desk work on it.
pub(super) fn listen() -> Result<(), JsValue> {
    let desk = Rc::new(RefCell::new(Desk::default()));
    let bell = bell(desk.clone())?;
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        match protocol::read(&event.data().as_string().unwrap_or_default()) {
            Ok(request) => desk.borrow_mut().receive(request),
            Err(_) => return say(&Reply::Ready(Stamp::own())),
        }
        ring(&bell);
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    say(&Reply::Ready(Stamp::own()));
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
        say(reply);
    }

    fn micros(&self) -> u64 {
        // Times since the worker was started are no less than nothing.
        scope().performance().map_or(0, |clock| (clock.now() * 1000.0) as u64)
    }
}
