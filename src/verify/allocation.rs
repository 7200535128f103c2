//! Who pays what: an allocation as a planner would write it down.

use crate::money::Money;

/// Grants, buffers and loans. Lists are sorted by their positions, each pair stands once, and every amount is positive; positions
/// are those in the plan's lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allocation {
    /// Grant money of streams to projects, by project, then stream.
    pub grants: Vec<Grant>,
    /// Money of streams in the risk buffers of credit facilities, by facility, then stream.
    pub buffers: Vec<Buffer>,
    /// Bank loans to projects, by project, then facility.
    pub loans: Vec<Loan>,
}

/// Grant money of a stream to a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    /// Position in `plan.projects`.
    pub project: usize,
    /// Position in `plan.streams`.
    pub stream: usize,
    /// How much.
    pub amount: Money,
}

/// Money of a stream in the risk buffer of a credit facility.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Buffer {
    /// Position in `plan.credit`.
    pub credit: usize,
    /// Position in `plan.streams`.
    pub stream: usize,
    /// How much.
    pub amount: Money,
}

/// A bank loan to a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loan {
    /// Position in `plan.projects`.
    pub project: usize,
    /// Position in `plan.credit`.
    pub credit: usize,
    /// How much.
    pub amount: Money,
}
