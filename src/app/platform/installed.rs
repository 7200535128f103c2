//! The app kept on this machine by its service worker, where the browser lets a page have one.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use gloo::utils::window;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};
use yew::Callback;
use yew::platform::spawn_local;

/// The service worker beside the page.
const PROGRAM: &str = "./service-worker.js";
/// What it is told when the person wants the new version.
const TAKE_OVER: &str = "take-over";
/// How often a page that stays open asks for a new version, in milliseconds.
const ASK: u32 = 3_600_000;

/// Whether the app is kept on this machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// It is not known yet, or its files are still coming.
    #[default]
    Coming,
    /// It opens without the network.
    Whole,
    /// The same, and a newer version waits.
    Outdated,
    /// The files did not come whole; a later visit tries again.
    Failed,
    /// The page is a single file, which is kept by whoever has it.
    SingleFile,
    /// The browser does not allow it at this address: it is plain http, or the window is private.
    Forbidden,
}

/// What the browser holds for the app, until this is dropped.
pub struct Installation {
    report: Callback<Kept>,
    /// Whether the page itself is of an older version: that stays so, whichever version other tabs go over to.
    is_outdated: Cell<bool>,
    registration: RefCell<Option<ServiceWorkerRegistration>>,
    listeners: RefCell<Vec<EventListener>>,
    asking: RefCell<Option<Interval>>,
}

impl Installation {
    /// Has the app kept on this machine, and tells how that stands.
    pub fn start(report: Callback<Kept>) -> Rc<Self> {
        let (listeners, registration, asking) = Default::default();
        let installation =
            Rc::new(Self { report, is_outdated: Cell::new(false), registration, listeners, asking });
        if window().location().protocol().is_ok_and(|protocol| protocol == "file:") {
            installation.tell(Some(Kept::SingleFile));
        } else if let Some(container) = container() {
            let kept = installation.clone();
            spawn_local(async move { kept.register(&container).await });
        } else {
            installation.tell(Some(Kept::Forbidden));
        }
        installation
    }

    fn tell(&self, kept: Option<Kept>) {
        let Some(kept) = kept.filter(|_| !self.is_outdated.get()) else { return };
        self.is_outdated.set(kept == Kept::Outdated);
        self.report.emit(kept);
    }

    async fn register(self: Rc<Self>, container: &ServiceWorkerContainer) {
        let registered = JsFuture::from(container.register(PROGRAM)).await;
        let Ok(registration) = registered.and_then(JsCast::dyn_into::<ServiceWorkerRegistration>) else {
            return self.tell(Some(Kept::Failed));
        };
        self.tell(standing(&registration));
        let comes = {
            let (installation, registration) = (self.clone(), registration.clone());
            EventListener::new(&registration.clone(), "updatefound", move |_| {
                installation.watch(&registration)
            })
        };
        self.listeners.borrow_mut().push(comes);
        self.watch(&registration);
        let asks = registration.clone();
        // Whether there is one is told by the event; that nobody answers is no news.
        let ask = move || {
            let Ok(asked) = asks.update() else { return };
            spawn_local(async move { drop(JsFuture::from(asked).await) });
        };
        self.asking.replace(Some(Interval::new(ASK, ask)));
        self.registration.replace(Some(registration));
    }

    /// Tells what becomes of the version that is coming.
    fn watch(self: &Rc<Self>, registration: &ServiceWorkerRegistration) {
        let Some(coming) = registration.installing() else { return };
        let (installation, registration) = (self.clone(), registration.clone());
        let changes = EventListener::new(&coming, "statechange", move |event| {
            let worker = event.target().and_then(|target| target.dyn_into::<ServiceWorker>().ok());
            let is_refused = worker.is_some_and(|worker| worker.state() == ServiceWorkerState::Redundant);
            let otherwise = is_refused.then_some(Kept::Failed);
            installation.tell(standing(&registration).or(otherwise));
        });
        self.listeners.borrow_mut().push(changes);
    }

    /// Goes over to the version that waits, and loads the page anew once it has taken over.
    pub fn go_over(&self) {
        let waiting = self.registration.borrow().as_ref().and_then(ServiceWorkerRegistration::waiting);
        let (Some(waiting), Some(container)) = (waiting, container()) else {
            // Another tab has gone over already.
            return super::page::reload();
        };
        let over = EventListener::once(&container, "controllerchange", |_| super::page::reload());
        self.listeners.borrow_mut().push(over);
        let _ = waiting.post_message(&JsValue::from_str(TAKE_OVER));
    }
}

/// What is there of the app; none while nothing is whole.
fn standing(registration: &ServiceWorkerRegistration) -> Option<Kept> {
    let is_active = registration.active().is_some();
    match registration.waiting() {
        Some(_) if is_active => Some(Kept::Outdated),
        _ => is_active.then_some(Kept::Whole),
    }
}

/// Where service workers are registered; none where the page is no secure context.
fn container() -> Option<ServiceWorkerContainer> {
    let container = Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
    container.is_object().then(|| container.unchecked_into())
}
