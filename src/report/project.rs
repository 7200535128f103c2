//! What projects get.

use super::Trillionths;
use crate::money::Money;

/// A project of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ProjectRow {
    /// Position of its county; none where the plan has none such.
    pub county: Option<usize>,
    /// Position of its use; none where the plan has none such.
    pub used: Option<usize>,
    /// Grants by stream.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub grants: Vec<Paid>,
    /// Loans by facility.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub loans: Vec<Lent>,
    /// All grants.
    pub granted: Money,
    /// All loans.
    pub lent: Money,
    /// Grants and loans as a share of the cost, rounded down; none where it costs nothing.
    pub share: Option<Trillionths>,
    /// Benefit reached, per measure of the plan, each rounded down; empty where it gets nothing.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub benefits: Vec<Trillionths>,
    /// How far it is funded.
    pub funded: Funded,
    /// Why it gets nothing, where it does not.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub reason: Option<Reason>,
    /// The planner fixed its amount.
    pub locked: bool,
    /// It has to be funded.
    pub must: bool,
}

/// A grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Paid {
    /// Position of the stream.
    pub stream: usize,
    /// How much.
    pub amount: Money,
    /// Whether it comes through the pool.
    pub pooled: bool,
}

/// A loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Lent {
    /// Position of the facility.
    pub credit: usize,
    /// How much.
    pub amount: Money,
}

/// How far a project is funded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Funded {
    /// All of its cost.
    Full,
    /// More than the least it may get, less than its cost.
    Part,
    /// The least it may get.
    AtMinimum,
    /// Nothing.
    Nothing,
}

impl Funded {
    /// Every value, the most first.
    pub const ALL: [Funded; 4] = [Funded::Full, Funded::Part, Funded::AtMinimum, Funded::Nothing];
}

/// Why a project gets nothing: the first of these that holds. Each is true by itself, whatever the goals; but for
/// [`Outbid`](Self::Outbid) the project cannot be added to the allocation as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Reason {
    /// It is not in the project library.
    NotReady,
    /// The planner fixed it at nothing.
    LockedAtNothing,
    /// No stream may pay for it, and no facility carries it alone.
    NobodyMayPay,
    /// This funded project and it exclude each other.
    Excluded {
        /// Position of the other project.
        by: usize,
    },
    /// It requires this project, which gets nothing.
    Requires {
        /// Position of the other project.
        other: usize,
    },
    /// The least it needs would break this rule, whoever pays.
    Rule {
        /// Position of the rule.
        rule: usize,
    },
    /// All that may pay for it is spent on others or has to be kept back.
    UsedUp,
    /// Something is left that may pay for it, but less than it needs.
    TooLittleLeft {
        /// The least it needs in grants.
        needs: Money,
        /// What is left in all streams that may pay and need not be kept back.
        left: Money,
    },
    /// Enough is left, and no demand by itself stands against it, but it serves the goals less than other projects.
    Outbid,
}

/// How many projects are funded how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Counts {
    /// By [`Funded::ALL`]; only projects in the library.
    pub funded: [usize; 4],
    /// Projects not in the library, which get nothing.
    pub not_ready: usize,
}

impl Counts {
    /// How many are funded so far.
    pub fn of(&self, funded: Funded) -> usize {
        Funded::ALL.into_iter().zip(self.funded).find(|(one, _)| *one == funded).map_or(0, |(_, count)| count)
    }

    /// How many get anything.
    pub fn funded(&self) -> usize {
        self.of(Funded::Full) + self.of(Funded::Part) + self.of(Funded::AtMinimum)
    }

    /// Counts a project of the library.
    pub fn count(&mut self, funded: Funded) {
        let slots = Funded::ALL.iter().zip(&mut self.funded);
        for (_, count) in slots.filter(|(one, _)| **one == funded) {
            *count += 1;
        }
    }

    /// Counts all that others count.
    pub fn add(&mut self, other: &Self) {
        for (count, more) in self.funded.iter_mut().zip(other.funded) {
            *count += more;
        }
        self.not_ready += other.not_ready;
    }
}
