//! Which amounts a project may be funded with.

use crate::plan::{Funding, Project};

/// The amounts, in fen, that grants and loans of a project may add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Whether nothing at all is allowed.
    pub nothing: bool,
    /// The least amount, if it is not nothing.
    pub least: i128,
    /// The greatest amount.
    pub most: i128,
}

impl Domain {
    /// The domain of a project, from its funding mode, `must`, `lock` and readiness.
    pub fn of(project: &Project) -> Self {
        let (min, cost) = (i128::from(project.min.fen()), i128::from(project.cost.fen()));
        let free = |least| Self { nothing: !project.must, least, most: cost };
        match (project.ready, project.lock, project.funding) {
            (false, ..) => Self { nothing: true, least: 0, most: 0 },
            (true, Some(lock), _) => {
                let fixed = i128::from(lock.fen());
                Self { nothing: fixed == 0, least: fixed, most: fixed }
            }
            (true, None, Funding::Divisible) if project.must => {
                Self { nothing: min == 0, least: min, most: cost }
            }
            (true, None, Funding::Divisible) => Self { nothing: true, least: 0, most: cost },
            (true, None, Funding::AtLeast) => free(min),
            (true, None, Funding::Whole) => free(cost),
        }
    }

    /// Whether the amount is one of them.
    pub fn allows(&self, amount: i128) -> bool {
        (self.nothing && amount == 0) || (self.least <= amount && amount <= self.most)
    }
}
