//! What the worker answers.

use serde::{Deserialize, Serialize};

use super::{Explanation, Frontier, Replanned, Revision, Stamp};
use crate::money::Money;
use crate::report::Report;
use crate::rows::RowId;
use crate::uncertain::Ledger;

/// What the worker answers. What is about a plan carries its revision; the page drops what is about an older one than it shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Reply {
    /// The worker's program runs and fetches its part that solves.
    Coming,
    /// That part did not come.
    Missing,
    /// The worker listens from now on. Also its answer to what it does not understand, which comes from another build.
    Ready(Stamp),
    /// I am here.
    Pong(Stamp),
    /// The worker cannot do its work, in the browser's words; its start script says so too, when its WebAssembly does not run.
    Fault(String),
    /// How far a search is; told when that changes.
    Progress {
        /// Of which plan.
        revision: Revision,
        /// Position of the goal it is at.
        tier: usize,
        /// What it is doing there.
        stage: Stage,
    },
    /// What came of a search.
    Answer {
        /// Of which plan.
        revision: Revision,
        /// How long search, check and tables took, in microseconds.
        micros: u64,
        /// What came of it.
        outcome: Outcome,
    },
    /// How far a series of searches is; told when that changes.
    Series {
        /// Of which plan.
        revision: Revision,
        /// How many are done.
        done: usize,
        /// How many there are in all.
        of: usize,
    },
    /// What benefit costs; none where the plan has no allocation or no such number, or an answer failed.
    Frontier {
        /// Of which plan.
        revision: Revision,
        /// The frontier.
        frontier: Option<Box<Frontier>>,
    },
    /// What some draws come to; none where all inflows are certain, or an answer failed.
    Drawn {
        /// Of which plan.
        revision: Revision,
        /// The draws that were asked for.
        ledger: Option<Box<Ledger>>,
    },
    /// What came of re-planning.
    Replan {
        /// Of which plan.
        revision: Revision,
        /// The scenario that the plan changed into, by position.
        scenario: usize,
        /// What came of it.
        replanned: Replanned,
    },
    /// A result document.
    Exported {
        /// Of which plan.
        revision: Revision,
        /// The document.
        document: String,
    },
    /// What was asked about an answer.
    Explained {
        /// Of which plan.
        revision: Revision,
        /// What there is to say.
        answer: Explanation,
    },
    /// What was asked cannot be answered.
    Refused {
        /// Of which plan.
        revision: Revision,
        /// Why.
        why: Refusal,
    },
}

/// What a search is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The program in which every project may be funded in part.
    Relaxing,
    /// Projects that are all or nothing, and what rounding breaks.
    Deciding,
}

/// What came of a search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// An allocation that passed the exact check.
    Allocated(Box<Told>),
    /// No allocation keeps the plan, which is proven.
    Infeasible,
    /// Neither an allocation nor a proof that there is none was found; what the last try misses.
    Unknown(Vec<Missed>),
    /// What was found did not pass the judge, in words for who mends this program; it is never shown as a result.
    Fault(String),
}

/// A demand of the plan that the last try missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    /// The demand.
    pub row: RowId,
    /// By how much.
    pub by: Money,
}

/// What an allocation that passed the check tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// Its status, as in the result document.
    pub status: String,
    /// How many demands of the plan were checked one by one.
    pub demands: usize,
    /// Figures and tables.
    pub report: Report,
}

/// Why a request is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// The worker does not hold this revision: the page opens its plan anew.
    OutOfStep,
    /// The plan document cannot be read; the page, which has it too, has the problems in words.
    Unreadable,
    /// There is no such answer to be exported or explained: the plan was not solved, or something else was found.
    NoAnswer,
}
