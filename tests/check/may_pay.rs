//! Who may pay for what, and how.

use std::sync::Arc;

use fundpool::money::Ratio;
use fundpool::plan::rule::{Forbid, RuleKind};
use fundpool::plan::{
    Cells, Channel, Level, Plan, Refusal, Scope, Verdict, Way, Ways, may_back, may_lend, may_pay,
};
use proptest::prelude::*;

use crate::chaos::any_plan;
use crate::sample_plan::{id, row_mut, sample_plan, uses};

/// The verdict on the first stream (roads, 60 % poolable) and the first project (vegetables in Yudu) after a change.
fn check(change: impl FnOnce(&mut Plan), expect: Verdict) {
    let mut plan = sample_plan();
    change(&mut plan);
    assert_eq!(may_pay(&plan, &plan.streams[0], &plan.projects[0]), expect);
}

#[test]
fn what_the_earmark_covers_is_paid_with_own_money_else_with_pooled() {
    check(|_| {}, Ok(Way::Pooled));
    check(|plan| row_mut(&mut plan.streams, 0).earmark.uses = uses(&["industry"]), Ok(Way::Own));
    check(|plan| row_mut(&mut plan.streams, 0).earmark.uses = Scope::All, Ok(Way::Own));
}

#[test]
fn whoever_may_not_pay_is_told_why() {
    check(|plan| row_mut(&mut plan.projects, 0).ready = false, Err(Refusal::NotReady));
    check(|plan| row_mut(&mut plan.streams, 0).channel = Channel::Procurement, Err(Refusal::Procurement));
    let elsewhere = || Scope::Listed(vec![id("dayu")]);
    check(|plan| row_mut(&mut plan.streams, 0).reach = elsewhere(), Err(Refusal::OutOfReach));
    check(|plan| row_mut(&mut plan.streams, 0).poolable = Ratio::ZERO, Err(Refusal::OutsideEarmark));
    check(|plan| Arc::make_mut(&mut plan.pool).counties = elsewhere(), Err(Refusal::OutsidePool));
    check(|plan| Arc::make_mut(&mut plan.pool).uses = uses(&["industry.tea"]), Err(Refusal::OutsidePool));
}

#[test]
fn a_negative_list_in_force_takes_the_permission_away() {
    let forbid = |plan: &mut Plan, level: Level, on: bool| {
        let rule = row_mut(&mut plan.rules, 7);
        rule.kind = RuleKind::Forbid(Forbid { levels: vec![level] });
        (rule.uses, rule.counties, rule.on) = (uses(&["industry"]), Scope::All, on);
    };
    check(|plan| forbid(plan, Level::Central, true), Err(Refusal::Forbidden(7)));
    check(|plan| forbid(plan, Level::Central, false), Ok(Way::Pooled));
    check(|plan| forbid(plan, Level::County, true), Ok(Way::Pooled));
}

#[test]
fn a_buffer_is_own_money_only_where_the_earmark_covers_all_its_uses() {
    let plan = sample_plan();
    let (roads, industry, city) = (&plan.streams[0], &plan.streams[1], &plan.streams[2]);
    let mut credit = plan.credit[0].as_ref().clone();
    assert_eq!(may_back(industry, &credit), Some(Way::Own));
    assert_eq!(may_back(city, &credit), Some(Way::Own));
    assert_eq!(may_back(roads, &credit), Some(Way::Pooled));
    assert_eq!(may_back(&plan.streams[4], &credit), None);
    credit.uses = uses(&["industry", "infrastructure.roads"]);
    assert_eq!(may_back(industry, &credit), Some(Way::Pooled));
    credit.uses = Scope::All;
    assert_eq!(may_back(industry, &credit), Some(Way::Pooled));
    assert_eq!(may_back(city, &credit), Some(Way::Own));
}

#[test]
fn loans_go_to_ready_projects_that_may_borrow() {
    let plan = sample_plan();
    let lends_to = |position: usize| may_lend(&plan.credit[0], &plan.projects[position]);
    assert!(lends_to(0));
    assert!(!lends_to(1), "roads are outside the facility");
    assert!(!lends_to(2), "its credit share is 0");
}

proptest! {
    #[test]
    fn the_index_says_what_the_single_question_says(plan in any_plan()) {
        let cells = Cells::of(&plan);
        let ways = Ways::of(&plan, &cells);
        for (project, cell) in plan.projects.iter().zip(cells.of_projects()) {
            let singly: Vec<Verdict> =
                plan.streams.iter().map(|stream| may_pay(&plan, stream, project)).collect();
            prop_assert_eq!(ways.of_project(project, *cell), &singly[..]);
        }
    }

    #[test]
    fn a_cell_lies_in_a_scope_where_its_projects_do(plan in any_plan()) {
        let cells = Cells::of(&plan);
        for stream in plan.streams.iter() {
            let within = cells.within(&stream.earmark.counties, &stream.earmark.uses);
            for (project, cell) in plan.projects.iter().zip(cells.of_projects()) {
                let lies_in = stream.earmark.counties.contains(&project.county)
                    && stream.earmark.uses.covers(&project.use_id);
                prop_assert_eq!(within[*cell], lies_in);
            }
        }
    }
}
