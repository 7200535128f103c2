//! What the allocation strives for, in order.

use super::Term;
use crate::diagnostic::Arg;
use crate::i18n::{Key, Phrase};
use crate::money::Ratio;

/// One goal of the ordered list; each is held at its value while the next is optimised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Which way.
    pub direction: Direction,
    /// What is measured.
    pub goal: Goal,
    /// The share of its value that later tiers may give up (0 ..= 1).
    pub slack: Ratio,
}

impl Tier {
    /// The goal with its direction and what it may give up.
    pub fn phrase(&self) -> Phrase {
        let strive = Phrase::new(self.direction.term()).with("goal", Phrase::new(self.goal.term()));
        if self.slack.is_zero() {
            strive
        } else {
            Phrase::new(Key::TermWithSlack).with("tier", strive).with("slack", Arg::Percent(self.slack))
        }
    }
}

/// Whether more or less of a goal is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// More is better.
    Maximise,
    /// Less is better.
    Minimise,
}

/// A measure of an allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Goal {
    /// Σ weight · benefit · curve(share funded) over projects.
    Benefit,
    /// Grants to all projects, in yuan.
    Funded,
    /// The lowest, over counties, of grants / total cost of its ready projects.
    LeastCoverage,
    /// The lowest, over counties, of grants per head, in yuan.
    LeastPerHead,
    /// Money that leaves its earmark for the pool, in yuan.
    Pooled,
    /// Bank loans, in yuan.
    Credit,
    /// The number of stream-project pairs that carry money.
    Transfers,
}

impl Goal {
    /// Every goal.
    pub const ALL: [Goal; 7] = [
        Goal::Benefit,
        Goal::Funded,
        Goal::LeastCoverage,
        Goal::LeastPerHead,
        Goal::Pooled,
        Goal::Credit,
        Goal::Transfers,
    ];

    /// Whether a plan may strive for it in this direction. The least-of goals are only raised, transfers only lowered.
    pub const fn allows(self, direction: Direction) -> bool {
        match self {
            Self::Benefit | Self::LeastCoverage | Self::LeastPerHead => {
                matches!(direction, Direction::Maximise)
            }
            Self::Transfers => matches!(direction, Direction::Minimise),
            Self::Funded | Self::Pooled | Self::Credit => true,
        }
    }
}
