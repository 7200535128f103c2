//! Files that a person opens: each is a new plan beside the others, or told in words why not.

use std::rc::Rc;
use std::sync::Arc;

use super::{Happening, Keeper};
use crate::app::platform::files::Given;
use crate::diagnostic::Diagnostic;
use crate::document::json::{self, SetAside};
use crate::document::limits;
use crate::plan::{Plan, shares_ids};

/// How large a file may be.
pub const MOST_BYTES: usize = limits::MAX_BYTES;

/// What a file came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Intake {
    /// What the file is called.
    pub name: String,
    /// Whether its plan is open now.
    pub is_open: bool,
    /// What there is to say about it: errors where it is not open, else notes.
    pub problems: Vec<Diagnostic>,
    /// The plan as it would be mended, where it can be.
    pub mended: Option<Rc<Mended>>,
    /// Whether it did not come at all, or is too large.
    pub unread: Option<u64>,
}

/// A plan that was mended.
#[derive(Clone, Debug, PartialEq)]
pub struct Mended {
    /// The plan.
    pub plan: Arc<Plan>,
    /// What was changed.
    pub changes: Vec<Diagnostic>,
    /// What was taken out.
    pub set_aside: Vec<SetAside>,
}

impl Intake {
    /// A document that is no plan as it is.
    pub fn refused(name: &str, bytes: &[u8]) -> Self {
        let repaired = json::repair(bytes);
        let (changes, set_aside) = (repaired.changes, repaired.set_aside);
        let mended = repaired.plan.map(|plan| Rc::new(Mended { plan: Arc::new(plan), changes, set_aside }));
        Self { mended, ..Self::of(name, false, json::read(bytes).diagnostics) }
    }

    fn of(name: &str, is_open: bool, problems: Vec<Diagnostic>) -> Self {
        Self { name: name.to_owned(), is_open, problems, mended: None, unread: None }
    }
}

impl Mended {
    /// What was taken out, each with its place, for the person to keep.
    pub fn rest(&self) -> String {
        self.set_aside.iter().map(|part| format!("{}\n{}\n\n", part.path, part.raw)).collect()
    }
}

/// The plan of a document, with an id of its own for each row: an edit would reach another row otherwise, and no page changes ids. Also what
/// was changed.
fn with_ids_apart(plan: Plan, bytes: &[u8]) -> (Plan, Vec<Diagnostic>) {
    if !shares_ids(&plan) {
        return (plan, Vec::new());
    }
    let apart = json::with_ids_apart(bytes);
    apart.plan.map_or((plan, Vec::new()), |plan| (plan, apart.changes))
}

impl Keeper {
    /// Opens a file that a person gave.
    pub fn open_file(&self, given: &Given) {
        match &given.bytes {
            Ok(bytes) => self.open_document(&given.name, bytes),
            Err(size) => {
                let intake = Intake { unread: Some(*size), ..Intake::of(&given.name, false, Vec::new()) };
                self.tell(Happening::Intake(Some(Rc::new(intake))));
            }
        }
    }

    /// Opens a document as a new plan, or tells why not.
    pub fn open_document(&self, name: &str, bytes: &[u8]) {
        self.take_in(name, bytes);
    }

    /// Opens a document as a new plan, as soon as the open one may go; whether it could be read.
    pub(super) fn take_in(&self, name: &str, bytes: &[u8]) -> bool {
        let read = json::read(bytes);
        let Some(plan) = read.plan else {
            self.tell(Happening::Intake(Some(Rc::new(Intake::refused(name, bytes)))));
            return false;
        };
        let (plan, changes) = with_ids_apart(plan, bytes);
        let problems = [read.diagnostics, changes].concat();
        let told = (!problems.is_empty()).then(|| Intake::of(name, true, problems));
        self.open_new(plan, told);
        true
    }

    /// Opens what a file was mended to.
    pub fn open_mended(&self, name: &str, mended: &Mended) {
        let told = Intake::of(name, true, mended.changes.clone());
        self.open_new((*mended.plan).clone(), Some(told));
    }

    /// Opens a plan that came as a file, with what there is to say about it.
    fn open_new(&self, plan: Plan, told: Option<Intake>) {
        self.make_way(move |keeper| {
            keeper.begin(plan);
            keeper.tell(Happening::Intake(told.map(Rc::new)));
        });
    }
}
