//! What becomes of the plan: what is typed, filled, emptied, added and taken out, each as one step.

use std::rc::Rc;

use super::keys::Mode;
use super::state::{Grid, GridProps, Notice};
use crate::app::grid::gesture::{self, Gesture};
use crate::app::grid::selection::Selection;
use crate::app::grid::unread::outside;
use crate::app::grid::value::{Kind, Value};
use crate::app::platform::sheet as browser;
use crate::app::state::work::Act;
use crate::i18n::{Key, describe};
use crate::plan::edit::{Change, apply_all};

/// How many refusals are told one by one.
const MOST_TOLD: usize = 5;

impl Grid {
    /// What was typed goes into the plan, or stays in its cell with what is wrong.
    pub fn commit(&mut self, props: &GridProps) {
        let Some(mode) = self.editing.take() else { return };
        let text = browser::text_of(&self.input);
        browser::set_text(&self.input, "");
        if let Some(picker) = self.picker.take() {
            return self.take_picked(props, picker);
        }
        let Some((row, column)) = self.active() else { return };
        if self.is_left(mode, &text) {
            return;
        }
        let mut gesture = Gesture::default();
        gesture.put(&self.sheet, row, column, &text, self.unit);
        self.make(props, gesture);
    }

    /// What was typed goes into every cell of the range.
    pub fn fill_all(&mut self, props: &GridProps) {
        let Some(mode) = self.editing.take() else { return };
        let text = browser::text_of(&self.input);
        browser::set_text(&self.input, "");
        if !self.is_left(mode, &text) {
            self.put_into_range(props, &text);
        }
    }

    /// Whether nothing was chosen in the input that offered all there is to choose from.
    fn is_left(&self, mode: Mode, text: &str) -> bool {
        let is_choice = self.active_kind().is_some_and(|kind| matches!(kind, Kind::Choice(_)));
        is_choice && mode == Mode::Amend && text.is_empty()
    }

    /// Puts the text into every cell of the range.
    pub fn put_into_range(&mut self, props: &GridProps, text: &str) {
        let gesture = gesture::fill(&self.sheet, &self.view, self.selection.range(), text);
        self.make(props, gesture);
    }

    /// Makes the changes as one step, and tells what could not be read.
    pub fn make(&mut self, props: &GridProps, gesture: Gesture) {
        self.notice = Notice::default();
        if !gesture.unread.is_empty() {
            let words = gesture.unread.iter().take(MOST_TOLD).map(|unread| unread.trouble.line(props.lang));
            let words = words.collect();
            self.notice = Notice { words, urgent: true };
        }
        self.step(props, gesture);
    }

    /// Makes the changes as one step, and keeps what could not be read: texts in the same cells make way for it. `false` where the changes
    /// are refused.
    pub fn step(&mut self, props: &GridProps, gesture: Gesture) -> bool {
        let Gesture { changes, unread, touched } = gesture;
        let mut kept = outside(self.coming.as_ref().unwrap_or(&self.unread), &self.sheet, &touched);
        kept.extend(unread);
        if changes.is_empty() {
            self.unread = Rc::new(kept);
            return true;
        }
        let is_made = self.apply(props, changes);
        if is_made {
            // They belong to the plan that comes of it: undo leads back to the one before, and to its texts.
            self.coming = Some(Rc::new(kept));
        }
        is_made
    }

    /// Makes the changes, or tells who stands against them.
    fn apply(&mut self, props: &GridProps, changes: Vec<Change>) -> bool {
        if props.open.is_read_only() {
            self.notice = Notice { words: vec![Key::GridOnlyLook.text(props.lang).to_owned()], urgent: true };
            return false;
        }
        match apply_all(&self.sheet.plan, &changes) {
            Ok(_) => {
                props.act.emit(Act::Make(changes));
                true
            }
            Err(refused) => {
                let mut words = vec![Key::GridRefused.text(props.lang).to_owned()];
                words.extend(refused.iter().take(MOST_TOLD).map(|refused| {
                    let told = describe(&refused.reason, props.lang);
                    format!("{} {}", told.what, told.hint)
                }));
                self.notice = Notice { words, urgent: true };
                false
            }
        }
    }

    /// Empties the selected cells.
    pub fn clear(&mut self, props: &GridProps) {
        let gesture = gesture::clear(&self.sheet, &self.view, self.selection.range());
        self.make(props, gesture);
    }

    /// Turns yes into no, and no into yes, in the selected cells.
    pub fn toggle(&mut self, props: &GridProps) {
        let Some((row, column)) = self.active() else { return };
        if let Value::Flag(is) = self.sheet.value(row, column) {
            let text = if is { "false" } else { "true" };
            let gesture = gesture::fill(&self.sheet, &self.view, self.selection.range(), text);
            self.make(props, Gesture { unread: Vec::new(), ..gesture });
        }
    }

    /// Adds a row.
    pub fn add(&mut self, props: &GridProps) {
        let Some(id) = self.sheet.new_ids(1).pop() else { return };
        match self.sheet.addition(id, &[]) {
            Ok((change, _)) => {
                self.awaits_row = self.apply(props, vec![change]);
                self.takes_focus = true;
            }
            Err(trouble) => {
                let (what, hint) = trouble.say(props.lang);
                self.notice = Notice { words: vec![what, hint], urgent: true };
            }
        }
    }

    /// Takes the selected rows out.
    pub fn remove(&mut self, props: &GridProps) {
        let changes = gesture::remove(&self.sheet, &self.view, self.selection.range());
        let count = changes.len().to_string();
        self.takes_focus = true;
        if !changes.is_empty() && self.apply(props, changes) {
            let words = vec![Key::GridRemoved.with(props.lang, &[("count", &count)])];
            self.notice = Notice { words, urgent: false };
            self.selection = Selection::at(self.selection.range().from);
        }
    }
}
