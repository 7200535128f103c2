//! Changes of fund streams.

use super::field::fields;
use crate::money::{Money, Ratio};
use crate::plan::{Channel, Level, Scope, Stream, Text};

fields! {
    /// What can be set in a fund stream.
    StreamField of Stream {
        /// Its name.
        Name(Text) = name, "name", FieldName, Any;
        /// The channel it comes through.
        Channel(Channel) = channel, "channel", FieldChannel, Any;
        /// The level of government that gives it.
        Level(Level) = level, "level", FieldLevel, Any;
        /// The document that grants it.
        Document(String) = document, "document", FieldDocument, Any;
        /// The time it is for, as the source words it.
        Period(String) = period, "period", FieldPeriod, Any;
        /// What there is of it, in yuan.
        Amount(Money) = amount, "amount", FieldAmount, NotNegative;
        /// The least there may be of it, in yuan.
        Low(Option<Money>) = low, "low", FieldLow, NotNegative;
        /// The most there may be of it, in yuan.
        High(Option<Money>) = high, "high", FieldHigh, NotNegative;
        /// The share that may leave the earmark for the pool (0 ..= 1).
        Poolable(Ratio) = poolable, "poolable", FieldPoolable, Share;
        /// What has to be spent of it at least, in yuan.
        MustSpend(Money) = must_spend, "must_spend", FieldMustSpend, NotNegative;
        /// The uses it may pay for by itself.
        EarmarkUses(Scope) = earmark.uses, "earmark.uses", FieldEarmarkUses, UseBranches;
        /// The counties it may pay for by itself.
        EarmarkCounties(Scope) = earmark.counties, "earmark.counties", FieldEarmarkCounties, Ids(Counties);
        /// The counties it may reach at all.
        Reach(Scope) = reach, "reach", FieldReach, Ids(Counties);
        /// The sentence or document that states its amount.
        Source(Text) = origin.source, "source", FieldSource, Any;
        /// Whether its amount is made up to illustrate.
        Illustrative(bool) = origin.illustrative, "illustrative", FieldIllustrative, Any;
    }
}
