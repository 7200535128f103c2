//! Cells as spreadsheets put them on the clipboard: tabs between cells, a line per row, quotation marks around what holds either.

/// Reads a block of cells; the line end behind the last row is none of a row of its own.
pub fn parse(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text.trim_start_matches('\u{feff}');
    while !rest.is_empty() {
        let (cell, after) = cell(rest);
        row.push(cell);
        let (ends, after) = match after.strip_prefix('\t') {
            Some(after) => (false, after),
            None => (true, line_end(after)),
        };
        if ends {
            rows.push(std::mem::take(&mut row));
        } else if after.is_empty() {
            row.push(String::new());
        }
        rest = after;
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

fn line_end(text: &str) -> &str {
    let text = text.strip_prefix('\r').unwrap_or(text);
    text.strip_prefix('\n').unwrap_or(text)
}

/// The first cell, and what stands behind it.
fn cell(text: &str) -> (String, &str) {
    if let Some((cell, after)) = text.strip_prefix('"').and_then(quoted) {
        return (cell, after);
    }
    let end = text.find(['\t', '\r', '\n']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.to_owned(), after)
}

/// A cell behind its opening mark; none where no mark ends it, which then is a character like others.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(after) => {
                cell.push('"');
                rest = after;
            }
            None if after.is_empty() || after.starts_with(['\t', '\r', '\n']) => return Some((cell, after)),
            None => return None,
        }
    }
}

/// Writes a block of cells.
pub fn write(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| {
        if cell.contains(['\t', '\r', '\n']) || cell.starts_with('"') {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let lines: Vec<String> =
        rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t")).collect();
    lines.join("\r\n")
}

#[cfg(test)]
mod tests {
    use super::{parse, write};

    fn check(text: &str, expect: &[&[&str]]) {
        assert_eq!(parse(text), expect, "{text:?}");
    }

    #[test]
    fn blocks_are_read() {
        check("", &[]);
        check("a", &[&["a"]]);
        check("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        check("a\t\n\tb", &[&["a", ""], &["", "b"]]);
        check("a\t", &[&["a", ""]]);
        check("a\n\nb\n", &[&["a"], &[""], &["b"]]);
    }

    #[test]
    fn marks_hold_together_what_would_fall_apart() {
        check("\"two\nlines\"\tb", &[&["two\nlines", "b"]]);
        check("\"a \"\"b\"\"\"\n", &[&["a \"b\""]]);
        check("6\" pipe\tx", &[&["6\" pipe", "x"]]);
        check("\"no end\tb", &[&["\"no end", "b"]]);
        check("\"a\" b\tc", &[&["\"a\" b", "c"]]);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let rows = vec![
            vec!["plain".to_owned(), "with\ttab".to_owned()],
            vec!["\"quoted\"".to_owned(), "two\r\nlines".to_owned()],
            vec![String::new(), "6\" pipe".to_owned()],
        ];
        assert_eq!(parse(&write(&rows)), rows);
    }
}
