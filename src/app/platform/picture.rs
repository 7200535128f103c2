//! Pictures as the browser draws them: from SVG text to the dots of a PNG file.

use gloo::utils::document;
use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};
use yew::Callback;
use yew::platform::spawn_local;

use super::files;

/// Draws the SVG document so many dots wide and high, and gives it to the browser to keep; `failed` is told where that does not work.
pub fn save_png(svg: String, size: (u32, u32), name: String, failed: Callback<()>) {
    spawn_local(async move {
        if draw(&svg, size, name, failed.clone()).await.is_err() {
            failed.emit(());
        }
    });
}

async fn draw(
    svg: &str,
    (width, height): (u32, u32),
    name: String,
    failed: Callback<()>,
) -> Result<(), JsValue> {
    let image = load(svg).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        f64::from(width),
        f64::from(height),
    )?;
    let done = Closure::once_into_js(move |blob: Option<Blob>| match blob {
        Some(blob) => files::give(&name, &blob),
        None => failed.emit(()),
    });
    canvas.to_blob(done.unchecked_ref())
}

/// The picture, once the browser has understood it.
async fn load(svg: &str) -> Result<HtmlImageElement, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsString::from(svg)), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    let loaded = JsFuture::from(image.decode()).await;
    Url::revoke_object_url(&address)?;
    loaded.map(|_| image)
}
