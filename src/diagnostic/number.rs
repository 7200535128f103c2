//! What people typed and nobody could read, as diagnostics.

use super::visible::code_point;
use super::{Arg, Code, Diagnostic, Place};
use crate::money::{InputError, InputFault};

impl Diagnostic {
    /// The diagnostic of a text that is no amount, number or share; each names the text as `read`.
    pub fn of_input(error: &InputError, place: impl Into<Place>) -> Self {
        let (code, args) = describe(&error.fault);
        let mut diagnostic = Self::new(code, place).with("read", error.read.as_str());
        diagnostic.args.extend(args);
        diagnostic
    }
}

/// The fault's code and its figures.
fn describe(fault: &InputFault) -> (Code, Vec<(&'static str, Arg)>) {
    match fault {
        InputFault::Empty => (Code::NumberMissing, vec![]),
        InputFault::TooLong => (Code::NumberTooLong, vec![]),
        InputFault::Character { found, at } => {
            let code = ("code", code_point(*found).into());
            (Code::NumberCharacter, vec![("found", found.to_string().into()), code, at_character(*at)])
        }
        InputFault::NoDigits => (Code::NumberNoDigits, vec![]),
        InputFault::Grouping { at } => (Code::NumberGrouping, vec![at_character(*at)]),
        InputFault::CutOff { at } => (Code::NumberCutOff, vec![at_character(*at)]),
        InputFault::Exponent { at } => (Code::NumberExponent, vec![at_character(*at)]),
        InputFault::Unclosed => (Code::NumberUnclosed, vec![]),
        InputFault::UnknownUnit { found, at } => {
            (Code::AmountUnknownUnit, vec![("found", found.as_str().into()), at_character(*at)])
        }
        InputFault::NotPercent { found, at } => {
            (Code::NumberNotPercent, vec![("found", found.as_str().into()), at_character(*at)])
        }
        InputFault::FinerThanFen { unit } => {
            (Code::AmountTooPrecise, vec![("decimals", Arg::Count(unit.decimals().into()))])
        }
        InputFault::TooPrecise => (Code::NumberTooPrecise, vec![]),
        InputFault::AmountTooLarge => (Code::AmountTooLarge, vec![]),
        InputFault::NumberTooLarge => (Code::NumberTooLarge, vec![]),
        InputFault::NotAShare => (Code::NumberNotAShare, vec![]),
    }
}

fn at_character(at: usize) -> (&'static str, Arg) {
    ("at", at.into())
}
