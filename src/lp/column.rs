//! What a column of the program means.

use crate::plan::Goal;
use crate::rows::{TotalId, Way};

/// What a column stands for; positions are those in the plan's lists or in the groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Grant money of a stream to a group.
    Flow {
        /// Stream.
        stream: usize,
        /// Group.
        group: usize,
        /// Own or pooled.
        way: Way,
    },
    /// Grants to a group from the streams of one class of levels.
    Grants {
        /// Group.
        group: usize,
        /// Position of the class.
        class: usize,
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
}
