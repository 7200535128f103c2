//! The words of values that are no figures.

use super::field::Demand;
use super::value::Value;
use crate::diagnostic::Arg;
use crate::i18n::{Key, Phrase, Word};
use crate::plan::rule::{MatchScope, Part, Strength};
use crate::plan::{Channel, CountyClass, Funding, Id, Level, Plan, Quantum, Term, Text, name_in, row_name};

/// Words of the planner's own, in each language they are given in: who compares two of them has to see a change in either.
pub fn text(text: &Text) -> Word {
    let given: Vec<&str> = [&text.zh, &text.en].into_iter().flatten().map(String::as_str).collect();
    if text.is_blank() { Phrase::new(Key::TermNone).into() } else { given.join(" / ").into() }
}

/// What the rows with these ids are called.
pub fn names(ids: &[Id], demand: Demand, plan: &Plan) -> Word {
    let name = |id: &Id| match demand.table() {
        Some(table) => name_in(plan, table, id),
        None => row_name(&Text::default(), id),
    };
    if ids.is_empty() {
        Phrase::new(Key::TermNone).into()
    } else {
        Arg::Names(ids.iter().map(name).collect()).into()
    }
}

/// Several phrases, listed.
pub fn list(phrases: impl Iterator<Item = Phrase>) -> Word {
    let phrases: Vec<Phrase> = phrases.collect();
    if phrases.is_empty() { Phrase::new(Key::TermNone).into() } else { phrases.into() }
}

impl Value for Vec<Level> {
    fn word(&self, _: Demand, _: &Plan) -> Word {
        list(self.iter().map(|level| Phrase::new(level.term())))
    }
}

/// Enumerations are said by their terms.
macro_rules! said_by_term {
    ($($Type:ident),*) => {
        $(impl Value for $Type {
            fn word(&self, _: Demand, _: &Plan) -> Word {
                Phrase::new(self.term()).into()
            }
        })*
    };
}

said_by_term!(Quantum, CountyClass, Channel, Level, Funding, Strength, MatchScope, Part);
