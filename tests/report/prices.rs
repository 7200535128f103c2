//! Prices tell what solving again shows.

use std::sync::Arc;

use fundpool::money::{Money, Ratio};
use fundpool::plan::Plan;
use fundpool::plan::rule::{Rule, RuleKind};
use fundpool::report::{DemandRow, Report, Side};

use crate::allocated::{report, solved};
use crate::judged::{folder, plan, verified};

/// A golden plan and its report.
fn golden(case: &str) -> (Plan, Report) {
    let folder = folder("report").join(case);
    let plan = plan(&folder.join("plan.json"));
    let report = report(&plan, &verified(&plan, &folder.join("result.json")));
    (plan, report)
}

/// What the first goal reaches more after a change than before, in trillionths.
fn gained(plan: &Plan, change: impl FnOnce(&mut Plan)) -> i128 {
    let mut changed = plan.clone();
    change(&mut changed);
    let (before, after) = (solved(plan).tiers()[0].value, solved(&changed).tiers()[0].value);
    after - before
}

/// The two are the same to a thousandth of a unit of benefit.
fn check(price: i128, gained: i128, what: &str) {
    assert!((price - gained).abs() < 1_000_000_000, "{what}: {price} is told, {gained} is gained");
}

fn rule(plan: &mut Plan, id: &str, change: impl FnOnce(&mut Rule)) {
    let rules = Arc::make_mut(&mut plan.rules);
    change(Arc::make_mut(rules.iter_mut().find(|rule| rule.id.as_str() == id).unwrap()));
}

/// The row of a rule that binds.
fn binding<'r>(plan: &Plan, report: &'r Report, id: &str) -> &'r DemandRow {
    let position = plan.rules.iter().position(|rule| rule.id.as_str() == id).unwrap();
    report.rules[position].rows.iter().find(|row| row.binding).unwrap()
}

/// A stream's amount raised by 1.00 yuan.
fn more_money(plan: &mut Plan, stream: usize) {
    let stream = Arc::make_mut(&mut Arc::make_mut(&mut plan.streams)[stream]);
    stream.amount = stream.amount.checked_add(Money::from_fen(100)).unwrap();
}

#[test]
fn money_is_worth_its_price() {
    for (case, streams) in [("pooling", 0..1), ("credit", 0..2), ("rules", 0..2)] {
        let (plan, report) = golden(case);
        for stream in streams {
            // The price is for 10,000 yuan.
            let price = report.streams[stream].price.0 / 10_000;
            check(price, gained(&plan, |plan| more_money(plan, stream)), &format!("{case} {stream}"));
        }
    }
}

#[test]
fn money_may_be_worth_a_million_times_as_much() {
    let (mut plan, before) = golden("pooling");
    for measure in Arc::make_mut(&mut plan.measures) {
        let weight = &mut Arc::make_mut(measure).weight;
        *weight = Ratio::from_trillionths(weight.trillionths() * 1_000_000).unwrap();
    }
    let after = report(&plan, &solved(&plan));
    let price = before.streams[0].price.0;
    assert!(price > 0, "money is scarce");
    // Both have 12 decimals.
    check(after.streams[0].price.0, price * 1_000_000, "a million times");
}

#[test]
fn a_loosened_rule_is_worth_its_price() {
    let (plan, report) = golden("rules");
    let reserve = |plan: &mut Plan| {
        rule(plan, "kept-back", |rule| {
            let RuleKind::Reserve(reserve) = &mut rule.kind else { panic!("{rule:?}") };
            reserve.amount = reserve.amount.checked_sub(Money::from_fen(100)).unwrap();
        });
    };
    let price = binding(&plan, &report, "kept-back").price.0 / 10_000;
    check(price, gained(&plan, reserve), "a yuan less kept back");
    let share = |plan: &mut Plan| {
        rule(plan, "one-project", |rule| {
            let RuleKind::MaxShare(share) = &mut rule.kind else { panic!("{rule:?}") };
            share.max = ratio_of("0.501");
        });
    };
    let price = binding(&plan, &report, "one-project").price_of_step.unwrap().0 / 10;
    check(price, gained(&plan, share), "a tenth of a point more for a project");
}

/// A rule, the side of its number, how many times as large a step is as the change, and the change.
type Loosened = (&'static str, Side, i128, fn(&mut RuleKind));

/// How much the bound of the first goal rises where a rule is changed, in trillionths.
fn bound_rises(plan: &Plan, id: &str, change: impl FnOnce(&mut RuleKind)) -> i128 {
    let mut changed = plan.clone();
    rule(&mut changed, id, |rule| change(&mut rule.kind));
    let bound = |plan: &Plan| solved(plan).tiers()[0].bound;
    bound(&changed) - bound(plan)
}

#[test]
fn the_gain_of_a_rule_is_that_of_all_its_places_together() {
    let plan = plan(&folder("../../examples").join("ganzhou-2020.json"));
    let report = report(&plan, &solved(&plan));
    // A hundredth of a yuan per head; a thousandth of a point.
    let changes: [Loosened; 4] = [
        ("county-floor", Side::AtLeast, 100, |kind| {
            let RuleKind::CountyRange(range) = kind else { panic!("{kind:?}") };
            range.min = range.min.and_then(|min| min.checked_sub(Money::from_fen(1)));
        }),
        ("village-cap", Side::AtMost, 1000, |kind| {
            let RuleKind::MaxShare(share) = kind else { panic!("{kind:?}") };
            share.max = ratio_of("0.01001");
        }),
        ("factor-method", Side::AtLeast, 1000, |kind| {
            let RuleKind::FactorBand(band) = kind else { panic!("{kind:?}") };
            band.band = ratio_of("0.20001");
        }),
        ("no-regression", Side::AtLeast, 1000, |kind| {
            let RuleKind::NoRegression(floor) = kind else { panic!("{kind:?}") };
            floor.ratio = ratio_of("0.99999");
        }),
    ];
    for (id, side, parts, change) in changes {
        let position = plan.rules.iter().position(|rule| rule.id.as_str() == id).unwrap();
        let gain = report.rules[position].gain(side);
        assert!(gain.binding > 1, "{id} binds in one place");
        let (told, rises) = (gain.of_step.unwrap().0 / parts, bound_rises(&plan, id, change));
        assert!((told - rises).abs() <= told / 100, "{id}: {told} is told, the bound rises by {rises}");
    }
}

fn ratio_of(text: &str) -> Ratio {
    text.parse().unwrap()
}
