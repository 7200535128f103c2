//! What the page asks.

use serde::{Deserialize, Serialize};

use super::{Against, Question};
use crate::document::json;
use crate::plan::Plan;
use crate::plan::patch::{Patch, Piece};

/// Numbers the states of the page's plan: each edit, undo or opening gets a higher one.
pub type Revision = u64;

/// What the page asks of the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Request {
    /// Are you there?
    Ping,
    /// Hold this plan, in place of any other.
    Open {
        /// Its revision.
        revision: Revision,
        /// The plan document.
        plan: String,
    },
    /// Change the plan you hold.
    Edit {
        /// The revision it was made to; a worker that holds another one refuses.
        from: Revision,
        /// The revision it leads to.
        revision: Revision,
        /// What changed.
        edit: Edit,
    },
    /// Find the best allocation of the plan you hold, and tell how far you are. Whether its check finds errors is for the page to know,
    /// which asks for no such plan.
    Solve {
        /// Its revision.
        revision: Revision,
        /// After so many milliseconds make do with what there is.
        patience: Option<u32>,
    },
    /// Forget what waits to be solved. Who wants to end what is being solved ends the worker.
    Stop,
    /// Give me the result document of the last answer.
    Export {
        /// The revision it was of.
        revision: Revision,
    },
    /// How much benefit does each step of something else cost? About the plan you hold, whether it was solved or not.
    Frontier {
        /// Its revision.
        revision: Revision,
        /// What benefit is held against.
        against: Against,
        /// How many points.
        points: usize,
    },
    /// What does the plan you hold come to where inflows are not certain? These draws of it are yours.
    Draws {
        /// Its revision.
        revision: Revision,
        /// The seed.
        seed: u64,
        /// The number of the first draw.
        first: usize,
        /// How many draws, one after the other.
        count: usize,
    },
    /// How is it gone on from the adopted allocation of the plan you hold, if the plan becomes one of its scenarios?
    Replan {
        /// Its revision.
        revision: Revision,
        /// The adopted allocation, as a result document of the plan.
        adopted: String,
        /// The scenario, by position.
        scenario: usize,
    },
    /// Explain the last answer.
    Explain {
        /// The revision it was of.
        revision: Revision,
        /// What is to be explained.
        question: Question,
    },
}

/// What became of a plan, at the cost of what changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The plan document after, its lists holding only the rows that are new.
    rows: String,
    /// How each list is put together: where the rows that stay begin, how many they are, and how many are new behind them.
    lists: [Vec<[usize; 3]>; 8],
}

impl Edit {
    /// What leads from one plan to another.
    pub fn between(before: &Plan, after: &Plan) -> Self {
        let Patch { plan, lists } = Patch::between(before, after);
        let written = |piece: &Piece| [piece.start, piece.kept, piece.added];
        Self { rows: json::write(&plan), lists: lists.map(|pieces| pieces.iter().map(written).collect()) }
    }

    /// The plan after; none where `before` is not the plan it was made for.
    pub fn apply(&self, before: &Plan) -> Option<Plan> {
        let plan = json::read(self.rows.as_bytes()).plan?;
        let piece = |[start, kept, added]: &[usize; 3]| Piece { start: *start, kept: *kept, added: *added };
        let lists = self.lists.each_ref().map(|pieces| pieces.iter().map(piece).collect());
        Patch { plan, lists }.apply(before)
    }
}
