//! What a study asks of its workers, and what it makes of their answers: without a browser, so that it can be tried anywhere.

use std::rc::Rc;

use super::REVISION;
use crate::plan::Plan;
use crate::protocol::{Against, Frontier, Replanned, Reply, Request};
use crate::uncertain::{Draws, Ledger};

/// Draws are shared out in so many parts: each is a step of the progress, and who is done early takes the next one.
const PARTS: usize = 100;

/// A question that takes many searches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// How much benefit does each step of something else cost?
    Frontier {
        /// What benefit is held against.
        against: Against,
        /// How many points.
        points: usize,
    },
    /// What does the plan come to where inflows are not certain?
    Draws {
        /// How many draws.
        draws: usize,
        /// The seed.
        seed: u64,
    },
    /// How is it gone on from the adopted allocation if the plan becomes one of its scenarios?
    Replan {
        /// The adopted allocation, as a result document of the plan.
        adopted: String,
        /// The scenario, by position.
        scenario: usize,
    },
}

/// An answer to a [`Question`].
#[derive(Clone, Debug)]
pub enum Found {
    /// There is none.
    Nothing,
    /// What benefit costs.
    Frontier(Rc<Frontier>),
    /// What draws come to.
    Draws(Rc<Draws>),
    /// What re-planning comes to, for the scenario at this position.
    Replan(usize, Rc<Replanned>),
}

