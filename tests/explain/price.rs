//! What a number of the plan is worth, and how far that holds.

use std::sync::Arc;

use fundpool::explain::{End, Lever, Price, Setting, Side, price};
use fundpool::generate::{Options, generate};
use fundpool::money::{Money, Ratio};
use fundpool::pipeline::{Outcome, run};
use fundpool::plan::edit::apply;
use fundpool::plan::{Funding, Plan};
use fundpool::rows::{Bound, Demands};
use fundpool::verify::allowance;

use crate::support::{on, parts, project, rule, small, solved, stream};

/// A number with 12 decimals, rounded to so many as tests tell.
fn number(units: i128) -> String {
    let thousandths = (units + 500_000_000).div_euclid(1_000_000_000);
    let sign = if thousandths < 0 { "-" } else { "" };
    format!("{sign}{}.{:03}", thousandths.abs() / 1000, thousandths.abs() % 1000)
}

fn told(side: Option<&Side>) -> String {
    let Some(side) = side else { return "none".to_owned() };
    let until = match side.until {
        Setting::Amount(amount) => amount.to_string(),
        Setting::Ratio(ratio) => ratio.to_string(),
    };
    format!("{} until {until}: {:?}", number(side.gain), side.end)
}

fn check_price(plan: &Plan, lever: Lever, easier: &str, harder: &str) -> Price {
    let price = price(plan, &solved(plan), lever, &on).expect("there is a price");
    assert_eq!(
        (told(price.easier.as_ref()), told(price.harder.as_ref())),
        (easier.to_owned(), harder.to_owned())
    );
    price
}

/// 100 yuan for two roads: east takes 60 at 2 people a yuan, west 100 at one.
fn two_roads(rules: &[String]) -> Plan {
    let projects =
        [project("e", "east", "road", "60.00", "120", ""), project("w", "west", "road", "100.00", "100", "")];
    small(&parts(&[stream("roads", "central", "100.00", "0", "road", "")], &projects, rules))
}

#[test]
fn money_is_worth_what_the_next_project_brings() {
    // West is not full until 160 yuan; below 60 yuan it is east that loses.
    let price = check_price(
        &two_roads(&[]),
        Lever::Amount(0),
        "10000.000 until 160.00: Changes",
        "-10000.000 until 60.00: Changes",
    );
    assert!(price.is_exact);
    let easier = price.easier.expect("told above");
    assert_eq!(easier.measures.iter().map(|units| number(*units)).collect::<Vec<_>>(), ["10000.000"]);
}

#[test]
fn a_kink_has_a_price_on_each_side() {
    // At 60 yuan east is just full: one more yuan brings one person, one less takes two.
    let mut plan = two_roads(&[]);
    let stream = Arc::make_mut(&mut Arc::make_mut(&mut plan.streams)[0]);
    stream.amount = "60.00".parse().expect("an amount");
    check_price(&plan, Lever::Amount(0), "10000.000 until 160.00: Changes", "-20000.000 until 0.00: Last");
}

