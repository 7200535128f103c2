//! What a column of the program means.

use crate::plan::Goal;
use crate::rows::{TotalId, Way};

/// What a column stands for; positions are those in the plan's lists or in the groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Own money of a stream to a group, which does not take the way through a hub.
    Flow {
        /// Stream.
        stream: usize,
        /// Group.
        group: usize,
    },
    /// Money of a stream to a hub.
    IntoHub {
        /// Stream.
        stream: usize,
        /// Hub.
        hub: usize,
    },
    /// Money of a hub to a group.
    FromHub {
        /// Hub.
        hub: usize,
        /// Group.
        group: usize,
    },
    /// Money to a project within one segment of its curve.
    Segment {
        /// Project.
        project: usize,
        /// Position of the segment.
        piece: usize,
    },
    /// Loans to a project that a row speaks of by itself.
    Lent {
        /// Project.
        project: usize,
    },
    /// Whether a project is funded, between 0 and 1.
    Funded {
        /// Project.
        project: usize,
    },
    /// Loans of a facility to a group.
    Loan {
        /// Credit facility.
        credit: usize,
        /// Group.
        group: usize,
    },
    /// Money of a stream in the buffer of a facility.
    Buffer {
        /// Credit facility.
        credit: usize,
        /// Stream.
        stream: usize,
        /// Own or pooled.
        way: Way,
    },
    /// A total of the demands.
    Total(TotalId),
    /// The level of a least-county goal.
    Level(Goal),
    /// What is missing of a demand that gives way, by its position among those.
    Lack(usize),
    /// What stays of money that was paid before, by its position among that.
    Stays(usize),
}
