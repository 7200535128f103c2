//! A problem with user data: what, where, and with which figures; never in prose.
//!
//! Checks collect a `Vec<Diagnostic>` beside a best-effort value, so that a person sees all problems at once. The words in
//! both languages belong to [`crate::i18n`]; a [`Code`] without words does not compile.

mod code;
mod place;

pub(crate) use code::for_each_code;
pub use code::{Code, Severity};

pub use place::{Cell, JsonPath, Place, Step};

use crate::money::{Money, Ratio};

/// One problem, note or warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem.
    pub code: Code,
    /// Where in the document.
    pub place: Place,
    /// Named figures for the placeholders of the code's prose.
    pub args: Vec<(&'static str, Arg)>,
}

/// A figure or name that a diagnostic speaks of; each language writes it in its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text as the person wrote it: an id, a field's name, what was read.
    Text(String),
    /// An amount in yuan and fen.
    Money(Money),
    /// A number, written plainly.
    Ratio(Ratio),
    /// A share of the whole, written in percent.
    Percent(Ratio),
    /// A count of things.
    Count(u64),
    /// Several texts.
    List(Vec<String>),
}

impl Diagnostic {
    /// A diagnostic without figures.
    pub fn new(code: Code, place: impl Into<Place>) -> Self {
        Self { code, place: place.into(), args: Vec::new() }
    }

    /// The same with one more figure.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Whether it must be mended before a plan can be solved.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Money> for Arg {
    fn from(amount: Money) -> Self {
        Self::Money(amount)
    }
}

impl From<Ratio> for Arg {
    fn from(number: Ratio) -> Self {
        Self::Ratio(number)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<Vec<String>> for Arg {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts)
    }
}
