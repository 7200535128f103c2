//! JSON text to tokens, strictly by RFC 8259.
//!
//! The grammar is small, and a parser of our own keeps what the usual ones throw away: the digits of numbers, double names, and
//! everything before the first fault, which a repair builds on.

use super::fault::{Fault, FaultKind};
use super::string::Escape;
use super::tape::{Kind, Tape, Token};
use crate::document::limits::{MAX_DEPTH, MAX_VALUES};

/// The tokens of the text and the first fault, if there is one. What stands before the fault is kept, with its lists and objects
/// closed.
pub(crate) fn parse(source: &str) -> (Tape<'_>, Option<Fault>) {
    parse_up_to(MAX_VALUES, source)
}

/// The tokens of a text that the program wrote itself, however many there are: what was read within the limits may be longer
/// once every default is written out.
pub(crate) fn parse_own(source: &str) -> Tape<'_> {
    parse_up_to(usize::MAX, source).0
}

fn parse_up_to(limit: usize, source: &str) -> (Tape<'_>, Option<Fault>) {
    let mut parser = Parser { source, limit, at: 0, kept: 0, tokens: Vec::new() };
    let fault = parser.document().err();
    let kept = if fault.is_some() { parser.kept } else { source.len() };
    (Tape { source, kept, tokens: parser.tokens }, fault)
}

struct Parser<'a> {
    source: &'a str,
    /// How many tokens there may be.
    limit: usize,
    at: usize,
    /// Where the last value or bracket that is in the tokens ends.
    kept: usize,
    tokens: Vec<Token>,
}

impl Parser<'_> {
    fn document(&mut self) -> Result<(), Fault> {
        self.skip_white();
        if self.peek().is_none() {
            return Err(self.fault(FaultKind::Empty));
        }
        self.value(0)?;
        self.skip_white();
        if self.peek().is_some() { Err(self.fault(FaultKind::Trailing)) } else { Ok(()) }
    }

    fn value(&mut self, depth: usize) -> Result<(), Fault> {
        self.skip_white();
        match self.peek() {
            None => Err(self.fault(FaultKind::Truncated)),
            Some(b'{') => self.container(Kind::Object, depth),
            Some(b'[') => self.container(Kind::List, depth),
            Some(b'"') => self.string(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) => self.word(),
        }
    }

    fn container(&mut self, kind: Kind, depth: usize) -> Result<(), Fault> {
        if depth >= MAX_DEPTH {
            return Err(self.fault(FaultKind::TooDeep));
        }
        let opened = self.tokens.len();
        let start = self.at;
        self.at += 1;
        self.push(kind, start)?;
        let result = if kind == Kind::List { self.elements(depth) } else { self.members(depth) };
        if result.is_ok() {
            self.kept = self.at;
        }
        let (end, after) = (offset(self.at), offset(self.tokens.len()));
        if let Some(token) = self.tokens.get_mut(opened) {
            *token = Token { end, after, ..*token };
        }
        result
    }

    fn elements(&mut self, depth: usize) -> Result<(), Fault> {
        self.skip_white();
        if self.take(b']') {
            return Ok(());
        }
        loop {
            self.value(depth + 1)?;
            if !self.another(b']')? {
                return Ok(());
            }
        }
    }

    fn members(&mut self, depth: usize) -> Result<(), Fault> {
        self.skip_white();
        if self.take(b'}') {
            return Ok(());
        }
        loop {
            let name = self.tokens.len();
            let member = self.member(depth);
            if self.tokens.len() == name + 1 {
                // A name whose value could not be read is no member.
                self.tokens.truncate(name);
            }
            member?;
            if !self.another(b'}')? {
                return Ok(());
            }
        }
    }

    fn member(&mut self, depth: usize) -> Result<(), Fault> {
        self.skip_white();
        let kept = self.kept;
        match self.peek() {
            Some(b'"') => self.string()?,
            _ => return Err(self.strange("\"")),
        }
        self.kept = kept;
        self.skip_white();
        if !self.take(b':') {
            return Err(self.strange(":"));
        }
        self.value(depth + 1)
    }

    /// Whether a comma announces another element or member, or the bracket closes.
    fn another(&mut self, closing: u8) -> Result<bool, Fault> {
        self.skip_white();
        let comma = self.at;
        if self.take(closing) {
            return Ok(false);
        }
        if !self.take(b',') {
            return Err(self.strange(if closing == b']' { ", ]" } else { ", }" }));
        }
        self.skip_white();
        if self.peek() == Some(closing) {
            return Err(Fault { at: comma, kind: FaultKind::ExtraComma });
        }
        Ok(true)
    }

    fn string(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let mut kind = Kind::Plain;
        self.at += 1;
        loop {
            let rest = self.source.as_bytes().get(self.at..).unwrap_or_default();
            let special = rest.iter().position(|b| matches!(b, b'"' | b'\\' | 0..=0x1f));
            self.at += special.unwrap_or(rest.len());
            match self.peek() {
                None => return Err(self.fault(FaultKind::Truncated)),
                Some(b'"') => {
                    self.at += 1;
                    return self.push(kind, start);
                }
                Some(b'\\') => {
                    let behind = self.source.get(self.at + 1..).unwrap_or_default();
                    let escape = Escape::read(behind).ok_or_else(|| self.fault(FaultKind::Escape))?;
                    kind = Kind::Escaped;
                    self.at += 1 + escape.length;
                }
                Some(_) => return Err(self.fault(FaultKind::ControlCharacter)),
            }
        }
    }

    fn number(&mut self) -> Result<(), Fault> {
        let start = self.at;
        self.take(b'-');
        let whole = self.digits();
        let leading_zero = whole > 1 && self.source.as_bytes().get(self.at - whole) == Some(&b'0');
        let mut well_formed = whole > 0 && !leading_zero;
        if self.take(b'.') {
            well_formed &= self.digits() > 0;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            well_formed &= self.digits() > 0;
        }
        let ends = !self.peek().is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_'));
        if well_formed && ends {
            return self.push(Kind::Number, start);
        }
        Err(Fault { at: start, kind: FaultKind::Number })
    }

    fn word(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let rest = self.source.as_bytes().get(start..).unwrap_or_default();
        let length = rest.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let kind = match rest.get(..length).unwrap_or_default() {
            b"null" => Kind::Null,
            b"true" => Kind::True,
            b"false" => Kind::False,
            b"" => return Err(self.strange("{ [ \"")),
            _ => return Err(self.fault(FaultKind::Word)),
        };
        self.at += length;
        self.push(kind, start)
    }

    fn push(&mut self, kind: Kind, start: usize) -> Result<(), Fault> {
        if self.tokens.len() >= self.limit {
            return Err(Fault { at: start, kind: FaultKind::TooMany });
        }
        let after = offset(self.tokens.len() + 1);
        self.kept = self.at;
        self.tokens.push(Token { start: offset(start), end: offset(self.at), after, kind });
        Ok(())
    }

    /// The fault of a character that cannot stand here.
    fn strange(&self, expected: &'static str) -> Fault {
        match self.peek() {
            None => self.fault(FaultKind::Truncated),
            Some(_) => self.fault(FaultKind::Unexpected { expected }),
        }
    }

    fn digits(&mut self) -> usize {
        let rest = self.source.as_bytes().get(self.at..).unwrap_or_default();
        let count = rest.iter().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
        self.at += count;
        count
    }

    fn skip_white(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    const fn fault(&self, kind: FaultKind) -> Fault {
        Fault { at: self.at, kind }
    }
}

