//! The desk at work, with a page of paper.

use std::cell::RefCell;

use super::*;
use crate::money::Money;
use crate::plan::edit::{Change, RowChange, StreamField, apply};
use crate::protocol::{Against, Explanation, Replanned};
use crate::report::Trillionths;
use crate::uncertain::{Ledger, draws};

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
        Reply::Answer { revision, outcome: Outcome::Allocated(told), .. } => {
            Some((*revision, told.report.tiers[0].value.0 / 1_000_000_000_000))
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

/// Without memory a search goes on from where the edit led, to figures that are as good but others.
#[test]
fn an_edit_that_is_taken_back_brings_the_very_figures_of_before() {
    let mut office = Office::default();
    let demo = include_str!("../../../examples/ganzhou-2020.json");
    let plan = json::read(demo.as_bytes()).plan.unwrap();
    let stream = plan.streams.last().unwrap();
    let less = StreamField::Amount(Money::from_fen(stream.amount.fen() / 2));
    let change = Change::Stream(RowChange::Set { id: stream.id.clone(), field: less });
    let changed = apply(&plan, &change).unwrap();
    let edit = |from, one: &Plan, other: &Plan| Request::Edit {
        from,
        revision: from + 1,
        edit: Edit::between(one, other),
    };
    let result = |replies: &[Reply]| match replies.last() {
        Some(Reply::Exported { document, .. }) => document.clone(),
        other => panic!("{other:?}"),
    };
    let export = |revision| [solve(revision), Request::Export { revision }];
    office.ask([open(1, demo)]);
    let before = result(&office.ask(export(1)));
    office.ask([edit(1, &plan, &changed), solve(2)]);
    office.ask([edit(2, &changed, &plan)]);
    assert_eq!(result(&office.ask(export(3))), before);
}

#[test]
fn what_an_ended_search_found_is_searched_again() {
    let mut office = Office::default();
    let hurried = Request::Solve { revision: 1, patience: Some(0) };
    office.ask([open(1, PLAN), hurried]);
    assert!(office.desk.recent.find(&plan()).is_none());
    office.ask([solve(1)]);
    assert!(office.desk.recent.find(&plan()).is_some());
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
fn answers_are_explained() {
    let mut office = Office::default();
    let ask = |revision, question| Request::Explain { revision, question };
    office.ask([open(1, PLAN), solve(1)]);
    assert_eq!(office.ask([ask(1, Question::WayOut)]), [refused(1, Refusal::NoAnswer)]);
    assert_eq!(office.ask([ask(2, Question::Baseline)]), [refused(2, Refusal::OutOfStep)]);
    let replies = office.ask([ask(1, Question::WhyNot { project: 0 })]);
    let [Reply::Explained { answer: Explanation::WhyNot(why), .. }] = replies.as_slice() else {
        panic!("{replies:?}")
    };
    assert_eq!(why.gets.fen(), 10_000);
}

#[test]
fn a_way_out_leads_to_a_plan_that_can_be_kept() {
    let mut office = Office::default();
    let document = PLAN.replace(r#""cost": "200.00""#, r#""cost": "200.00", "must": true, "min": "150.00""#);
    let plan = json::read(document.as_bytes()).plan.unwrap();
    let replies = office.ask([
        open(1, &document),
        solve(1),
        Request::Explain { revision: 1, question: Question::WayOut },
    ]);
    let [_, Reply::Explained { answer: Explanation::WayOut(way), .. }] = replies.as_slice() else {
        panic!("{replies:?}")
    };
    let short: Vec<_> = way.concessions.iter().flat_map(|one| &one.shorts).collect();
    assert_eq!(short.iter().map(|(_, short)| short.fen()).collect::<Vec<_>>(), [5_000]);
    let after = json::write(&way.edit.apply(&plan).unwrap());
    assert_eq!(values(&office.ask([open(2, &after), solve(2)])), [(2, 100)]);
}

#[test]
fn a_frontier_is_drawn_point_by_point() {
    let mut office = Office::default();
    let ask = |revision| Request::Frontier { revision, against: Against::Pooled, points: 4 };
    assert_eq!(office.ask([open(1, PLAN), ask(2)]), [refused(2, Refusal::OutOfStep)]);
    office.desk.receive(ask(1));
    while office.desk.work(&office.around) {}
    let said = office.around.said.take();
    let (Some(Reply::Frontier { revision: 1, frontier: Some(frontier) }), told) =
        (said.last(), &said[..said.len() - 1])
    else {
        panic!("{said:?}")
    };
    // Nothing of the plan may be pooled: both ends are the same.
    assert_eq!(frontier.points.len(), 1);
    let found = frontier.points[0].found.unwrap();
    assert_eq!((found.benefit, found.allocated.fen()), (Trillionths(100 * Trillionths::ONE.0), 10_000));
    assert!(matches!(told.first(), Some(Reply::Series { revision: 1, done: 0, of: 6 })), "{told:?}");
    // What makes a point leads to a plan that is solved like any other.
    let point = frontier.points[0].edit.apply(&plan()).unwrap();
    assert_eq!(point.objective.len(), 2);
}

#[test]
fn draws_are_told_in_parts_once_an_inflow_is_uncertain() {
    let mut office = Office::default();
    let ask = |revision, first, count| Request::Draws { revision, seed: 1, first, count };
    let told = office.ask([open(1, PLAN), ask(1, 0, 3), ask(2, 0, 3)]);
    assert_eq!(told, [Reply::Drawn { revision: 1, ledger: None }, refused(2, Refusal::OutOfStep)]);
    let ranged = PLAN.replace(r#""amount": "100.00""#, r#""amount": "100.00", "low": "50.00""#);
    let of = |replies: Vec<Reply>| -> Vec<Ledger> {
        let ledger = |reply| match reply {
            Reply::Drawn { revision: 2, ledger } => ledger.map(|ledger| *ledger),
            _ => None,
        };
        replies.into_iter().filter_map(ledger).collect()
    };
    let parts = of(office.ask([open(2, &ranged), ask(2, 0, 2), ask(2, 2, 3)]));
    let plan = json::read(ranged.as_bytes()).plan.unwrap();
    let mut all = Ledger::of(&plan);
    parts.into_iter().for_each(|part| all.join(part));
    // What two questions came to is what one comes to, here and on the command line.
    assert_eq!(of(office.ask([ask(2, 0, 5)])), [all.clone()]);
    assert_eq!(draws(&plan, 5, 1, &|_| ControlFlow::Continue(())), Ok(all.finish(5, 1)));
}

#[test]
fn what_was_adopted_is_gone_on_from_as_a_scenario_says() {
    let mut office = Office::default();
    let scenarios = r#""scenarios": [
        {"id": "less", "changes": [{"set": "stream", "id": "roads", "amount": "80.00"}]},
        {"id": "nothing-keeps", "changes": [{"set": "project", "id": "lane", "must": true},
            {"set": "project", "id": "lane", "min": "150.00"}]}],
    "objective""#;
    let plan = PLAN.replace(r#""objective""#, scenarios);
    let replies = office.ask([open(1, &plan), solve(1), Request::Export { revision: 1 }]);
    let [_, Reply::Exported { document, .. }] = replies.as_slice() else { panic!("{replies:?}") };
    let mut replan = |adopted: &str, scenario| {
        let said = office.ask([Request::Replan { revision: 1, adopted: adopted.to_owned(), scenario }]);
        said.into_iter().find(|reply| !matches!(reply, Reply::Series { .. })).unwrap()
    };
    let reply = replan(document, 0);
    let Reply::Replan { scenario: 0, replanned: Replanned::Found(found), .. } = reply else {
        panic!("{reply:?}")
    };
    assert_eq!((found.near_moved.total.fen(), found.best_moved.total.fen()), (2_000, 2_000));
    assert_eq!((found.forced.fen(), found.adopted.report.cards.grants.fen()), (2_000, 10_000));
    let none = Reply::Replan { revision: 1, scenario: 1, replanned: Replanned::Infeasible };
    assert_eq!(replan(document, 1), none);
    // There is no such scenario; that is no result.
    assert_eq!(replan(document, 2), refused(1, Refusal::NoAnswer));
    assert_eq!(replan("{}", 0), refused(1, Refusal::NoAnswer));
}

#[test]
fn results_are_exported_as_documents_that_are_judged_true() {
    let mut office = Office::default();
    let export = |revision| Request::Export { revision };
    assert_eq!(office.ask([open(1, PLAN), export(1)]), [refused(1, Refusal::NoAnswer)]);
    let replies = office.ask([solve(1), export(1)]);
    let [Reply::Answer { micros, .. }, Reply::Exported { revision: 1, document }] = replies.as_slice() else {
        panic!("{replies:?}")
    };
    assert!(*micros >= 1000);
    let claims = result::read(&plan(), document.as_bytes()).unwrap();
    assert!(matches!(result::judge(&plan(), claims), Ok(result::Judged::Allocated(_))));
    // An edited plan has no answer yet.
    assert_eq!(office.ask([amount(1, 2, "1.00"), export(2)]), [refused(2, Refusal::NoAnswer)]);
}
