//! What the bench knows of a plan.

use std::rc::Rc;

use crate::app::platform::solver::Loss;
use crate::app::state::answers::Answer;
use crate::protocol::{Explanation, Outcome, Reply, WayOut};

/// What is known of a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Nothing yet.
    Waiting,
    /// An answer, and the way out where it is that there is no allocation.
    Answered(Rc<Answer>, Way),
    /// The workers that tried were lost.
    Lost(Loss),
}

/// The way out of a plan that no allocation keeps.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    /// It is being looked for.
    Waiting,
    /// This one; see [`Way::out`].
    Told(Rc<Reply>),
    /// None is needed, or none was found.
    Nothing,
}

impl Way {
    /// The way itself.
    pub fn out(&self) -> Option<&WayOut> {
        match self {
            Self::Told(reply) => match &**reply {
                Reply::Explained { answer: Explanation::WayOut(way), .. } => Some(way),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Found {
    /// The answer, where it has an allocation.
    pub fn allocated(&self) -> Option<&Rc<Answer>> {
        match self {
            Self::Answered(answer, _) if matches!(answer.outcome, Outcome::Allocated(_)) => Some(answer),
            _ => None,
        }
    }
}
