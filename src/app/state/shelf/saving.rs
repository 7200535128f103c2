//! How a state of a plan gets into the store, and what happens where another tab has been there.

use std::sync::Arc;

use super::queue::Job;
use super::{Card, Entry, Happening, Keeper, Note, Saving};
use crate::app::platform::lock::Held;
use crate::app::platform::store::{Failure, Record};
use crate::app::platform::{chance, timer};
use crate::app::state::left_out;
use crate::app::state::work::Act;
use crate::document::json;
use crate::i18n::{Key, Lang};
use crate::plan::edit::PlanField;
use crate::plan::{Plan, Text};

/// How long after a failure it is tried again, in milliseconds.
const RETRY: u32 = 3_000;
/// How long the store may take to answer, in milliseconds.
const PATIENCE: u32 = 10_000;

impl Keeper {
    /// Saves one plan after the other until all are or one cannot be.
    pub(super) async fn save_all(&self) {
        loop {
            let next = self.shared.queue.borrow_mut().take();
            let Some((key, job)) = next else { break };
            // A store may neither take it nor refuse it, and a person has to know.
            let saved = timer::within(PATIENCE, self.save(&key, &job)).await;
            if let Err(failure) = saved.unwrap_or(Err(Failure::Silent)) {
                self.shared.queue.borrow_mut().put_back(key, job);
                self.shared.has_failed.set(true);
                self.tell(Happening::Saving(Saving::Failed(failure)));
                self.save_in(RETRY);
                return;
            }
        }
        // What could not be saved is saved now, undone or deleted.
        if self.shared.has_failed.take() {
            self.tell(Happening::Saving(Saving::Idle));
        }
        if self.shared.is_awaited.take() {
            self.tell(Happening::Confirmed);
        }
    }

    async fn save(&self, key: &str, job: &Job) -> Result<(), Failure> {
        let card = self.new_card(&job.plan);
        let known = self.shared.writings.borrow().get(key).cloned();
        if !self.store(key, &job.plan, card.clone(), known.as_deref()).await? {
            self.go_on_as_copy(key, job);
            return Ok(());
        }
        if self.open_key().as_deref() == Some(key) {
            self.shared.has_failed.set(false);
            self.act(Act::Saved(job.revision));
            self.tell(Happening::Saving(Saving::Saved(card.changed)));
        }
        Ok(())
    }

    /// Writes a plan, unless what is there is not what this tab knows to be there. A record that is gone is written again: a person
    /// works on it.
    pub(super) async fn store(
        &self,
        key: &str,
        plan: &Plan,
        card: Card,
        known: Option<&str>,
    ) -> Result<bool, Failure> {
        let record = Record { card: card.write(), document: json::write(plan) };
        let own = self.own_writings();
        let may_replace = |there: Option<&str>| {
            let is_ours = |card: Card| Some(&*card.writing) == known || card.writing.starts_with(&own);
            there.is_none_or(|there| Card::read(there).is_some_and(is_ours))
        };
        let is_stored = self.shared.store.write(key, &record, may_replace).await?;
        if is_stored {
            self.knows(key, card.writing.clone());
            self.tell(Happening::Stored(Entry { key: key.to_owned(), card: Some(card) }));
        }
        Ok(is_stored)
    }

    /// A card under a writing that no other has.
    pub(super) fn new_card(&self, plan: &Plan) -> Card {
        let count = self.shared.writes.get().wrapping_add(1);
        self.shared.writes.set(count);
        Card::of(plan, chance::now(), format!("{}{count}", self.own_writings()))
    }

    /// What everything begins with that this tab writes.
    fn own_writings(&self) -> String {
        format!("{}-", self.shared.tab.borrow())
    }

    /// Saves what is open in one step, for the page may be gone before a second one.
    pub(super) fn save_at_once(&self) {
        let Some(open) = self.shared.open.borrow().clone() else { return };
        let is_held = self.shared.held.borrow().get(&open.key).is_some_and(Held::stands);
        if is_held && !open.is_saved() && !open.is_read_only() {
            let card = self.new_card(open.plan()).write();
            self.shared.store.write_at_once(&open.key, &Record { card, document: json::write(open.plan()) });
        }
        self.save_now();
    }

    /// What another tab wrote stays; what this one has gets a record of its own.
    fn go_on_as_copy(&self, key: &str, job: &Job) {
        let title = marked(&job.plan.title, Key::FilesConflictCopy);
        let copy = chance::key();
        left_out::carry(key, &copy);
        if self.open_key().as_deref() == Some(key) {
            self.act(Act::MoveTo(copy));
            self.act(Act::Make(vec![PlanField::Title(title).into()]));
        } else {
            let plan = Arc::new(Plan { title, ..(*job.plan).clone() });
            self.shared.queue.borrow_mut().put(copy, Job { plan, revision: job.revision });
        }
        self.tell(Happening::Note(Some(Note::Conflict)));
    }
}

/// The title with a mark behind it, in each language that it has.
pub(super) fn marked(title: &Text, mark: Key) -> Text {
    let untitled = Text {
        zh: Some(Key::FrameUntitled.text(Lang::Zh).to_owned()),
        en: Some(Key::FrameUntitled.text(Lang::En).to_owned()),
    };
    let title = if title.is_blank() { &untitled } else { title };
    let mark =
        |title: &Option<String>, lang| title.as_ref().map(|title| mark.with(lang, &[("title", title)]));
    Text { zh: mark(&title.zh, Lang::Zh), en: mark(&title.en, Lang::En) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stands_behind_what_there_is_of_a_title() {
        let only = Text { zh: None, en: Some("Roads".to_owned()) };
        let copy = marked(&only, Key::FilesCopy);
        assert!(copy.zh.is_none() && copy.en.is_some_and(|en| en.starts_with("Roads") && en.len() > 5));
        let copy = marked(&Text::default(), Key::FilesCopy);
        assert!(copy.zh.is_some() && copy.en.is_some());
    }
}
