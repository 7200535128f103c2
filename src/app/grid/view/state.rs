//! What a grid remembers while it is on the page.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use super::keys::{Intent, Mode};
use crate::app::grid::arrange::Arrangement;
use crate::app::grid::paste::{Block, Paste, Reading};
use crate::app::grid::picker::Picker;
use crate::app::grid::selection::{Extent, Selection, Spot};
use crate::app::grid::sheet::Sheet;
use crate::app::grid::unread::{Unread, UnreadTexts, standing};
use crate::app::grid::value::Kind;
use crate::app::grid::window::Port;
use crate::app::platform::printing::Listening;
use crate::app::platform::resizing::Watching;
use crate::app::platform::settings;
use crate::app::state::answers::Answer;
use crate::app::state::work::{Act, Open};
use crate::i18n::Lang;
use crate::money::Unit;
use crate::plan::TableName;

/// The setting under which the browser keeps what amounts are shown in.
const UNIT: &str = "unit";

/// What a grid is given.
#[derive(Properties)]
pub struct GridProps {
    pub table: TableName,
    pub lang: Lang,
    pub act: Callback<Act>,
    pub open: Rc<Open>,
    pub answer: Option<Rc<Answer>>,
    pub is_waiting: bool,
    pub chosen: Option<String>,
    pub texts: UnreadTexts,
}

/// Plans and answers are the same only where they are the very same.
impl PartialEq for GridProps {
    fn eq(&self, other: &Self) -> bool {
        self.is_waiting == other.is_waiting && self.chosen == other.chosen && self.shows_same(other)
    }
}

impl GridProps {
    /// Whether the sheets of both are the same.
    pub fn shows_same(&self, other: &Self) -> bool {
        self.table == other.table
            && self.lang == other.lang
            && Arc::ptr_eq(self.open.plan(), other.open.plan())
            && self.answer == other.answer
    }
}

/// What happens to a grid.
pub enum News {
    /// A key with a meaning was pressed.
    Meant(Intent),
    /// Something was typed.
    Typed,
    /// The input lost the focus.
    Left,
    /// A cell was pressed; `true` stretches the range to it.
    Pressed(Spot, bool),
    /// The grid was pressed where there is no cell.
    PressedBeside,
    /// A cell was pressed twice.
    PressedTwice(Spot),
    /// Cells were cut out: they are on the clipboard already.
    Cut,
    /// Cells were copied.
    Copied,
    /// A text was pasted.
    Pasted(String),
    /// What is to be pasted is understood in another way.
    Read(Reading),
    /// It is pasted, or not.
    Decided(bool),
    /// It was scrolled.
    Scrolled,
    /// Its size changed, or that of its cells.
    Resized,
    /// The page is being printed, or that is over.
    Printing(bool),
    /// Amounts are shown in another unit.
    Unit(Unit),
    /// Only rows with these words are shown.
    Filter(String),
    /// Sorts by a column; by that of the active cell where none is named.
    Sort(Option<usize>),
    /// Adds a row.
    Add,
    /// Takes the selected rows out.
    Remove,
    /// An offer of the list below the cell was pressed.
    Ticked(usize),
    /// What is picked is taken, or the list left as it was.
    Picked(bool),
    /// The list of the active cell is asked for with the mouse.
    Offered(Spot),
    /// Goes to a cell: the row by its position in the list.
    Jump(usize, usize),
    /// Goes to the next cell with a problem.
    NextProblem,
}

/// A block that is to be pasted.
pub struct Pending {
    pub block: Block,
    pub reading: Reading,
    pub paste: Paste,
}

/// What was done or refused, in words.
#[derive(Default, PartialEq)]
pub struct Notice {
    pub words: Vec<String>,
    /// Whether something was refused.
    pub urgent: bool,
}

/// A grid.
pub struct Grid {
    pub sheet: Rc<Sheet>,
    /// The rows as shown, by their positions in the list.
    pub view: Rc<Vec<usize>>,
    pub arrangement: Arrangement,
    pub filter: String,
    pub unit: Unit,
    pub selection: Selection,
    pub editing: Option<Mode>,
    /// What is picked for the active cell, while that is done.
    pub picker: Option<Picker>,
    pub unread: Rc<Vec<Unread>>,
    /// What of that there will be once the plan is as it was just asked for.
    pub coming: Option<Rc<Vec<Unread>>>,
    pub pending: Option<Pending>,
    pub notice: Notice,
    pub port: Port,
    /// Whether the selection is to be scrolled to.
    pub follows: bool,
    /// Whether the input is to take the focus.
    pub takes_focus: bool,
    /// Goes to the last row once it is there.
    pub awaits_row: bool,
    /// Whether all rows are drawn, for the printer.
    pub is_printing: bool,
    /// Tell of printing.
    pub printing: Option<Listening>,
    /// Tells of other sizes.
    pub resizing: Option<Watching>,
    pub scroller: NodeRef,
    pub input: NodeRef,
    pub dialog: NodeRef,
    /// The list below the active cell.
    pub popup: NodeRef,
}

