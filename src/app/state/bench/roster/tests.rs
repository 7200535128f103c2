//! A roster without a browser.

use super::*;

fn plan(year: u16) -> Arc<Plan> {
    Arc::new(Plan { year: Some(year), ..Plan::default() })
}

fn answer(revision: u64, outcome: Outcome) -> Rc<Reply> {
    Rc::new(Reply::Answer { revision, micros: 1, outcome })
}

fn lost() -> Loss {
    Loss::Failed(None)
}

/// What is to be done, shortened: `start 0`, `open 0`, `edit 1`, `solve 1`, `explain 0`.
fn told(orders: &[Order]) -> Vec<String> {
    let short = |order: &Order| match order {
        Order::Start(at) => format!("start {at}"),
        Order::Ask(at, request) => {
            let what = match **request {
                Request::Open { .. } => "open",
                Request::Edit { .. } => "edit",
                Request::Solve { patience: Some(_), .. } => "solve",
                Request::Explain { .. } => "explain",
                _ => "other",
            };
            format!("{what} {at}")
        }
    };
    orders.iter().map(short).collect()
}

fn check(orders: Vec<Order>, expect: &[&str]) {
    assert_eq!(told(&orders), expect);
}

#[test]
fn no_more_hands_are_called_than_there_is_work_and_room() {
    check(Roster::new(3).want(vec![plan(1)]), &["start 0"]);
    check(Roster::new(2).want(vec![plan(1), plan(2), plan(3)]), &["start 0", "start 1"]);
    check(Roster::new(0).want(vec![plan(1)]), &["start 0"]);
    check(Roster::new(2).want(vec![]), &[]);
}

#[test]
fn plans_are_shared_out_and_each_is_solved_once() {
    let mut roster = Roster::new(2);
    let plans = vec![plan(1), plan(2), plan(3)];
    roster.want(plans.clone());
    check(roster.answered(1, 1), &["open 1", "solve 1"]);
    check(roster.answered(0, 1), &["open 0", "solve 0"]);
    check(roster.hear(1, &answer(1, Outcome::Unknown(Vec::new()))), &["open 1", "solve 1"]);
    check(roster.hear(0, &answer(1, Outcome::Unknown(Vec::new()))), &[]);
    check(roster.hear(1, &answer(1, Outcome::Unknown(Vec::new()))), &[]);
    assert!(plans.iter().all(|plan| matches!(roster.found(plan), Found::Answered(..))));
    // What has the same content is the same plan, whoever made it.
    check(roster.want(vec![plan(3), plan(1), plan(4)]), &["open 0", "solve 0"]);
}

#[test]
fn who_finds_no_allocation_is_asked_for_the_way_out_before_anything_else() {
    let mut roster = Roster::new(1);
    let plans = vec![plan(1), plan(2)];
    roster.want(plans.clone());
    roster.answered(0, 1);
    check(roster.hear(0, &answer(1, Outcome::Infeasible)), &["explain 0"]);
    assert!(matches!(roster.found(&plans[0]), Found::Answered(_, Way::Waiting)));
    let nothing = Rc::new(Reply::Explained { revision: 1, answer: Explanation::Nothing });
    check(roster.hear(0, &nothing), &["open 0", "solve 0"]);
    assert!(matches!(roster.found(&plans[0]), Found::Answered(_, Way::Nothing)));
}

#[test]
fn a_plan_over_which_two_workers_are_lost_is_given_up_and_the_others_go_on() {
    let mut roster = Roster::new(1);
    let plans = vec![plan(1), plan(2)];
    roster.want(plans.clone());
    roster.answered(0, 1);
    check(roster.lost(0, lost()), &["start 0"]);
    check(roster.answered(0, 1), &["open 0", "solve 0"]);
    check(roster.lost(0, lost()), &["start 0"]);
    assert_eq!(roster.found(&plans[0]), Found::Lost(lost()));
    check(roster.answered(0, 1), &["open 0", "solve 0"]);
    roster.hear(0, &answer(1, Outcome::Unknown(Vec::new())));
    assert!(matches!(roster.found(&plans[1]), Found::Answered(..)));
    check(roster.retry(), &["open 0", "solve 0"]);
}

#[test]
fn where_no_worker_starts_every_plan_is_told_lost_until_a_person_tries_again() {
    let mut roster = Roster::new(1);
    let only = plan(1);
    roster.want(vec![only.clone()]);
    check(roster.lost(0, lost()), &["start 0"]);
    check(roster.lost(0, lost()), &[]);
    assert_eq!(roster.found(&only), Found::Lost(lost()));
    check(roster.retry(), &["start 0"]);
    assert_eq!(roster.found(&only), Found::Waiting);
}

#[test]
fn what_is_not_wanted_any_more_is_not_begun() {
    let mut roster = Roster::new(1);
    roster.want(vec![plan(1), plan(2)]);
    roster.want(vec![plan(2)]);
    roster.answered(0, 1);
    check(roster.hear(0, &answer(1, Outcome::Unknown(Vec::new()))), &[]);
    assert_eq!(roster.found(&plan(1)), Found::Waiting);
}
