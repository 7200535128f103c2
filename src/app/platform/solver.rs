//! The page's side of the conversation in [`crate::protocol`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};
use yew::Callback;

use super::page::{self, now};
use crate::protocol::{self, Reply, Request, Stamp};

/// How long a worker may be silent at its start before it counts as lost: its files come from the same place as the page's, which
/// are there by now.
const PATIENCE_SECONDS: u32 = 10;
/// How long it may then take to fetch the part that solves, which nobody may have fetched before.
const FETCHING_SECONDS: u32 = 120;

/// What is heard of the worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// It answers the first greeting.
    Answered {
        /// How long that took, in tenths of a millisecond.
        tenths: u32,
    },
    /// It says something about a plan.
    Reply(Rc<Reply>),
    /// It is lost.
    Lost(Loss),
}

/// Why there is no worker to work with.
#[derive(Clone, Debug, PartialEq)]
pub enum Loss {
    /// It said nothing for this long.
    Silent {
        /// In seconds.
        seconds: u32,
    },
    /// It is of another build than the page; `None` where it did not even say so in words the page knows.
    Stale(Option<Stamp>),
    /// It failed, in the browser's words; `None` where the browser has none: its file did not come.
    Failed(Option<String>),
}

/// A worker that runs until this is dropped.
pub struct SolverWorker {
    line: Rc<Line>,
    _listeners: [EventListener; 3],
}

impl SolverWorker {
    /// Asks something. What the worker answers is heard.
    pub fn ask(&self, request: &Request) {
        self.line.ask(request);
    }
}

impl Drop for SolverWorker {
    fn drop(&mut self) {
        // A pending time-out holds the line, which holds the time-out; and nobody waits any more.
        self.line.patience.take();
        self.line.worker.terminate();
    }
}

/// What the listeners share.
struct Line {
    worker: Worker,
    report: Callback<Heard>,
    asked_at: Cell<f64>,
    patience: RefCell<Option<Timeout>>,
}

/// Starts a worker and tells of it. `None` where the browser starts none, which is told too.
pub fn start(report: Callback<Heard>) -> Option<SolverWorker> {
    match Worker::new(&address()) {
        Ok(worker) => Some(listen(worker, report)),
        Err(error) => {
            report.emit(Heard::Lost(Loss::Failed(words_of(&error))));
            None
        }
    }
}

/// How many processors there are, as far as the browser tells.
pub fn processors() -> usize {
    // Whole and small in every browser.
    gloo::utils::window().navigator().hardware_concurrency() as usize
}

/// The worker's start script, told which files the page itself is made of: their names change with each build, so that no cache
/// can offer others.
fn address() -> String {
    let [worker, js, wasm] = ["data-worker", "data-js", "data-wasm"].map(page::program_file);
    format!("{worker}#js={js}&wasm={wasm}")
}

fn listen(worker: Worker, report: Callback<Heard>) -> SolverWorker {
    let line = Rc::new(Line { worker, report, asked_at: Cell::new(0.0), patience: RefCell::new(None) });
    wait(&line, PATIENCE_SECONDS);
    let on = |name: &'static str, hear: fn(&Rc<Line>, &Event)| {
        let line = line.clone();
        EventListener::new(&line.worker.clone(), name, move |event| hear(&line, event))
    };
    let listeners = [on("message", Line::hear), on("error", Line::fail), on("messageerror", Line::fail)];
    SolverWorker { line, _listeners: listeners }
}

/// From now on it may be silent for this long.
fn wait(line: &Rc<Line>, seconds: u32) {
    let silent = line.clone();
    let patience = Timeout::new(seconds.saturating_mul(1000), move || silent.lose(Loss::Silent { seconds }));
    line.patience.replace(Some(patience));
}

impl Line {
    fn hear(self: &Rc<Self>, event: &Event) {
        let text = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
        match protocol::read(&text.unwrap_or_default()) {
            Ok(Reply::Coming) => wait(self, FETCHING_SECONDS),
            Ok(Reply::Missing) => self.lose(Loss::Failed(None)),
            Ok(Reply::Ready(stamp)) if stamp == Stamp::own() => self.greet(),
            Ok(Reply::Ready(stamp)) => self.lose(Loss::Stale(Some(stamp))),
            Ok(Reply::Pong(_)) => self.answered(),
            Ok(Reply::Fault(what)) => self.lose(Loss::Failed(Some(what))),
            Ok(reply) => self.report.emit(Heard::Reply(Rc::new(reply))),
            Err(_) => self.lose(Loss::Stale(None)),
        }
    }

    fn fail(self: &Rc<Self>, event: &Event) {
        let words = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
        self.lose(Loss::Failed(words.filter(|words| !words.is_empty())));
    }

    fn greet(&self) {
        self.asked_at.set(now());
        self.ask(&Request::Ping);
    }

    fn ask(&self, request: &Request) {
        if let Ok(text) = protocol::write(request)
            && let Err(error) = self.worker.post_message(&JsString::from(text))
        {
            self.lose(Loss::Failed(words_of(&error)));
        }
    }

    fn answered(&self) {
        self.patience.take();
        // A clock that was set back gives a negative time, which counts as none.
        let tenths = ((now() - self.asked_at.get()) * 10.0) as u32;
        self.report.emit(Heard::Answered { tenths });
    }

    fn lose(&self, loss: Loss) {
        self.patience.take();
        self.report.emit(Heard::Lost(loss));
    }
}

fn words_of(error: &JsValue) -> Option<String> {
    error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()))
}
