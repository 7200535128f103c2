//! The parsed form of a JSON text: a flat list of tokens that point into the source.
//!
//! Sixteen bytes a token whatever it holds, so memory is bounded by the number of tokens; numbers keep their digits and objects their
//! double names, because nothing is interpreted before the form of the plan asks for it.

use std::borrow::Cow;

use super::string::unescape;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `null`
    Null,
    /// `true`
    True,
    /// `false`
    False,
    /// A number, as written.
    Number,
    /// A text without escapes.
    Plain,
    /// A text with escapes.
    Escaped,
    /// `[…]`
    List,
    /// `{…}`
    Object,
}

/// A value or a name of a member.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where it starts in the source, in bytes.
    pub start: u32,
    /// Where it ends in the source.
    pub end: u32,
    /// The token behind it and all it contains.
    pub after: u32,
    /// What it is.
    pub kind: Kind,
}

/// A parsed JSON text.
#[derive(Debug)]
pub(crate) struct Tape<'a> {
    pub(super) source: &'a str,
    /// Up to where in the source the tokens reach: all of it, unless there was a fault.
    pub(super) kept: usize,
    pub(super) tokens: Vec<Token>,
}

/// A value of a parsed JSON text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'t> {
    source: &'t str,
    tokens: &'t [Token],
    at: u32,
    token: Token,
}

impl Tape<'_> {
    /// The outermost value; none if not even its first character could be read.
    pub(crate) fn root(&self) -> Option<Node<'_>> {
        Node::at(self.source, &self.tokens, 0)
    }
}

impl<'t> Node<'t> {
    fn at(source: &'t str, tokens: &'t [Token], at: u32) -> Option<Self> {
        let token = *tokens.get(at as usize)?;
        Some(Self { source, tokens, at, token })
    }

    /// What it is.
    pub(crate) const fn kind(self) -> Kind {
        self.token.kind
    }

    /// Its source text, quotes and brackets included.
    pub(crate) fn raw(self) -> &'t str {
        self.source.get(self.token.start as usize..self.token.end as usize).unwrap_or_default()
    }

    /// The text it holds; none if it is none.
    pub(crate) fn text(self) -> Option<Cow<'t, str>> {
        match self.token.kind {
            Kind::Plain => Some(Cow::Borrowed(self.inner())),
            Kind::Escaped => Some(Cow::Owned(unescape(self.inner()))),
            _ => None,
        }
    }

    /// Its elements; none at all if it is no list.
    pub(crate) fn elements(self) -> impl Iterator<Item = Self> {
        let inside = (self.token.kind == Kind::List).then(|| self.inside(self.at + 1)).flatten();
        std::iter::successors(inside, move |element| self.inside(element.token.after))
    }

    /// Its members as (name, value); none at all if it is no object.
    pub(crate) fn members(self) -> impl Iterator<Item = (Self, Self)> {
        let member = move |at| {
            let name = self.inside(at)?;
            Some((name, self.inside(name.token.after)?))
        };
        let first = (self.token.kind == Kind::Object).then(|| member(self.at + 1)).flatten();
        std::iter::successors(first, move |(_, value)| member(value.token.after))
    }

    /// The last member of this name, which is the one that JSON readers commonly take.
    pub(crate) fn member(self, name: &str) -> Option<Self> {
        self.members().filter(|(known, _)| known.is_text(name)).last().map(|(_, value)| value)
    }

    /// Whether it is this text.
    pub(crate) fn is_text(self, text: &str) -> bool {
        match self.token.kind {
            Kind::Plain => self.inner() == text,
            _ => self.text().is_some_and(|own| own == text),
        }
    }

    /// What stands between the quotation marks of a text.
    fn inner(self) -> &'t str {
        let inner = self.token.start as usize + 1..(self.token.end as usize).saturating_sub(1);
        self.source.get(inner).unwrap_or_default()
    }

    fn inside(self, at: u32) -> Option<Self> {
        if at < self.token.after { Self::at(self.source, self.tokens, at) } else { None }
    }
}
