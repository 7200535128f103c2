//! Which JSON values hold something.

use super::record::RecordShape;

/// Which JSON values hold something; the schema and the cells of CSV are made from it.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// An amount in yuan: a text with at most two decimals, no sign.
    Money,
    /// An exact decimal: a text.
    Ratio,
    /// An id.
    Id,
    /// A text in any words.
    Words,
    /// A name in Chinese, English or both.
    Text,
    /// A whole number up to this.
    Count(u64),
    /// `true` or `false`.
    Flag,
    /// One of these texts.
    Choice(Vec<&'static str>),
    /// This number and no other.
    Constant(u64),
    /// This text and no other.
    Word(&'static str),
    /// `null` or something.
    Nullable(Box<Shape>),
    /// Ids, or `["*"]` for everything.
    Scope,
    /// A list.
    List(Box<Shape>),
    /// An object with any names.
    Map(Box<Shape>),
    /// An object with ids as names.
    MapById(Box<Shape>),
    /// A pair of ratios: a point of a curve.
    Point,
    /// An object with given names, or one of several such objects.
    Object {
        /// What it is called in the schema.
        name: &'static str,
        /// The objects. They are asked for when they are needed, since a scenario may change scenarios.
        alternatives: fn() -> Vec<RecordShape>,
    },
}

impl Shape {
    /// What it holds if it does not hold `null`.
    pub(crate) fn unless_null(&self) -> &Self {
        match self {
            Self::Nullable(inner) => inner.unless_null(),
            shape => shape,
        }
    }
}
