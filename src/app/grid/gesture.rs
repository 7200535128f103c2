//! What one gesture over a range of cells changes: clearing, filling, one text into all.

use super::read::Trouble;
use super::selection::{Range, Spot};
use super::sheet::Sheet;
use super::unread::Unread;
use super::value::Value;
use crate::money::Unit;
use crate::plan::edit::Change;

/// What a gesture changes, and which texts do not fit their cells.
#[derive(Debug, Default, PartialEq)]
pub struct Gesture {
    /// The changes, to be made as one step.
    pub changes: Vec<Change>,
    /// The texts that cannot be read.
    pub unread: Vec<Unread>,
    /// The cells that something is put into, also where that changes nothing: by their rows' positions in the list.
    pub touched: Vec<(usize, usize)>,
}

impl Gesture {
    /// Puts a text into a cell.
    pub fn put(&mut self, sheet: &Sheet, row: usize, column: usize, text: &str, unit: Unit) {
        self.note(sheet, (row, column), text, sheet.change(row, column, text, unit));
    }

    /// Puts a value into a cell.
    pub fn put_value(&mut self, sheet: &Sheet, row: usize, column: usize, value: Value) {
        let text = sheet.columns.get(column).map(|own| own.kind.write(&value, sheet.unit, sheet.lang));
        self.note(sheet, (row, column), &text.unwrap_or_default(), sheet.put(row, column, value));
    }

    fn note(
        &mut self,
        sheet: &Sheet,
        (row, column): (usize, usize),
        text: &str,
        change: Result<Option<Change>, Trouble>,
    ) {
        self.touched.push((row, column));
        match change {
            Ok(change) => self.changes.extend(change),
            Err(trouble) => {
                let (Some(id), Some(column)) = (sheet.id(row), sheet.columns.get(column)) else { return };
                let (row, column) = (id.clone(), column.key());
                self.unread.push(Unread { row, column, text: text.to_owned(), trouble });
            }
        }
    }
}

/// Puts the text into every cell of the range.
pub fn fill(sheet: &Sheet, view: &[usize], range: Range, text: &str) -> Gesture {
    let mut gesture = Gesture::default();
    for (row, column) in rows_of(view, range) {
        gesture.put(sheet, row, column, text, sheet.unit);
    }
    gesture
}

/// Empties the cells of the range; those that cannot be empty stay as they are.
pub fn clear(sheet: &Sheet, view: &[usize], range: Range) -> Gesture {
    let mut gesture = fill(sheet, view, range, "");
    gesture.unread.clear();
    gesture
}

/// Repeats the uppermost cells of the range down to its end.
pub fn fill_down(sheet: &Sheet, view: &[usize], range: Range) -> Gesture {
    let mut gesture = Gesture::default();
    let Some(source) = view.get(range.from.row).copied() else { return gesture };
    for (row, column) in rows_of(view, range).filter(|(row, _)| *row != source) {
        gesture.put(sheet, row, column, &sheet.typed(source, column), sheet.unit);
    }
    gesture
}

/// The range as a spreadsheet takes it.
pub fn copy(sheet: &Sheet, view: &[usize], range: Range) -> Vec<Vec<String>> {
    let row = |row: &usize| {
        (range.from.column..=range.to.column).map(|column| sheet.exported(*row, column)).collect()
    };
    view.get(range.from.row..view.len().min(range.to.row + 1)).unwrap_or_default().iter().map(row).collect()
}

/// Takes the rows of the range out.
pub fn remove(sheet: &Sheet, view: &[usize], range: Range) -> Vec<Change> {
    let rows = view.iter().skip(range.from.row).take(range.rows());
    rows.filter_map(|row| sheet.removal(*row)).collect()
}

fn rows_of(view: &[usize], range: Range) -> impl Iterator<Item = (usize, usize)> {
    range.cells().filter_map(|Spot { row, column }| Some((*view.get(row)?, column)))
}
