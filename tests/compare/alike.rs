//! Plans that are the same differ in nothing, in whatever order their rows stand; and sums of differences are differences of sums.

use std::sync::Arc;

use fundpool::compare::{Column, Comparison, RuleState};
use fundpool::generate::Options;
use fundpool::plan::Plan;
use fundpool::report::Report;
use fundpool::verify::{Allocation, Verified};

use crate::allocated::{generated, judged, report};

fn options(seed: u64) -> Options {
    Options { streams: 10, projects: 60, counties: 6, seed, ..Options::default() }
}

fn differs(comparison: &Comparison) -> bool {
    let tables = [&comparison.streams, &comparison.counties, &comparison.uses, &comparison.projects];
    tables.iter().any(|table| table.rows.iter().any(|row| row.differs))
        || comparison.cards.iter().any(|card| card.row.differs)
        || comparison.rules.iter().any(|rule| rule.differs)
        || comparison.settings.iter().any(|settings| !settings.is_empty())
        || comparison.shifts.iter().any(|shifts| !shifts.is_empty())
}

#[test]
fn a_plan_differs_in_nothing_from_itself() {
    for seed in 1..=4 {
        let (plan, verified) = generated(&options(seed));
        let comparison =
            Comparison::of(&[(&plan, &verified), (&plan, &verified), (&plan, &verified)]).unwrap();
        assert!(!differs(&comparison));
        assert!(comparison.same_benefit);
        assert!(comparison.projects.rows.is_empty());
        assert_eq!(comparison.counties.rows.len(), plan.counties.len());
    }
}

/// The plan and its allocation with streams, projects and counties the other way round.
fn turned(plan: &Plan, verified: &Verified) -> (Plan, Verified) {
    let mut turned = plan.clone();
    Arc::make_mut(&mut turned.streams).reverse();
    Arc::make_mut(&mut turned.projects).reverse();
    Arc::make_mut(&mut turned.counties).reverse();
    let (streams, projects) = (plan.streams.len(), plan.projects.len());
    let mut allocation: Allocation = verified.allocation().clone();
    for grant in &mut allocation.grants {
        (grant.stream, grant.project) = (streams - 1 - grant.stream, projects - 1 - grant.project);
    }
    for buffer in &mut allocation.buffers {
        buffer.stream = streams - 1 - buffer.stream;
    }
    for loan in &mut allocation.loans {
        loan.project = projects - 1 - loan.project;
    }
    allocation.grants.sort_unstable();
    allocation.buffers.sort_unstable();
    allocation.loans.sort_unstable();
    let verified = judged(&turned, allocation, Vec::new());
    (turned, verified)
}

#[test]
fn the_order_of_rows_is_no_difference() {
    for seed in 1..=4 {
        let (plan, verified) = generated(&options(seed));
        let (other, other_verified) = turned(&plan, &verified);
        let comparison = Comparison::of(&[(&plan, &verified), (&other, &other_verified)]).unwrap();
        assert!(!differs(&comparison), "seed {seed}");
    }
}

#[test]
fn only_so_many_plans_are_compared() {
    let (plan, verified) = generated(&options(1));
    let report = report(&plan, &verified);
    let compared = |count: usize| {
        let plans: Vec<(&Plan, &Report)> = (0..count).map(|_| (&plan, &report)).collect();
        Comparison::of_reports(&plans).is_ok()
    };
    assert_eq!([0, 1, Comparison::MOST, Comparison::MOST + 1].map(compared), [false, true, true, false]);
}

#[test]
fn differences_add_up() {
    for seed in 1..=4 {
        let (first, verified) = generated(&options(seed));
        // Another seed has other counties, streams and projects under partly the same ids.
        let (other, other_verified) = generated(&options(seed + 10));
        let comparison = Comparison::of(&[(&first, &verified), (&other, &other_verified)]).unwrap();
        let card = comparison.cards.iter().find(|card| card.what == Column::Grants).unwrap();
        let change = card.row.change(0, 1).unwrap();
        let shifts: i128 = comparison.shifts[1].iter().map(|shift| i128::from(shift.change.fen())).sum();
        assert_eq!(change, shifts);
        assert!(comparison.shifts[1].is_sorted_by(|one, other| one.change >= other.change));
        assert!(comparison.shifts[0].is_empty());
        let column = comparison.projects.columns.iter().position(|column| *column == Column::Grants).unwrap();
        let granted = |plan: usize| -> i128 {
            comparison.projects.rows.iter().filter_map(|row| row.values(column)[plan]).sum()
        };
        // Projects that are left out are the same in both.
        assert_eq!(change, granted(1) - granted(0));
    }
}

#[test]
fn what_travels_arrives() {
    let (first, verified) = generated(&options(1));
    let (other, other_verified) = generated(&options(2));
    let sent = Comparison::of(&[(&first, &verified), (&other, &other_verified)]).unwrap();
    let text = serde_json::to_string(&sent).unwrap();
    assert_eq!(serde_json::from_str::<Comparison>(&text).unwrap(), sent);
}

#[test]
fn a_rule_that_is_not_there_is_told() {
    let (first, verified) = generated(&options(1));
    let mut other = first.clone();
    let gone = Arc::make_mut(&mut other.rules).pop().unwrap();
    let other_verified = judged(&other, verified.allocation().clone(), Vec::new());
    let comparison = Comparison::of(&[(&first, &verified), (&other, &other_verified)]).unwrap();
    let rule = comparison.rules.iter().find(|rule| rule.id == gone.id.as_str()).unwrap();
    assert_eq!(rule.states[1], RuleState::Absent);
    assert!(rule.differs);
}
