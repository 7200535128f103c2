//! Where a check is: a path that costs nothing until something is found.

use crate::diagnostic::JsonPath;
use crate::plan::TableName;

/// A place in the plan's document, as steps back to its root.
#[derive(Clone, Copy, Debug)]
pub(in crate::plan) enum Spot<'a> {
    /// The whole document.
    Root,
    /// A member of an object.
    Key(&'a Spot<'a>, &'a str),
    /// An element of an array, from 0.
    Index(&'a Spot<'a>, usize),
}

impl<'a> Spot<'a> {
    /// The list, `$.streams`.
    pub const fn list(table: TableName) -> Self {
        Self::Key(&Self::Root, table.member())
    }

    /// A member of this object.
    pub const fn key(&'a self, name: &'a str) -> Self {
        Self::Key(self, name)
    }

    /// An element of this array, from 0.
    pub const fn index(&'a self, index: usize) -> Self {
        Self::Index(self, index)
    }

    /// The path, to be kept.
    pub fn path(&self) -> JsonPath {
        match self {
            Self::Root => JsonPath::root(),
            Self::Key(parent, name) => parent.path().key(name),
            Self::Index(parent, index) => parent.path().index(*index),
        }
    }
}
