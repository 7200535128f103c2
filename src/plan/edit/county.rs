//! Changes of counties.

use super::field::fields;
use crate::money::{Money, Ratio};
use crate::plan::{County, CountyClass, Text};

fields! {
    /// What can be set in a county.
    CountyField of County {
        /// Its name.
        Name(Text) = name, "name", FieldName, Any;
        /// Its administrative division code.
        Code(Option<String>) = code, "code", FieldCode, Any;
        /// How rules on pooling treat it.
        Class(CountyClass) = class, "class", FieldClass, Any;
        /// People.
        Population(u64) = population, "population", FieldPopulation, Any;
        /// Grants of the year before, in yuan.
        LastYear(Option<Money>) = last_year, "last_year", FieldLastYear, NotNegative;
        /// The multiplier for evaluation results in the factor method (0 or more).
        Performance(Ratio) = performance, "performance", FieldPerformance, NotNegative;
        /// The sentence or document that states its figures.
        Source(Text) = origin.source, "source", FieldSource, Any;
        /// Whether its figures are made up to illustrate.
        Illustrative(bool) = origin.illustrative, "illustrative", FieldIllustrative, Any;
    }
    entries {
        /// A quantity for the factor method (0 or more), by its name.
        Factor(String => Ratio) = factors, "factors", FieldFactor, NotNegative;
    }
}
