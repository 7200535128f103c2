//! Keys, mouse and clipboard. What the browser would do itself has to be stopped at once, so all that decides about it is at hand.

use yew::prelude::*;

use super::keys::{Intent, Press, intent};
use super::state::{Grid, News};
use crate::app::grid::gesture;
use crate::app::grid::selection::Spot;
use crate::app::grid::tsv;
use crate::app::platform::sheet as browser;

/// The key code of a key that an input method takes for itself.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

impl Grid {
    /// For keys in the input.
    pub fn on_key(&self, ctx: &Context<Self>) -> Callback<KeyboardEvent> {
        let (mode, page) = (self.editing, self.port.rows_seen().saturating_sub(3));
        let (column, columns) = (self.selection.active.column, self.extent().columns);
        ctx.link().batch_callback(move |event: KeyboardEvent| {
            if event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD {
                return None;
            }
            let key = event.key();
            let ctrl = event.ctrl_key() || event.meta_key();
            let press = Press { key: &key, ctrl, shift: event.shift_key(), alt: event.alt_key() };
            let intent = intent(press, mode, page)?;
            // From the ends of a row, Tab leaves the grid; what is being typed is kept as the focus goes.
            if let Intent::Tab(by) = intent {
                column.checked_add_signed(by).filter(|column| *column < columns)?;
            }
            event.prevent_default();
            event.stop_propagation();
            Some(News::Meant(intent))
        })
    }

    /// For what is typed or pasted into the input while it is the cell's.
    pub fn on_input(&self, ctx: &Context<Self>) -> Callback<InputEvent> {
        let is_told = self.is_told();
        let input = self.input.clone();
        ctx.link().batch_callback(move |_: InputEvent| {
            if is_told {
                browser::set_text(&input, "");
            }
            (!is_told).then_some(News::Typed)
        })
    }

    /// Whether the active cell tells of the answer, and is not for typing.
    pub fn is_told(&self) -> bool {
        self.sheet.columns.get(self.selection.active.column).is_none_or(|column| column.told)
    }

    /// For copying and cutting: the cells, unless a text is being edited.
    pub fn on_copy(&self, ctx: &Context<Self>, cuts: bool) -> Callback<Event> {
        let (sheet, view, range) = (self.sheet.clone(), self.view.clone(), self.selection.range());
        let is_editing = self.editing.is_some();
        ctx.link().batch_callback(move |event: Event| {
            if is_editing || !browser::copy(&event, &tsv::write(&gesture::copy(&sheet, &view, range))) {
                return None;
            }
            event.prevent_default();
            Some(if cuts { News::Cut } else { News::Copied })
        })
    }

    /// For pasting: into cells, unless a text is being edited.
    pub fn on_paste(&self, ctx: &Context<Self>) -> Callback<Event> {
        let is_editing = self.editing.is_some();
        ctx.link().batch_callback(move |event: Event| {
            let text = browser::pasted(&event).filter(|_| !is_editing)?;
            event.prevent_default();
            Some(News::Pasted(text))
        })
    }

    /// For the mouse going down in the grid. The focus stays in the input, or comes there.
    pub fn on_press(&self, ctx: &Context<Self>) -> Callback<MouseEvent> {
        ctx.link().batch_callback(|event: MouseEvent| {
            if event.button() != 0 {
                return None;
            }
            event.prevent_default();
            let Some((row, column)) = browser::cell_of(&event) else { return Some(News::PressedBeside) };
            let spot = Spot { row, column };
            Some(if browser::is_within(&event, ".ledger-drop") {
                News::Offered(spot)
            } else {
                News::Pressed(spot, event.shift_key())
            })
        })
    }

    /// For the mouse being dragged over cells.
    pub fn on_drag(&self, ctx: &Context<Self>) -> Callback<MouseEvent> {
        let (head, is_editing) = (self.selection.head, self.editing.is_some());
        ctx.link().batch_callback(move |event: MouseEvent| {
            let (row, column) =
                browser::cell_of(&event).filter(|_| event.buttons() & 1 == 1 && !is_editing)?;
            let spot = Spot { row, column };
            (spot != head).then_some(News::Pressed(spot, true))
        })
    }

    /// For a double click on a cell.
    pub fn on_double(&self, ctx: &Context<Self>) -> Callback<MouseEvent> {
        ctx.link().batch_callback(|event: MouseEvent| {
            let (row, column) = browser::cell_of(&event)?;
            Some(News::PressedTwice(Spot { row, column }))
        })
    }
}
