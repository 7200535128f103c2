//! CSV to a table of a plan.

use std::collections::BTreeSet;

use super::heading::{Head, Heading, Heads};
use super::lines::{Row, split};
use super::{Sheet, cell};
use crate::diagnostic::{Arg, Cell, Code, Diagnostic, JsonPath, Place, Step};
use crate::document::charset::{Gbk, decode};
use crate::document::form::{Choice, Format, PlanRow, Reader, Shape, Value};
use crate::document::json::{CURRENT_VERSION, Json, Read, parse_own};
use crate::document::quote;
use crate::plan::{Plan, sort_by_key};

/// Reads a table and puts it in the place of the plan's own.
///
/// Like [`json::read`](crate::document::json::read), it tells all problems at once, each with its row and column, and gives no plan if
/// there is an error. Without `gbk` a file in GBK is refused by name.
pub fn read(plan: &Plan, sheet: Sheet, bytes: &[u8], gbk: Option<&dyn Gbk>) -> Read {
    let refused = |refusal| Read { plan: None, diagnostics: vec![refusal] };
    let text = match decode(bytes, gbk) {
        Ok(text) => text,
        Err(refusal) => return refused(refusal),
    };
    let rows = match split(&text) {
        Ok(rows) => rows,
        Err(refusal) => return refused(refusal),
    };
    let Some((headings, rows)) = rows.split_first() else {
        return refused(Diagnostic::new(Code::CsvEmpty, Place::Document));
    };
    let (heads, problems) = Heads::read(sheet, headings);
    let mut table = Table { sheet, heads, numbers: Vec::new(), failed: BTreeSet::new(), problems };
    let document = table.document(rows);
    let other = table.plan(&document);
    let mut diagnostics = table.problems;
    sort_by_key(&mut diagnostics, |diagnostic| match &diagnostic.place {
        Place::Cell(cell) => cell.row,
        _ => 0,
    });
    let usable = !diagnostics.iter().any(Diagnostic::is_error);
    Read { plan: other.filter(|_| usable).map(|other| sheet.replace(plan, other)), diagnostics }
}

/// A table that is being read.
struct Table {
    sheet: Sheet,
    heads: Heads,
    /// The row in the file of each row of the table.
    numbers: Vec<usize>,
    /// Cells that could not be read, by row in the file and column: what misses them is no problem of its own.
    failed: BTreeSet<(usize, Option<String>)>,
    problems: Vec<Diagnostic>,
}

impl Table {
    /// The table as the JSON text of a plan that holds nothing else.
    fn document(&mut self, rows: &[Row<'_>]) -> String {
        let mut objects = Vec::new();
        for (row, number) in rows.iter().zip(2..) {
            if row.iter().any(|cell| !cell.trim().is_empty()) {
                self.numbers.push(number);
                objects.push(self.object(row, number));
            }
        }
        let mut document = match self.sheet {
            Sheet::Plan => self.only(objects),
            _ => Json::Object(vec![(self.sheet.name().to_owned(), Json::List(objects))]),
        };
        document.set("format", Json::Text(Format::Plan.name().to_owned()));
        document.set("version", Json::Bare(CURRENT_VERSION.to_string()));
        document.to_text()
    }

    fn only(&mut self, objects: Vec<Json>) -> Json {
        if objects.len() != 1 {
            let problem = Diagnostic::new(Code::CsvOneRow, Place::Document);
            self.problems.push(problem.with("count", objects.len()));
        }
        objects.into_iter().next().unwrap_or_else(|| Json::Object(Vec::new()))
    }

    fn object(&mut self, row: &Row<'_>, number: usize) -> Json {
        let case = self.heads.tag.and_then(|tag| row.get(tag)).map(|cell| cell.trim());
        let mut object = Json::Object(Vec::new());
        for (at, cell) in row.iter().enumerate() {
            match self.heads.columns.get(at) {
                Some(Heading::Known(head)) => match read_cell(cell, head, case) {
                    Ok(Some(value)) => object.put(&head.column.path, value),
                    Ok(None) => {}
                    Err(problem) => {
                        let place = Cell { row: number, column: Some(head.heading.clone()) };
                        self.failed.insert((number, place.column.clone()));
                        self.problems.push(Diagnostic { place: place.into(), ..problem });
                    }
                },
                Some(Heading::Unknown) => {}
                Some(Heading::Blank) | None if cell.trim().is_empty() => {}
                Some(Heading::Blank) | None => {
                    let place = Cell { row: number, column: None };
                    let problem = Diagnostic::new(Code::CsvStrayCell, place);
                    self.problems.push(problem.with("found", quote(cell)));
                }
            }
        }
        object
    }

    /// Reads the plan that holds the table, and tells problems by their cells.
    fn plan(&mut self, document: &str) -> Option<Plan> {
        let tape = parse_own(document);
        let mut reader = Reader::strict();
        let row = PlanRow::read(tape.root()?, &mut reader);
        for problem in reader.finish().0 {
            let place = match (&problem.place, problem.code, problem.args.first()) {
                (Place::Json(path), Code::MissingField, Some((_, Arg::Text(field)))) => {
                    self.place(&path.key(field))
                }
                (Place::Json(path), _, _) => self.place(path),
                (other, _, _) => other.clone(),
            };
            if !(problem.code == Code::MissingField && self.is_told(&place)) {
                self.problems.push(Diagnostic { place, ..problem });
            }
        }
        row.map(Plan::from)
    }

    /// The cell that a place in the document comes from.
    fn place(&self, path: &JsonPath) -> Place {
        let (row, members) = match (self.sheet, path.steps()) {
            (Sheet::Plan, members) => (self.numbers.first(), members),
            (_, [_, Step::Index(index), members @ ..]) => (self.numbers.get(*index), members),
            _ => (None, &[][..]),
        };
        let names: Vec<&str> = members
            .iter()
            .map_while(|step| match step {
                Step::Key(name) => Some(name.as_str()),
                Step::Index(_) => None,
            })
            .collect();
        let is_above = |head: &&Head| {
            let path = &head.column.path;
            !path.is_empty()
                && path.len() <= names.len()
                && path.iter().zip(&names).all(|(own, name)| own == name)
        };
        let head = self.heads.known().find(is_above);
        let column = head
            .map(|head| head.heading.clone())
            .or_else(|| if names.is_empty() { None } else { Some(names.join(".")) });
        row.map_or(Place::Document, |row| Cell { row: *row, column }.into())
    }

    /// Whether it is known already why there is nothing at this place.
    fn is_told(&self, place: &Place) -> bool {
        let Place::Cell(Cell { row, column }) = place else { return false };
        let has_column = self.heads.known().any(|head| Some(&head.heading) == column.as_ref());
        !has_column && self.problems.iter().any(|problem| problem.code == Code::CsvMissingColumn)
            || self.failed.contains(&(*row, column.clone()))
    }
}

/// The value of a cell; none if it is blank.
fn read_cell(cell: &str, head: &Head, case: Option<&str>) -> Result<Option<Json>, Diagnostic> {
    let Some(kind) = head.column.kind(case) else { return Ok(None) };
    // In a text blanks are characters like any others.
    let blank = match kind.shape {
        Shape::Words => cell.is_empty(),
        _ => cell.trim().is_empty(),
    };
    if blank { Ok(None) } else { cell::read(cell, &kind.shape, head.unit).map(Some) }
}
