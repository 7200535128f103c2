//! An open plan with all that is known of it.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::state::trial::Trial;
use crate::diagnostic::Diagnostic;
use crate::plan::edit::{Label, Target};
use crate::plan::history::History;
use crate::plan::{Plan, check};

/// How many steps can be undone.
const MOST_STEPS: usize = 500;

/// An open plan.
#[derive(Clone, Debug)]
pub struct Open {
    /// Names its record in the browser's store; no other open or stored plan has it.
    pub key: String,
    /// The key it had before it went on under this one.
    pub former_key: Option<String>,
    pub(super) history: History<Arc<Plan>, Label, Target>,
    problems: Rc<Vec<Diagnostic>>,
    pub(super) is_read_only: bool,
    /// What is tried out on it, if anything.
    trial: Option<Rc<Trial>>,
}

impl Open {
    pub(super) fn new(key: String, plan: Arc<Plan>, is_saved: bool) -> Self {
        let problems = Rc::new(check(&plan));
        let mut history = History::new(plan, MOST_STEPS);
        if !is_saved {
            history.mark_saved(u64::MAX);
        }
        Self { key, former_key: None, history, problems, is_read_only: false, trial: None }
    }

    /// The plan as it is now.
    pub const fn plan(&self) -> &Arc<Plan> {
        self.history.present()
    }

    /// A number that only this state of the plan has since it was opened, also when it is come back to.
    pub const fn revision(&self) -> u64 {
        self.history.revision()
    }

    /// What is wrong with it.
    pub const fn problems(&self) -> &Rc<Vec<Diagnostic>> {
        &self.problems
    }

    /// Whether it can be solved: no problem is an error.
    pub fn is_sound(&self) -> bool {
        !self.problems.iter().any(Diagnostic::is_error)
    }

    /// What is tried out on it, if anything.
    pub const fn trial(&self) -> Option<&Rc<Trial>> {
        self.trial.as_ref()
    }

    /// The plan as a meeting sees it: as it is tried, else as it is.
    pub fn tried(&self) -> &Arc<Plan> {
        self.trial.as_ref().map_or(self.plan(), |trial| trial.plan())
    }

    /// The plan to be solved; none where that has errors.
    pub fn wanted(&self) -> Option<&Arc<Plan>> {
        let is_sound = self.trial.as_ref().map_or_else(|| self.is_sound(), |trial| trial.is_sound());
        is_sound.then(|| self.tried())
    }

    /// Whether something is tried that would be lost with the page.
    pub fn has_unkept_trial(&self) -> bool {
        self.trial.as_ref().is_some_and(|trial| trial.is_unkept())
    }

    /// What the last step is called.
    pub fn undo_label(&self) -> Option<&Label> {
        self.history.undo_label()
    }

    /// The steps that can be taken back, oldest first: what each is called, and the plan before it.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = (&Label, &Arc<Plan>)> {
        self.history.steps()
    }

    /// What the step is called that was taken back.
    pub fn redo_label(&self) -> Option<&Label> {
        self.history.redo_label()
    }

    /// Whether it can only be looked at.
    pub const fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// Whether the store has it as it is now.
    pub fn is_saved(&self) -> bool {
        self.history.is_saved()
    }

    pub(super) fn recorded(&self, plan: Arc<Plan>, label: Label, target: Option<Target>) -> Self {
        let mut next = self.clone();
        next.history.record(plan, label, target);
        next.checked()
    }

    pub(super) fn with_trial(&self, trial: Option<Trial>) -> Self {
        Self { trial: trial.map(Rc::new), ..self.clone() }
    }

    pub(super) fn checked(mut self) -> Self {
        self.problems = Rc::new(check(self.plan()));
        self.trial = self.trial.take().and_then(|trial| trial.again(self.plan())).map(Rc::new);
        self
    }
}
