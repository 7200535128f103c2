//! A row of cells.
//!
//! No component of its own: Yew may stop for a frame between a parent and its children, and rows that change places would be seen there
//! with what they showed before.

use yew::prelude::*;

use super::cell_id;
use crate::app::grid::column::Column;
use crate::app::grid::read::line_of;
use crate::app::grid::selection::Spot;
use crate::app::grid::sheet::Sheet;
use crate::app::grid::unread::Unread;
use crate::app::grid::value::{Kind, Value};
use crate::i18n::Key;

/// What a row is drawn from.
#[derive(Clone, Copy)]
pub struct RowLook<'g> {
    /// The sheet.
    pub sheet: &'g Sheet,
    /// Texts that could not be read.
    pub unread: &'g [Unread],
    /// Tells its elements from those of the other rows in sight.
    pub key: usize,
    /// Where it is shown, from 0.
    pub at: usize,
    /// Its position in the list.
    pub row: usize,
    /// Which of its columns are selected.
    pub span: Option<(usize, usize)>,
    /// The active cell's column, where it is in this row.
    pub active: Option<usize>,
    /// The first column to draw behind the one that stays, and behind the last.
    pub drawn: (usize, usize),
}

/// What is wrong with a cell, in words; none where nothing is.
pub fn words_of(sheet: &Sheet, unread: &[Unread], row: usize, column: usize) -> Option<String> {
    let id = sheet.id(row)?;
    let key = || sheet.columns.get(column).map(Column::key);
    let own = unread.iter().find(|unread| unread.row == *id && Some(&unread.column) == key().as_ref());
    let said = own.map(|unread| unread.trouble.line(sheet.lang));
    let first = sheet.marks.partition_point(|mark| (mark.row, mark.column) < (row, column));
    let marks = sheet.marks.iter().skip(first).take_while(|mark| (mark.row, mark.column) == (row, column));
    let marked = marks.map(|mark| line_of(&mark.problem, sheet.lang));
    let words: Vec<String> = said.into_iter().chain(marked).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A row.
pub fn row(look: RowLook) -> Html {
    let (first, end) = look.drawn;
    let is_drawn = |at: usize| at == 0 || (first..end).contains(&at) || look.active == Some(at);
    let cells = look
        .sheet
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| if is_drawn(at) { cell(look, at, column) } else { blank(look, at, column) });
    html! {
        // The heading is row 1.
        <div key={look.key} class="ledger-row" role="row" aria-rowindex={(look.at + 2).to_string()}>{ for cells }</div>
    }
}

/// In place of a cell out of sight: as wide, so that the others stand where they belong, and to be scrolled to.
fn blank(look: RowLook, at: usize, column: &Column) -> Html {
    let id = cell_id(Spot { row: look.at, column: at });
    html! { <div class={class_of(&[(column.width.class(), true)])} {id} /> }
}

/// What a cell shows: what was typed, where that cannot be read.
pub fn text_of(sheet: &Sheet, column: &Column, kept: Option<&Unread>, value: &Value) -> String {
    kept.map_or_else(|| sheet.brief(column, value), |kept| kept.text.clone())
}

/// What was typed into a cell and cannot be read.
pub fn kept_in<'u>(sheet: &Sheet, unread: &'u [Unread], row: usize, column: &Column) -> Option<&'u Unread> {
    let own = sheet.id(row).filter(|_| !unread.is_empty())?;
    let key = column.key();
    unread.iter().find(|unread| unread.row == *own && unread.column == key)
}

fn cell(look: RowLook, at: usize, column: &Column) -> Html {
    let RowLook { sheet, unread, .. } = look;
    let kept = kept_in(sheet, unread, look.row, column);
    let value = sheet.value(look.row, at);
    let text = text_of(sheet, column, kept, &value);
    let words = words_of(sheet, unread, look.row, at);
    let is_selected = look.span.is_some_and(|(from, to)| (from..=to).contains(&at));
    let id = cell_id(Spot { row: look.at, column: at });
    let described = words.is_some().then(|| format!("{id}-words"));
    let has_list = look.active == Some(at) && !column.told && matches!(column.kind, Kind::List { .. });
    let class = class_of(&[
        ("is-figure", column.kind.is_figure()),
        ("is-told", column.told),
        ("is-first", at == 0),
        ("is-selected", is_selected),
        ("is-active", look.active == Some(at)),
        ("has-list", has_list),
        ("is-wrong", words.is_some()),
        ("is-unread", kept.is_some()),
        ("is-faint", is_faint(&column.kind, &value)),
        (column.width.class(), true),
    ]);
    let is_unnamed = at == 0 && text.is_empty();
    html! {
        <div {class} {id} role={if at == 0 { "rowheader" } else { "gridcell" }} aria-colindex={(at + 1).to_string()}
            aria-selected={if is_selected { "true" } else { "false" }} aria-readonly={column.told.then_some("true")}
            aria-invalid={words.is_some().then_some("true")} aria-describedby={described.clone()}>
            if let (Some(words), Some(described)) = (words, described) {
                <span class="ledger-mark" aria-hidden="true">{ "!" }</span>
                <span id={described} class="sr-only">{ words }</span>
            }
            if is_unnamed {
                <span class="is-unnamed">{ Key::GridUnnamed.text(sheet.lang) }</span>
            } else {
                { text }
            }
            // For the mouse: keys have Enter and Alt with the arrow.
            if has_list {
                <span class="ledger-drop" aria-hidden="true">{ "\u{25be}" }</span>
            }
        </div>
    }
}

/// The classes of a cell that apply. There are a thousand cells at once, and Yew's own list would sort each of theirs.
fn class_of(classes: &[(&'static str, bool)]) -> String {
    let mut class = "ledger-cell".to_owned();
    for (name, _) in classes.iter().filter(|(_, applies)| *applies) {
        class.push(' ');
        class.push_str(name);
    }
    class
}

/// What is as it mostly is stands back behind what a person should see.
fn is_faint(kind: &Kind, value: &Value) -> bool {
    match value {
        Value::Flag(is) => !is,
        Value::Keys(None) => true,
        Value::Amount(amount) => amount.fen() == 0,
        Value::Ratio(number) => number.is_zero() && *kind == Kind::Share,
        _ => false,
    }
}