/// An answer is the same as long as it is the very same one.
impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing, Self::Nothing) => true,
            (Self::Frontier(one), Self::Frontier(other)) => Rc::ptr_eq(one, other),
            (Self::Draws(one), Self::Draws(other)) => Rc::ptr_eq(one, other),
            (Self::Replan(_, one), Self::Replan(_, other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

/// What a reply is to a study.
#[derive(Debug)]
pub(super) enum News {
    /// So many searches are done of so many; the worker goes on.
    Progress(usize, usize),
    /// The same, and the worker has nothing to do.
    Part(usize, usize),
    /// The answer.
    Answer(Found),
    /// The worker cannot answer.
    Failed,
    /// Nothing.
    None,
}

/// A question while it is answered.
pub(super) enum Inquiry {
    /// By one worker, as each search goes on from the one before.
    Single(Option<Request>),
    /// By several.
    Draws(Shares),
}

/// Draws that are shared out, and what is back of them.
pub(super) struct Shares {
    asked: usize,
    seed: u64,
    /// The first draw that nobody has.
    next: usize,
    ledger: Ledger,
}

impl Inquiry {
    /// Nothing is asked yet. The plan is what the workers hold.
    pub(super) fn of(question: Question, plan: &Plan) -> Self {
        match question {
            Question::Frontier { against, points } => {
                Self::Single(Some(Request::Frontier { revision: REVISION, against, points }))
            }
            Question::Replan { adopted, scenario } => {
                Self::Single(Some(Request::Replan { revision: REVISION, adopted, scenario }))
            }
            Question::Draws { draws, seed } => {
                Self::Draws(Shares { asked: draws, seed, next: 0, ledger: Ledger::of(plan) })
            }
        }
    }

    /// How many workers there is something to do for.
    pub(super) fn hands(&self) -> usize {
        match self {
            Self::Single(_) => 1,
            Self::Draws(shares) => shares.asked.div_ceil(shares.size()),
        }
    }

    /// What a worker that has nothing to do is asked; none where everything is asked.
    pub(super) fn next(&mut self) -> Option<Request> {
        match self {
            Self::Single(request) => request.take(),
            Self::Draws(shares) => shares.next(),
        }
    }

    /// Takes a reply in.
    pub(super) fn hear(&mut self, reply: &Reply) -> News {
        match (self, reply) {
            (_, Reply::Series { done, of, .. }) => News::Progress(*done, *of),
            (Self::Single(_), Reply::Frontier { frontier: Some(found), .. }) => {
                News::Answer(Found::Frontier(Rc::new((**found).clone())))
            }
            (Self::Single(_), Reply::Replan { scenario, replanned, .. }) => {
                News::Answer(Found::Replan(*scenario, Rc::new(replanned.clone())))
            }
            (Self::Draws(shares), Reply::Drawn { ledger: Some(part), .. }) => shares.take((**part).clone()),
            (_, Reply::Frontier { .. } | Reply::Drawn { .. }) => News::Answer(Found::Nothing),
            (_, Reply::Refused { .. }) => News::Failed,
            _ => News::None,
        }
    }
}

impl Shares {
    fn size(&self) -> usize {
        self.asked.div_ceil(PARTS).max(1)
    }

    fn next(&mut self) -> Option<Request> {
        let first = self.next;
        let count = self.asked.saturating_sub(first).min(self.size());
        self.next = first.saturating_add(count);
        (count > 0).then_some(Request::Draws { revision: REVISION, seed: self.seed, first, count })
    }

    fn take(&mut self, part: Ledger) -> News {
        self.ledger.join(part);
        let done = self.ledger.done();
        if done < self.asked {
            return News::Part(done, self.asked);
        }
        let draws = std::mem::take(&mut self.ledger).finish(self.asked, self.seed);
        News::Answer(Found::Draws(Rc::new(draws)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::json;
    use crate::uncertain::example::RANGED;
    use crate::uncertain::{Drawing, draws};
    use std::ops::ControlFlow;

    const ON: ControlFlow<()> = ControlFlow::Continue(());

    /// As a worker answers.
    fn drawn(drawing: &Drawing, plan: &Plan, request: &Request) -> Reply {
        let Request::Draws { revision, first, count, .. } = *request else { panic!("{request:?}") };
        let mut ledger = Ledger::of(plan);
        (first..first + count).for_each(|number| drawing.draw(number, &mut ledger, &|| ON).unwrap());
        Reply::Drawn { revision, ledger: Some(Box::new(ledger)) }
    }

    /// What so many draws come to where so many workers draw them, of whom the last that was asked is the first to be done.
    fn shared_out(asked: usize, workers: usize) -> (Rc<Draws>, usize) {
        let plan = json::read(RANGED.as_bytes()).plan.unwrap();
        let drawing = Drawing::of(&plan, 1, &|_| ON).unwrap();
        let mut inquiry = Inquiry::of(Question::Draws { draws: asked, seed: 1 }, &plan);
        let mut at_work: Vec<Request> = (0..workers).filter_map(|_| inquiry.next()).collect();
        let mut parts = 0;
        while let Some(request) = at_work.pop() {
            parts += 1;
            match inquiry.hear(&drawn(&drawing, &plan, &request)) {
                News::Part(done, of) => assert!(done < of && of == asked),
                News::Answer(Found::Draws(draws)) => return (draws, parts),
                other => panic!("{other:?}"),
            }
            let next = inquiry.next();
            at_work.extend(next);
        }
        panic!("no answer")
    }

    #[test]
    fn draws_come_to_the_same_however_many_workers_share_them() {
        let plan = json::read(RANGED.as_bytes()).plan.unwrap();
        for (asked, parts) in [(1, 1), (7, 7), (250, 84)] {
            let alone = draws(&plan, asked, 1, &|_| ON).unwrap();
            for workers in [1, 2, 4] {
                assert_eq!(shared_out(asked, workers), (Rc::new(alone.clone()), parts), "{workers} workers");
            }
        }
    }

    #[test]
    fn no_more_workers_are_started_than_there_is_work_for() {
        let hands = |question| Inquiry::of(question, &Plan::default()).hands();
        assert_eq!(hands(Question::Draws { draws: 3, seed: 1 }), 3);
        assert_eq!(hands(Question::Draws { draws: 1000, seed: 1 }), PARTS);
        assert_eq!(hands(Question::Frontier { against: Against::Pooled, points: 40 }), 1);
    }

    #[test]
    fn a_frontier_is_asked_once_and_its_progress_told() {
        let mut inquiry =
            Inquiry::of(Question::Frontier { against: Against::Pooled, points: 4 }, &Plan::default());
        assert!(matches!(inquiry.next(), Some(Request::Frontier { points: 4, .. })));
        assert!(inquiry.next().is_none());
        let told = inquiry.hear(&Reply::Series { revision: REVISION, done: 1, of: 6 });
        assert!(matches!(told, News::Progress(1, 6)));
        let none = inquiry.hear(&Reply::Frontier { revision: REVISION, frontier: None });
        assert!(matches!(none, News::Answer(Found::Nothing)));
    }
}
