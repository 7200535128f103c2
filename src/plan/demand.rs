//! What a project has to get whatever else is decided.

use super::{Funding, Project};
use crate::money::Money;

impl Project {
    /// The least it gets if it gets anything, in yuan: its cost (`whole`), `min` (`at_least`) or nothing in particular.
    pub const fn least_if_funded(&self) -> Money {
        match self.funding {
            Funding::Divisible => Money::ZERO,
            Funding::AtLeast => self.min,
            Funding::Whole => self.cost,
        }
    }

    /// What `must` guarantees it, in yuan: its cost (`whole`), else `min`; nothing where it need not be funded.
    pub const fn guaranteed(&self) -> Money {
        match self.funding {
            _ if !self.must => Money::ZERO,
            Funding::Whole => self.cost,
            Funding::Divisible | Funding::AtLeast => self.min,
        }
    }

    /// What it has to get, in yuan: the amount it is locked at, else what is guaranteed.
    pub fn demanded(&self) -> Money {
        self.lock.unwrap_or_else(|| self.guaranteed())
    }
}
