//! Bounds that can be reckoned by hand, one for each goal.

use std::collections::BTreeMap;

use fundpool::plan::{Direction, Tier};
use fundpool::rows::{Demands, RowId};
use fundpool::verify::{Certificate, EXACT, VALUE, bound};

use crate::plan;

/// With 12 decimals, as a result prints it.
const PRINTED: u32 = VALUE;
/// One of 10⁻²⁴.
const DUAL: i128 = 10_i128.pow(24);

/// `objective` lists the goals, the last of which is bounded while the others are held at these values; `duals` are `row = number`.
fn check(objective: &str, held: &[i128], duals: &[&str], expect: &str) {
    let plan = plan(&format!(r#""objective": [{objective}]"#), &[]);
    let demands = Demands::of(&plan);
    let (tier, earlier) = plan.objective.split_last().expect("a goal");
    let held: Vec<(Tier, i128)> =
        earlier.iter().copied().zip(held.iter().map(|value| value * 10_i128.pow(EXACT))).collect();
    let duals: BTreeMap<RowId, i128> = duals.iter().map(|line| dual(line)).collect();
    let certificate = Certificate { tier: Some(*tier), held: &held, duals: &duals };
    let proven = bound(&plan, &demands, &certificate).expect("small numbers");
    let proven = proven.coarser_ceil(EXACT - PRINTED).and_then(|bound| bound.narrow()).expect("small");
    let proven = if tier.direction == Direction::Maximise { proven } else { -proven };
    let unit = 10_i128.pow(PRINTED);
    assert_eq!(format!("{}.{:012}", proven / unit, proven % unit), expect, "{duals:?}");
}

fn dual(line: &str) -> (RowId, i128) {
    let (row, number) = line.split_once(" = ").expect("a row and its dual");
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits: i128 = format!("{part:0<24}").parse().expect("digits");
    (RowId(row.to_owned()), whole.parse::<i128>().expect("digits") * DUAL + digits)
}

#[test]
fn without_duals_everything_could_be_had() {
    // 800 and 80 and 20 people.
    check(r#"{"maximise": "benefit"}"#, &[], &[], "900.000000000000");
    // 80 and 80 and 40 yuan, whoever pays them.
    check(r#"{"maximise": "funded"}"#, &[], &[], "200.000000000000");
    check(r#"{"minimise": "pooled"}"#, &[], &[], "0.000000000000");
    check(r#"{"minimise": "transfers"}"#, &[], &[], "0.000000000000");
    // All of the cost; and all of the 150 yuan for the fewest heads.
    check(r#"{"maximise": "least_coverage"}"#, &[], &[], "1.000000000000");
    check(r#"{"maximise": "least_per_head"}"#, &[], &[], "0.300000000000");
}

#[test]
fn a_yuan_that_is_worth_ten_people_in_glass_and_one_in_a_road() {
    // At 1 for a yuan of either stream and 9 more for one that leaves its earmark nothing is left over: what the streams hold,
    // 100 + 50, and 9 · 60 that may leave; the city's yuan are own everywhere, so glass still gains 9 on each of its 80.
    let duals = ["stream:roads = 1", "stream:city = 1", "poolable:roads = 9"];
    check(r#"{"maximise": "benefit"}"#, &[], &duals, "1410.000000000000");
    // With the city's at 10 that is gone: 100 + 500 + 540; the true best is 50 + 30 of glass and 70 of road: 800 + 70.
    let duals = ["stream:roads = 1", "stream:city = 10", "poolable:roads = 9"];
    check(r#"{"maximise": "benefit"}"#, &[], &duals, "1140.000000000000");
    // Glass has all it needs, so only the roads' yuan are short.
    check(r#"{"maximise": "benefit"}"#, &[], &["stream:roads = 1", "stream:city = 1"], "870.000000000000");
}

#[test]
fn money_is_bounded_by_the_streams() {
    check(r#"{"maximise": "funded"}"#, &[], &["stream:roads = 1", "stream:city = 1"], "150.000000000000");
}

#[test]
fn loans_are_bounded_by_the_buffer() {
    // A yuan lent costs 1, a yuan in the buffer carries 8 of them: 5 · 8.
    check(r#"{"maximise": "credit"}"#, &[], &["leverage:bank = 1", "buffer:bank = 8"], "40.000000000000");
}

#[test]
fn the_least_county_is_bounded_by_what_both_need() {
    // The east costs 160, the west 40: a level of 1 takes 200 yuan, and there are 150.
    let duals =
        ["stream:roads = 0.005", "stream:city = 0.005", "coverage:east = 0.005", "coverage:west = 0.005"];
    check(r#"{"maximise": "least_coverage"}"#, &[], &duals, "0.750000000000");
    // 1,000 and 500 heads share the same; but the west has projects for no more than 40 yuan.
    let duals = ["per-head:west = 0.002"];
    check(r#"{"maximise": "least_per_head"}"#, &[], &duals, "0.080000000000");
}

#[test]
fn an_earlier_goal_is_held_at_a_price() {
    // 870 people need 30 yuan that leave their earmark: a ninth of a yuan for each person held. A ninth has no end, and the bound is
    // rounded so that it is not tighter than the duals prove.
    let ninth = "0.111111111111111111";
    let duals = [
        format!("tier:0 = {ninth}"),
        format!("stream:roads = {ninth}"),
        "stream:city = 1.111111111111111111".to_owned(),
    ];
    let duals: Vec<&str> = duals.iter().map(String::as_str).collect();
    check(r#"{"maximise": "benefit"}, {"minimise": "pooled"}"#, &[870], &duals, "29.999999999999");
}

#[test]
fn what_has_to_be_spent_takes_transfers() {
    // Of the 100 yuan 5 could go into the buffer. Projects cost up to 80, so that a yuan takes an eightieth of a transfer at least.
    let plan = crate::plan(r#""objective": [{"minimise": "transfers"}]"#, &[]);
    let mut streams = (*plan.streams).clone();
    std::sync::Arc::make_mut(&mut streams[0]).must_spend = "100.00".parse().unwrap();
    let plan = fundpool::plan::Plan { streams: std::sync::Arc::new(streams), ..plan };
    let duals = BTreeMap::from([dual("must-spend:roads = 0.0125")]);
    let certificate = Certificate { tier: plan.objective.first().copied(), held: &[], duals: &duals };
    let proven = bound(&plan, &Demands::of(&plan), &certificate).expect("small numbers");
    let proven = proven.coarser_ceil(EXACT - 4).and_then(|bound| bound.narrow());
    assert_eq!(proven, Ok(-1_1875), "95 / 80 transfers, at least");
}
