//! What the page asks about an answer, and what there is to say to it.
//!
//! Changes do not travel: what would help is told as the [`Edit`] that makes it, which the page turns back into a plan and tells in
//! words by what differs.

use serde::{Deserialize, Serialize};

use super::Edit;
use crate::explain::{CountyBaseline, Place, PoolingGain, Subject, WhyNot};
use crate::money::Money;

/// What is asked about an answer; positions are those in the plan it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// No allocation keeps the plan: what has to give way?
    WayOut,
    /// Why does a project get no more?
    WhyNot {
        /// The project.
        project: usize,
    },
    /// What would fund a project? Solves the plan many times.
    WaysIn {
        /// The project.
        project: usize,
    },
    /// Why do counties get more or less than the factor method gives them?
    Baseline,
    /// What does pooling bring? Solves the plan once more.
    Pooling,
}

/// What there is to say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Explanation {
    /// To [`Question::WayOut`].
    WayOut(Box<WayOut>),
    /// To [`Question::WhyNot`].
    WhyNot(WhyNot),
    /// To [`Question::WaysIn`].
    WaysIn(Vec<WayIn>),
    /// To [`Question::Baseline`]; no county where no rule of the plan has factors.
    Baseline(Vec<CountyBaseline>),
    /// To [`Question::Pooling`].
    Pooling(PoolingGain),
    /// Nothing was found in the time there is.
    Nothing,
}

/// How a plan that no allocation keeps can be loosened so that one does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayOut {
    /// What gives way, the weakest first.
    pub concessions: Vec<Concession>,
    /// What makes all of them.
    pub edit: Edit,
    /// Whether the loosened plan was solved by itself; else it is a witness that shows it can be kept.
    pub is_solved: bool,
}

/// A rule or a limit of the plan that gives way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concession {
    /// What gives way.
    pub subject: Subject,
    /// Where it is missed, and by how much.
    pub shorts: Vec<(Place, Money)>,
    /// What loosens it so far and no further, by itself.
    pub edit: Edit,
}

/// A change that funds a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayIn {
    /// What makes it.
    pub edit: Edit,
    /// What the project gets in the best allocation of the changed plan.
    pub gets: Money,
}
