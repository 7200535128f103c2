//! Figures as cells.

use super::Cell;
use crate::diagnostic::{Arg, Name};
use crate::i18n::{Key, Phrase, Word};
use crate::money::Money;
use crate::plan::{Id, Text, row_name};
use crate::report::Trillionths;

/// An amount.
pub(crate) fn money(amount: Money) -> Cell {
    Some(Word::Figure(Arg::Money(amount)))
}

/// A share, told in percent.
pub(crate) fn percent(share: Trillionths) -> Cell {
    Some(Word::Figure(share.ratio().map_or_else(|| beyond(share), Arg::Percent)))
}

/// A difference of two shares, told in percentage points.
pub(crate) fn points(difference: Trillionths) -> Cell {
    Some(Word::Figure(difference.ratio().map_or_else(|| beyond(difference), Arg::Points)))
}

/// A number.
pub(crate) fn number(number: Trillionths) -> Cell {
    Some(Word::Figure(number.ratio().map_or_else(|| beyond(number), Arg::Ratio)))
}

/// A number that is larger than ratios can be: its whole part.
fn beyond(number: Trillionths) -> Arg {
    Arg::Text(number.0.div_euclid(Trillionths::ONE.0).to_string())
}

/// A count.
pub(crate) fn count(count: usize) -> Cell {
    Some(Word::Figure(Arg::Count(u64::try_from(count).unwrap_or(u64::MAX))))
}

/// What a row is called.
pub(crate) fn name(text: &Text, id: &Id) -> Cell {
    named(row_name(text, id))
}

/// A name.
pub(crate) const fn named(name: Name) -> Cell {
    Some(Word::Figure(Arg::Name(name)))
}

/// An id.
pub(crate) fn id(id: &Id) -> Cell {
    text(id.as_str())
}

/// A text as it is.
pub(crate) fn text(text: &str) -> Cell {
    Some(Word::Figure(Arg::Text(text.to_owned())))
}

/// A word.
pub(crate) fn word(key: Key) -> Cell {
    Some(Word::Phrase(Phrase::new(key)))
}

/// Yes, or nothing.
pub(crate) fn flag(is: bool) -> Cell {
    is.then(|| Word::Phrase(Phrase::new(Key::TermYes)))
}
