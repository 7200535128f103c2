//! The trade-off between benefit and something else: lines that can be drawn by hand, and points that are plans like any other.

use std::ops::ControlFlow;

use fundpool::explain::{Setting, Unsolved};
use fundpool::frontier::{Against, Found, Frontier, Point, frontier};
use fundpool::generate::{Options, generate};
use fundpool::money::Ratio;
use fundpool::pipeline::Series;
use fundpool::plan::edit::{PlanField, apply_all};
use fundpool::plan::{Direction, Goal, Plan, Tier, check};
use fundpool::rows::Bound;

use super::support::{parts, project, read, rule, small, solved, stream};

/// Yuan, people and shares have 12 decimals.
const ONE: i128 = 1_000_000_000_000;
/// What whole quanta may cost: a fen for each of a few projects, at a few people each.
const NEAR: i128 = ONE / 5;

fn on(_: Series) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn found(point: &Point) -> &Found {
    point.found.as_ref().unwrap_or_else(|none| panic!("{none:?} at {:?}", point.asked))
}

/// 100 yuan for two counties; a yuan helps twice as many people in the east.
fn two_counties() -> Plan {
    let streams = [stream("all", "central", "100.00", "1", "farm", "")];
    let projects = [
        project("e", "east", "farm", "100.00", "200", ""),
        project("w", "west", "farm", "100.00", "100", ""),
    ];
    small(&parts(&streams, &projects, &[]))
}

/// 100 yuan for farming that may all be pooled; roads take 50 of them and help three times as many. `rules` and `road` are further parts.
fn farm_or_road(rules: &[String], road: &str) -> Plan {
    let streams = [stream("all", "central", "100.00", "1", "farm", "")];
    let projects = [
        project("f", "east", "farm", "100.00", "100", ""),
        project("r", "west", "road", "50.00", "150", road),
    ];
    small(&parts(&streams, &projects, rules))
}

