//! The line between the open plan and the solver worker: whatever the plan becomes is solved, and answers are handed on.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use super::answers::{Answer, Answers, AnswersContext, News, Search};
use super::solver::{Solver, SolverContext, SolverEvent, Standing};
use super::turn::Turn;
use super::work::{ByPointer, WorkContext};
use crate::app::platform::solver::{Heard, SolverWorker, start};
use crate::plan::{Id, Plan};
use crate::protocol::{Reply, Request, Revision};

/// Where questions about an answer are put.
#[derive(Clone, Default)]
pub struct Line {
    shared: Rc<Shared>,
}

#[derive(Default)]
struct Shared {
    turn: RefCell<Turn>,
    /// The plan that is open, apart from what is tried on it.
    open: RefCell<Option<Arc<Plan>>>,
    grounds: RefCell<Grounds>,
    worker: RefCell<Option<SolverWorker>>,
    /// Whether the worker is there. Before, nothing is sent: it is brought all of it once it answers.
    is_answering: Cell<bool>,
    /// Who waits for a reply, in the order of their questions: the worker answers in order.
    waiting: RefCell<VecDeque<Callback<Option<Rc<Reply>>>>>,
}

/// The plans that may still be answered, oldest first, each with the scenario that it is tried under.
#[derive(Default)]
struct Grounds(VecDeque<(Arc<Plan>, Option<Id>)>);

impl Grounds {
    fn put(&mut self, plan: Arc<Plan>, scenario: Option<Id>) {
        self.0.push_back((plan, scenario));
    }

    /// The scenario of a plan that is answered now; those before it are not answered any more.
    fn of(&mut self, plan: &Arc<Plan>) -> Option<Id> {
        let at = self.0.iter().position(|(other, _)| Arc::ptr_eq(other, plan))?;
        self.0.drain(..at);
        self.0.front().and_then(|(_, scenario)| scenario.clone())
    }
}

/// A line is the same for the life of the page.
impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shared, &other.shared)
    }
}

impl Line {
    /// Asks the worker about its answer for this plan. `done` gets the reply, or nothing where the worker does not hold that answer,
    /// or is lost before it replies.
    pub fn put(
        &self,
        plan: &Arc<Plan>,
        question: impl FnOnce(Revision) -> Request,
        done: Callback<Option<Rc<Reply>>>,
    ) {
        let Some(revision) = self.shared.turn.borrow().revision_of(plan) else { return done.emit(None) };
        self.shared.waiting.borrow_mut().push_back(done);
        self.send(&[question(revision)]);
    }

    /// The plan as it is now is not to be solved any more; the next edit is.
    pub fn give_up(&self) {
        self.want(None);
    }

    fn send(&self, requests: &[Request]) {
        if let Some(worker) = self.shared.worker.borrow().as_ref().filter(|_| self.shared.is_answering.get())
        {
            requests.iter().for_each(|request| worker.ask(request));
        }
    }

    /// Nobody answers any more what was asked.
    fn disappoint(&self) {
        let waiting = self.shared.waiting.take();
        waiting.into_iter().for_each(|done| done.emit(None));
    }

    fn want(&self, plan: Option<Arc<Plan>>) {
        let requests = self.shared.turn.borrow_mut().want(plan);
        self.send(&requests);
    }

    fn start_over(&self) {
        let requests = self.shared.turn.borrow_mut().start_over();
        self.send(&requests);
    }

    fn search(&self) -> Search {
        if self.shared.turn.borrow().is_waiting() { Search::Running(None) } else { Search::Idle }
    }

    fn hear(&self, reply: &Rc<Reply>, answers: &UseReducerDispatcher<Answers>) {
        if let Reply::Progress { tier, stage, .. } = &**reply {
            return answers.dispatch(News::Search(Search::Running(Some((*tier, *stage)))));
        }
        let is_about_answer =
            matches!(**reply, Reply::Exported { .. } | Reply::Explained { .. } | Reply::Refused { .. });
        let first = is_about_answer.then(|| self.shared.waiting.borrow_mut().pop_front()).flatten();
        if let Some(done) = first {
            return done.emit(Some(reply.clone()));
        }
        let heard = self.shared.turn.borrow_mut().hear(reply);
        self.send(&heard.requests);
        if let (Some(plan), Reply::Answer { micros, outcome, .. }) = (heard.about, &**reply) {
            let is_base = self.shared.open.borrow().as_ref().is_some_and(|open| Arc::ptr_eq(open, &plan));
            let tried = self.shared.grounds.borrow_mut().of(&plan);
            let answer = Rc::new(Answer { plan, tried, micros: *micros, outcome: outcome.clone() });
            answers.dispatch(News::Answer(answer.clone()));
            if is_base {
                answers.dispatch(News::Base(answer));
            }
        }
        answers.dispatch(News::Search(self.search()));
    }
}

/// What [`use_line`] provides.
pub struct Connection {
    /// How the worker stands.
    pub solver: SolverContext,
    /// What it found.
    pub answers: AnswersContext,
    /// Where to ask it.
    pub line: Line,
}

/// A solver worker that lives as long as the component and solves whatever plan is open.
#[hook]
pub fn use_line(work: &WorkContext) -> Connection {
    let solver = use_reducer_eq(Solver::default);
    let answers = use_reducer_eq(Answers::default);
    let line = (*use_memo((), |()| Line::default())).clone();
    use_worker(&line, &solver, answers.dispatcher());
    let open = work.open().cloned();
    let key = open.as_ref().map(|open| open.key.clone());
    use_effect_with(key, {
        let answers = answers.dispatcher();
        move |_| answers.dispatch(News::Forget)
    });
    let wanted = open.as_ref().and_then(|open| open.wanted()).map(|plan| ByPointer(plan.clone()));
    let scenario = open.as_ref().and_then(|open| open.trial()).and_then(|trial| trial.scenario.clone());
    line.shared.open.replace(open.map(|open| open.plan().clone()));
    use_effect_with(wanted, {
        let (line, answers) = (line.clone(), answers.dispatcher());
        move |wanted: &Option<ByPointer>| {
            if let Some(wanted) = wanted {
                line.shared.grounds.borrow_mut().put(wanted.0.clone(), scenario);
            }
            line.want(wanted.as_ref().map(|wanted| wanted.0.clone()));
            answers.dispatch(News::Search(line.search()));
        }
    });
    Connection { solver, answers, line }
}

/// Starts a worker per attempt, and brings it the plan once it answers.
#[hook]
fn use_worker(line: &Line, solver: &SolverContext, answers: UseReducerDispatcher<Answers>) {
    let (events, shared) = (solver.dispatcher(), line.clone());
    use_effect_with(solver.attempt, move |_| {
        let hears = shared.clone();
        let report = Callback::from(move |heard| match heard {
            Heard::Answered { tenths } => events.dispatch(SolverEvent::Answered { tenths }),
            Heard::Lost(loss) => events.dispatch(SolverEvent::Lost(loss)),
            Heard::Reply(reply) => hears.hear(&reply, &answers),
        });
        shared.shared.worker.replace(start(report));
        move || {
            shared.shared.worker.take();
            shared.disappoint();
        }
    });
    let answering = matches!(solver.standing, Standing::Answering { .. }).then_some(solver.attempt);
    let shared = line.clone();
    use_effect_with(answering, move |answering| {
        shared.shared.is_answering.set(answering.is_some());
        if answering.is_some() {
            shared.start_over();
        }
    });
}

/// Where to ask the worker.
#[hook]
pub fn use_asking() -> Line {
    use_context::<Line>().unwrap_or_default()
}