impl Grid {
    /// The grid of a list as it is.
    pub fn new(props: &GridProps) -> Self {
        let unit = settings::kept(UNIT).and_then(|name| unit_named(&name)).unwrap_or(Unit::TenThousand);
        let sheet = Rc::new(sheet_of(props, unit));
        let arrangement = Arrangement::default();
        carry_texts(props);
        Self {
            view: Rc::new(arrangement.view(&sheet)),
            unread: props.texts.give(&props.open.key, props.table, &sheet),
            coming: None,
            sheet,
            arrangement,
            filter: String::new(),
            unit,
            selection: Selection::default(),
            editing: None,
            picker: None,
            pending: None,
            notice: Notice::default(),
            port: Port { height: 600.0, row: 34.0, columns: (1, 10), ..Port::default() },
            follows: false,
            takes_focus: false,
            awaits_row: false,
            is_printing: false,
            printing: None,
            resizing: None,
            scroller: NodeRef::default(),
            input: NodeRef::default(),
            dialog: NodeRef::default(),
            popup: NodeRef::default(),
        }
    }

    /// Takes over what it is given anew.
    pub fn renew(&mut self, props: &GridProps, old: &GridProps) {
        let before = std::mem::replace(&mut self.sheet, Rc::new(sheet_of(props, self.unit)));
        self.rearrange();
        if !Arc::ptr_eq(&before.plan, &self.sheet.plan) {
            self.exchange_texts(props, old, &before);
        }
        if std::mem::take(&mut self.awaits_row) {
            self.selection = Selection::at(Spot { row: self.view.len().saturating_sub(1), column: 0 });
            self.follows = true;
        }
    }

    /// Has its texts kept that their cells do not take.
    pub fn leave(&self, props: &GridProps) {
        props.texts.keep(&props.open.key, props.table, &self.sheet.plan, &self.unread);
    }

    /// From one state of a plan to another, or to another plan: the texts go with the states.
    fn exchange_texts(&mut self, props: &GridProps, old: &GridProps, before: &Sheet) {
        let here = self.coming.take().unwrap_or_else(|| self.unread.clone());
        let is_known = old.texts.of_state(&old.open.key, old.table, &before.plan).is_some();
        if is_known || !(here.is_empty() && self.unread.is_empty()) {
            old.texts.keep(&old.open.key, old.table, &before.plan, &self.unread);
        }
        carry_texts(props);
        let (key, former) = (&props.open.key, props.open.former_key.as_ref());
        self.unread = if *key == old.open.key || former == Some(&old.open.key) {
            let known = props.texts.of_state(key, props.table, &self.sheet.plan);
            known.unwrap_or_else(|| Rc::new(standing(&here, before, &self.sheet)))
        } else {
            props.texts.give(key, props.table, &self.sheet)
        };
    }

    /// Shows the rows as they are now to be shown.
    pub fn rearrange(&mut self) {
        self.view = Rc::new(self.arrangement.view(&self.sheet));
        self.selection = self.selection.within(self.extent());
    }

    /// Goes to the row that the address names.
    pub fn choose(&mut self, props: &GridProps) {
        let row = props.chosen.as_deref().and_then(|id| self.sheet.row_of(id));
        if let Some(row) = row {
            self.go_to(row, 0);
            self.selection.head.column = self.extent().columns.saturating_sub(1);
        }
    }

    /// Goes to a cell, by its row's position in the list; shows all rows where it is hidden.
    pub fn go_to(&mut self, row: usize, column: usize) {
        if !self.view.contains(&row) {
            self.filter.clear();
            self.arrangement.filter(&self.sheet, "");
            self.rearrange();
        }
        if let Some(row) = self.view.iter().position(|own| *own == row) {
            self.selection = Selection::at(Spot { row, column });
            self.follows = true;
        }
    }

    /// How large the grid is.
    pub fn extent(&self) -> Extent {
        Extent { rows: self.view.len(), columns: self.sheet.columns.len() }
    }

    /// The list's row of the active cell, and its column.
    pub fn active(&self) -> Option<(usize, usize)> {
        let Spot { row, column } = self.selection.active;
        Some((self.view.get(row).copied()?, column))
    }

    /// What the active cell holds; none where it is not for typing.
    pub fn active_kind(&self) -> Option<&Kind> {
        let column = self.sheet.columns.get(self.active()?.1)?;
        (!column.told).then_some(&column.kind)
    }

    /// What stands in a cell and cannot be read.
    pub fn unread_in(&self, row: usize, column: usize) -> Option<&Unread> {
        let (id, column) = (self.sheet.id(row)?, self.sheet.columns.get(column)?.key());
        self.unread.iter().find(|unread| unread.row == *id && unread.column == column)
    }
}

/// A plan that goes on under another key takes its texts along.
fn carry_texts(props: &GridProps) {
    if let Some(former) = &props.open.former_key {
        props.texts.carry(former, props.table, &props.open.key);
    }
}

/// Keeps what amounts are shown in, for the other grids and the next visit.
pub fn keep_unit(unit: Unit) {
    settings::keep(UNIT, unit_name(unit));
}

fn unit_named(name: &str) -> Option<Unit> {
    Unit::ALL.into_iter().find(|unit| unit_name(*unit) == name)
}

const fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Yuan => "yuan",
        Unit::TenThousand => "ten-thousand",
        Unit::HundredMillion => "hundred-million",
    }
}

/// The sheet of what is given.
pub fn sheet_of(props: &GridProps, unit: Unit) -> Sheet {
    let plan = props.open.plan().clone();
    Sheet::new(props.table, plan, props.open.problems(), props.answer.clone(), (unit, props.lang))
}
