//! Changes of rules.

use super::RuleValue;
use super::field::fields;
use crate::plan::rule::{Rule, RuleKind, Strength};
use crate::plan::{Scope, Text};

fields! {
    /// What can be set in a rule.
    RuleField of Rule {
        /// Its name.
        Name(Text) = name, "name", FieldName, Any;
        /// Whether it is in force.
        On(bool) = on, "on", FieldOn, Any;
        /// How firmly it stands.
        Strength(Strength) = strength, "strength", FieldStrength, Any;
        /// The law, document or decision it comes from.
        Cite(String) = cite, "cite", FieldCite, Any;
        /// The uses it speaks of.
        Uses(Scope) = uses, "uses", FieldUses, UseBranches;
        /// The counties it speaks of.
        Counties(Scope) = counties, "counties", FieldCounties, Ids(Counties);
    }
    kinds {
        /// What it demands, where that becomes something of another kind.
        Kind(RuleKind) = kind, "kind", FieldKind;
        /// A value of what it demands.
        Value(RuleValue);
    }
}
