//! What happens to a grid, and what comes of it.

use std::rc::Rc;

use super::keys::{Intent, Mode};
use super::state::{Grid, GridProps, News, Notice, keep_unit, sheet_of};
use crate::app::grid::gesture;
use crate::app::grid::selection::{Selection, Spot, Step};
use crate::app::grid::value::Kind;
use crate::app::grid::window::Port;
use crate::app::platform::sheet as browser;
use crate::app::state::work::Act;
use crate::i18n::Key;

impl Grid {
    /// Takes news in; `false` where nothing looks different.
    pub fn hear(&mut self, props: &GridProps, news: News) -> bool {
        match news {
            News::Scrolled => return self.measure(),
            News::Resized => self.resize(),
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
            News::NextProblem => self.go_to_next_problem(),
            News::Add => self.add(props),
            News::Remove => self.remove(props),
            News::Jump(row, column) => {
                self.go_to(row, column);
                self.takes_focus = true;
            }
        }
        true
    }

    /// Takes its measures; `false` where that shows no other rows.
    pub fn measure(&mut self) -> bool {
        self.lay_picker();
        let Some(measured) = browser::measure(&self.scroller) else { return false };
        let before = self.port.window(self.view.len());
        let row = if measured.row > 0.0 { measured.row } else { self.port.row };
        let browser::Measures { top, height, rim, columns, .. } = measured;
        self.port = Port { top, height, row, rim, columns };
        before != self.port.window(self.view.len())
    }

    /// Takes its measures anew. What was in sight stays there.
    fn resize(&mut self) {
        let is_seen = self.port.reveal(self.selection.head.row).is_none();
        self.measure();
        self.follows |= is_seen;
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
            Intent::NextProblem => self.go_to_next_problem(),
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

    fn tell_of_cells(&mut self, key: Key) {
        let range = self.selection.range();
        let count = range.rows().saturating_mul(range.columns()).to_string();
        let words = vec![key.with(self.sheet.lang, &[("count", &count)])];
        self.notice = Notice { words, urgent: false };
    }

    fn sort(&mut self, column: Option<usize>) {
        let column = column.unwrap_or(self.selection.active.column);
        let compare = browser::collator(self.sheet.lang.tag());
        self.arrangement.sort(&self.sheet, column, &compare);
        self.rearrange();
        self.follows = true;
    }
}
