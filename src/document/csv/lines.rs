//! Rows and cells of CSV text, by RFC 4180.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::json::place_behind;
use crate::document::limits::{MAX_ROWS, MAX_VALUES};

/// The cells of a row.
pub(super) type Row<'t> = Vec<Cow<'t, str>>;

/// The rows of a text. Cells are divided by commas, or by tabs where the first line has tabs and no comma.
pub(super) fn split(text: &str) -> Result<Vec<Row<'_>>, Diagnostic> {
    let first = text.lines().next().unwrap_or_default();
    let divider = if first.contains('\t') && !first.contains(',') { '\t' } else { ',' };
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut row = Row::new();
    let mut cells = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let (cell, behind) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_cell(quoted).ok_or_else(|| unclosed(text, rest))?,
            None => plain_cell(rest, divider),
        };
        row.push(cell);
        cells += 1;
        let ends = match behind.strip_prefix(divider) {
            Some(next) => {
                rest = next;
                // A divider at the very end announces one more, empty cell.
                if next.is_empty() {
                    row.push(Cow::Borrowed(""));
                }
                next.is_empty()
            }
            None => {
                rest = line_end(behind).ok_or_else(|| unclosed(text, rest))?;
                true
            }
        };
        if ends {
            rows.push(std::mem::take(&mut row));
        }
        if rows.len() > MAX_ROWS || cells > MAX_VALUES {
            let place = place_behind(text.strip_suffix(rest).unwrap_or_default());
            return Err(Diagnostic::new(Code::TooManyRows, place).with("limit", MAX_ROWS));
        }
    }
    Ok(rows)
}

/// A cell without quotation marks, and what follows it.
fn plain_cell(text: &str, divider: char) -> (Cow<'_, str>, &str) {
    let end = text.find([divider, '\r', '\n']).unwrap_or(text.len());
    let (cell, behind) = text.split_at_checked(end).unwrap_or((text, ""));
    (Cow::Borrowed(cell), behind)
}

/// A cell behind its opening quotation mark, and what follows the closing one; none if there is no closing one.
fn quoted_cell(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let mut doubled = false;
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find('"')?;
        match text.get(at + 1..) {
            Some(behind) if behind.starts_with('"') => {
                doubled = true;
                from = at + 2;
            }
            behind => {
                let cell = text.get(..at)?;
                let cell = if doubled { Cow::Owned(cell.replace("\"\"", "\"")) } else { Cow::Borrowed(cell) };
                return Some((cell, behind?));
            }
        }
    }
}

/// What follows a line end; none if there is something else.
fn line_end(text: &str) -> Option<&str> {
    match text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\r', '\n'])) {
        Some(behind) => Some(behind),
        None if text.is_empty() => Some(text),
        None => None,
    }
}

fn unclosed(text: &str, rest: &str) -> Diagnostic {
    Diagnostic::new(Code::CsvQuote, place_behind(text.strip_suffix(rest).unwrap_or_default()))
}

/// Appends a row with its line end.
pub(super) fn push_row<'c>(out: &mut String, cells: impl IntoIterator<Item = &'c str>) {
    for (nth, cell) in cells.into_iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        let plain = !cell.contains(['"', ',', '\r', '\n', '\t']) && cell.trim() == cell;
        if plain {
            out.push_str(cell);
        } else {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_split_by_rfc_4180() {
        let check = |text: &str, expect: &[&[&str]]| {
            let rows: Vec<Vec<String>> = split(text)
                .unwrap()
                .into_iter()
                .map(|row| row.into_iter().map(Cow::into_owned).collect())
                .collect();
            assert_eq!(rows, expect, "{text:?}");
        };
        check("", &[]);
        check("a,b\r\n1,2\r\n", &[&["a", "b"], &["1", "2"]]);
        check("a,b\n1,2", &[&["a", "b"], &["1", "2"]]);
        check("a\r1\r", &[&["a"], &["1"]]);
        check("a,b\n\n,\n", &[&["a", "b"], &[""], &["", ""]]);
        check("a,", &[&["a", ""]]);
        check("\"a,b\",\"say \"\"x\"\"\"\n", &[&["a,b", "say \"x\""]]);
        check("\"two\r\nlines\",x", &[&["two\r\nlines", "x"]]);
        check("5\" pipe,x", &[&["5\" pipe", "x"]]);
        check("\"\",\"\"\"\"", &[&["", "\""]]);
        check("a\tb\n1\t2,5\n", &[&["a", "b"], &["1", "2,5"]]);
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_is_told() {
        let check = |text: &str, line, column| {
            let place = crate::diagnostic::Place::Text { line, column };
            assert_eq!(split(text), Err(Diagnostic::new(Code::CsvQuote, place)));
        };
        check("a,b\n1,\"2\n3,4\n", 2, 3);
        check("a\n\"x\"y\n", 2, 1);
        check("\"", 1, 1);
    }

    #[test]
    fn what_is_pushed_is_split_again() {
        let cells = ["", " x ", "a,b", "\"", "two\nlines", "\r", "plain", "\tx"];
        let mut text = String::new();
        push_row(&mut text, cells);
        push_row(&mut text, ["next"]);
        assert_eq!(split(&text).unwrap(), [cells.to_vec(), vec!["next"]]);
    }
}
