//! Why a text is no JSON, and where.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::limits::{MAX_DEPTH, MAX_VALUES};
use crate::document::quote;

/// The first thing in a text that is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where, in bytes from the start.
    pub at: usize,
    /// What.
    pub kind: FaultKind,
}

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// Nothing but white space.
    Empty,
    /// The text ends inside a value.
    Truncated,
    /// Something follows the document.
    Trailing,
    /// A bare word: `NaN`, `None`, `undefined`.
    Word,
    /// Something like a number: `01`, `1.`, `1_000`.
    Number,
    /// A comma before a closing bracket.
    ExtraComma,
    /// A control character inside a text.
    ControlCharacter,
    /// A backslash that starts no escape.
    Escape,
    /// Lists and objects inside each other beyond the limit.
    TooDeep,
    /// More values than the limit.
    TooMany,
    /// A character that cannot stand here.
    Unexpected {
        /// What can, separated by spaces.
        expected: &'static str,
    },
}

impl Fault {
    /// Whether the text is what a cut leaves of a document.
    pub(crate) fn is_truncated(self) -> bool {
        self.kind == FaultKind::Truncated
    }

    /// Whether the text holds more than is read.
    pub(crate) fn is_too_much(self) -> bool {
        self.kind == FaultKind::TooMany
    }

    /// The fault in the terms of people: line, column and what was read.
    pub(crate) fn diagnostic(self, source: &str) -> Diagnostic {
        let (before, from) = source.split_at_checked(self.at).unwrap_or((source, ""));
        let place = place_behind(before);
        let found = || quote(word(from));
        match self.kind {
            FaultKind::Empty => Diagnostic::new(Code::JsonEmpty, Place::Document),
            FaultKind::Truncated => Diagnostic::new(Code::JsonTruncated, place),
            FaultKind::Trailing => Diagnostic::new(Code::JsonTrailing, place).with("found", quote(from)),
            FaultKind::Word => Diagnostic::new(Code::JsonWord, place).with("found", found()),
            FaultKind::Number => Diagnostic::new(Code::JsonNumber, place).with("found", found()),
            FaultKind::ExtraComma => Diagnostic::new(Code::JsonExtraComma, place),
            FaultKind::ControlCharacter => {
                Diagnostic::new(Code::JsonControl, place).with("found", code_point(from))
            }
            FaultKind::Escape => Diagnostic::new(Code::JsonEscape, place).with("found", quote(escape(from))),
            FaultKind::TooDeep => Diagnostic::new(Code::JsonTooDeep, place).with("limit", MAX_DEPTH),
            FaultKind::TooMany => Diagnostic::new(Code::JsonTooMany, place).with("limit", MAX_VALUES),
            FaultKind::Unexpected { expected } => unexpected(from, place, expected),
        }
    }
}

fn unexpected(from: &str, place: Place, expected: &str) -> Diagnostic {
    let first = from.chars().next().unwrap_or_default();
    let code = match first {
        '/' | '#' => Code::JsonComment,
        '\'' | '“' | '”' | '‘' | '’' | '`' => Code::JsonQuotes,
        '，' | '：' | '｛' | '｝' | '［' | '］' | '【' | '】' => Code::JsonFullWidth,
        _ => Code::JsonUnexpected,
    };
    let diagnostic = Diagnostic::new(code, place);
    match code {
        Code::JsonComment => diagnostic,
        Code::JsonUnexpected => diagnostic.with("found", quote(word(from))).with("expected", expected),
        _ => diagnostic.with("found", first.to_string()),
    }
}

/// The line and column right behind the text.
pub(crate) fn place_behind(before: &str) -> Place {
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    Place::Text { line, column: last.chars().count() + 1 }
}

/// The word or single character a text starts with.
fn word(text: &str) -> &str {
    let in_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.');
    let length = text.find(|c| !in_word(c)).unwrap_or(text.len());
    let one = text.chars().next().map_or(0, char::len_utf8);
    text.get(..length.max(one)).unwrap_or_default()
}

fn escape(text: &str) -> &str {
    let length = if text.starts_with("\\u") { 6 } else { 2 };
    text.char_indices().nth(length).map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
}

fn code_point(text: &str) -> String {
    format!("U+{:04X}", text.chars().next().map_or(0, u32::from))
}
