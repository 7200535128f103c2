//! What the worker answers.

use serde::{Deserialize, Serialize};

use super::{Revision, Stamp};

/// What the worker answers. What is about a plan carries its revision; the page drops what is about an older one than it shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Reply {
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
    /// A result document.
    Exported {
        /// Of which plan.
        revision: Revision,
        /// The document.
        document: String,
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
    Allocated(Figures),
    /// No allocation keeps the plan, which is proven.
    Infeasible,
    /// Neither an allocation nor a proof that there is none was found.
    Unknown,
    /// What was found did not pass the judge, in words for who mends this program; it is never shown as a result.
    Fault(String),
}

/// What is proven of an allocation; numbers have 12 decimals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Its status, as in the result document.
    pub status: String,
    /// Per goal what it reaches, what none can pass, and the distance.
    pub tiers: Vec<[i128; 3]>,
}

/// Why a request is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// The worker does not hold this revision: the page opens its plan anew.
    OutOfStep,
    /// The plan document cannot be read; the page, which has it too, has the problems in words.
    Unreadable,
    /// There is no answer to be exported: the plan was not solved, or no answer was found.
    NoAnswer,
}
