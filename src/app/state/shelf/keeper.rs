//! Keeps the open plan: every change is saved soon, and nothing that another tab wrote is written over.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::queue::{Job, Queue};
use super::waiting::Then;
use super::{Happening, Shelf, ShelfContext};
use crate::app::platform::lock::{self, Held};
use crate::app::platform::store::Store;
use crate::app::platform::timer::{self, Later};
use crate::app::platform::{address, chance, keys, page, settings};
use crate::app::route::{Route, Staged};
use crate::app::state::work::{Act, Open, Work, WorkContext};
use crate::plan::Plan;

/// How long after a change it is saved, in milliseconds; more changes do not put it off.
const PAUSE: u32 = 150;
/// How long what was typed takes to get into the plan, in milliseconds.
const SETTLING: u32 = 30;
/// How long the page waits for the plan it had, in milliseconds, before it goes on without.
const PATIENCE: u32 = 3_000;
/// The name under which the tab remembers its plan.
pub const OPEN: &str = "open";

/// Whoever saves the open plan and brings stored ones.
#[derive(Clone, Default)]
pub struct Keeper {
    pub(super) shared: Rc<Shared>,
}

#[derive(Default)]
pub(super) struct Shared {
    pub(super) store: Store,
    /// Where to tell; none before the page is drawn.
    told: RefCell<Option<(UseReducerDispatcher<Shelf>, UseReducerDispatcher<Work>)>>,
    /// What this tab last wrote or read of each record.
    pub(super) writings: RefCell<BTreeMap<String, String>>,
    pub(super) queue: RefCell<Queue>,
    /// The plans that are this tab's alone.
    pub(super) held: RefCell<BTreeMap<String, Held>>,
    /// The open plan.
    pub(super) open: RefCell<Option<Rc<Open>>>,
    /// What is done once a person has said what becomes of what is tried.
    pub(super) waiting: RefCell<Option<Then>>,
    /// When the plans are asked for once more, while they have not come.
    pub(super) asks_again: RefCell<Option<Later>>,
    /// When something is saved, in milliseconds since 1970.
    later: RefCell<Option<(u64, Later)>>,
    is_saving: Cell<bool>,
    /// Whether the browser did not take what was to be saved last.
    pub(super) has_failed: Cell<bool>,
    /// Whether a person waits to hear that all is saved.
    pub(super) is_awaited: Cell<bool>,
    /// What this tab is called among the writers of records, and how often it wrote.
    pub(super) tab: RefCell<String>,
    pub(super) writes: Cell<u64>,
}

/// A keeper is the same for the life of the page.
impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shared, &other.shared)
    }
}

impl Keeper {
    fn new(shelf: UseReducerDispatcher<Shelf>, work: UseReducerDispatcher<Work>) -> Self {
        let keeper = Self::default();
        keeper.shared.told.replace(Some((shelf, work)));
        keeper.shared.tab.replace(chance::key());
        keeper
    }

    /// Whether nothing is lost with the page: all is saved, and nothing is tried that is not kept.
    fn keeps_all(&self) -> bool {
        !self.shared.has_failed.get() && !self.has_unkept_trial()
    }

    /// Tells the page what happened to the shelf.
    pub fn tell(&self, happening: Happening) {
        if let Some((shelf, _)) = &*self.shared.told.borrow() {
            shelf.dispatch(happening);
        }
    }

    pub(super) fn act(&self, act: Act) {
        if let Some((_, work)) = &*self.shared.told.borrow() {
            work.dispatch(act);
        }
    }

    /// The key of the open plan.
    pub(super) fn open_key(&self) -> Option<String> {
        self.shared.open.borrow().as_ref().map(|open| open.key.clone())
    }

    /// What was read under this writing may be written over.
    pub(super) fn knows(&self, key: &str, writing: String) {
        self.shared.writings.borrow_mut().insert(key.to_owned(), writing);
    }

    /// Nobody wants the plan to be saved any more.
    pub(super) fn forget(&self, key: &str) {
        self.shared.queue.borrow_mut().drop(key);
        self.shared.held.borrow_mut().remove(key);
    }

