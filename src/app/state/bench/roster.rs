//! Who of the helpers solves which plan, and what was found: without a browser, so that it can be tried anywhere.

use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use yew::Reducible;

use super::findings::Findings;
use super::found::{Found, Way};
use crate::app::platform::solver::Loss;
use crate::app::state::answers::Answer;
use crate::app::state::solver::{Solver, SolverEvent, Standing};
use crate::app::state::turn::Turn;
use crate::plan::Plan;
use crate::protocol::{Explanation, Outcome, Question, Reply, Request};

/// After so many milliseconds a worker makes do with what it has: the others of a comparison wait for it.
const PATIENCE: u32 = 20_000;

/// A worker that is lost over the same plan so often is not sent there again.
const MOST_LOSSES: usize = 2;

/// The helpers, what they are at, and what they found.
#[derive(Debug)]
pub struct Roster {
    seats: Vec<Seat>,
    most_seats: usize,
    wanted: Vec<Arc<Plan>>,
    queue: VecDeque<Arc<Plan>>,
    known: Findings,
    /// The plans over which a worker was lost, once for each time.
    losses: Vec<Arc<Plan>>,
}

/// A helper.
#[derive(Debug, Default)]
struct Seat {
    turn: Turn,
    solver: Rc<Solver>,
    task: Task,
}

/// What a helper is at.
#[derive(Clone, Debug, Default)]
enum Task {
    #[default]
    Nothing,
    Solving(Arc<Plan>),
    WayOut(Arc<Plan>),
}

/// What is to be done in the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// A worker takes this seat, in place of any that was there.
    Start(usize),
    /// The worker in this seat is asked.
    Ask(usize, Box<Request>),
}

impl Roster {
    /// A roster of so many helpers at most, none of which is there yet.
    pub fn new(most_seats: usize) -> Self {
        Self {
            seats: Vec::new(),
            most_seats: most_seats.max(1),
            wanted: Vec::new(),
            queue: VecDeque::new(),
            known: Findings::default(),
            losses: Vec::new(),
        }
    }

    /// These plans are to be solved, and no others that wait; what is known of them is not asked again.
    pub fn want(&mut self, plans: Vec<Arc<Plan>>) -> Vec<Order> {
        self.queue.clear();
        for plan in &plans {
            let is_new = self.known.of(plan).is_none() && !self.is_at(plan) && !self.queue.contains(plan);
            if is_new {
                self.queue.push_back(plan.clone());
            }
        }
        self.wanted = plans;
        self.assign()
    }

    /// What is known of a plan.
    pub fn found(&self, plan: &Arc<Plan>) -> Found {
        self.known.of(plan).cloned().unwrap_or(Found::Waiting)
    }

    /// Whoever gave up tries again.
    pub fn retry(&mut self) -> Vec<Order> {
        self.losses.clear();
        self.known.forget_lost();
        let mut orders = Vec::new();
        for (at, seat) in self.seats.iter_mut().enumerate() {
            if matches!(seat.solver.standing, Standing::Lost(_)) {
                seat.solver = seat.solver.clone().reduce(SolverEvent::Restart);
                orders.push(Order::Start(at));
            }
        }
        let wanted = std::mem::take(&mut self.wanted);
        orders.extend(self.want(wanted));
        orders
    }

    /// The worker in a seat answers.
    pub fn answered(&mut self, at: usize, tenths: u32) -> Vec<Order> {
        if let Some(seat) = self.seats.get_mut(at) {
            seat.solver = seat.solver.clone().reduce(SolverEvent::Answered { tenths });
        }
        self.assign()
    }

    /// The worker in a seat is lost.
    pub fn lost(&mut self, at: usize, loss: Loss) -> Vec<Order> {
        let Some(seat) = self.seats.get_mut(at) else { return Vec::new() };
        seat.turn = Turn::default();
        let attempt = seat.solver.attempt;
        seat.solver = seat.solver.clone().reduce(SolverEvent::Lost(loss.clone()));
        let starts = (seat.solver.attempt != attempt).then_some(Order::Start(at));
        match std::mem::take(&mut seat.task) {
            Task::Nothing => {}
            Task::WayOut(plan) => self.known.tell_way(&plan, Way::Nothing),
            Task::Solving(plan) => self.put_back(plan, &loss),
        }
        if self.seats.iter().all(|seat| matches!(seat.solver.standing, Standing::Lost(_))) {
            for plan in std::mem::take(&mut self.queue) {
                self.keep(plan, Found::Lost(loss.clone()));
            }
        }
        starts.into_iter().chain(self.assign()).collect()
    }