/// Offsets fit: no file over `MAX_BYTES` gets here, and what the program itself writes of one stays far below 4 GB.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_comes_from_outside_is_limited() {
        let text = format!("[{}0]", "0,".repeat(MAX_VALUES));
        let (tape, fault) = parse(&text);
        assert_eq!(fault.map(|fault| fault.kind), Some(FaultKind::TooMany));
        assert_eq!(tape.tokens.len(), MAX_VALUES);
        assert_eq!(parse_own(&text).tokens.len(), MAX_VALUES + 2);
    }

    #[test]
    fn what_stands_before_a_fault_is_kept_and_closed() {
        let check = |text: &str, expect: &str, rest: &str| {
            let tape = parse(text).0;
            assert_eq!(
                tape.root().map(|root| super::super::Json::of(root).to_text()).as_deref(),
                Some(expect)
            );
            assert_eq!(text.get(tape.kept..), Some(rest), "{text}");
        };
        check(r#"{"a": [1, 2"#, r#"{"a":[1,2]}"#, "");
        check(r#"{"a": [1, "tw"#, r#"{"a":[1]}"#, r#", "tw"#);
        check(r#"{"a": 1, "b"#, r#"{"a":1}"#, r#", "b"#);
        check(r#"{"a": 1, "b": "#, r#"{"a":1}"#, r#", "b": "#);
        check(r#"{"a": 1, "b": tru"#, r#"{"a":1}"#, r#", "b": tru"#);
        check("[1, 2,]", "[1,2]", ",]");
        check("[] []", "[]", " []");
    }
}
