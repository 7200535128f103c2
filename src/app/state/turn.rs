//! Whose turn it is between page and worker: at most one plan is being solved, and the newest is next.
//!
//! While the worker searches, the plan may change many times; only its state at the end of the search is sent. Answers
//! about a plan that has changed since are shown all the same, dimmed: a slider moves on while the water follows.

use std::sync::Arc;

use crate::plan::Plan;
use crate::protocol::{Edit, Refusal, Reply, Request, Revision};

/// What page and worker have told each other.
#[derive(Debug, Default)]
pub struct Turn {
    /// What the page shows, if it can be solved.
    wanted: Option<Arc<Plan>>,
    /// What the worker holds.
    held: Option<Held>,
    /// Whether what it holds is being solved.
    is_searching: bool,
    last_revision: Revision,
}

#[derive(Clone, Debug)]
struct Held {
    revision: Revision,
    plan: Arc<Plan>,
    /// Whether an answer about it has come.
    is_answered: bool,
}

/// What a reply comes to.
#[derive(Debug, Default)]
pub struct Heard {
    /// What to ask next.
    pub requests: Vec<Request>,
    /// The plan that the reply is about, where it is the one that was asked about.
    pub about: Option<Arc<Plan>>,
}

impl Turn {
    /// This plan is to be solved; none where the one shown cannot be.
    pub fn want(&mut self, plan: Option<Arc<Plan>>) -> Vec<Request> {
        self.wanted = plan;
        self.next()
    }

    /// Whether an answer is still to come.
    pub fn is_waiting(&self) -> bool {
        self.is_searching || self.wanted.as_ref().is_some_and(|wanted| !self.is_answered(wanted))
    }

    /// The worker was started anew and holds nothing.
    pub fn start_over(&mut self) -> Vec<Request> {
        self.held = None;
        self.is_searching = false;
        self.next()
    }

    /// The revision under which the worker holds this plan with an answer.
    pub fn revision_of(&self, plan: &Arc<Plan>) -> Option<Revision> {
        let held = self.held.as_ref().filter(|held| Arc::ptr_eq(&held.plan, plan) && held.is_answered);
        held.map(|held| held.revision)
    }

    /// Takes a reply in.
    pub fn hear(&mut self, reply: &Reply) -> Heard {
        match reply {
            Reply::Answer { revision, .. } => {
                let held = self.held.as_mut().filter(|held| held.revision == *revision);
                self.is_searching = false;
                let about = held.map(|held| {
                    held.is_answered = true;
                    held.plan.clone()
                });
                Heard { requests: self.next(), about }
            }
            Reply::Refused { why: Refusal::OutOfStep, .. } => {
                Heard { requests: self.start_over(), about: None }
            }
            Reply::Refused { why: Refusal::Unreadable, .. } => {
                // The page has read the same plan, so asking again would lead nowhere.
                self.wanted = None;
                Heard { requests: self.start_over(), about: None }
            }
            _ => Heard::default(),
        }
    }

    fn is_answered(&self, plan: &Arc<Plan>) -> bool {
        self.held.as_ref().is_some_and(|held| held.is_answered && Arc::ptr_eq(&held.plan, plan))
    }

    /// The requests that have the wanted plan solved, unless the worker is busy or has done so.
    fn next(&mut self) -> Vec<Request> {
        let Some(plan) = self.wanted.clone().filter(|_| !self.is_searching) else { return Vec::new() };
        if self.is_answered(&plan) {
            return Vec::new();
        }
        self.last_revision = self.last_revision.saturating_add(1);
        let revision = self.last_revision;
        let bring = match &self.held {
            Some(held) => {
                Request::Edit { from: held.revision, revision, edit: Edit::between(&held.plan, &plan) }
            }
            None => Request::Open { revision, plan: crate::document::json::write(&plan) },
        };
        self.held = Some(Held { revision, plan, is_answered: false });
        self.is_searching = true;
        vec![bring, Request::Solve { revision, patience: None }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Outcome;

    fn plan(year: u16) -> Arc<Plan> {
        Arc::new(Plan { year: Some(year), ..Plan::default() })
    }

    fn answer(revision: Revision) -> Reply {
        Reply::Answer { revision, micros: 1, outcome: Outcome::Unknown(Vec::new()) }
    }

    /// What is asked, shortened.
    fn asked(requests: &[Request]) -> Vec<(&'static str, Revision)> {
        let short = |request: &Request| match request {
            Request::Open { revision, .. } => ("open", *revision),
            Request::Edit { revision, .. } => ("edit", *revision),
            Request::Solve { revision, .. } => ("solve", *revision),
            _ => ("other", 0),
        };
        requests.iter().map(short).collect()
    }

    #[test]
    fn only_the_newest_of_many_changes_is_solved() {
        let mut turn = Turn::default();
        let plans = [plan(1), plan(2), plan(3)];
        assert_eq!(asked(&turn.want(Some(plans[0].clone()))), [("open", 1), ("solve", 1)]);
        assert!(turn.want(Some(plans[1].clone())).is_empty());
        assert!(turn.want(Some(plans[2].clone())).is_empty());
        let heard = turn.hear(&answer(1));
        assert!(Arc::ptr_eq(&heard.about.unwrap(), &plans[0]));
        assert_eq!(asked(&heard.requests), [("edit", 2), ("solve", 2)]);
        assert!(turn.is_waiting());
        let heard = turn.hear(&answer(2));
        assert!(Arc::ptr_eq(&heard.about.unwrap(), &plans[2]) && heard.requests.is_empty());
        assert!(!turn.is_waiting());
        assert_eq!(turn.revision_of(&plans[2]), Some(2));
    }

    #[test]
    fn a_worker_that_lost_step_is_given_the_plan_anew() {
        let mut turn = Turn::default();
        turn.want(Some(plan(1)));
        let refused = Reply::Refused { revision: 1, why: Refusal::OutOfStep };
        assert_eq!(asked(&turn.hear(&refused).requests), [("open", 2), ("solve", 2)]);
        assert_eq!(asked(&turn.start_over()), [("open", 3), ("solve", 3)]);
        // What the worker before still said is about nothing that is held.
        assert!(turn.hear(&answer(2)).about.is_none());
    }

    #[test]
    fn what_is_solved_is_not_asked_again() {
        let mut turn = Turn::default();
        let only = plan(1);
        turn.want(Some(only.clone()));
        turn.hear(&answer(1));
        assert!(turn.want(Some(only)).is_empty());
        assert!(turn.want(None).is_empty());
        assert!(!turn.is_waiting());
    }
}