    /// The worker in a seat says something about its plan.
    pub fn hear(&mut self, at: usize, reply: &Rc<Reply>) -> Vec<Order> {
        let Some(seat) = self.seats.get_mut(at) else { return Vec::new() };
        let mut orders = Vec::new();
        match (&seat.task, &**reply) {
            (_, Reply::Progress { .. }) => return orders,
            (Task::WayOut(plan), Reply::Explained { .. } | Reply::Refused { .. }) => {
                let plan = plan.clone();
                seat.task = Task::Nothing;
                let is_way = matches!(**reply, Reply::Explained { answer: Explanation::WayOut(_), .. });
                self.known.tell_way(&plan, if is_way { Way::Told(reply.clone()) } else { Way::Nothing });
            }
            (Task::Solving(plan), _) => {
                let plan = plan.clone();
                let heard = seat.turn.hear(reply);
                let is_given_up = heard.about.is_none() && heard.requests.is_empty();
                orders.extend(heard.requests.into_iter().map(|request| ask(at, request)));
                if let (Some(_), Reply::Answer { micros, outcome, .. }) = (heard.about, &**reply) {
                    orders.extend(self.take(at, plan, *micros, outcome));
                } else if is_given_up {
                    seat.task = Task::Nothing;
                    self.keep(plan, Found::Lost(Loss::Failed(None)));
                }
            }
            _ => {}
        }
        orders.extend(self.assign());
        orders
    }

    /// Keeps an answer; where there is no allocation, the worker that knows is asked for the way out.
    fn take(&mut self, at: usize, plan: Arc<Plan>, micros: u64, outcome: &Outcome) -> Option<Order> {
        let answer = Rc::new(Answer { plan: plan.clone(), tried: None, micros, outcome: outcome.clone() });
        let seat = self.seats.get_mut(at)?;
        let is_stuck = matches!(outcome, Outcome::Infeasible);
        let revision = seat.turn.revision_of(&plan).filter(|_| is_stuck);
        seat.task = revision.map_or(Task::Nothing, |_| Task::WayOut(plan.clone()));
        self.keep(
            plan,
            Found::Answered(answer, if revision.is_some() { Way::Waiting } else { Way::Nothing }),
        );
        let question = |revision| Request::Explain { revision, question: Question::WayOut };
        revision.map(|revision| ask(at, question(revision)))
    }

    /// The plan over which a worker was lost waits for another one, or is given up.
    fn put_back(&mut self, plan: Arc<Plan>, loss: &Loss) {
        self.losses.push(plan.clone());
        let times = self.losses.iter().filter(|lost| Arc::ptr_eq(lost, &plan)).count();
        if times >= MOST_LOSSES {
            self.keep(plan, Found::Lost(loss.clone()));
        } else if self.wanted.contains(&plan) {
            self.queue.push_front(plan);
        }
    }

    /// Gives waiting plans to those who have nothing to do, and calls for more hands where that is not enough.
    fn assign(&mut self) -> Vec<Order> {
        let mut orders = Vec::new();
        for (at, seat) in self.seats.iter_mut().enumerate() {
            let is_free = matches!(seat.task, Task::Nothing);
            if !is_free || !matches!(seat.solver.standing, Standing::Answering { .. }) {
                continue;
            }
            let Some(plan) = self.queue.pop_front() else { break };
            seat.task = Task::Solving(plan.clone());
            // From nothing, so that an answer does not depend on what this worker solved before; and what it learnt of a plan that is
            // very different would rather mislead it.
            seat.turn = Turn::default();
            orders.extend(seat.turn.want(Some(plan)).into_iter().map(|request| ask(at, request)));
        }
        let is_coming =
            |seat: &&Seat| matches!(seat.solver.standing, Standing::Starting | Standing::Restarting(_));
        let coming = self.seats.iter().filter(is_coming).count();
        for _ in coming..self.queue.len() {
            if self.seats.len() < self.most_seats {
                orders.push(Order::Start(self.seats.len()));
                self.seats.push(Seat::default());
            }
        }
        orders
    }

    fn is_at(&self, plan: &Arc<Plan>) -> bool {
        self.seats.iter().any(|seat| matches!(&seat.task, Task::Solving(at) if at == plan))
    }

    fn keep(&mut self, plan: Arc<Plan>, found: Found) {
        self.known.keep(plan, found, &self.wanted);
    }
}

/// Asks the worker in a seat, which is to solve in the time there is.
fn ask(at: usize, request: Request) -> Order {
    let request = match request {
        Request::Solve { revision, .. } => Request::Solve { revision, patience: Some(PATIENCE) },
        other => other,
    };
    Order::Ask(at, Box::new(request))
}

#[cfg(test)]
mod tests;
