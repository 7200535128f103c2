//! Which amounts a project may be funded with.

use crate::money::Money;
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
    /// Nothing at all, and no other amount.
    pub const NOTHING: Self = Self { nothing: true, least: 0, most: 0 };

    /// The domain of a project, from its readiness, funding mode, `must` and `lock`.
    pub fn of(project: &Project) -> Self {
        let free = Self::undemanded(project);
        let least = i128::from(project.demanded().fen());
        match project.lock {
            _ if !project.ready => free,
            Some(_) => Self { nothing: least == 0, least, most: least },
            None if project.must => Self { nothing: least == 0, least, ..free },
            None => free,
        }
    }

    /// What readiness and funding mode alone allow.
    pub fn undemanded(project: &Project) -> Self {
        let (least, most) = match project.funding {
            _ if !project.ready => (Money::ZERO, Money::ZERO),
            Funding::Divisible => (Money::ZERO, project.cost),
            Funding::AtLeast => (project.min, project.cost),
            Funding::Whole => (project.cost, project.cost),
        };
        Self { nothing: true, least: least.fen().into(), most: most.fen().into() }
    }

    /// What of it is whole quanta; nothing where the least is above the most.
    pub const fn in_quanta(self, quantum: i128) -> Self {
        Self { least: ceil_to(self.least, quantum), most: floor_to(self.most, quantum), ..self }
    }

    /// Whether the amount is one of them.
    pub fn allows(&self, amount: i128) -> bool {
        (self.nothing && amount == 0) || (self.least <= amount && amount <= self.most)
    }
}

/// The next multiple of a quantum that is no more. Almost every amount is short, and divisions of 128 bits are slow, in WebAssembly most.
pub(super) const fn floor_to(amount: i128, quantum: i128) -> i128 {
    if quantum == 1 {
        return amount;
    }
    let (short, divisor) = (amount as i64, quantum as i64);
    if short as i128 == amount && divisor as i128 == quantum && divisor > 0 {
        amount - short.rem_euclid(divisor) as i128
    } else {
        amount - amount.rem_euclid(quantum)
    }
}

/// The next multiple of a quantum that is no less.
pub(super) const fn ceil_to(amount: i128, quantum: i128) -> i128 {
    -floor_to(-amount, quantum)
}
