//! What happens to a grid, and what comes of it.

use std::rc::Rc;

use super::keys::{Intent, Mode};
use super::state::{Grid, GridProps, News, Notice, Pending, keep_unit, sheet_of};
use crate::app::grid::gesture::{self, Gesture};
use crate::app::grid::paste::{self, Reading};
use crate::app::grid::selection::{Selection, Spot, Step};
use crate::app::grid::tsv;
use crate::app::grid::unread::{Unread, outside};
use crate::app::grid::value::{Kind, Value};
use crate::app::grid::window::Port;
use crate::app::platform::sheet as browser;
use crate::app::state::work::Act;
use crate::i18n::{Key, describe};
use crate::plan::edit::{Change, apply_all};

/// How many refusals are told one by one.
const MOST_TOLD: usize = 5;

impl Grid {
    /// Takes news in; `false` where nothing looks different.
    pub fn hear(&mut self, props: &GridProps, news: News) -> bool {
        match news {
            News::Scrolled => return self.measure(),
            News::Printing(is) => self.is_printing = is,
            News::Typed if self.picker.is_some() => self.search(),
            News::Typed => return self.begin(Mode::Replace),
            News::Meant(intent) => self.mean(props, intent),
            News::Left => self.commit(props),
            News::Pressed(spot, extend) => self.press(props, spot, extend),
            // What is typed or pasted next is meant for the grid.
            News::PressedBeside => self.takes_focus = true,
            News::PressedTwice(spot) => {
                self.press(props, spot, false);
                self.change();
            }
            News::Offered(spot) => {
                self.press(props, spot, false);
                self.offer();
            }
            News::Ticked(at) => self.tick(Some(at)),
            News::Picked(true) => self.commit(props),
            News::Picked(false) => self.cancel(),
            News::Copied => self.tell_of_cells(Key::GridCopied),
            News::Cut => self.clear(props),
            News::Pasted(text) => self.paste(props, &text),
            News::Read(reading) => self.understand(reading),
            News::Decided(does) => self.decide(props, does),
            News::Unit(unit) => {
                self.unit = unit;
                keep_unit(unit);
                self.sheet = Rc::new(sheet_of(props, unit));
            }
            News::Filter(words) => {
                self.arrangement.filter(&self.sheet, &words);
                self.filter = words;
                self.rearrange();
            }
            News::Sort(column) => self.sort(column),
            News::Add => self.add(props),
            News::Remove => self.remove(props),
            News::Jump(row, column) => {
                self.go_to(row, column);
                self.takes_focus = true;
            }
        }
        true
    }

    fn measure(&mut self) -> bool {
        self.lay_picker();
        let Some(measured) = browser::measure(&self.scroller) else { return false };
        let before = self.port.window(self.view.len());
        let row = if measured.row > 0.0 { measured.row } else { self.port.row };
        let browser::Measures { top, height, rim, columns, .. } = measured;
        self.port = Port { top, height, row, rim, columns };
        before != self.port.window(self.view.len())
    }

    /// Begins to edit the active cell; the range stays, for all of it may be meant.
    pub fn begin(&mut self, mode: Mode) -> bool {
        let begins = self.editing.is_none() && self.active().is_some();
        if begins {
            self.editing = Some(mode);
            self.follows = true;
        }
        begins
    }

    /// Begins to change what is in the active cell, as text.
    pub fn amend(&mut self) {
        let (Some((row, column)), Some(kind)) = (self.active(), self.active_kind()) else { return };
        let is_choice = matches!(kind, Kind::Choice(_));
        if self.begin(Mode::Amend) {
            let unread = self.unread_in(row, column).map(|unread| unread.text.clone());
            // An empty input offers all there is to choose from.
            let typed = if is_choice { String::new() } else { self.sheet.typed(row, column) };
            browser::set_text(&self.input, &unread.unwrap_or(typed));
        }
    }

    fn mean(&mut self, props: &GridProps, intent: Intent) {
        match intent {
            Intent::Go(step, extend) => {
                self.notice = Notice::default();
                self.go(step, extend);
            }
            Intent::Tab(by) => {
                self.commit(props);
                self.go(Step::Columns(by), false);
            }
            Intent::Amend => self.amend(),
            Intent::Change => self.change(),
            Intent::Offer => self.offer(),
            Intent::Browse(by) => self.browse(by),
            Intent::Tick => self.tick(None),
            Intent::FillAll => self.fill_all(props),
            Intent::Commit(step) => {
                self.commit(props);
                self.go(step, false);
            }
            Intent::Cancel => self.cancel(),
            Intent::Clear => self.clear(props),
            Intent::Toggle => self.toggle(props),
            Intent::All => self.selection = Selection::all(self.extent()),
            Intent::FillDown => {
                let gesture = gesture::fill_down(&self.sheet, &self.view, self.selection.range());
                self.make(props, gesture);
            }
            Intent::Undo => props.act.emit(Act::Undo),
            Intent::Redo => props.act.emit(Act::Redo),
        }
    }

