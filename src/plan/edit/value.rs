//! What a value of a field can tell of itself: whether it is possible, which ids it names, how it is said.

use std::fmt::Debug;

use super::field::{Demand, Reference};
use super::rename::Renaming;
use crate::diagnostic::{Arg, Code};
use crate::i18n::Word;
use crate::plan::{Id, Plan, TableName};

/// A value of a field.
pub trait Value: Debug {
    /// Why it is impossible by itself.
    fn fault(&self, _demand: Demand) -> Option<Fault> {
        None
    }

    /// The ids it names.
    fn ids(&self) -> &[Id] {
        &[]
    }

    /// Follows a changed id; `true` where it named it.
    fn rename(&mut self, _renaming: &Renaming) -> bool {
        false
    }

    /// Whether a person changes it in many small steps, by typing or dragging.
    fn is_gradual(&self) -> bool {
        false
    }

    /// How it is said; ids by the names they have in the plan.
    fn word(&self, demand: Demand, plan: &Plan) -> Word;
}

/// Why a value is impossible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What kind of problem.
    pub code: Code,
    /// Its figures.
    pub args: Vec<(&'static str, Arg)>,
}

/// What a member of a map is called by.
pub trait EntryKey: Debug {
    /// As text.
    fn text(&self) -> &str;

    /// The row it names, where it is an id.
    fn reference(&self) -> Option<Reference<'_>> {
        None
    }

    /// Follows a changed id; `true` where it is it.
    fn rename(&mut self, _renaming: &Renaming) -> bool {
        false
    }
}

/// A factor's name.
impl EntryKey for String {
    fn text(&self) -> &str {
        self
    }
}

/// A measure.
impl EntryKey for Id {
    fn text(&self) -> &str {
        self.as_str()
    }

    fn reference(&self) -> Option<Reference<'_>> {
        Some(Reference { table: TableName::Measures, id: self, or_its_parts: false })
    }

    fn rename(&mut self, renaming: &Renaming) -> bool {
        renaming.table() == TableName::Measures && renaming.follow(self)
    }
}
