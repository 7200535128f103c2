//! What the worker holds, and how it answers: without a browser, so that it can be tried anywhere.

use std::cell::Cell;
use std::collections::VecDeque;
use std::ops::{ControlFlow, Range};

use super::asking::{drawn, frontier};
use super::explaining::explain;
use super::recent::Recent;
use super::replanning::replanned;
use crate::document::json;
use crate::pipeline::{self, Series, SeriesWatch, Session};
use crate::plan::Plan;
use crate::protocol::{
    Edit, Missed, Outcome, Question, Refusal, Reply, Request, Revision, Stage, Stamp, Told,
};
use crate::report::Report;
use crate::result;
use crate::rows::Demands;
use crate::uncertain::Drawing;
use crate::verify::{Overflow, Verified, Violation};

/// What surrounds the desk.
pub(super) trait Surroundings {
    /// Sends a reply to the page.
    fn say(&self, reply: &Reply);

    /// Microseconds since some moment.
    fn micros(&self) -> u64;
}

/// The plan the worker holds, what came of it, and the requests that wait.
#[derive(Default)]
pub(super) struct Desk {
    inbox: VecDeque<Request>,
    held: Option<Held>,
    recent: Recent,
}

struct Held {
    revision: Revision,
    /// The plan, with what was learnt when it was solved.
    session: Session,
    /// What was last found of this very plan.
    found: Option<pipeline::Outcome>,
    /// Where its draws go on from, once there were any.
    drawing: Option<Drawing>,
}

impl Held {
    const fn new(revision: Revision, session: Session) -> Self {
        Self { revision, session, found: None, drawing: None }
    }
}

impl Desk {
    /// Takes a request in. Those that it makes pointless are thrown away: nobody wants to see a plan solved that was changed since.
    pub(super) fn receive(&mut self, request: Request) {
        if matches!(request, Request::Open { .. } | Request::Edit { .. } | Request::Stop) {
            self.inbox.retain(|waiting| !matches!(waiting, Request::Solve { .. }));
        }
        self.inbox.push_back(request);
    }

    /// Answers the request that waits longest; whether there was one.
    pub(super) fn work(&mut self, around: &dyn Surroundings) -> bool {
        let Some(request) = self.inbox.pop_front() else { return false };
        match request {
            Request::Ping => around.say(&Reply::Pong(Stamp::own())),
            Request::Open { revision, plan } => self.open(revision, &plan, around),
            Request::Edit { from, revision, edit } => self.edit(from, revision, &edit, around),
            Request::Solve { revision, patience } => self.solve(revision, patience, around),
            Request::Stop => {}
            Request::Export { revision } => self.export(revision, around),
            Request::Frontier { revision, against, points } => {
                self.ask(revision, around, |plan, watch| Reply::Frontier {
                    revision,
                    frontier: frontier(plan, against, points, watch).map(Box::new),
                });
            }
            Request::Draws { revision, seed, first, count } => {
                self.draw(revision, seed, first..first.saturating_add(count), around);
            }
            Request::Replan { revision, adopted, scenario } => {
                self.ask(revision, around, |plan, watch| match replanned(plan, &adopted, scenario, watch) {
                    Some(replanned) => Reply::Replan { revision, scenario, replanned },
                    None => Reply::Refused { revision, why: Refusal::NoAnswer },
                });
            }
            Request::Explain { revision, question } => self.explain(revision, question, around),
        }
        true
    }

    fn open(&mut self, revision: Revision, document: &str, around: &dyn Surroundings) {
        let plan = json::read(document.as_bytes()).plan;
        self.held = plan.map(|plan| Held::new(revision, Session::new(plan)));
        if self.held.is_none() {
            refuse(around, revision, Refusal::Unreadable);
        }
    }

    fn edit(&mut self, from: Revision, revision: Revision, edit: &Edit, around: &dyn Surroundings) {
        let held = self.held.take().filter(|held| held.revision == from);
        self.held = held.and_then(|Held { mut session, .. }| {
            session.replace(edit.apply(session.plan())?);
            Some(Held::new(revision, session))
        });
        if self.held.is_none() {
            refuse(around, revision, Refusal::OutOfStep);
        }
    }

