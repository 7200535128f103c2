//! Listing, opening, copying, downloading and deleting stored plans.

use std::rc::Rc;
use std::sync::Arc;

use yew::platform::spawn_local;

use super::saving::marked;
use super::{Card, Entry, Happening, Intake, Keeper, Note, Saving, entries_of};
use crate::app::platform::store::{Failure, Record};
use crate::app::platform::{address, chance, files, lock, timer};
use crate::app::route::Page;
use crate::app::state::left_out;
use crate::app::state::work::Act;
use crate::document::json;
use crate::i18n::Key;
use crate::plan::Plan;

/// How long after the plans were asked for they are asked for again where they have not come, in milliseconds.
const AGAIN: u32 = 3_000;

impl Keeper {
    /// Lists the stored plans. A browser may refuse them at first, after it was killed say, or not answer at all: they are asked for
    /// until they come.
    pub fn list(&self) {
        let (asks, keeper) = (self.clone(), self.clone());
        self.shared.asks_again.replace(Some(timer::after(AGAIN, move || asks.list())));
        spawn_local(async move {
            let listed = keeper.shared.store.cards().await.map(entries_of);
            if listed.is_ok() {
                keeper.shared.asks_again.take();
            }
            keeper.tell(Happening::Listed(listed));
        });
    }

    /// Brings back the plan that the tab had.
    pub(super) fn restore(&self, key: Option<String>) {
        let keeper = self.clone();
        spawn_local(async move {
            if let Some(key) = key {
                keeper.bring(&key).await;
            }
            keeper.tell(Happening::Restored);
        });
    }

    /// Opens a stored plan and shows it.
    pub fn open(&self, key: String) {
        let keeper = self.clone();
        spawn_local(async move {
            if keeper.bring(&key).await {
                address::go(&Page::Overview.href());
            }
        });
    }

    /// Opens the plan once more, now that no other tab may have it any longer.
    pub fn open_again(&self) {
        self.make_way(Self::open_anew);
    }

    fn open_anew(&self) {
        let Some(key) = self.open_key() else { return };
        let keeper = self.clone();
        spawn_local(async move {
            if let Some(held) = lock::take(&key).await {
                keeper.shared.held.borrow_mut().insert(key.clone(), held);
                keeper.read(&key, true).await;
            } else {
                keeper.tell(Happening::Note(Some(Note::InUse)));
            }
        });
    }

    /// Whether the plan is open now.
    async fn bring(&self, key: &str) -> bool {
        if self.open_key().as_deref() == Some(key) {
            return true;
        }
        if self.open_unsaved(key) {
            return true;
        }
        let is_held = match lock::take(key).await {
            Some(held) => {
                self.shared.held.borrow_mut().insert(key.to_owned(), held);
                true
            }
            None => self.shared.held.borrow().contains_key(key),
        };
        self.read(key, is_held).await
    }

    /// What the store did not take is newer than what it has: opens that, where there is such.
    fn open_unsaved(&self, key: &str) -> bool {
        let unsaved = self.shared.queue.borrow().job(key).map(|job| job.plan.clone());
        let Some(plan) = unsaved else { return false };
        self.act(Act::Open { key: key.to_owned(), plan, is_saved: false });
        true
    }

    async fn read(&self, key: &str, is_held: bool) -> bool {
        let Some(record) = self.record(key).await else { return false };
        // It may have been on its way to the store, and was not taken.
        if self.open_unsaved(key) {
            return true;
        }
        let Some(card) = Card::read(&record.card) else {
            // Whose writing it is cannot be told, so it stays as it is, and what can be read of it is opened as another plan.
            return self.take_in(key, record.document.as_bytes());
        };
        let Some(plan) = json::read(record.document.as_bytes()).plan else {
            self.set_aside(key, card, &record.document).await;
            return false;
        };
        self.knows(key, card.writing);
        self.act(Act::Open { key: key.to_owned(), plan: Arc::new(plan), is_saved: true });
        if !is_held {
            self.act(Act::OnlyLook);
        }
        // What is told of a plan that cannot be saved stands until it is.
        if !self.shared.has_failed.get() {
            self.tell(Happening::Saving(Saving::Saved(card.changed)));
        }
        true
    }

    /// A document that cannot be read is listed as damaged from now on, and what is wrong with it is told.
    async fn set_aside(&self, key: &str, card: Card, document: &str) {
        let name = card.title().zh_first().to_owned();
        let writing = Some(card.writing.clone());
        let mut card = card;
        card.is_damaged = true;
        let record = Record { card: card.write(), document: document.to_owned() };
        let same = |there: Option<&str>| there.and_then(Card::read).map(|there| there.writing) == writing;
        // Only a label: where it cannot be written, it is seen again next time.
        let _ = self.shared.store.write(key, &record, same).await;
        self.tell(Happening::Stored(Entry { key: key.to_owned(), card: Some(card) }));
        self.tell(Happening::Intake(Some(Rc::new(Intake::refused(&name, document.as_bytes())))));
    }

