//! The open plan: what it is, how it came to be, and what is wrong with it.
//!
//! Every change of a plan goes through [`Act`], so that each can be undone and carries a label.

mod act;
mod open;

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

pub use self::act::{Act, Revision};
pub use self::open::Open;
use super::trial::{Trial, Try};
use crate::plan::edit::{Change, Refused, RowChange, Target, apply_all, label_of};
use crate::plan::{Plan, Text};

/// The handle on the open plan that components share.
pub type WorkContext = UseReducerHandle<Work>;

/// The plan that is open, if any.
#[derive(Clone, Debug, Default)]
pub struct Work {
    open: Option<Rc<Open>>,
    /// What the last change was refused for; gone with the next one.
    refused: Rc<Vec<Refused>>,
}

/// Equal where nothing was done in between: plans are compared by pointer.
impl PartialEq for Work {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.open, &other.open) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same && Rc::ptr_eq(&self.refused, &other.refused)
    }
}

/// A plan that changed is another plan; comparing their contents would take longer than the edit did.
#[derive(Clone, Debug)]
pub struct ByPointer(pub Arc<Plan>);

impl PartialEq for ByPointer {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Work {
    /// The open plan with all that is known of it.
    pub const fn open(&self) -> Option<&Rc<Open>> {
        self.open.as_ref()
    }

    /// Why the last change was not made.
    pub fn refused(&self) -> &[Refused] {
        &self.refused
    }
}

impl Reducible for Work {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        if let Act::Open { key, plan, is_saved } = act {
            return Rc::new(Self::of(Open::new(key, plan, is_saved)));
        }
        let Some(open) = &self.open else { return self };
        if open.is_read_only && act.changes() {
            return self;
        }
        let mut next = Open::clone(open);
        match act {
            Act::Open { .. } => {}
            Act::Close => return Rc::default(),
            Act::Make(changes) => return self.changed(open, &changes, None),
            Act::Revise(revision) => return self.changed(open, &revision.of(open.plan()), None),
            Act::Shift(revision) => {
                let changes = revision.of(open.plan());
                return self.changed(open, &changes, changes.first().and_then(Change::target));
            }
            Act::Drag(change) => {
                let target = change.target();
                return self.changed(open, &[change], target);
            }
            Act::Replace(plan, label) => next = open.recorded(plan, label, None),
            Act::Try(Try::Drop) if open.trial().is_none() => return self,
            Act::Try(tried) => match Trial::after(open.trial().map(Rc::as_ref), open.plan(), tried) {
                Ok(trial) => next = open.with_trial(trial),
                Err(refused) => {
                    return Rc::new(Self { open: Some(open.clone()), refused: Rc::new(refused) });
                }
            },
            Act::Keep(name) => return self.kept(open, name),
            Act::Seal => next.history.seal(),
            Act::Saved(revision) => next.history.mark_saved(revision),
            Act::MoveTo(key) => {
                next.former_key = Some(std::mem::replace(&mut next.key, key));
                next.history.mark_saved(u64::MAX);
            }
            Act::OnlyLook => next.is_read_only = true,
            Act::Undo if next.history.undo() => next = next.checked(),
            Act::Redo if next.history.redo() => next = next.checked(),
            Act::Undo | Act::Redo => return self,
        }
        Rc::new(Self::of(next))
    }
}

impl Work {
    fn of(open: Open) -> Self {
        Self { open: Some(Rc::new(open)), refused: Rc::default() }
    }

    fn kept(&self, open: &Rc<Open>, name: Text) -> Rc<Self> {
        let row = open.trial().map(|trial| Arc::new(trial.as_scenario(open.plan(), name)));
        let Some(row) = row else { return Rc::new(self.clone()) };
        let id = row.id.clone();
        let kept = self.changed(open, &[RowChange::Add { row, before: None }.into()], None);
        let Some(open) = kept.open.as_ref().filter(|_| kept.refused.is_empty()) else { return kept };
        Rc::new(Self::of(open.with_trial(Trial::on(open.plan(), Some(id), Vec::new()))))
    }

    fn changed(&self, open: &Rc<Open>, changes: &[Change], target: Option<Target>) -> Rc<Self> {
        Rc::new(match apply_all(open.plan(), changes) {
            Ok(plan) if plan == **open.plan() => Self { open: Some(open.clone()), refused: Rc::default() },
            Ok(plan) => Self::of(open.recorded(Arc::new(plan), label_of(changes, open.plan()), target)),
            Err(refused) => Self { open: Some(open.clone()), refused: Rc::new(refused) },
        })
    }
}

/// The open plan, for whoever draws something of it.
#[hook]
pub fn use_open() -> Option<Rc<Open>> {
    use_context::<WorkContext>().and_then(|work| work.open().cloned())
}

/// What a person does with the plan takes effect.
#[hook]
pub fn use_act() -> Callback<Act> {
    let work = use_context::<WorkContext>().map(|work| work.dispatcher());
    Callback::from(move |act| {
        if let Some(work) = &work {
            work.dispatch(act);
        }
    })
}

#[cfg(test)]
mod tests;
