//! The plans this browser keeps: which there are, and whether the open one is among them as it is now.

mod begin;
mod card;
mod intake;
mod keeper;
mod queue;
mod saving;
mod shelving;
mod waiting;
mod wishes;

use std::rc::Rc;

use yew::prelude::*;

use self::card::in_order;
pub use self::card::{Card, Entry, entries_of};
pub use self::intake::{Intake, MOST_BYTES, Mended};
pub use self::keeper::{Keeper, Keeping, OPEN, use_keeping};
use crate::app::platform::store::{Failure, Record};
pub use crate::paper::figures::title_in;
use crate::plan::Text;

/// The handle on the shelf that components share.
pub type ShelfContext = UseReducerHandle<Shelf>;

/// What is known of the stored plans.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// The stored plans, the last changed first; none before they were asked for.
    pub entries: Option<Rc<Vec<Entry>>>,
    /// Why they did not come.
    pub unread: Option<Failure>,
    /// Whether the tab has found the plan again that it had before it was loaded anew, or had none.
    pub is_restored: bool,
    /// How the saving of the open plan stands.
    pub saving: Saving,
    /// What a file came to that was opened last.
    pub intake: Option<Rc<Intake>>,
    /// Counts the files that came to something to tell: the same file may come twice.
    pub intakes: u32,
    /// Whether something waits to be opened until a person has said what becomes of what is tried.
    pub is_asking: bool,
    /// What a person has to know of what was done.
    pub note: Option<Note>,
    /// Counts the times that a person asked for the plan to be saved and it was.
    pub confirmed: u32,
}

/// How the saving of the open plan stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// There has been nothing to save.
    #[default]
    Idle,
    /// What was last saved, when, in milliseconds since 1970.
    Saved(u64),
    /// The browser does not take it; it is tried again and again.
    Failed(Failure),
}

/// Something a person has to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Another tab wrote the open plan in the meantime; what this tab has goes on as a copy.
    Conflict,
    /// A copy with this title stands beside the others.
    Copied(Text),
    /// A plan was deleted; here is what it was.
    Deleted(Rc<(String, Record)>),
    /// A plan cannot be deleted, because another tab has it open.
    InUse,
    /// A stored plan is no longer there.
    Missing,
    /// The demonstration did not come.
    NoDemo,
    /// A stored plan was not given, or one could not be deleted.
    Failed(Failure),
}

/// What happens to the shelf.
#[derive(Clone, Debug)]
pub enum Happening {
    /// The stored plans were listed.
    Listed(Result<Vec<Entry>, Failure>),
    /// A record is new or has changed.
    Stored(Entry),
    /// A record is gone.
    Removed(String),
    /// The tab has found its plan again, or has none.
    Restored,
    /// How the saving stands.
    Saving(Saving),
    /// A person asked for it, and all is saved.
    Confirmed,
    /// A file was opened, or was not; none: what it came to is read.
    Intake(Option<Rc<Intake>>),
    /// Something waits to be opened, or does no more.
    Asking(bool),
    /// There is something to know; none: it is known.
    Note(Option<Note>),
}

impl Reducible for Shelf {
    type Action = Happening;

    fn reduce(self: Rc<Self>, happening: Happening) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match happening {
            Happening::Listed(Ok(entries)) => {
                (next.entries, next.unread) = (Some(Rc::new(in_order(entries))), None);
            }
            Happening::Listed(Err(failure)) => next.unread = Some(failure),
            Happening::Stored(entry) => next.entries = self.others(&entry.key.clone(), Some(entry)),
            Happening::Removed(key) => next.entries = self.others(&key, None),
            Happening::Restored => next.is_restored = true,
            Happening::Saving(saving) => next.saving = saving,
            Happening::Confirmed => next.confirmed = next.confirmed.wrapping_add(1),
            Happening::Intake(intake) => {
                next.intakes = next.intakes.wrapping_add(u32::from(intake.is_some()));
                next.intake = intake;
            }
            Happening::Asking(is_asking) => next.is_asking = is_asking,
            Happening::Note(note) => next.note = note,
        }
        Rc::new(next)
    }
}

impl Shelf {
    /// The entries with another one in place of the one with this key.
    fn others(&self, key: &str, new: Option<Entry>) -> Option<Rc<Vec<Entry>>> {
        let entries = self.entries.as_ref()?;
        let others = entries.iter().filter(|entry| entry.key != key).cloned();
        Some(Rc::new(in_order(others.chain(new).collect())))
    }
}

/// The shelf, for whoever draws something of it.
#[hook]
pub fn use_shelf() -> Shelf {
    use_context::<ShelfContext>().map(|shelf| (*shelf).clone()).unwrap_or_default()
}

/// Whoever puts plans on the shelf and takes them from it.
#[hook]
pub fn use_keeper() -> Keeper {
    use_context::<Keeper>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Plan;

    fn entry(key: &str, changed: u64) -> Entry {
        Entry { key: key.to_owned(), card: Some(Card::of(&Plan::default(), changed, String::new())) }
    }

    fn keys(shelf: &Shelf) -> Vec<&str> {
        shelf.entries.iter().flat_map(|entries| entries.iter()).map(|entry| &*entry.key).collect()
    }

    #[test]
    fn the_last_changed_plan_is_the_first_and_damaged_ones_are_last() {
        let damaged = Entry { key: "d".to_owned(), card: None };
        let listed = Happening::Listed(Ok(vec![damaged, entry("a", 1), entry("b", 2)]));
        let shelf = Rc::new(Shelf::default()).reduce(listed);
        assert_eq!(keys(&shelf), ["b", "a", "d"]);
        let shelf = shelf.reduce(Happening::Stored(entry("a", 3)));
        assert_eq!(keys(&shelf), ["a", "b", "d"]);
        assert_eq!(keys(&shelf.reduce(Happening::Removed("b".to_owned()))), ["a", "d"]);
    }

    #[test]
    fn what_is_stored_before_the_list_came_comes_with_the_list() {
        let shelf = Rc::new(Shelf::default()).reduce(Happening::Stored(entry("a", 1)));
        assert_eq!(shelf.entries, None);
    }
}
