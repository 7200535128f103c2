//! What the solver found, of which plan, and whether more is to come.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use crate::plan::{Id, Plan};
use crate::protocol::{Outcome, Stage, Told};
use crate::report::Report;

/// The handle on the answers that components share.
pub type AnswersContext = UseReducerHandle<Answers>;

/// What the solver found last and before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// The last answer.
    pub latest: Option<Rc<Answer>>,
    /// The last answer with an allocation, which stays in sight while there is none.
    pub shown: Option<Rc<Answer>>,
    /// The answer with an allocation before that: what changed is told against it.
    pub before: Option<Rc<Answer>>,
    /// The last answer with an allocation about the plan as it is, not as it is tried.
    pub base: Option<Rc<Answer>>,
    /// The one about the plan as it was before that.
    before_base: Option<Rc<Answer>>,
    /// What is being searched.
    pub search: Search,
}

impl Answers {
    /// Whether the allocation in sight is of an earlier plan, because the last one has none.
    pub fn is_left_behind(&self) -> bool {
        self.shown.is_some() && self.latest.as_ref().is_some_and(|latest| latest.told().is_none())
    }
}

/// Whether an answer is to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Search {
    /// No: all there is to say is said.
    #[default]
    Idle,
    /// Yes; where the search is, once it says so: position of the goal, and what it is doing there.
    Running(Option<(usize, Stage)>),
    /// No: a person ended the search.
    Ended,
}

/// An answer with the plan it is about.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The scenario that the open plan was tried under; none where it was the plan itself, perhaps with a number changed.
    pub tried: Option<Id>,
    /// How long search, check and tables took, in microseconds.
    pub micros: u64,
    /// What came of it.
    pub outcome: Outcome,
}

/// Answers are made once each, so that their plans tell them apart.
impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan) && self.micros == other.micros
    }
}

impl Answer {
    /// What the allocation tells; none where the answer has none.
    pub fn told(&self) -> Option<&Told> {
        match &self.outcome {
            Outcome::Allocated(told) => Some(told),
            _ => None,
        }
    }

    /// Its figures and tables.
    pub fn report(&self) -> Option<&Report> {
        self.told().map(|told| &told.report)
    }
}

/// What happens to the answers.
#[derive(Clone, Debug)]
pub enum News {
    /// An answer came.
    Answer(Rc<Answer>),
    /// An answer came, about the plan as it is and not as it is tried.
    Base(Rc<Answer>),
    /// A search goes on.
    Search(Search),
    /// Another plan is open: its answers have nothing to do with those before.
    Forget,
}

impl Reducible for Answers {
    type Action = News;

    fn reduce(self: Rc<Self>, news: News) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match news {
            News::Search(search) => next.search = search,
            News::Forget => next = Self::default(),
            News::Base(answer) => {
                let old = next.base.take().filter(|old| !Arc::ptr_eq(&old.plan, &answer.plan));
                next.before_base = old.or(next.before_base);
                if answer.told().is_some() {
                    // What was tried meanwhile is not what the plan was before.
                    next.before = next.before_base.clone();
                    next.base = Some(answer);
                }
            }
            News::Answer(answer) => {
                if answer.told().is_some() {
                    next.before = next.shown.replace(answer.clone());
                }
                next.latest = Some(answer);
            }
        }
        Rc::new(next)
    }
}

/// What the solver found.
#[hook]
pub fn use_answers() -> Rc<Answers> {
    use_context::<AnswersContext>().map(|answers| Rc::new((*answers).clone())).unwrap_or_default()
}
