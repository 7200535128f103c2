//! What a presentation needs of the browser: the whole screen, a second window that follows, the mouse, the time of day.

use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent, MouseEvent};
use yew::Callback;

/// Fills the screen with the page, or gives it back. Browsers want a click or a key for it, and may refuse.
pub fn fill_screen(fills: bool) {
    if fills {
        let _ = document_element().request_fullscreen();
    } else if is_screen_filled() {
        document().exit_fullscreen();
    }
}

/// Fills the screen or, where it is filled, gives it back; whether it did that.
pub fn turn_screen() -> bool {
    let is_filled = is_screen_filled();
    fill_screen(!is_filled);
    is_filled
}

/// Whether the page fills the screen.
pub fn is_screen_filled() -> bool {
    document().fullscreen_element().is_some()
}

/// Tells when the page fills the screen, and when it does no more, until the listener is dropped.
pub fn listen_to_screen(report: Callback<bool>) -> EventListener {
    EventListener::new(&document(), "fullscreenchange", move |_| report.emit(is_screen_filled()))
}

/// Tells where the mouse is, in pixels from the window's corner, until the listener is dropped.
pub fn listen_to_mouse(report: Callback<(i32, i32)>) -> EventListener {
    EventListener::new(&window(), "mousemove", move |event| {
        if let Some(event) = event.dyn_ref::<MouseEvent>() {
            report.emit((event.client_x(), event.client_y()));
        }
    })
}

/// Opens a page of the app in a window of its own; `false` where the browser does not let it. Has to be asked for by a click or a key.
pub fn open_window(hash: &str, name: &str) -> bool {
    let opened = window().open_with_url_and_target_and_features(hash, name, "popup,width=960,height=720");
    matches!(opened, Ok(Some(_)))
}

/// A line to the other windows of the app in this browser.
pub struct Line {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Line {
    /// Joins the line of this name; `hear` is told whatever another window says on it. None where the browser has no such lines.
    pub fn join(name: &str, hear: Callback<String>) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let said = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            if let Some(said) = said {
                hear.emit(said);
            }
        });
        Some(Self { channel, _listener: listener })
    }

    /// Says something to the other windows.
    pub fn say(&self, words: &str) {
        let _ = self.channel.post_message(&words.into());
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.channel.close();
    }
}

/// The time of day: hours and minutes.
pub fn time_of_day() -> (u32, u32) {
    let now = js_sys::Date::new_0();
    (now.get_hours(), now.get_minutes())
}
