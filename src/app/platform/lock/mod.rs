//! One tab per plan: a lock of the browser or, where the page is no secure context and has none, a lease in local storage.

mod lease;

use gloo::utils::window;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use self::lease::Lease;

/// What this tab holds, until it is dropped or the tab is gone.
pub struct Held {
    how: How,
}

impl Held {
    /// Whether no other tab has it by now. A lock cannot be lost.
    pub fn stands(&self) -> bool {
        match &self.how {
            How::Lease(lease) => lease.stands(),
            How::Lock { .. } | How::Unguarded => true,
        }
    }
}

enum How {
    Lock {
        _release: Release,
    },
    Lease(Lease),
    /// The browser knows of no way, so nobody can be asked.
    Unguarded,
}

struct Release(Option<Function>);

impl Drop for Release {
    fn drop(&mut self) {
        let _ = self.0.as_ref().map(|release| release.call0(&JsValue::UNDEFINED));
    }
}

/// Takes the plan for this tab; `None` where another tab has it.
pub async fn take(key: &str) -> Option<Held> {
    let name = format!("fundpool.lock.{key}");
    let manager = Reflect::get(&window().navigator(), &"locks".into()).ok();
    if let Some(manager) = manager.filter(JsValue::is_object)
        && let Ok(taken) = take_lock(&manager, &name).await
    {
        return taken.map(|release| Held { how: How::Lock { _release: release } });
    }
    let Ok(Some(storage)) = window().local_storage() else { return Some(Held { how: How::Unguarded }) };
    Lease::take(storage, name).await.map(|lease| Held { how: How::Lease(lease) })
}

/// The browser holds a lock for as long as the promise is open that the callback gives it.
async fn take_lock(manager: &JsValue, name: &str) -> Result<Option<Release>, JsValue> {
    let (holding, release) = promise();
    let (granted, grant) = promise();
    let callback = Closure::once_into_js(move |lock: JsValue| {
        let _ = grant.map(|grant| grant.call1(&JsValue::UNDEFINED, &lock));
        if lock.is_null() { JsValue::UNDEFINED } else { holding.into() }
    });
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE)?;
    let request: Function = Reflect::get(manager, &"request".into())?.dyn_into()?;
    let requested = request.call3(manager, &name.into(), &options, &callback)?;
    let lock = JsFuture::from(Promise::race(&Array::of2(&granted, &requested))).await?;
    Ok((!lock.is_null()).then_some(Release(release)))
}

/// A promise and what resolves it.
fn promise() -> (Promise, Option<Function>) {
    let mut resolver = None;
    let promise = Promise::new(&mut |resolve, _| resolver = Some(resolve));
    (promise, resolver)
}
