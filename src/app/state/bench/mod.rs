//! The bench where scenarios are tried: workers beside the one of the open plan, which solve the plans of scenarios, and what they
//! found, kept by what is in a plan, so that going to another page or editing one scenario does not have the others solved again.

mod findings;
mod found;
mod roster;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use yew::platform::spawn_local;
use yew::prelude::*;

pub use found::{Found, Way};
use roster::{Order, Roster};

use super::left_out::LeftOut;
use super::work::ByPointer;
use crate::app::platform::solver::{Heard, SolverWorker, processors, start};
use crate::plan::Plan;

/// The most workers that are started.
const MOST_HELPERS: usize = 3;

/// The bench; there is one for the life of the page.
#[derive(Clone)]
pub struct Bench {
    shared: Rc<Shared>,
}

struct Shared {
    roster: RefCell<Roster>,
    workers: RefCell<Vec<Option<Rc<SolverWorker>>>>,
    watcher: RefCell<Option<Callback<()>>>,
    left_out: LeftOut,
}

/// A bench is the same for the life of the page.
impl PartialEq for Bench {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shared, &other.shared)
    }
}

impl Default for Bench {
    fn default() -> Self {
        // The page and its first worker have next to nothing to do meanwhile.
        let most = processors().clamp(1, MOST_HELPERS);
        Self {
            shared: Rc::new(Shared {
                roster: RefCell::new(Roster::new(most)),
                workers: RefCell::default(),
                watcher: RefCell::default(),
                left_out: LeftOut::default(),
            }),
        }
    }
}

impl Bench {
    /// Workers that were lost are started again, and what they could not solve is tried again.
    pub fn retry(&self) {
        let orders = self.shared.roster.borrow_mut().retry();
        self.carry_out(orders);
    }

    /// The scenarios that stay out of the comparison.
    pub fn left_out(&self) -> &LeftOut {
        &self.shared.left_out
    }

    fn want(&self, plans: Vec<Arc<Plan>>) {
        let orders = self.shared.roster.borrow_mut().want(plans);
        self.carry_out(orders);
    }

    fn hear(&self, seat: usize, heard: Heard) {
        let orders = {
            let mut roster = self.shared.roster.borrow_mut();
            match heard {
                Heard::Answered { tenths } => roster.answered(seat, tenths),
                Heard::Lost(loss) => roster.lost(seat, loss),
                Heard::Reply(reply) => roster.hear(seat, &reply),
            }
        };
        self.carry_out(orders);
        let watcher = self.shared.watcher.borrow().clone();
        if let Some(watcher) = watcher {
            watcher.emit(());
        }
    }

    fn carry_out(&self, orders: Vec<Order>) {
        for order in orders {
            match order {
                Order::Start(seat) => {
                    let bench = self.clone();
                    // Later, as it may be the worker's own call that says it is lost, and that ends with it.
                    spawn_local(async move { bench.start(seat) });
                }
                Order::Ask(seat, request) => {
                    let worker = self.shared.workers.borrow().get(seat).cloned().flatten();
                    if let Some(worker) = worker {
                        worker.ask(&request);
                    }
                }
            }
        }
    }

    fn start(&self, seat: usize) {
        let bench = self.clone();
        let worker = start(Callback::from(move |heard| bench.hear(seat, heard)));
        let mut workers = self.shared.workers.borrow_mut();
        if workers.len() <= seat {
            workers.resize_with(seat.saturating_add(1), || None);
        }
        if let Some(place) = workers.get_mut(seat) {
            *place = worker.map(Rc::new);
        }
    }
}

/// The bench.
#[hook]
pub fn use_bench() -> Bench {
    use_context::<Bench>().unwrap_or_default()
}

/// What is known of each plan, now and whenever more is; while the component is there, plans that nothing is known of are solved.
#[hook]
pub fn use_found(bench: &Bench, plans: &[Arc<Plan>]) -> Vec<Found> {
    let update = use_force_update();
    use_effect_with((), {
        let bench = bench.clone();
        move |()| {
            bench.shared.watcher.replace(Some(Callback::from(move |()| update.force_update())));
            move || {
                bench.shared.watcher.take();
                bench.want(Vec::new());
            }
        }
    });
    let wanted: Vec<ByPointer> = plans.iter().map(|plan| ByPointer(plan.clone())).collect();
    use_effect_with(wanted, {
        let bench = bench.clone();
        move |wanted: &Vec<ByPointer>| bench.want(wanted.iter().map(|wanted| wanted.0.clone()).collect())
    });
    let roster = bench.shared.roster.borrow();
    plans.iter().map(|plan| roster.found(plan)).collect()
}
