//! Changes of credit facilities.

use super::field::fields;
use crate::money::{Money, Ratio};
use crate::plan::{Credit, Scope, Text};

fields! {
    /// What can be set in a credit facility.
    CreditField of Credit {
        /// Its name.
        Name(Text) = name, "name", FieldName, Any;
        /// Yuan of loans per yuan of buffer (0 or more).
        Leverage(Ratio) = leverage, "leverage", FieldLeverage, NotNegative;
        /// The most that may go into the buffer, in yuan.
        BufferMax(Money) = buffer_max, "buffer_max", FieldBufferMax, NotNegative;
        /// The uses it lends for.
        Uses(Scope) = uses, "uses", FieldUses, UseBranches;
        /// The counties it lends in.
        Counties(Scope) = counties, "counties", FieldCounties, Ids(Counties);
        /// The sentence or document that states its figures.
        Source(Text) = origin.source, "source", FieldSource, Any;
        /// Whether its figures are made up to illustrate.
        Illustrative(bool) = origin.illustrative, "illustrative", FieldIllustrative, Any;
    }
}
