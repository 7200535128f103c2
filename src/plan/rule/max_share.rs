//! `max_share`: no single part gets too much.

use crate::money::Ratio;

/// No single county, village or project gets more than `max` of G.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaxShare {
    /// What a part is.
    pub of: Part,
    /// The greatest share of G (0 ..= 1).
    pub max: Ratio,
}

/// What a share is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A county.
    County,
    /// A village of a county; projects that name no village are in none.
    Village,
    /// A project.
    Project,
}
