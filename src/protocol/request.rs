//! What the page asks.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::document::json::{read_changes, write_changes};
use crate::plan::edit::Change;

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
    /// Make these changes to the plan you hold.
    Edit {
        /// The revision they were made to; a worker that holds another one refuses.
        from: Revision,
        /// The revision they lead to.
        revision: Revision,
        /// The changes, in order.
        changes: Changes,
    },
    /// Find the best allocation of the plan you hold, and tell how far you are.
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
}

/// Changes of a plan; they travel in the form in which scenarios hold them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes(pub Vec<Change>);

impl Serialize for Changes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&write_changes(&self.0))
    }
}

impl<'de> Deserialize<'de> for Changes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        read_changes(&text).map(Self).map_err(|_| D::Error::custom("no changes of a plan"))
    }
}
