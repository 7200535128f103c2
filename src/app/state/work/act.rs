//! What a person can do with a plan.

use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use crate::app::state::trial::Try;
use crate::plan::edit::{Change, Label};
use crate::plan::{Plan, Text};

/// What a person does with a plan.
#[derive(Clone, Debug)]
pub enum Act {
    /// Works on this plan from now on; the one before stays in the store.
    Open {
        /// The name of its record.
        key: String,
        /// The plan.
        plan: Arc<Plan>,
        /// Whether the store has it as it is.
        is_saved: bool,
    },
    /// Changes the plan: all of it or, where one is refused, nothing.
    Make(Vec<Change>),
    /// Changes what is in the plan by then, all or nothing.
    Revise(Revision),
    /// The same, as one gesture with revisions of the same field before: an arrow held down.
    Shift(Revision),
    /// The same as [`Act::Make`], as one gesture with changes of the same field before: a slider being dragged.
    Drag(Change),
    /// Puts a plan in place of the present one, under this label: a pasted table, a way out.
    Replace(Arc<Plan>, Label),
    /// Tries something out, without a step.
    Try(Try),
    /// Makes a scenario of this name of what is tried, and goes on with that.
    Keep(Text),
    /// Ends a gesture.
    Seal,
    /// Takes the last step back.
    Undo,
    /// Takes the step again that was taken back.
    Redo,
    /// The store has the state of this revision.
    Saved(u64),
    /// The plan goes on under another key, where the store does not have it yet.
    MoveTo(String),
    /// The plan can only be looked at from now on: another tab has it.
    OnlyLook,
    /// No plan is open any more.
    Close,
}

impl Act {
    /// Whether it changes the plan.
    pub(super) const fn changes(&self) -> bool {
        matches!(
            self,
            Self::Make(_)
                | Self::Revise(_)
                | Self::Shift(_)
                | Self::Drag(_)
                | Self::Replace(..)
                | Self::Undo
                | Self::Redo
                | Self::Keep(_)
        )
    }
}

/// Changes that are made of what is in the plan when they take effect.
///
/// A list that is set as a whole has to be: what a person clicks on may have been drawn before the last change took effect, and would
/// take that back.
#[derive(Clone)]
pub struct Revision(Rc<Revise>);

type Revise = dyn Fn(&Plan) -> Vec<Change>;

impl Revision {
    /// A revision by this function.
    pub fn new(changes: impl Fn(&Plan) -> Vec<Change> + 'static) -> Self {
        Self(Rc::new(changes))
    }

    /// What it changes in the plan.
    pub fn of(&self, plan: &Plan) -> Vec<Change> {
        (self.0)(plan)
    }
}

impl fmt::Debug for Revision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Revision")
    }
}
