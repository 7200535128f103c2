//! Changes of measures.

use super::field::fields;
use crate::money::Ratio;
use crate::plan::{Measure, Text};

fields! {
    /// What can be set in a measure of benefit.
    MeasureField of Measure {
        /// Its name.
        Name(Text) = name, "name", FieldName, Any;
        /// What it is counted in.
        Unit(Text) = unit, "unit", FieldUnit, Any;
        /// What one unit counts in the benefit goal (0 or more).
        Weight(Ratio) = weight, "weight", FieldWeight, NotNegative;
    }
}
