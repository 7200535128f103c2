//! Changes of uses.

use super::field::fields;
use crate::plan::{Text, Use};

fields! {
    /// What can be set in a use.
    UseField of Use {
        /// Its name.
        Name(Text) = name, "name", FieldName, Any;
    }
}
