//! Why a text was not read, and what it said.

use thiserror::Error;

use super::MAX_CHARS;
use crate::money::Unit;

/// A text that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{read:?}: {fault}")]
pub struct InputError {
    /// What was read, without the blanks around it, cut off (`…`) after [`MAX_CHARS`] characters.
    pub read: String,
    /// Why it was refused.
    pub fault: InputFault,
}

/// Why a text was refused; `at` counts its characters from 1, without the blanks around it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum InputFault {
    /// Nothing stands there.
    #[error("nothing to read")]
    Empty,
    /// More than [`MAX_CHARS`] characters.
    #[error("too long for a number")]
    TooLong,
    /// A character that has no place here.
    #[error("{found:?} at {at} does not belong here")]
    Character {
        /// The character as it was written.
        found: char,
        /// Where it stands.
        at: usize,
    },
    /// A sign or currency mark without a number.
    #[error("no digits")]
    NoDigits,
    /// Separators that do not stand before groups of three digits each.
    #[error("the groups beside the separator at {at} are not groups of three digits")]
    Grouping {
        /// Where the separator stands.
        at: usize,
    },
    /// A point with no digit behind it.
    #[error("the point at {at} has no digit behind it")]
    CutOff {
        /// Where the point stands.
        at: usize,
    },
    /// Scientific notation, in which spreadsheets show numbers that do not fit their cell.
    #[error("exponent at {at}")]
    Exponent {
        /// Where its letter stands.
        at: usize,
    },
    /// An opening parenthesis that is never closed.
    #[error("the parenthesis is not closed")]
    Unclosed,
    /// Behind an amount, something that is no unit of money.
    #[error("{found:?} at {at} is no unit of money")]
    UnknownUnit {
        /// What stands there.
        found: String,
        /// Where it starts.
        at: usize,
    },
    /// Behind a number that is not money, something other than a percent sign.
    #[error("{found:?} at {at} is no percent sign")]
    NotPercent {
        /// What stands there.
        found: String,
        /// Where it starts.
        at: usize,
    },
    /// Part of the amount is smaller than a fen.
    #[error("more decimals than {unit:?} has down to the fen")]
    FinerThanFen {
        /// The unit it was read in.
        unit: Unit,
    },
    /// More than [`Ratio::MAX_DECIMALS`](crate::money::Ratio::MAX_DECIMALS) decimals.
    #[error("more decimals than a number may have")]
    TooPrecise,
    /// Above [`Money::MAX`](crate::money::Money::MAX) in size.
    #[error("too large an amount")]
    AmountTooLarge,
    /// 10¹⁵ or more in size.
    #[error("too large a number")]
    NumberTooLarge,
    /// Read as a number, but not one in 0 ..= 1.
    #[error("not between 0 and 1")]
    NotAShare,
}

impl InputError {
    pub(super) fn new(text: &str, fault: InputFault) -> Self {
        let mut read: String = text.chars().take(MAX_CHARS).collect();
        if read.len() < text.len() {
            read.push('…');
        }
        Self { read, fault }
    }
}
