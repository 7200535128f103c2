//! A table of a plan to CSV.

use std::collections::BTreeMap;

use super::column::{Column, DOT, columns};
use super::inert::inert;
use super::lines::push_row;
use super::{Sheet, cell};
use crate::diagnostic::{Cell, Code, Diagnostic, code_point};
use crate::document::charset::{BYTE_ORDER_MARK, Gbk};
use crate::document::json::{Kind, Node, canonical, parse_own};
use crate::i18n::Lang;
use crate::plan::{Plan, set_of};

/// How columns are headed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headings {
    /// By the names of the fields for people.
    Words(Lang),
    /// By the members of the JSON form.
    Members,
}

/// The encoding of a file.
#[derive(Clone, Copy)]
pub enum Charset<'t> {
    /// UTF-8 with a byte order mark.
    Utf8,
    /// GBK, for programs that know nothing else.
    Gbk(&'t dyn Gbk),
}

/// A table of the plan as a CSV file.
///
/// # Errors
///
/// In GBK, each cell with a character that it does not have; none in UTF-8.
pub fn write(
    plan: &Plan,
    sheet: Sheet,
    headings: Headings,
    charset: Charset<'_>,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    file(&cells(plan, sheet, headings), charset)
}

/// Cells, the headings first, as a CSV file. Texts have to be [`inert`] already: numbers are not to be touched.
///
/// # Errors
///
/// In GBK, each cell with a character that it does not have; none in UTF-8.
pub fn file(rows: &[Vec<String>], charset: Charset<'_>) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut text = String::new();
    for row in rows {
        push_row(&mut text, row.iter().map(String::as_str));
    }
    match charset {
        Charset::Utf8 => Ok((BYTE_ORDER_MARK.to_owned() + &text).into_bytes()),
        Charset::Gbk(gbk) => encode(&text, gbk).ok_or_else(|| strangers(rows, gbk)),
    }
}

/// The cells of the table, the headings first.
fn cells(plan: &Plan, sheet: Sheet, headings: Headings) -> Vec<Vec<String>> {
    // The canonical form holds every field, so the columns need to know no table.
    let alone = sheet.replace(&Plan::default(), plan.clone());
    let canonical = String::from_utf8(canonical(&alone)).unwrap_or_default();
    let tape = parse_own(&canonical);
    let Some(root) = tape.root() else { return Vec::new() };
    let rows: Vec<Node<'_>> = match sheet {
        Sheet::Plan => vec![root],
        _ => root.member(sheet.name()).into_iter().flat_map(Node::elements).collect(),
    };
    let shapes = sheet.rows();
    let tag = shapes.first().and_then(|row| row.variants.as_ref()).map(|variants| variants.tag);
    let rows: Vec<Values<'_>> = rows.into_iter().map(values).collect();
    let columns = with_entries(columns(&shapes), &rows);
    let heading = |column: &Column| match headings {
        Headings::Words(lang) => inert(column.heading(lang)).into_owned(),
        Headings::Members => inert(&column.name()).into_owned(),
    };
    let mut cells = vec![columns.iter().map(heading).collect::<Vec<_>>()];
    let names: Vec<String> = columns.iter().map(Column::name).collect();
    for row in rows {
        let case = tag.and_then(|tag| row.get(tag)?.text());
        let cell = |(column, name): (&Column, &String)| {
            let kind = column.kind(case.as_deref())?;
            Some(cell::write(*row.get(name)?, kind))
        };
        cells.push(columns.iter().zip(&names).map(|column| cell(column).unwrap_or_default()).collect());
    }
    cells
}

/// The values of a row by the names of their columns.
type Values<'t> = BTreeMap<String, Node<'t>>;

/// Every member of a row, and of the objects in it.
fn values(row: Node<'_>) -> Values<'_> {
    let mut values = Values::new();
    let mut open = vec![(String::new(), row)];
    while let Some((above, object)) = open.pop() {
        for (name, value) in object.members() {
            let name = above.clone() + &name.text().unwrap_or_default();
            if value.kind() == Kind::Object {
                open.push((name.clone() + DOT, value));
            }
            values.insert(name, value);
        }
    }
    values
}

/// The columns, with one for each name of a map that some row has.
fn with_entries(columns: Vec<Column>, rows: &[Values<'_>]) -> Vec<Column> {
    let entries = |column: &Column| -> Vec<Column> {
        let maps = rows.iter().filter_map(|row| row.get(&column.name()));
        let names = maps.flat_map(|map| map.members()).filter_map(|(name, _)| name.text());
        set_of(names).iter().map(|name| column.entry(name)).collect()
    };
    let expanded = |column: Column| if column.map { entries(&column) } else { vec![column] };
    columns.into_iter().flat_map(expanded).collect()
}

/// The text in GBK; none if it has a character that GBK has not.
fn encode(text: &str, gbk: &dyn Gbk) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let complete = text.chars().all(|c| match u8::try_from(c) {
        Ok(ascii) if ascii.is_ascii() => {
            bytes.push(ascii);
            true
        }
        _ => gbk.encode(c, &mut bytes),
    });
    complete.then_some(bytes)
}

/// Every cell with a character that GBK has not.
fn strangers(rows: &[Vec<String>], gbk: &dyn Gbk) -> Vec<Diagnostic> {
    let headings = rows.first().map(Vec::as_slice).unwrap_or_default();
    let cells = rows.iter().zip(1..).flat_map(|(row, number)| {
        row.iter().zip(headings).map(move |(cell, heading)| (number, heading, cell))
    });
    let stranger = |(row, heading, cell): (usize, &String, &String)| {
        let stranger = cell.chars().find(|c| !c.is_ascii() && !gbk.encode(*c, &mut Vec::new()))?;
        let place = Cell { row, column: Some(heading.clone()) };
        let diagnostic = Diagnostic::new(Code::CsvUnencodable, place).with("encoding", "GBK");
        Some(diagnostic.with("character", stranger.to_string()).with("code", code_point(stranger)))
    };
    cells.filter_map(stranger).collect()
}