fn farm_share(min: &str) -> String {
    rule("farming", "use_share", "policy", &format!(r#""uses": ["farm"], "min": "{min}""#))
}

/// Every point lies on the line benefit = `start` + `slope` · other, and nothing can pass it.
fn check_line(frontier: &Frontier, start: i128, slope: i128) {
    for point in &frontier.points {
        let found = found(point);
        let expect = start * ONE + slope * found.other;
        assert!((found.benefit - expect).abs() <= NEAR, "{} for {}", found.benefit, found.other);
    }
}

#[test]
fn coverage_costs_what_the_better_county_gives_up() {
    let frontier = frontier(&two_counties(), Against::Coverage, 6, &on).unwrap();
    let others: Vec<i128> = frontier.points.iter().map(|point| found(point).other).collect();
    assert_eq!(others, [0, 1, 2, 3, 4, 5].map(|tenths| tenths * ONE / 10));
    check_line(&frontier, 200, -100);
    assert!(frontier.points.iter().all(|point| found(point).bound >= found(point).benefit));
}

#[test]
fn less_is_pooled_where_benefit_is_given_up() {
    let frontier = frontier(&farm_or_road(&[], ""), Against::Pooled, 6, &on).unwrap();
    let (first, last) = (found(&frontier.points[0]), found(&frontier.points[5]));
    assert_eq!((first.pooled.to_string(), last.pooled.to_string()), ("50.00".to_owned(), "0.00".to_owned()));
    check_line(&frontier, 100, 2);
    assert!(frontier.points.iter().all(|point| found(point).bound <= found(point).other));
}

#[test]
fn a_curve_ends_where_giving_up_more_pools_no_less() {
    // The road that is all or nothing is chosen for benefit, however much of it may be given up; the other one is not.
    let streams = [stream("all", "central", "100.00", "1", "farm", "")];
    let projects = [
        project("f", "east", "farm", "100.00", "100", ""),
        project("whole", "west", "road", "50.00", "150", r#", "funding": "whole""#),
        project("part", "west", "road", "20.00", "50", ""),
    ];
    let plan = small(&parts(&streams, &projects, &[]));
    let frontier = frontier(&plan, Against::Pooled, 6, &on).unwrap();
    let pooled: Vec<i64> = frontier.points.iter().map(|point| found(point).pooled.fen()).collect();
    assert_eq!((pooled[0], pooled[5]), (7_000, 5_000));
    // No point is spent on what is no trade-off any more.
    assert!(pooled.is_sorted_by(|one, next| one > next), "{pooled:?}");
}

#[test]
fn the_number_of_a_rule_is_free_until_it_binds() {
    let plan = farm_or_road(&[farm_share("0.2")], "");
    let frontier = frontier(&plan, Against::Rule(0, Bound::Min), 6, &on).unwrap();
    check_line(&frontier, 300, -200);
    let (first, last) = (found(&frontier.points[0]), found(&frontier.points[5]));
    // Half of the money goes to farming anyhow; the edge is looked for by halving.
    assert!((first.other - ONE / 2).abs() <= ONE / 100, "{}", first.other);
    assert_eq!((last.other, frontier.beyond), (ONE, None));
}

#[test]
fn a_rule_is_told_where_it_can_no_longer_be_kept() {
    // Roads have to get 20 of 100 yuan, and the stream has to be spent.
    let plan = farm_or_road(&[farm_share("0.2")], r#", "must": true, "min": "20.00""#);
    let frontier = frontier(&plan, Against::Rule(0, Bound::Min), 3, &on).unwrap();
    let last = found(frontier.points.last().unwrap()).other;
    let Some(Setting::Ratio(beyond)) = frontier.beyond else { panic!("{:?}", frontier.beyond) };
    let edge = 80 * ONE / 100;
    assert!(last <= edge && edge < beyond.trillionths(), "{last} {beyond:?}");
    assert!(beyond.trillionths() - last <= ONE / 50);
}

#[test]
fn a_limit_from_above_is_tightened_downward() {
    let most = rule("roads", "use_share", "policy", r#""uses": ["road"], "max": "0.9""#);
    let frontier = frontier(&farm_or_road(&[most], ""), Against::Rule(0, Bound::Max), 5, &on).unwrap();
    // Where it begins to bind is looked for by halving: the first point lies a little before.
    let (first, last) = (found(&frontier.points[0]), found(&frontier.points[4]));
    assert!((first.other - ONE / 2).abs() <= ONE / 100, "{}", first.other);
    assert_eq!(first.benefit, 200 * ONE);
    check_line(&Frontier { points: frontier.points[1..].to_vec(), ..frontier.clone() }, 100, 200);
    assert_eq!(last.other, 0);
}

#[test]
fn points_are_plans_like_any_other() {
    let plan = farm_or_road(&[farm_share("0.2")], "");
    for against in [Against::Coverage, Against::Pooled, Against::Rule(0, Bound::Min)] {
        let once = frontier(&plan, against, 4, &on).unwrap();
        assert_eq!(frontier(&plan, against, 4, &on).unwrap(), once, "the same every time");
        for point in &once.points {
            let changed = apply_all(&plan, &point.changes).unwrap();
            assert!(!check(&changed).iter().any(|found| found.is_error()), "{:?}", check(&changed));
            let anew = solved(&changed);
            let value = anew.tiers().iter().map(|proof| proof.value).next().unwrap();
            assert_eq!(value, found(point).best.tiers()[0].value, "{against:?} at {:?}", point.asked);
        }
    }
}

#[test]
fn a_rule_that_is_off_is_put_in_force() {
    let mut plan = farm_or_road(&[farm_share("0.2")], "");
    let off = fundpool::plan::edit::RowChange::Set {
        id: "farming".parse().unwrap(),
        field: fundpool::plan::edit::RuleField::On(false),
    };
    plan = apply_all(&plan, &[fundpool::plan::edit::Change::Rule(off)]).unwrap();
    let frontier = frontier(&plan, Against::Rule(0, Bound::Min), 3, &on).unwrap();
    check_line(&frontier, 300, -200);
}

#[test]
fn where_both_ends_are_the_same_there_is_one_point() {
    let streams = [stream("all", "central", "100.00", "0", "farm", "")];
    let plan = small(&parts(&streams, &[project("e", "east", "farm", "100.00", "200", "")], &[]));
    for against in [Against::Coverage, Against::Pooled] {
        assert_eq!(frontier(&plan, against, 9, &on).unwrap().points.len(), 1, "{against:?}");
    }
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let plan = farm_or_road(&[farm_share("0.2")], "");
    let check = |plan: &Plan, against, expect| assert_eq!(frontier(plan, against, 9, &on), Err(expect));
    check(&plan, Against::Rule(7, Bound::Min), Unsolved::Feasible);
    check(&plan, Against::Rule(0, Bound::Max), Unsolved::Feasible);
    let broken = farm_or_road(&[rule("floor", "county_range", "policy", r#""min": "60.00""#)], "");
    check(&broken, Against::Coverage, Unsolved::Infeasible);
}

#[test]
fn it_can_be_watched_and_stopped() {
    let plan = two_counties();
    let seen = std::cell::RefCell::new(Vec::new());
    let watch = |series: Series| {
        seen.borrow_mut().push((series.done, series.of));
        if series.done < 4 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    assert_eq!(frontier(&plan, Against::Coverage, 6, &watch), Err(Unsolved::Stopped));
    let mut seen = seen.into_inner();
    seen.dedup();
    assert_eq!(seen, [(0, 8), (1, 8), (2, 8), (3, 8), (4, 8)]);
}

/// Whether one point is better than another in one quantity and worse in none; at a harder number of a rule there may be the same benefit.
fn is_outdone(against: Against, [one, other]: [(usize, &Found); 2]) -> bool {
    let worth = |(at, found): (usize, &Found)| match against {
        Against::Coverage => found.other,
        Against::Pooled => -found.other,
        Against::Rule(..) => at as i128,
    };
    let is_passed = worth(other) > worth(one) && !matches!(against, Against::Rule(..));
    worth(other) >= worth(one)
        && other.1.benefit >= one.1.benefit
        && (other.1.benefit > one.1.benefit || is_passed)
}

#[test]
fn no_point_is_outdone_by_another() {
    // Found one after the other, some were: by choices of projects that another point came upon, and by rounding.
    for (seed, whole) in [(3, "0.6"), (0, "0")] {
        let options = Options { streams: 6, projects: 20, counties: 4, seed, ..Options::default() };
        let plan = generate(&Options { whole: whole.parse().unwrap(), ..options });
        for against in [Against::Coverage, Against::Pooled, Against::Rule(1, Bound::Min)] {
            let frontier = frontier(&plan, against, 8, &on).unwrap();
            let points: Vec<_> = frontier.points.iter().map(found).enumerate().collect();
            let pairs = points.iter().flat_map(|one| points.iter().map(|other| [*one, *other]));
            let outdone: Vec<_> = pairs.filter(|pair| is_outdone(against, *pair)).collect();
            assert!(outdone.is_empty(), "{against:?}: {outdone:?}");
        }
    }
}

#[test]
fn the_last_point_gives_up_no_benefit_for_nothing() {
    // Where nothing is pooled any more a further share of benefit buys nothing; the end is looked for by halving, beyond that.
    let plan = read(include_bytes!("../golden/cli/valley.json"));
    let frontier = frontier(&plan, Against::Pooled, 3, &on).unwrap();
    let last = frontier.points.last().map(found).unwrap();
    let goal = |direction, goal| Tier { direction, goal, slack: Ratio::ZERO };
    let goals = vec![goal(Direction::Minimise, Goal::Pooled), goal(Direction::Maximise, Goal::Benefit)];
    let anew = solved(&apply_all(&plan, &[PlanField::Objective(goals).into()]).unwrap());
    assert_eq!((last.other, last.benefit), (anew.tiers()[0].value, anew.tiers()[1].value));
}
