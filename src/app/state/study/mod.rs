//! Studies: questions that take many searches. Each is put to workers of its own, so that the open plan goes on being answered, and the
//! workers end with its answer; what was found stays for as long as the page does.

mod inquiry;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use yew::platform::spawn_local;
use yew::prelude::*;

use self::inquiry::{Inquiry, News};
use crate::app::platform::page::now;
use crate::app::platform::solver::{Heard, Loss, SolverWorker, processors, start};
use crate::document::json;
use crate::plan::Plan;
use crate::protocol::{Request, Revision};

pub use self::inquiry::{Found, Question};

/// The revision under which a worker of a study holds its only plan.
const REVISION: Revision = 1;

/// The most workers that are started for a study.
const MOST_WORKERS: usize = 4;

/// The studies of the open plan.
#[derive(Clone, Default, PartialEq)]
pub struct Studies {
    /// How much benefit each step of something else costs.
    pub frontier: Study,
    /// What the plan comes to where inflows are uncertain.
    pub draws: Study,
    /// How it is gone on from the plan's allocation after a change.
    pub replan: Study,
}

impl Studies {
    /// Whatever still runs ends.
    pub fn cancel(&self) {
        self.frontier.cancel();
        self.draws.cancel();
        self.replan.cancel();
    }
}

/// A question and what is known of its answer.
#[derive(Clone, Default)]
pub struct Study {
    shared: Rc<Shared>,
}

/// A study is the same for the life of the page.
impl PartialEq for Study {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shared, &other.shared)
    }
}

#[derive(Default)]
struct Shared {
    known: RefCell<Known>,
    run: RefCell<Option<Run>>,
    watcher: RefCell<Option<Callback<()>>>,
}

/// A question that is being answered.
struct Run {
    key: String,
    plan: Arc<Plan>,
    inquiry: Inquiry,
    /// By the seats that they answer from.
    workers: Vec<Option<Rc<SolverWorker>>>,
    begun: f64,
}

/// What is known of a study.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// How far it is, while it runs: so many searches are done of so many; none of none before a worker says so.
    pub running: Option<(usize, usize)>,
    /// The last answer.
    pub told: Option<Told>,
    /// Why the last try has none.
    pub loss: Option<Loss>,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Told {
    /// Names the record of the plan.
    pub key: String,
    /// The plan that it is about.
    pub plan: Arc<Plan>,
    /// The answer itself.
    pub found: Found,
    /// How long it took, in milliseconds.
    pub millis: f64,
}

impl Study {
    /// Puts a question about a plan without errors to new workers, no more than there are processors; whatever ran before ends.
    pub fn begin(&self, key: &str, plan: Arc<Plan>, question: Question) {
        self.cancel();
        let inquiry = Inquiry::of(question, &plan);
        let hands = inquiry.hands().min(processors().clamp(1, MOST_WORKERS));
        let run = Run { key: key.to_owned(), plan, inquiry, workers: Vec::new(), begun: now() };
        self.shared.run.replace(Some(run));
        self.change(|known| {
            known.running = Some((0, 0));
            known.loss = None;
        });
        for seat in 0..hands {
            let study = self.clone();
            let worker = start(Callback::from(move |heard| study.hear(seat, heard)));
            // Where none can be started, that has ended the run.
            if let Some(run) = &mut *self.shared.run.borrow_mut() {
                run.workers.push(worker.map(Rc::new));
            }
        }
    }

    /// What runs ends without an answer; the last one stays.
    pub fn cancel(&self) {
        let run = self.shared.run.take();
        if run.is_some() {
            self.change(|known| known.running = None);
        }
    }

    fn hear(&self, seat: usize, heard: Heard) {
        match heard {
            Heard::Answered { .. } => {
                self.ask(seat, |run| {
                    Some(Request::Open { revision: REVISION, plan: json::write(&run.plan) })
                });
                self.ask(seat, |run| run.inquiry.next());
            }
            Heard::Lost(loss) => self.lose(loss),
            Heard::Reply(reply) => {
                let news = self.shared.run.borrow_mut().as_mut().map(|run| run.inquiry.hear(&reply));
                match news.unwrap_or(News::None) {
                    News::Progress(done, of) => self.progress(done, of),
                    News::Part(done, of) => {
                        self.ask(seat, |run| run.inquiry.next());
                        self.progress(done, of);
                    }
                    News::Answer(found) => self.answer(found),
                    News::Failed => self.fail(),
                    News::None => {}
                }
            }
        }
    }

    fn ask(&self, seat: usize, request: impl FnOnce(&mut Run) -> Option<Request>) {
        let asked = self.shared.run.borrow_mut().as_mut().and_then(|run| {
            let worker = run.workers.get(seat).cloned().flatten()?;
            Some((worker, request(run)?))
        });
        // A worker that cannot be asked is lost, which is heard at once.
        if let Some((worker, request)) = asked {
            worker.ask(&request);
        }
    }

    fn answer(&self, found: Found) {
        if let Some(Run { key, plan, begun, .. }) = self.end() {
            let told = Told { key, plan, found, millis: now() - begun };
            self.change(|known| {
                known.running = None;
                known.told = Some(told);
            });
        }
    }

    /// The question cannot be put: what it needs was lost.
    pub fn fail(&self) {
        self.lose(Loss::Failed(None));
    }

    fn lose(&self, loss: Loss) {
        self.end();
        self.change(|known| {
            known.running = None;
            known.loss = Some(loss);
        });
    }

    /// Ends the run and tells what it was of. Its workers end a little later: it may be a worker's own call that says it is done, and
    /// that ends with it.
    fn end(&self) -> Option<Run> {
        let mut run = self.shared.run.take()?;
        let workers = std::mem::take(&mut run.workers);
        spawn_local(async move { drop(workers) });
        Some(run)
    }

    /// Tells of every hundredth at most: drawing the page takes longer than a short search.
    fn progress(&self, done: usize, of: usize) {
        let percent = |done: usize| done.saturating_mul(100).checked_div(of);
        let before = self.shared.known.borrow().running;
        if before.is_none_or(|(before, all)| all != of || percent(before) != percent(done)) {
            self.change(|known| known.running = Some((done, of)));
        }
    }

    fn change(&self, change: impl FnOnce(&mut Known)) {
        change(&mut self.shared.known.borrow_mut());
        let watcher = self.shared.watcher.borrow().clone();
        if let Some(watcher) = watcher {
            watcher.emit(());
        }
    }
}

/// The studies.
#[hook]
pub fn use_studies() -> Studies {
    use_context::<Studies>().unwrap_or_default()
}

/// Ends what runs when the component goes, or another plan is opened.
#[hook]
pub fn use_end_of_studies(key: Option<String>) {
    let studies = use_studies();
    use_effect_with(key, move |_| move || studies.cancel());
}

/// What is known of a study of the plan with this key, now and whenever more is.
#[hook]
pub fn use_known(study: &Study, key: &str) -> Known {
    let update = use_force_update();
    use_effect_with(study.clone(), move |study: &Study| {
        study.shared.watcher.replace(Some(Callback::from(move |()| update.force_update())));
        let study = study.clone();
        move || drop(study.shared.watcher.take())
    });
    let known = study.shared.known.borrow().clone();
    Known { told: known.told.filter(|told| told.key == key), ..known }
}
