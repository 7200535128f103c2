//! The files that the page names.

use gloo::utils::window;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::Response;
use yew::Callback;
use yew::platform::spawn_local;

use wasm_bindgen_futures::JsFuture;

/// Fetches a file; nothing where it did not come.
pub fn bytes(address: String, done: Callback<Option<Vec<u8>>>) {
    spawn_local(async move { done.emit(read(&address).await) });
}

async fn read(address: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(window().fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok().filter(|_| response.ok())?).await.ok()?;
    Some(Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec())
}
