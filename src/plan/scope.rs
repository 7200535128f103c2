//! Which uses, counties, … something speaks of.

use super::Id;

/// Everything, or a list of ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Everything, also what is added later: `["*"]`.
    #[default]
    All,
    /// These and no others; an empty list is nothing.
    Listed(Vec<Id>),
}

impl Scope {
    /// Whether this id itself is meant (counties, streams).
    pub fn contains(&self, id: &Id) -> bool {
        match self {
            Self::All => true,
            Self::Listed(ids) => ids.contains(id),
        }
    }

    /// Whether this use, or one it is a part of, is meant.
    pub fn covers(&self, use_id: &Id) -> bool {
        match self {
            Self::All => true,
            Self::Listed(ids) => ids.iter().any(|id| id.covers(use_id)),
        }
    }

    /// The listed ids; none for everything.
    pub fn listed(&self) -> &[Id] {
        match self {
            Self::All => &[],
            Self::Listed(ids) => ids,
        }
    }

    /// Whether it is nothing: an empty list.
    pub const fn is_nothing(&self) -> bool {
        matches!(self, Self::Listed(ids) if ids.is_empty())
    }

    /// Whether it is everything.
    pub const fn is_all(&self) -> bool {
        matches!(self, Self::All)
    }
}
