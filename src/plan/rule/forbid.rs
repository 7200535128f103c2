//! `forbid`: the negative list (负面清单).

use crate::plan::Level;

/// Money of `levels` may not pay for projects in the rule's `counties` × `uses`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forbid {
    /// The levels of money that may not pay.
    pub levels: Vec<Level>,
}
