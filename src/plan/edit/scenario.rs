//! Changes of scenarios.

use super::Change;
use super::field::fields;
use crate::plan::{Id, Scenario, Text};

fields! {
    /// What can be set in a scenario.
    ScenarioField of Scenario {
        /// Its name.
        Name(Text) = name, "name", FieldName, Any;
        /// What readers should know of it.
        Note(Text) = note, "note", FieldNote, Any;
        /// The scenario whose changes come first.
        Base(Option<Id>) = base, "base", FieldBase, Ids(Scenarios);
        /// What it changes, in order.
        Changes(Vec<Change>) = changes, "changes", FieldChanges, Changes;
    }
}
