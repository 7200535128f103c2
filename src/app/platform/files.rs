//! Files of the person's machine: given to the browser to keep, chosen, or dropped on the page.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, Event, File, FileList, HtmlElement, HtmlInputElement, Url};
use yew::Callback;
use yew::platform::spawn_local;

/// A file that a person gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What it is called.
    pub name: String,
    /// What is in it; `Err` with its size where it is larger than was asked for, or nothing came.
    pub bytes: Result<Vec<u8>, u64>,
}

/// What happens to files that are dragged over the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drag {
    /// One is over the page.
    Over,
    /// It went away.
    Gone,
    /// It was dropped.
    Dropped(Given),
}

/// Gives a file to the browser, which keeps it among the downloads.
pub fn download(name: &str, kind: &str, bytes: &[u8]) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        give(name, &blob);
    }
}

/// Gives what the browser itself made to it to keep.
pub fn give(name: &str, blob: &Blob) {
    let Ok(address) = Url::create_object_url_with_blob(blob) else { return };
    if let Ok(link) = document().create_element("a") {
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", name);
        if let Some(link) = link.dyn_ref::<HtmlElement>() {
            link.click();
        }
    }
    // The browser reads it in its own time.
    Timeout::new(60_000, move || drop(Url::revoke_object_url(&address))).forget();
}

/// The id of the field that files are chosen with; it is never seen, and there is one for the whole page.
pub const FIELD: &str = "file-field";

/// Has the person choose a file in the browser's own window.
pub fn choose() {
    let field = document().get_element_by_id(FIELD);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        field.click();
    }
}

/// Reads what was chosen, and forgets the choice, so that the same file can be chosen again.
pub fn chosen(event: &Event, most: usize, done: Callback<Given>) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    read_first(input.files(), most, done);
    input.set_value("");
}

/// Tells of files dragged over the page, until the listeners are dropped.
pub fn listen_to_drags(most: usize, report: Callback<Drag>) -> [EventListener; 4] {
    let on = |name: &'static str, told: fn(&DragEvent, usize, &Callback<Drag>)| {
        let report = report.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window(), name, options, move |event| {
            // A word that is dragged from one field to another is none of our business.
            if let Some(event) = event.dyn_ref::<DragEvent>().filter(|event| holds_files(event)) {
                event.prevent_default();
                told(event, most, &report);
            }
        })
    };
    [
        on("dragenter", |_, _, report| report.emit(Drag::Over)),
        on("dragover", |_, _, _| ()),
        on("dragleave", |event, _, report| {
            // Within the page, one element's leaving is another's entering.
            if event.related_target().is_none() {
                report.emit(Drag::Gone);
            }
        }),
        on("drop", |event, most, report| {
            report.emit(Drag::Gone);
            let files = event.data_transfer().and_then(|data| data.files());
            read_first(files, most, report.reform(Drag::Dropped));
        }),
    ]
}

fn holds_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

fn read_first(files: Option<FileList>, most: usize, done: Callback<Given>) {
    let Some(file) = files.and_then(|files| files.get(0)) else { return };
    spawn_local(async move {
        let bytes = read(&file, most).await;
        done.emit(Given { name: file.name(), bytes });
    });
}

async fn read(file: &File, most: usize) -> Result<Vec<u8>, u64> {
    let size = file.size() as u64;
    if size > most as u64 {
        return Err(size);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| 0_u64)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
