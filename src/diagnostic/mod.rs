//! A problem with user data: what, where, and with which figures; never in prose.
//!
//! Checks collect a `Vec<Diagnostic>` beside a best-effort value, so that a person sees all problems at once. The words in
//! both languages belong to [`crate::i18n`]; a [`Code`] without words does not compile.

mod code;
mod nearest;
mod number;
mod place;
mod visible;

pub(crate) use code::for_each_code;
pub use code::{Code, Severity};
pub use nearest::nearest;
pub use place::{Cell, JsonPath, Place, Step};
pub use visible::{code_point, is_invisible, visible};

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
    /// A difference of two shares, written in percentage points.
    Points(Ratio),
    /// A count of things.
    Count(u64),
    /// Several texts.
    List(Vec<String>),
    /// What a part of a plan is called.
    Name(Name),
    /// What several parts of a plan are called.
    Names(Vec<Name>),
    /// The kind of part an id belongs to.
    Noun(Noun),
}

/// What a part of a plan is called in each language; its id where it has no name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// In Chinese text.
    pub zh: String,
    /// In English text.
    pub en: String,
}

/// A kind of part of a plan, as a word; its words are in `i18n/<language>/noun.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noun {
    /// A use of money.
    Use,
    /// A measure of benefit.
    Measure,
    /// A county-level unit.
    County,
    /// A fund stream.
    Stream,
    /// A credit facility.
    Credit,
    /// A project.
    Project,
    /// A rule.
    Rule,
    /// A quantity of the factor method.
    Factor,
    /// A scenario.
    Scenario,
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

impl From<Name> for Arg {
    fn from(name: Name) -> Self {
        Self::Name(name)
    }
}

impl From<Vec<Name>> for Arg {
    fn from(names: Vec<Name>) -> Self {
        Self::Names(names)
    }
}

impl From<Noun> for Arg {
    fn from(noun: Noun) -> Self {
        Self::Noun(noun)
    }
}
