//! `no_regression`: counties not far below last year.

use crate::money::Ratio;

/// Each county's grants are at least `ratio` times its last year's, where those are given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoRegression {
    /// This year's yuan per yuan of last year.
    pub ratio: Ratio,
}
