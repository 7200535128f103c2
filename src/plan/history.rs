//! Undo and redo.
//!
//! A history keeps whole snapshots: plans share what they have in common, so one costs little more than what its edit touched.
//! It is bounded, names every step, and takes small steps at one target, such as those of a dragged slider, for a single one.

use std::collections::VecDeque;

/// The present state, and the way back and forth. `L` labels a step, `K` is what a step is aimed at.
#[derive(Clone, Debug)]
pub struct History<T, L, K> {
    present: State<T>,
    /// Oldest first; the label is that of the step which left the state.
    past: VecDeque<Step<T, L>>,
    /// Nearest last; the label is that of the step which leads to the state.
    future: Vec<Step<T, L>>,
    most_steps: usize,
    /// What the last step is aimed at while further steps at it join it.
    open: Option<K>,
    last_revision: u64,
    saved: Option<u64>,
}

#[derive(Clone, Debug)]
struct State<T> {
    value: T,
    revision: u64,
}

#[derive(Clone, Debug)]
struct Step<T, L> {
    state: State<T>,
    label: L,
}

impl<T, L, K: PartialEq> History<T, L, K> {
    /// A history that starts here, with what counts as saved, and goes back `most_steps` steps at most.
    pub const fn new(present: T, most_steps: usize) -> Self {
        Self {
            present: State { value: present, revision: 0 },
            past: VecDeque::new(),
            future: Vec::new(),
            most_steps,
            open: None,
            last_revision: 0,
            saved: Some(0),
        }
    }

    /// The present state.
    pub const fn present(&self) -> &T {
        &self.present.value
    }

    /// A number that only this state of the history has, also when it is come back to.
    pub const fn revision(&self) -> u64 {
        self.present.revision
    }

    /// Takes a step to another state. With the target of the last step, and nothing in between, it joins that step: one undo
    /// takes both back.
    pub fn record(&mut self, next: T, label: L, target: Option<K>) {
        self.last_revision = self.last_revision.saturating_add(1);
        let next = State { value: next, revision: self.last_revision };
        let joins = target.is_some() && self.open == target;
        let state = std::mem::replace(&mut self.present, next);
        if !joins {
            self.past.push_back(Step { state, label });
            if self.past.len() > self.most_steps {
                self.past.pop_front();
            }
        }
        self.future.clear();
        self.open = target;
    }

    /// Ends a gesture: the next step at the same target is a step of its own.
    pub fn seal(&mut self) {
        self.open = None;
    }

    /// Takes a step back; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        self.seal();
        let Some(Step { state, label }) = self.past.pop_back() else { return false };
        let state = std::mem::replace(&mut self.present, state);
        self.future.push(Step { state, label });
        true
    }

    /// Takes the step again that was taken back last; `false` where there is none.
    pub fn redo(&mut self) -> bool {
        self.seal();
        let Some(Step { state, label }) = self.future.pop() else { return false };
        let state = std::mem::replace(&mut self.present, state);
        self.past.push_back(Step { state, label });
        true
    }

    /// The label of the step that [`History::undo`] takes back.
    pub fn undo_label(&self) -> Option<&L> {
        self.past.back().map(|step| &step.label)
    }

    /// The label of the step that [`History::redo`] takes again.
    pub fn redo_label(&self) -> Option<&L> {
        self.future.last().map(|step| &step.label)
    }

    /// The steps that can be taken back, oldest first: what each is called, and the state before it.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = (&L, &T)> {
        self.past.iter().map(|step| (&step.label, &step.state.value))
    }

    /// The state of this revision is saved. Saving takes time, so it need not be the present one.
    pub const fn mark_saved(&mut self, revision: u64) {
        self.saved = Some(revision);
    }

    /// Whether the present state is the one saved last.
    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.present.revision)
    }
}