#[test]
fn a_floor_costs_what_it_keeps_from_better_projects() {
    let floor = rule("floor", "county_range", "policy", r#""counties": ["west"], "min": "70.00""#);
    // A yuan less for west is one more for east, one person better, until east is full.
    check_price(
        &two_roads(&[floor]),
        Lever::Limit(0, Bound::Min),
        "10000.000 until 40.00: Changes",
        "-10000.000 until 100.00: Infeasible",
    );
}

#[test]
fn a_point_of_a_share() {
    let share = rule("share", "max_share", "policy", r#""of": "county", "max": "0.55""#);
    // East gets 55 of 100 yuan: a point more is a yuan more, one person; at 60 % it is full. Below 50 % less is paid out in all.
    let price = check_price(
        &two_roads(&[share]),
        Lever::Limit(0, Bound::Max),
        "1.000 until 0.59: Changes",
        "-1.000 until 0.51: Changes",
    );
    assert_eq!(price.step, Setting::Ratio("0.01".parse().expect("a share")));
}

#[test]
fn what_does_not_bind_is_worth_nothing() {
    let floor = rule("floor", "county_range", "policy", r#""counties": ["west"], "min": "30.00""#);
    check_price(
        &two_roads(&[floor]),
        Lever::Limit(0, Bound::Min),
        "0.000 until 0.00: Last",
        "0.000 until 40.00: Changes",
    );
}

#[test]
fn all_or_nothing_is_told_as_such() {
    let projects = [
        project("e", "east", "road", "60.00", "120", r#", "funding": "whole""#),
        project("w", "west", "road", "100.00", "100", ""),
    ];
    let plan = small(&parts(&[stream("roads", "central", "50.00", "0", "road", "")], &projects, &[]));
    let price = price(&plan, &solved(&plan), Lever::Amount(0), &on).expect("there is a price");
    assert!(!price.is_exact);
}

/// A generated plan in which every project may be funded in part.
fn divisible(seed: u64) -> Plan {
    let mut plan = generate(&Options { streams: 8, projects: 30, counties: 3, seed, ..Options::default() });
    for project in Arc::make_mut(&mut plan.projects) {
        let project = Arc::make_mut(project);
        (project.funding, project.must, project.lock) = (Funding::Divisible, false, None);
        project.requires.clear();
        project.excludes.clear();
    }
    plan
}

fn units(setting: Setting) -> i128 {
    match setting {
        Setting::Amount(amount) => amount.fen().into(),
        Setting::Ratio(ratio) => ratio.trillionths(),
    }
}

fn setting(like: Setting, units: i128) -> Setting {
    match like {
        Setting::Amount(_) => Setting::Amount(Money::from_fen(units.try_into().expect("an amount"))),
        Setting::Ratio(_) => Setting::Ratio(Ratio::from_trillionths(units).expect("a ratio")),
    }
}

/// Solves the plan at a part of the way of a side, in tenths, and compares with the price: what it falls short of it, beyond what
/// rounding and gaps explain.
fn short_of_price(plan: &Plan, price: &Price, side: &Side, tenths: i128) -> Option<i128> {
    let (from, step) = (units(price.at), units(price.step));
    let at = from + (units(side.until) - from) * tenths / 10;
    let change = price.lever.change(plan, setting(price.at, at))?;
    let Outcome::Allocated(verified) = run(&apply(plan, &change).ok()?, &on) else { return None };
    let (before, after) = (solved(plan).tiers()[0].clone(), verified.tiers()[0].clone());
    let told = side.gain * (at - from).abs() / step;
    let noise = 3 * allowance(plan, &Demands::of(plan), &before.tier).expect("fits") + before.gap + after.gap;
    let off = told - (after.value - before.value);
    Some(if off.abs() <= noise { 0 } else { off })
}

#[test]
fn prices_hold_in_their_ranges_and_not_beyond() {
    let (mut inside, mut beyond, mut changed) = (0, 0, 0);
    for seed in 1..=3 {
        let plan = divisible(seed);
        let best = solved(&plan);
        for lever in Lever::all(&plan) {
            let price = price(&plan, &best, lever, &on).expect("there is a price");
            let sides = [price.easier.clone(), price.harder.clone()];
            for (side, sign) in
                sides.iter().zip([1, -1]).filter_map(|(side, sign)| Some((side.as_ref()?, sign)))
            {
                assert!(side.gain * sign >= 0 && side.proven.0 <= side.gain && side.gain <= side.proven.1);
                if side.end == End::Bent || side.gain == 0 {
                    continue;
                }
                for tenths in [3, 10] {
                    let short = short_of_price(&plan, &price, side, tenths);
                    assert_eq!(short, Some(0), "seed {seed}: {lever:?} at {tenths} tenths of {side:?}");
                }
                inside += 1;
                if side.end == End::Changes
                    && let Some(short) = short_of_price(&plan, &price, side, 15)
                {
                    // What can be reached is concave: further on it is worth less, or costs more.
                    assert!(
                        short >= 0 || matches!(price.at, Setting::Ratio(_)),
                        "seed {seed}: {lever:?} {side:?}"
                    );
                    (beyond, changed) = (beyond + 1, changed + usize::from(short != 0));
                }
            }
        }
    }
    assert!(inside >= 30 && changed * 10 >= beyond * 9, "{inside} sides, {changed} of {beyond} changed");
}