    /// This is the open plan as it is now.
    fn watch(&self, open: Option<Rc<Open>>) {
        let before = self.shared.open.replace(open.clone());
        let (key, before) = (open.as_ref().map(|open| &open.key), before.map(|open| open.key.clone()));
        if key != before.as_ref() {
            settings::remember(OPEN, key.map(String::as_str));
            self.let_go();
        }
        let Some(open) = open.filter(|open| !open.is_read_only()) else { return };
        if before.as_ref() != Some(&open.key) && !self.shared.held.borrow().contains_key(&open.key) {
            self.hold(open.key.clone());
        }
        if open.is_saved() {
            self.shared.queue.borrow_mut().drop(&open.key);
            return;
        }
        self.save_soon(open.key.clone(), Job { plan: open.plan().clone(), revision: open.revision() });
    }

    /// Saves this state in a moment.
    pub(super) fn save_soon(&self, key: String, job: Job) {
        self.shared.queue.borrow_mut().put(key, job);
        self.save_in(PAUSE);
    }

    /// A new plan is this tab's from the start.
    fn hold(&self, key: String) {
        let keeper = self.clone();
        spawn_local(async move {
            if let Some(held) = lock::take(&key).await {
                keeper.shared.held.borrow_mut().insert(key, held);
                keeper.let_go();
            }
        });
    }

    /// Other tabs may have the plans that this one is done with.
    fn let_go(&self) {
        let open = self.open_key();
        let queue = self.shared.queue.borrow();
        self.shared.held.borrow_mut().retain(|key, _| open.as_ref() == Some(key) || queue.holds(key));
    }

    /// Saves in a while, or sooner where that is planned already.
    pub(super) fn save_in(&self, millis: u32) {
        let due = chance::now().saturating_add(u64::from(millis));
        let mut later = self.shared.later.borrow_mut();
        if later.as_ref().is_none_or(|(planned, _)| *planned > due) {
            let keeper = self.clone();
            *later = Some((due, timer::after(millis, move || keeper.save_now())));
        }
    }

    /// Saves whatever is not saved.
    pub fn save_now(&self) {
        self.shared.later.take();
        if self.shared.is_saving.replace(true) {
            return;
        }
        let keeper = self.clone();
        spawn_local(async move {
            keeper.save_all().await;
            keeper.shared.is_saving.set(false);
            keeper.let_go();
        });
    }

    /// Every plan that the store does not have as it is.
    pub fn unsaved(&self) -> Vec<Arc<Plan>> {
        self.shared.queue.borrow().unsaved().map(|(_, plan)| plan.clone()).collect()
    }

    /// Saves whatever is not saved, and says so once it is.
    pub fn save_and_say(&self) {
        page::finish_typing();
        self.shared.is_awaited.set(true);
        // What was being typed gets into the plan first.
        self.save_in(SETTLING);
    }
}

/// What [`use_keeping`] provides.
pub struct Keeping {
    /// What is known of the stored plans.
    pub shelf: ShelfContext,
    /// Who keeps them.
    pub keeper: Keeper,
}

/// Keeps the open plan, and brings back the one that the tab had before it was loaded anew.
#[hook]
pub fn use_keeping(work: &WorkContext) -> Keeping {
    let shelf = use_reducer_eq(Shelf::default);
    let dispatchers = (shelf.dispatcher(), work.dispatcher());
    let keeper = (*use_memo((), |()| Keeper::new(dispatchers.0, dispatchers.1))).clone();
    // Asked before the first effect says that no plan is open.
    let before = use_memo((), |()| {
        // The window of notes has no plan of its own: it would hold it against the window it follows.
        let is_notes = Route::from_hash(&address::hash()).staged() == Some(Staged::Notes);
        settings::remembered(OPEN).filter(|_| !is_notes)
    });
    use_effect_with((), {
        let keeper = keeper.clone();
        move |()| {
            keeper.restore((*before).clone());
            let waits = keeper.clone();
            let patience = timer::after(PATIENCE, move || waits.tell(Happening::Restored));
            let (leaves, kept, saves) = (keeper.clone(), keeper.clone(), keeper);
            let leaving = keys::listen_to_leaving(
                Callback::from(move |()| leaves.save_at_once()),
                Callback::from(move |()| kept.keeps_all()),
            );
            let save = keys::listen_to_letter("s", Callback::from(move |()| saves.save_and_say()));
            move || drop((leaving, save, patience))
        }
    });
    let open = ByPointer(work.open().cloned());
    use_effect_with(open, {
        let keeper = keeper.clone();
        move |open: &ByPointer| {
            keeper.watch(open.0.clone());
            keeper.go_on();
        }
    });
    Keeping { shelf, keeper }
}

/// Another state of the open plan is another thing; comparing what is in it would take longer than the edit did.
struct ByPointer(Option<Rc<Open>>);

impl PartialEq for ByPointer {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        }
    }
}
