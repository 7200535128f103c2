//! Requests and transactions of IndexedDB as futures.
//!
//! Each promise here resolves in any case, and what came of it is read from the request afterwards: a promise that is rejected while
//! nobody waits for it would count as a fault of the page.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::Failure;

/// A transaction that is under way.
pub struct Transaction {
    transaction: IdbTransaction,
    end: Promise,
}

impl Transaction {
    /// Begins one over these stores. What it writes is on the disk when it is done, in browsers that know of that.
    pub fn begin(database: &IdbDatabase, stores: &[&str], writes: bool) -> Result<Self, Failure> {
        let failed = |error: JsValue| Failure::of(&error);
        let names: Array = stores.iter().copied().map(JsValue::from_str).collect();
        let mode = if writes { "readwrite" } else { "readonly" };
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(failed)?;
        // By name: the third argument is too new for web-sys. Older browsers pass it over.
        let begin: Function = Reflect::get(database, &"transaction".into()).map_err(failed)?.unchecked_into();
        let begun = begin.call3(database, &names, &mode.into(), &options).map_err(failed)?;
        let transaction: IdbTransaction = begun.unchecked_into();
        let end = Promise::new(&mut |resolve, _| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&resolve));
        });
        Ok(Self { transaction, end })
    }

    /// One of its stores.
    pub fn store(&self, name: &str) -> Result<IdbObjectStore, Failure> {
        self.transaction.object_store(name).map_err(|error| Failure::of(&error))
    }

    /// Has the browser store it without waiting for more, where it can; else it does so by itself a little later.
    pub fn commit(&self) {
        let commit = Reflect::get(&self.transaction, &"commit".into()).ok();
        if let Some(commit) = commit.and_then(|commit| commit.dyn_into::<Function>().ok()) {
            let _ = commit.call0(&self.transaction);
        }
    }

    /// Gives it up: nothing of it is stored.
    pub fn abort(&self) {
        let _ = self.transaction.abort();
    }

    /// Waits until all of it is stored.
    pub async fn done(self) -> Result<(), Failure> {
        let event = JsFuture::from(self.end).await.map_err(|error| Failure::of(&error))?;
        if is(&event, "complete") {
            return Ok(());
        }
        Err(self.transaction.error().map_or(Failure::Closed, |error| Failure::of(&error)))
    }
}

/// Waits for what a request gives.
pub async fn result(request: Result<IdbRequest, JsValue>) -> Result<JsValue, Failure> {
    let request = request.map_err(|error| Failure::of(&error))?;
    let end = Promise::new(&mut |resolve, _| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&resolve));
    });
    JsFuture::from(end).await.map_err(|error| Failure::of(&error))?;
    if let Ok(Some(error)) = request.error() {
        return Err(Failure::of(&error));
    }
    request.result().map_err(|error| Failure::of(&error))
}

/// Waits until the database is open.
pub async fn opened(request: &IdbOpenDbRequest) -> Result<IdbDatabase, Failure> {
    let end = Promise::new(&mut |resolve, _| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&resolve));
        request.set_onblocked(Some(&resolve));
    });
    let event = JsFuture::from(end).await.map_err(|error| Failure::of(&error))?;
    if is(&event, "blocked") {
        return Err(Failure::Blocked);
    }
    match request.error() {
        // A closed door rather than a closed connection: there was none yet.
        Ok(Some(error)) => Err(match Failure::of(&error) {
            Failure::Closed => Failure::Denied,
            failure => failure,
        }),
        _ => request.result().map(JsCast::unchecked_into).map_err(|error| Failure::of(&error)),
    }
}

fn is(event: &JsValue, name: &str) -> bool {
    event.dyn_ref::<Event>().is_some_and(|event| event.type_() == name)
}
