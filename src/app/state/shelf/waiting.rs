//! What would take the open plan away while something is tried on it that is not kept: it waits until a person has said what becomes
//! of that.

use super::{Happening, Keeper};

/// What is done once the open plan may go.
pub(super) type Then = Box<dyn FnOnce(&Keeper)>;

impl Keeper {
    /// Does this at once or, where something would be lost with it, once that is kept or dropped. Only the last of several waits.
    pub(super) fn make_way(&self, then: impl FnOnce(&Keeper) + 'static) {
        if !self.has_unkept_trial() {
            return then(self);
        }
        self.shared.waiting.replace(Some(Box::new(then)));
        self.tell(Happening::Asking(true));
    }

    /// Nothing is opened after all: the person goes on with what is tried.
    pub fn stay(&self) {
        self.shared.waiting.take();
        self.tell(Happening::Asking(false));
    }

    /// Does what waited, where nothing is lost with the open plan any more.
    pub(super) fn go_on(&self) {
        if self.has_unkept_trial() {
            return;
        }
        let then = self.shared.waiting.take();
        if let Some(then) = then {
            self.tell(Happening::Asking(false));
            then(self);
        }
    }

    /// Whether something is tried on the open plan that would be lost with it.
    pub(super) fn has_unkept_trial(&self) -> bool {
        self.shared.open.borrow().as_ref().is_some_and(|open| open.has_unkept_trial())
    }
}
