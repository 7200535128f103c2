//! What the page knows of its solver worker.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::platform::solver::Loss;

/// The handle on the solver's state that components share.
pub type SolverContext = UseReducerHandle<Solver>;

/// The solver worker, as far as the page knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Solver {
    /// Counts the workers started; a new number starts a new worker in place of the old one.
    pub attempt: u32,
    /// Whether the attempt follows a loss by itself; nobody is served by a worker that is started for ever.
    retrying: bool,
    /// How it stands.
    pub standing: Standing,
}

/// How the worker stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Standing {
    /// It was started and has not answered yet.
    #[default]
    Starting,
    /// It was lost and is being started again.
    Restarting(Loss),
    /// It answers.
    Answering {
        /// How long the last answer took, in tenths of a millisecond.
        tenths: u32,
    },
    /// It does not work, and starting it again by itself did not help or would not.
    Lost(Loss),
}

/// What happens to the worker.
#[derive(Clone, Debug, PartialEq)]
pub enum SolverEvent {
    /// It answers.
    Answered {
        /// How long the answer took, in tenths of a millisecond.
        tenths: u32,
    },
    /// It is lost.
    Lost(Loss),
    /// A person wants it started again.
    Restart,
}

impl Reducible for Solver {
    type Action = SolverEvent;

    fn reduce(self: Rc<Self>, event: SolverEvent) -> Rc<Self> {
        let next = self.attempt.wrapping_add(1);
        Rc::new(match event {
            SolverEvent::Answered { tenths } => {
                Self { attempt: self.attempt, retrying: false, standing: Standing::Answering { tenths } }
            }
            // Another build stays another build, however often it is started.
            SolverEvent::Lost(loss) if self.retrying || matches!(loss, Loss::Stale(_)) => {
                Self { attempt: self.attempt, retrying: false, standing: Standing::Lost(loss) }
            }
            SolverEvent::Lost(loss) => {
                Self { attempt: next, retrying: true, standing: Standing::Restarting(loss) }
            }
            SolverEvent::Restart => Self { attempt: next, retrying: true, standing: Standing::Starting },
        })
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use yew::Reducible;

    use super::{Loss, Solver, SolverEvent, Standing};

    fn after(events: &[SolverEvent]) -> Solver {
        let solver =
            events.iter().cloned().fold(Rc::new(Solver::default()), |solver, event| solver.reduce(event));
        (*solver).clone()
    }

    fn silent() -> SolverEvent {
        SolverEvent::Lost(Loss::Silent { seconds: 10 })
    }

    fn answered() -> SolverEvent {
        SolverEvent::Answered { tenths: 4 }
    }

    #[test]
    fn a_lost_worker_is_started_again_once() {
        let check = |events: &[SolverEvent], attempt, standing| {
            let solver = after(events);
            assert_eq!((solver.attempt, solver.standing), (attempt, standing), "{events:?}");
        };
        let loss = Loss::Silent { seconds: 10 };
        check(&[answered()], 0, Standing::Answering { tenths: 4 });
        check(&[silent()], 1, Standing::Restarting(loss.clone()));
        check(&[silent(), silent()], 1, Standing::Lost(loss.clone()));
        check(&[silent(), answered(), silent()], 2, Standing::Restarting(loss.clone()));
        check(&[silent(), silent(), SolverEvent::Restart], 2, Standing::Starting);
        check(&[silent(), silent(), SolverEvent::Restart, silent()], 2, Standing::Lost(loss));
    }

    #[test]
    fn a_worker_of_another_build_is_not_started_again() {
        let solver = after(&[SolverEvent::Lost(Loss::Stale(None))]);
        assert_eq!((solver.attempt, solver.standing), (0, Standing::Lost(Loss::Stale(None))));
    }
}