    fn solve(&mut self, revision: Revision, patience: Option<u32>, around: &dyn Surroundings) {
        let Some(held) = self.held.as_mut().filter(|held| held.revision == revision) else {
            return refuse(around, revision, Refusal::OutOfStep);
        };
        let start = around.micros();
        let until = patience.map(|millis| start.saturating_add(u64::from(millis).saturating_mul(1000)));
        let found = self.recent.find(held.session.plan()).unwrap_or_else(|| {
            let (last, is_over) = (Cell::new(None), Cell::new(false));
            let found = held.session.run(&|progress| {
                if last.replace(Some(progress)) != Some(progress) {
                    let stage = stage(progress.stage);
                    around.say(&Reply::Progress { revision, tier: progress.tier, stage });
                }
                is_over.set(until.is_some_and(|until| around.micros() >= until));
                if is_over.get() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            // What a search came to that was ended is not all there is.
            if !is_over.get() {
                self.recent.keep(held.session.plan(), &found);
            }
            found
        });
        let outcome = outcome(held.session.plan(), held.found.insert(found));
        let micros = around.micros().saturating_sub(start);
        around.say(&Reply::Answer { revision, micros, outcome });
    }

    fn export(&self, revision: Revision, around: &dyn Surroundings) {
        let held = self.held.as_ref().filter(|held| held.revision == revision);
        let Some(held) = held else { return refuse(around, revision, Refusal::OutOfStep) };
        let document = match &held.found {
            Some(pipeline::Outcome::Allocated(verified)) => result::write(held.session.plan(), verified),
            Some(pipeline::Outcome::Infeasible(infeasible)) => {
                result::write_infeasible(held.session.plan(), infeasible)
            }
            _ => return refuse(around, revision, Refusal::NoAnswer),
        };
        around.say(&Reply::Exported { revision, document });
    }

    /// Answers what takes many searches, and tells how far it is. Who will not wait ends the worker.
    fn ask(
        &self,
        revision: Revision,
        around: &dyn Surroundings,
        answer: impl FnOnce(&Plan, SeriesWatch<'_>) -> Reply,
    ) {
        let held = self.held.as_ref().filter(|held| held.revision == revision);
        let Some(held) = held else { return refuse(around, revision, Refusal::OutOfStep) };
        let last = Cell::new(None);
        let watch = |series: Series| {
            if last.replace(Some(series)) != Some(series) {
                around.say(&Reply::Series { revision, done: series.done, of: series.of });
            }
            ControlFlow::Continue(())
        };
        around.say(&answer(held.session.plan(), &watch));
    }

    /// Solves a few draws; whoever asks has a worker for nothing else, which is ended by who will not wait.
    fn draw(&mut self, revision: Revision, seed: u64, numbers: Range<usize>, around: &dyn Surroundings) {
        let Some(held) = self.held.as_mut().filter(|held| held.revision == revision) else {
            return refuse(around, revision, Refusal::OutOfStep);
        };
        let ledger = drawn(held.session.plan(), seed, numbers, &mut held.drawing);
        around.say(&Reply::Drawn { revision, ledger: ledger.ok().map(Box::new) });
    }

    fn explain(&self, revision: Revision, question: Question, around: &dyn Surroundings) {
        let held = self.held.as_ref().filter(|held| held.revision == revision);
        let Some(held) = held else { return refuse(around, revision, Refusal::OutOfStep) };
        match explain(held.session.plan(), held.found.as_ref(), question, &|| around.micros()) {
            Ok(answer) => around.say(&Reply::Explained { revision, answer }),
            Err(why) => refuse(around, revision, why),
        }
    }
}

fn refuse(around: &dyn Surroundings, revision: Revision, why: Refusal) {
    around.say(&Reply::Refused { revision, why });
}

const fn stage(stage: pipeline::Stage) -> Stage {
    match stage {
        pipeline::Stage::Relaxing => Stage::Relaxing,
        pipeline::Stage::Deciding => Stage::Deciding,
    }
}

fn outcome(plan: &Plan, found: &pipeline::Outcome) -> Outcome {
    match found {
        pipeline::Outcome::Allocated(verified) => match told(plan, verified) {
            Ok(told) => Outcome::Allocated(Box::new(told)),
            Err(overflow) => Outcome::Fault(overflow.to_string()),
        },
        pipeline::Outcome::Infeasible(_) => Outcome::Infeasible,
        // What else is broken says nothing that a person could change.
        pipeline::Outcome::Unknown(broken) => {
            let missed = broken.iter().filter_map(Violation::missed_row);
            Outcome::Unknown(missed.map(|(row, by)| Missed { row: row.clone(), by }).collect())
        }
        pipeline::Outcome::Fault(refused) => Outcome::Fault(refused.to_string()),
    }
}

/// What an allocation of the plan tells.
pub(super) fn told(plan: &Plan, verified: &Verified) -> Result<Told, Overflow> {
    let demands = Demands::of(plan);
    Ok(Told {
        status: result::status_name(verified.status()).to_owned(),
        demands: demands.rows.len(),
        report: Report::of(plan, &demands, verified)?,
    })
}

#[cfg(test)]
mod tests;
