//! A lease in local storage: who has a plan where the browser has no locks.
//!
//! Whoever holds one renews it every few seconds. A browser that is killed renews nothing, so a plan is free again soon after; a hidden
//! tab, whose timers a browser may all but stop, is asked first, and hears that at once.

use std::rc::Rc;
use std::time::Duration;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use gloo::utils::window;
use js_sys::Reflect;
use web_sys::{Event, Storage};

use crate::app::platform::chance;

/// How often a lease is renewed, in milliseconds.
const RENEWAL: u32 = 4_000;
/// How old a lease may be and still count without a question, in milliseconds.
const FRESH: u64 = 12_000;
/// How long whoever holds an older one has for an answer.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// A plan is this tab's for as long as this is not dropped and no other tab had reason to take it.
pub struct Lease {
    entry: Rc<Entry>,
    _renewal: Interval,
    _listeners: [EventListener; 2],
}

impl Lease {
    /// Takes it; `None` where another tab has it, and is alive.
    pub async fn take(storage: Storage, name: String) -> Option<Self> {
        let entry = Rc::new(Entry { storage, name, owner: chance::key() });
        if let Some(holder) = entry.holder()
            && (holder.is_fresh() || entry.is_answered(&holder).await)
        {
            return None;
        }
        entry.write();
        let (renewed, asked, left) = (entry.clone(), entry.clone(), entry.clone());
        let asked = EventListener::new(&window(), "storage", move |event| {
            if key_of(event).is_some_and(|key| key == asked.question()) {
                asked.renew();
            }
        });
        let left = EventListener::new(&window(), "pagehide", move |_| left.remove());
        let renewal = Interval::new(RENEWAL, move || renewed.renew());
        Some(Self { entry, _renewal: renewal, _listeners: [asked, left] })
    }

    /// Whether it is still this tab's: a tab that was frozen may wake to find that another went on without it.
    pub fn stands(&self) -> bool {
        self.entry.is_ours()
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.entry.remove();
    }
}

/// The entry of a plan, as one tab sees it.
struct Entry {
    storage: Storage,
    name: String,
    owner: String,
}

impl Entry {
    fn holder(&self) -> Option<Holder> {
        Holder::read(&self.storage.get_item(&self.name).ok()??)
    }

    fn is_ours(&self) -> bool {
        self.holder().is_some_and(|holder| holder.owner == self.owner)
    }

    fn write(&self) {
        let holder = Holder { since: chance::now(), owner: self.owner.clone() };
        let _ = self.storage.set_item(&self.name, &holder.write());
    }

    /// What another tab took meanwhile stays that tab's.
    fn renew(&self) {
        if self.holder().is_none_or(|holder| holder.owner == self.owner) {
            self.write();
        }
    }

    fn remove(&self) {
        if self.is_ours() {
            let _ = self.storage.remove_item(&self.name);
        }
    }

    /// The name of the entry by which other tabs ask.
    fn question(&self) -> String {
        format!("{}.asked", self.name)
    }

    /// Asks; whether whoever has it renews it, as a tab that is alive does at once.
    async fn is_answered(&self, before: &Holder) -> bool {
        let question = self.question();
        let _ = self.storage.set_item(&question, &chance::key());
        yew::platform::time::sleep(PATIENCE).await;
        let _ = self.storage.remove_item(&question);
        self.holder().is_some_and(|holder| holder != *before)
    }
}

/// Who has a plan, and since when, in milliseconds since 1970.
#[derive(Debug, PartialEq)]
struct Holder {
    since: u64,
    owner: String,
}

impl Holder {
    fn read(text: &str) -> Option<Self> {
        let (since, owner) = text.split_once(' ')?;
        Some(Self { since: since.parse().ok()?, owner: owner.to_owned() })
    }

    fn write(&self) -> String {
        format!("{} {}", self.since, self.owner)
    }

    /// A clock that was set back does not make it last longer.
    fn is_fresh(&self) -> bool {
        chance::now().checked_sub(self.since).is_some_and(|age| age < FRESH)
    }
}

/// The entry that a storage event is about.
fn key_of(event: &Event) -> Option<String> {
    Reflect::get(event, &"key".into()).ok()?.as_string()
}

#[cfg(test)]
mod tests {
    use super::Holder;

    #[test]
    fn a_holder_is_read_as_it_was_written() {
        let holder = Holder { since: 1_606_000_000_000, owner: "a1".to_owned() };
        assert_eq!(Holder::read(&holder.write()), Some(holder));
        for text in ["", "1606000000000", "soon a1"] {
            assert_eq!(Holder::read(text), None, "{text}");
        }
    }
}
