//! What the headings of a file mean.

use super::Sheet;
use super::column::{Column, columns};
use super::inert::active;
use super::lines::Row;
use crate::diagnostic::{Cell, Code, Diagnostic, nearest};
use crate::document::form::Shape;
use crate::document::quote;
use crate::i18n::{Key, Lang};
use crate::money::Unit;

/// The row that headings stand in.
const HEADING_ROW: usize = 1;

/// The columns of a file.
pub(super) struct Heads {
    /// In the order of the file.
    pub columns: Vec<Heading>,
    /// The position of the column that tells of which kind a row is.
    pub tag: Option<usize>,
}

/// What a heading means.
pub(super) enum Heading {
    /// A column.
    Known(Head),
    /// Nothing, and that was told.
    Unknown,
    /// Nothing stands there.
    Blank,
}

/// A column and its heading in the file.
pub(super) struct Head {
    /// The column.
    pub column: Column,
    /// Its heading, as it was written.
    pub heading: String,
    /// What its amounts are in.
    pub unit: Unit,
}

impl Heads {
    /// Understands a row of headings, and tells what is wrong with it.
    pub fn read(sheet: Sheet, headings: &Row<'_>) -> (Self, Vec<Diagnostic>) {
        let shapes = sheet.rows();
        let known = columns(&shapes);
        let mut heads = Self { columns: Vec::new(), tag: None };
        let mut problems = Vec::new();
        for heading in headings {
            let place = Cell { row: HEADING_ROW, column: Some(heading.to_string()) };
            let head = match Head::read(active(heading), &known) {
                Ok(head) if heads.has(&head.column) => {
                    problems.push(Diagnostic::new(Code::CsvDoubleColumn, place));
                    Heading::Unknown
                }
                Ok(head) => Heading::Known(head),
                Err(Some(problem)) => {
                    problems.push(Diagnostic { place: place.into(), ..problem });
                    Heading::Unknown
                }
                Err(None) => Heading::Blank,
            };
            heads.columns.push(head);
        }
        problems.extend(known.iter().filter(|column| column.required && !heads.has(column)).map(missing));
        let tag = shapes.first().and_then(|row| row.variants.as_ref()).map(|variants| variants.tag);
        let is_tag = |head: &Head| Some(head.column.name().as_str()) == tag;
        heads.tag = heads.columns.iter().position(|heading| heading.head().is_some_and(is_tag));
        (heads, problems)
    }

    fn has(&self, column: &Column) -> bool {
        self.known().any(|head| head.column.path == column.path)
    }

    /// The columns that are known.
    pub fn known(&self) -> impl Iterator<Item = &Head> {
        self.columns.iter().filter_map(Heading::head)
    }
}

impl Heading {
    fn head(&self) -> Option<&Head> {
        match self {
            Self::Known(head) => Some(head),
            Self::Unknown | Self::Blank => None,
        }
    }
}

impl Head {
    /// The column of a heading; the problem if there is none, unless the heading is blank.
    fn read(written: &str, known: &[Column]) -> Result<Self, Option<Diagnostic>> {
        let heading = written.trim();
        let named = |column: &Column, name: &str| {
            column.headings().iter().any(|known| known.to_lowercase() == name.to_lowercase())
        };
        let exact = known.iter().find(|column| !column.map && named(column, heading)).cloned();
        let entry = || known.iter().find_map(|column| Some(column.entry(column.entry_of(written)?)));
        if let Some(column) = exact.or_else(entry) {
            return Ok(Self { column, heading: heading.to_owned(), unit: Unit::Yuan });
        }
        let (name, unit) = split_unit(heading).ok_or_else(|| unknown(heading, known))?;
        let column = known.iter().find(|column| holds_money(column) && named(column, name));
        let column = column.cloned().ok_or_else(|| unknown(heading, known))?;
        Ok(Self { column, heading: heading.to_owned(), unit })
    }
}

/// A heading that names a unit: `amount (万元)`.
fn split_unit(heading: &str) -> Option<(&str, Unit)> {
    let (name, unit) = heading.strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
    let units = Unit::ALL.into_iter().find(|known| {
        let key = match known {
            Unit::Yuan => Key::UnitYuan,
            Unit::TenThousand => Key::UnitTenThousand,
            Unit::HundredMillion => Key::UnitHundredMillion,
        };
        Lang::ALL.iter().any(|lang| key.text(*lang) == unit.trim())
    });
    Some((name.trim(), units?))
}

fn holds_money(column: &Column) -> bool {
    column.kinds.iter().any(|kind| matches!(kind.shape.unless_null(), Shape::Money))
}

fn unknown(heading: &str, known: &[Column]) -> Option<Diagnostic> {
    if heading.is_empty() {
        return None;
    }
    let names: Vec<String> = known.iter().flat_map(Column::headings).collect();
    let problem = |code| Diagnostic::new(code, Cell { row: HEADING_ROW, column: None });
    Some(match nearest(heading, names.iter().map(String::as_str)) {
        Some(meant) => problem(Code::CsvMisspeltColumn).with("meant", meant),
        None => problem(Code::CsvUnknownColumn).with("found", quote(heading)),
    })
}

fn missing(column: &Column) -> Diagnostic {
    let place = Cell { row: HEADING_ROW, column: None };
    Diagnostic::new(Code::CsvMissingColumn, place).with("column", column.headings().join(" / "))
}