    /// The stored record; none where there is none or it is not given, which is told.
    async fn record(&self, key: &str) -> Option<Record> {
        match self.shared.store.read(key).await {
            Ok(Some(record)) => Some(record),
            Ok(None) => {
                self.tell(Happening::Removed(key.to_owned()));
                self.tell(Happening::Note(Some(Note::Missing)));
                None
            }
            Err(failure) => {
                self.fail(failure);
                None
            }
        }
    }

    fn fail(&self, failure: Failure) {
        self.tell(Happening::Note(Some(Note::Failed(failure))));
    }

    /// Downloads a plan as it is, and where that is stored its document, whatever is in it.
    pub fn download(&self, key: String, name: String) {
        let download = move |document: &str| files::download(&name, "application/json", document.as_bytes());
        if let Some(plan) = self.unsaved_of(&key) {
            return download(&json::write(&plan));
        }
        let keeper = self.clone();
        spawn_local(async move {
            if let Some(record) = keeper.record(&key).await {
                download(&record.document);
            }
        });
    }

    /// The plan as it is, where the store does not have that.
    fn unsaved_of(&self, key: &str) -> Option<Arc<Plan>> {
        let queue = self.shared.queue.borrow();
        queue.unsaved().find(|(own, _)| *own == key).map(|(_, plan)| plan.clone())
    }

    /// Puts a copy of a stored plan beside it.
    pub fn copy(&self, key: String) {
        if let Some(plan) = self.unsaved_of(&key) {
            return self.copy_of(plan);
        }
        let keeper = self.clone();
        spawn_local(async move {
            let Some(record) = keeper.record(&key).await else { return };
            match json::read(record.document.as_bytes()).plan {
                Some(plan) => keeper.store_copy(&plan).await,
                None => keeper
                    .tell(Happening::Intake(Some(Rc::new(Intake::refused("", record.document.as_bytes()))))),
            }
        });
    }

    /// Puts a copy of this plan on the shelf.
    pub fn copy_of(&self, plan: Arc<Plan>) {
        let keeper = self.clone();
        spawn_local(async move { keeper.store_copy(&plan).await });
    }

    async fn store_copy(&self, plan: &Plan) {
        let copy = Plan { title: marked(&plan.title, Key::FilesCopy), ..plan.clone() };
        let (key, card) = (chance::key(), self.new_card(&copy));
        let title = copy.title.clone();
        match self.store(&key, &copy, card, None).await {
            Ok(_) => self.tell(Happening::Note(Some(Note::Copied(title)))),
            Err(failure) => self.fail(failure),
        }
    }

    /// Goes on with a copy of this plan.
    pub fn go_on_with_copy(&self, plan: &Plan) {
        let copy = Plan { title: marked(&plan.title, Key::FilesCopy), ..plan.clone() };
        self.make_way(move |keeper| keeper.begin(copy));
    }

    /// Deletes a stored plan; until something else is told, it can be brought back.
    pub fn delete(&self, key: String) {
        let keeper = self.clone();
        spawn_local(async move {
            let is_open = keeper.open_key().as_ref() == Some(&key);
            let held = lock::take(&key).await;
            if held.is_none() && !keeper.shared.held.borrow().contains_key(&key) {
                return keeper.tell(Happening::Note(Some(Note::InUse)));
            }
            let Some(record) = keeper.record(&key).await else { return };
            if is_open {
                keeper.act(Act::Close);
            }
            keeper.forget(&key);
            match keeper.shared.store.remove(&key).await {
                Ok(()) => {
                    left_out::forget(&key);
                    keeper.tell(Happening::Removed(key.clone()));
                    keeper.tell(Happening::Note(Some(Note::Deleted(Rc::new((key, record))))));
                }
                Err(failure) => keeper.fail(failure),
            }
        });
    }

    /// Brings back what was deleted.
    pub fn bring_back(&self, deleted: Rc<(String, Record)>) {
        let keeper = self.clone();
        spawn_local(async move {
            let (key, record) = &*deleted;
            match keeper.shared.store.write(key, record, |there| there.is_none()).await {
                Ok(_) => {
                    keeper
                        .tell(Happening::Stored(Entry { key: key.clone(), card: Card::read(&record.card) }));
                    keeper.tell(Happening::Note(None));
                }
                Err(failure) => keeper.fail(failure),
            }
        });
    }
}
