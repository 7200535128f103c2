//! `match`: own money beside money from above.

use crate::money::Ratio;
use crate::plan::Level;

/// Grants from `own_levels` are at least `ratio` times grants from `upper_levels`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Levels whose money counts as own.
    pub own_levels: Vec<Level>,
    /// Levels whose money has to be matched.
    pub upper_levels: Vec<Level>,
    /// Own yuan per upper yuan.
    pub ratio: Ratio,
    /// Where it has to hold.
    pub scope: MatchScope,
}

/// Where own money has to match money from above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchScope {
    /// Over all together.
    #[default]
    Total,
    /// In each county.
    EachCounty,
    /// In each project.
    EachProject,
}
