//! What plans come to where inflows are not certain: draws that can be counted by hand.

use std::ops::ControlFlow;

use fundpool::explain::Unsolved;
use fundpool::pipeline::Series;
use fundpool::plan::Plan;
use fundpool::uncertain::{Band, Drawing, Draws, Ledger, drawn, draws, uncertain_streams};
use proptest::prelude::*;

use super::support::{parts, project, rule, small, stream};

const SEED: u64 = 7;
const DRAWS: usize = 60;

fn on(_: Series) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// A stream of some 80 million yuan, from 50 to 100 million, for these projects under these rules.
fn plan(projects: &[String], rules: &[String]) -> Plan {
    let range = r#", "low": "50000000.00", "high": "100000000.00""#;
    let streams = [
        stream("sure", "municipal", "1.00", "0", "road", ""),
        stream("aid", "central", "80000000.00", "0", "farm", range),
    ];
    small(&parts(&streams, projects, rules))
}

fn solved(plan: &Plan) -> Draws {
    draws(plan, DRAWS, SEED, &on).unwrap()
}

/// What each draw brings of the uncertain stream, in fen.
fn amounts(plan: &Plan) -> Vec<i64> {
    let of_draw = |number| drawn(plan, &[1], SEED, number).unwrap().streams[1].amount.fen();
    (0..DRAWS).map(of_draw).collect()
}

fn count(plan: &Plan, is_so: impl Fn(i64) -> bool) -> usize {
    amounts(plan).into_iter().filter(|fen| is_so(*fen)).count()
}

fn anything() -> String {
    project("any", "east", "farm", "1000000000.00", "1000000000", "")
}

fn whole(id: &str, people: &str) -> String {
    project(id, "west", "farm", "40000000.00", people, r#", "funding": "whole""#)
}

#[test]
fn the_spread_of_results_is_that_of_the_draws() {
    let plan = plan(&[anything()], &[]);
    let solved = solved(&plan);
    assert_eq!((solved.asked, solved.done, solved.kept), (DRAWS, DRAWS, DRAWS));
    let fen = || amounts(&plan).into_iter().map(i128::from);
    assert_eq!(solved.counties, [Band::of(fen().collect()).unwrap(), Band([0; 5])]);
    // The certain yuan is for roads, of which there are none: it is there all the same.
    assert_eq!(solved.inflow, Band::of(fen().map(|fen| fen + 100).collect()));
    // One for each yuan, with 12 decimals.
    assert_eq!(solved.benefit, Band::of(fen().map(|fen| fen * 10_000_000_000).collect()));
    assert!(count(&plan, |fen| !(5_000_000_000..=10_000_000_000).contains(&fen)) == 0);
    assert!(count(&plan, |fen| fen < 8_000_000_000) > 0 && count(&plan, |fen| fen > 8_000_000_000) > 0);
}

#[test]
fn a_project_is_safe_if_every_draw_funds_it() {
    let plan = plan(&[whole("sure", "1000"), whole("if", "10")], &[]);
    let solved = solved(&plan);
    let rich = count(&plan, |fen| fen >= 8_000_000_000);
    assert_eq!(solved.funded, [DRAWS, rich]);
    assert!(0 < rich && rich < DRAWS);
    assert_eq!([0, 1, 2].map(|project| solved.is_safe(project)), [true, false, false]);
}

#[test]
fn what_no_draw_can_keep_is_told_with_the_rule_in_the_way() {
    let idle = rule("idle", "county_range", "policy", r#""counties": ["west"], "max": "5000000000.00""#);
    let floor = rule("floor", "county_range", "policy", r#""counties": ["east"], "min": "70000000.00""#);
    let plan = plan(&[anything()], &[idle, floor]);
    let solved = solved(&plan);
    let poor = count(&plan, |fen| fen < 7_000_000_000);
    assert!(0 < poor && poor < DRAWS);
    assert_eq!((solved.infeasible, solved.kept, solved.unknown), (poor, DRAWS - poor, 0));
    assert_eq!(solved.conflicts, [(1, poor)]);
}

#[test]
fn a_seed_gives_the_same_draws() {
    let plan = plan(&[anything()], &[]);
    assert_eq!(solved(&plan), solved(&plan));
    assert_ne!(draws(&plan, DRAWS, SEED + 1, &on).unwrap().inflow, solved(&plan).inflow);
    // More draws begin with the same ones.
    let first = drawn(&plan, &[1], SEED, 3).unwrap();
    assert_eq!(first, drawn(&plan, &[1], SEED, 3).unwrap());
    assert_ne!(first, drawn(&plan, &[1], SEED, 4).unwrap());
}

/// What draws with these numbers come to.
fn part(plan: &Plan, numbers: &[usize]) -> Ledger {
    let drawing = Drawing::of(plan, SEED, &|_| ControlFlow::Continue(())).unwrap();
    let mut ledger = Ledger::of(plan);
    for number in numbers {
        drawing.draw(*number, &mut ledger, &|| ControlFlow::Continue(())).unwrap();
    }
    ledger
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Some draws can be kept, some cannot; whoever draws which, and whoever is done first, all together come to the same.
    #[test]
    fn ledgers_joined_are_one_ledger(hands in prop::collection::vec(0..4_usize, DRAWS), order in Just(vec![0, 1, 2, 3]).prop_shuffle()) {
        let floor = rule("floor", "county_range", "policy", r#""counties": ["east"], "min": "70000000.00""#);
        let plan = plan(&[anything(), whole("if", "10")], &[floor]);
        let of = |hand: usize| -> Vec<usize> { (0..DRAWS).filter(|number| hands[*number] == hand).collect() };
        let mut all = Ledger::of(&plan);
        order.into_iter().for_each(|hand| all.join(part(&plan, &of(hand))));
        prop_assert_eq!(all.done(), DRAWS);
        prop_assert_eq!(all.finish(DRAWS, SEED), solved(&plan));
    }
}

#[test]
fn draws_are_whole_quanta_and_no_more_is_bound_than_comes() {
    let range = r#", "low": "50000.00", "high": "100000.00", "must_spend": "79999.00""#;
    let streams = [stream("aid", "central", "80000.00", "0", "farm", range)];
    let text = format!(r#""quantum": "10000", {}"#, parts(&streams, &[anything()], &[]));
    let plan = small(&text);
    for number in 0..DRAWS {
        let stream = &drawn(&plan, &[0], SEED, number).unwrap().streams[0];
        assert_eq!(stream.amount.fen() % 1_000_000, 0);
        assert!(stream.must_spend <= stream.amount);
    }
}

#[test]
fn without_a_range_there_is_nothing_to_draw() {
    let streams = [stream("sure", "municipal", "1.00", "0", "road", r#", "low": "1.00""#)];
    let plan = small(&parts(&streams, &[anything()], &[]));
    assert_eq!(uncertain_streams(&plan), [0_usize; 0]);
    assert_eq!(draws(&plan, DRAWS, SEED, &on), Err(Unsolved::Feasible));
}

#[test]
fn draws_that_are_stopped_tell_what_they_have() {
    let plan = plan(&[anything()], &[]);
    let watch =
        |series: Series| if series.done < 5 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
    let stopped = draws(&plan, DRAWS, SEED, &watch).unwrap();
    assert_eq!((stopped.asked, stopped.done, stopped.kept), (DRAWS, 5, 5));
}
