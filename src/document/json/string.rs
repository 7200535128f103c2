//! Escapes of JSON texts.

use std::fmt::Write as _;

/// The characters that a text with valid escapes stands for.
pub(super) fn unescape(escaped: &str) -> String {
    let mut text = String::with_capacity(escaped.len());
    let mut rest = escaped;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        match Escape::read(after) {
            Some(escape) => {
                text.push(escape.character);
                rest = after.get(escape.length..).unwrap_or_default();
            }
            // The parser lets only valid escapes through; what is not one stays as it was written.
            None => {
                text.push('\\');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

/// What stands behind a backslash.
pub(super) struct Escape {
    /// The character meant.
    pub character: char,
    /// The bytes it takes behind the backslash.
    pub length: usize,
}

impl Escape {
    /// Reads the text behind a backslash; none where it is no escape. A pair of surrogates is one escape, a lone one is none.
    pub fn read(text: &str) -> Option<Self> {
        let one = |character| Some(Self { character, length: 1 });
        match text.as_bytes().first()? {
            b'"' => one('"'),
            b'\\' => one('\\'),
            b'/' => one('/'),
            b'b' => one('\u{8}'),
            b'f' => one('\u{c}'),
            b'n' => one('\n'),
            b'r' => one('\r'),
            b't' => one('\t'),
            b'u' => Self::unicode(text.get(1..)?),
            _ => None,
        }
    }

    fn unicode(text: &str) -> Option<Self> {
        let unit = code_unit(text)?;
        if let Some(character) = char::from_u32(unit.into()) {
            return Some(Self { character, length: 5 });
        }
        let low = code_unit(text.get(4..)?.strip_prefix("\\u")?)?;
        let character = char::decode_utf16([unit, low]).next()?.ok()?;
        Some(Self { character, length: 11 })
    }
}

fn code_unit(text: &str) -> Option<u16> {
    let digits = text.get(..4)?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}

/// Appends the text in quotes with the fewest escapes JSON allows, as Python's `json.dumps(…, ensure_ascii=False)` does.
pub(super) fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| matches!(c, '"' | '\\' | '\0'..='\u{1f}')) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mut letters = from.chars();
        match letters.next() {
            Some('\u{8}') => out.push_str("\\b"),
            Some('\u{c}') => out.push_str("\\f"),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(c @ ('"' | '\\')) => out.extend(['\\', c]),
            // Writing to a String never fails.
            Some(c) => drop(write!(out, "\\u{:04x}", u32::from(c))),
            None => {}
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_stand_for_characters() {
        let check = |escaped: &str, expect: &str| assert_eq!(unescape(escaped), expect);
        check("plain 文字", "plain 文字");
        check(r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t");
        check(r"\u4e8e\u90fd", "于都");
        check(r"\ud83d\ude00!", "😀!");
        check(r"a\u0000b", "a\0b");
    }

    #[test]
    fn what_is_no_escape_is_seen() {
        let check =
            |text: &str, expect: Option<char>| assert_eq!(Escape::read(text).map(|e| e.character), expect);
        check("n", Some('\n'));
        check("x41", None);
        check("u12", None);
        check("u+123", None);
        check("ud83d", None);
        check("ud83dx", None);
        check("ude00", None);
        check("u4e八", None);
        check("", None);
    }

    #[test]
    fn quoted_texts_read_back() {
        let check = |text: &str, expect: &str| {
            let mut quoted = String::new();
            push_quoted(&mut quoted, text);
            assert_eq!(quoted, expect);
        };
        check("于都 \"县\"", r#""于都 \"县\"""#);
        check("a\u{1}\u{1f}\u{7f}\u{2028}", "\"a\\u0001\\u001f\u{7f}\u{2028}\"");
        check("\u{8}\u{c}\n\r\t\\/", r#""\b\f\n\r\t\\/""#);
    }
}
