//! Texts that a spreadsheet would take for a formula.
//!
//! Excel and its kin run a cell that starts with one of a few signs, whoever wrote the file. A quotation mark in front makes it a text
//! and is not shown. What is read back is what was written, also where a text itself starts with such a mark.

use std::borrow::Cow;

/// The sign that makes a cell a text.
const MARK: char = '\'';

/// Whether a text that starts with this is run or changed by a spreadsheet. Some take full-width signs for plain ones.
const fn is_active(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// Whether the text is active behind any marks it starts with.
fn is_marked_or_active(text: &str) -> bool {
    text.trim_start_matches(MARK).starts_with(is_active)
}

/// The text as it is written into a cell.
pub fn inert(text: &str) -> Cow<'_, str> {
    if is_marked_or_active(text) { Cow::Owned(format!("{MARK}{text}")) } else { Cow::Borrowed(text) }
}

/// The text that a cell holds.
pub fn active(cell: &str) -> &str {
    if is_marked_or_active(cell) { cell.strip_prefix(MARK).unwrap_or(cell) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn active_texts_are_marked_and_come_back() {
        let check = |text: &str, expect: &str| {
            assert_eq!(inert(text), expect);
            assert_eq!(active(expect), text);
        };
        check("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")");
        check("+86", "'+86");
        check("-1", "'-1");
        check("@SUM(1)", "'@SUM(1)");
        check("\t=1", "'\t=1");
        check("\r=1", "'\r=1");
        check("＝１＋１", "'＝１＋１");
        check("－", "'－");
        check("'=1", "''=1");
        check("''=1", "'''=1");
        check("'quoted'", "'quoted'");
        check("a=b", "a=b");
        check("", "");
    }
}
