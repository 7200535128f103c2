//! What the worker holds, and how it answers: without a browser, so that it can be tried anywhere.

use std::cell::Cell;
use std::collections::VecDeque;
use std::ops::ControlFlow;

use crate::document::json;
use crate::pipeline::{self, Session};
use crate::protocol::{Edit, Figures, Outcome, Refusal, Reply, Request, Revision, Stage, Stamp};
use crate::result;

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
}

struct Held {
    revision: Revision,
    /// The plan, with what was learnt when it was solved.
    session: Session,
    /// What was last found of this very plan.
    found: Option<pipeline::Outcome>,
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
        }
        true
    }

    fn open(&mut self, revision: Revision, document: &str, around: &dyn Surroundings) {
        let plan = json::read(document.as_bytes()).plan;
        self.held = plan.map(|plan| Held { revision, session: Session::new(plan), found: None });
        if self.held.is_none() {
            refuse(around, revision, Refusal::Unreadable);
        }
    }

    fn edit(&mut self, from: Revision, revision: Revision, edit: &Edit, around: &dyn Surroundings) {
        let held = self.held.take().filter(|held| held.revision == from);
        self.held = held.and_then(|Held { mut session, .. }| {
            session.replace(edit.apply(session.plan())?);
            Some(Held { revision, session, found: None })
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
        let last = Cell::new(None);
        let found = held.session.run(&|progress| {
            if last.replace(Some(progress)) != Some(progress) {
                let stage = stage(progress.stage);
                around.say(&Reply::Progress { revision, tier: progress.tier, stage });
            }
            let is_over = until.is_some_and(|until| around.micros() >= until);
            if is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let outcome = outcome(held.found.insert(found));
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

fn outcome(found: &pipeline::Outcome) -> Outcome {
    match found {
        pipeline::Outcome::Allocated(verified) => {
            let tiers = verified.tiers().iter().map(|proof| [proof.value, proof.bound, proof.gap]).collect();
            let status = result::status_name(verified.status()).to_owned();
            Outcome::Allocated(Figures { status, tiers })
        }
        pipeline::Outcome::Infeasible(_) => Outcome::Infeasible,
        pipeline::Outcome::Unknown(_) => Outcome::Unknown,
        pipeline::Outcome::Fault(refused) => Outcome::Fault(refused.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::plan::Plan;
    use crate::plan::edit::{Change, RowChange, StreamField, apply};

    /// A desk whose replies are kept; its clock goes on by a millisecond whenever it is looked at.
    #[derive(Default)]
    struct Office {
        desk: Desk,
        around: Paper,
    }

    #[derive(Default)]
    struct Paper {
        said: RefCell<Vec<Reply>>,
        clock: Cell<u64>,
    }

    impl Surroundings for Paper {
        fn say(&self, reply: &Reply) {
            // As it would arrive.
            let text = crate::protocol::write(reply).unwrap();
            self.said.borrow_mut().push(crate::protocol::read(&text).unwrap());
        }

        fn micros(&self) -> u64 {
            self.clock.set(self.clock.get() + 1000);
            self.clock.get()
        }
    }

    impl Office {
        /// Hands the requests in at once; what is said, but for the progress.
        fn ask(&mut self, requests: impl IntoIterator<Item = Request>) -> Vec<Reply> {
            requests.into_iter().for_each(|request| self.desk.receive(request));
            while self.desk.work(&self.around) {}
            let said = self.around.said.take();
            said.into_iter().filter(|reply| !matches!(reply, Reply::Progress { .. })).collect()
        }
    }

    const PLAN: &str = r#"{"format": "fundpool-plan", "version": 1,
        "uses": [{"id": "road"}], "measures": [{"id": "people"}], "counties": [{"id": "east"}],
        "streams": [{"id": "roads", "channel": "superior", "level": "central", "amount": "100.00"}],
        "projects": [{"id": "lane", "county": "east", "use": "road", "cost": "200.00", "benefits": {"people": "200"}}],
        "objective": [{"maximise": "benefit"}]}"#;

    fn open(revision: Revision, plan: &str) -> Request {
        Request::Open { revision, plan: plan.to_owned() }
    }

    fn solve(revision: Revision) -> Request {
        Request::Solve { revision, patience: None }
    }

    /// The plan with so much money.
    fn with_amount(yuan: &str) -> Plan {
        let field = StreamField::Amount(yuan.parse().unwrap());
        let change = Change::Stream(RowChange::Set { id: "roads".parse().unwrap(), field });
        apply(&plan(), &change).unwrap()
    }

    fn plan() -> Plan {
        json::read(PLAN.as_bytes()).plan.unwrap()
    }

    fn amount(from: Revision, revision: Revision, yuan: &str) -> Request {
        Request::Edit { from, revision, edit: Edit::between(&plan(), &with_amount(yuan)) }
    }

    fn refused(revision: Revision, why: Refusal) -> Reply {
        Reply::Refused { revision, why }
    }

    /// The answers among the replies: the revision, and the value of the first goal in units.
    fn values(replies: &[Reply]) -> Vec<(Revision, i128)> {
        let value = |reply: &Reply| match reply {
            Reply::Answer { revision, outcome: Outcome::Allocated(figures), .. } => {
                Some((*revision, figures.tiers[0][0] / 1_000_000_000_000))
            }
            _ => None,
        };
        replies.iter().filter_map(value).collect()
    }

    #[test]
    fn a_plan_is_opened_once_and_edited_from_then_on() {
        let mut office = Office::default();
        assert_eq!(values(&office.ask([open(1, PLAN), solve(1)])), [(1, 100)]);
        assert_eq!(values(&office.ask([amount(1, 2, "150.00"), solve(2)])), [(2, 150)]);
        assert_eq!(values(&office.ask([solve(2)])), [(2, 150)]);
        assert_eq!(values(&office.ask([open(3, PLAN), solve(3)])), [(3, 100)]);
    }

    #[test]
    fn what_was_changed_since_is_not_solved() {
        let mut office = Office::default();
        let dragged =
            [open(1, PLAN), solve(1), amount(1, 2, "110.00"), solve(2), amount(2, 3, "120.00"), solve(3)];
        assert_eq!(values(&office.ask(dragged)), [(3, 120)]);
        assert_eq!(office.ask([solve(3), Request::Stop, Request::Ping]), [Reply::Pong(Stamp::own())]);
    }

    #[test]
    fn a_worker_that_is_out_of_step_says_so() {
        let mut office = Office::default();
        let check = |office: &mut Office, request, revision| {
            assert_eq!(office.ask([request]), [refused(revision, Refusal::OutOfStep)]);
        };
        check(&mut office, solve(1), 1);
        check(&mut office, amount(1, 2, "1.00"), 2);
        office.ask([open(5, PLAN)]);
        check(&mut office, solve(4), 4);
        check(&mut office, Request::Export { revision: 4 }, 4);
        // What it holds after an edit it could not make, nobody knows.
        check(&mut office, amount(4, 6, "1.00"), 6);
        check(&mut office, solve(5), 5);
    }

    #[test]
    fn what_is_no_plan_is_refused() {
        let mut office = Office::default();
        assert_eq!(office.ask([open(1, &PLAN[..40])]), [refused(1, Refusal::Unreadable)]);
        assert_eq!(office.ask([solve(1)]), [refused(1, Refusal::OutOfStep)]);
    }

    #[test]
    fn results_are_exported_as_documents_that_are_judged_true() {
        let mut office = Office::default();
        let export = |revision| Request::Export { revision };
        assert_eq!(office.ask([open(1, PLAN), export(1)]), [refused(1, Refusal::NoAnswer)]);
        let replies = office.ask([solve(1), export(1)]);
        let [Reply::Answer { micros, .. }, Reply::Exported { revision: 1, document }] = replies.as_slice()
        else {
            panic!("{replies:?}")
        };
        assert!(*micros >= 1000);
        let claims = result::read(&plan(), document.as_bytes()).unwrap();
        assert!(matches!(result::judge(&plan(), claims), Ok(result::Judged::Allocated(_))));
        // An edited plan has no answer yet.
        assert_eq!(office.ask([amount(1, 2, "1.00"), export(2)]), [refused(2, Refusal::NoAnswer)]);
    }
}