    fn go(&mut self, step: Step, extend: bool) {
        let (sheet, view) = (self.sheet.clone(), self.view.clone());
        let filled =
            |spot: Spot| view.get(spot.row).is_some_and(|row| !sheet.value(*row, spot.column).is_blank());
        self.selection = self.selection.step(step, extend, self.extent(), &filled);
        self.follows = true;
    }

    fn press(&mut self, props: &GridProps, spot: Spot, extend: bool) {
        self.commit(props);
        self.selection =
            if extend { Selection { head: spot, ..self.selection } } else { Selection::at(spot) };
        self.follows = true;
        self.takes_focus = true;
    }

    fn cancel(&mut self) {
        if self.editing.take().is_some() {
            self.picker = None;
            browser::set_text(&self.input, "");
        } else {
            self.selection = Selection::at(self.selection.active);
            self.notice = Notice::default();
        }
    }

    /// What was typed goes into the plan, or stays in its cell with what is wrong.
    fn commit(&mut self, props: &GridProps) {
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
    fn fill_all(&mut self, props: &GridProps) {
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

    fn put_into_range(&mut self, props: &GridProps, text: &str) {
        let gesture = gesture::fill(&self.sheet, &self.view, self.selection.range(), text);
        self.make(props, gesture);
    }

    /// Texts that could not be read in these cells make way for what is put there, and perhaps cannot be read either.
    fn put_unread(&mut self, cells: &[(usize, usize)], unread: Vec<Unread>) {
        let mut kept = outside(&self.unread, &self.sheet, cells);
        kept.extend(unread);
        self.unread = Rc::new(kept);
    }

    /// Makes the changes as one step, and keeps what could not be read.
    pub fn make(&mut self, props: &GridProps, gesture: Gesture) {
        self.notice = Notice::default();
        if !gesture.unread.is_empty() {
            let words = |unread: &Unread| {
                let (what, hint) = unread.trouble.say(props.lang);
                format!("{what} {hint}")
            };
            let words = gesture.unread.iter().take(MOST_TOLD).map(words).collect();
            self.notice = Notice { words, urgent: true };
        }
        self.put_unread(&gesture.touched, gesture.unread);
        if !gesture.changes.is_empty() {
            self.apply(props, gesture.changes);
        }
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

    fn clear(&mut self, props: &GridProps) {
        let gesture = gesture::clear(&self.sheet, &self.view, self.selection.range());
        self.make(props, gesture);
    }

    fn toggle(&mut self, props: &GridProps) {
        let Some((row, column)) = self.active() else { return };
        if let Value::Flag(is) = self.sheet.value(row, column) {
            let text = if is { "false" } else { "true" };
            let gesture = gesture::fill(&self.sheet, &self.view, self.selection.range(), text);
            self.make(props, Gesture { unread: Vec::new(), ..gesture });
        }
    }

    fn tell_of_cells(&mut self, key: Key) {
        let range = self.selection.range();
        let count = range.rows().saturating_mul(range.columns()).to_string();
        let words = vec![key.with(self.sheet.lang, &[("count", &count)])];
        self.notice = Notice { words, urgent: false };
    }

    fn paste(&mut self, props: &GridProps, text: &str) {
        let block = tsv::parse(text);
        let only = <&[_; 1]>::try_from(block.as_slice()).ok();
        if let Some([cell]) = only.map(|[row]| row.as_slice()) {
            return self.put_into_range(props, cell);
        }
        if block.is_empty() {
            let words = vec![Key::GridNothingToPaste.text(props.lang).to_owned()];
            self.notice = Notice { words, urgent: true };
            return;
        }
        let headings = paste::has_headings(&self.sheet, &block);
        let reading = Reading { unit: self.unit, headings };
        self.pending = Some(Pending { block, reading, paste: paste::Paste::default() });
        self.understand(reading);
    }

    fn understand(&mut self, reading: Reading) {
        let at = self.selection.range().from;
        if let Some(pending) = &mut self.pending {
            pending.reading = reading;
            pending.paste = paste::plan(&self.sheet, &self.view, at, &pending.block, reading);
        }
    }

    fn decide(&mut self, props: &GridProps, does: bool) {
        self.takes_focus = true;
        let Some(pending) = self.pending.take().filter(|_| does) else { return };
        let Gesture { changes, unread, touched } = pending.paste.gesture;
        if changes.is_empty() || self.apply(props, changes) {
            let (changed, added) = (pending.paste.changed.to_string(), pending.paste.added.to_string());
            let words = Key::GridPasted.with(props.lang, &[("changed", &changed), ("added", &added)]);
            self.notice = Notice { words: vec![words], urgent: false };
            self.put_unread(&touched, unread);
        }
    }

    fn sort(&mut self, column: Option<usize>) {
        let column = column.unwrap_or(self.selection.active.column);
        let compare = browser::collator(self.sheet.lang.tag());
        self.arrangement.sort(&self.sheet, column, &compare);
        self.rearrange();
        self.follows = true;
    }

    fn add(&mut self, props: &GridProps) {
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

    fn remove(&mut self, props: &GridProps) {
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
