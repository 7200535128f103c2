//! The demo's report: figures that hold of every optimum, whichever the search finds.

use fundpool::document::json;
use fundpool::i18n::Lang;
use fundpool::money::{Money, Ratio};
use fundpool::paper::rule::{RuleWords, deviation};
use fundpool::plan::rule::RuleKind;
use fundpool::plan::{Channel, Level, Plan};
use fundpool::report::{Baseline, Funded, Report, Standing};

use crate::allocated::{report, solved};

fn plan() -> Plan {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/ganzhou-2020.json");
    json::read(&std::fs::read(path).unwrap()).plan.unwrap()
}

fn yuan(amount: &str) -> Money {
    amount.parse().unwrap()
}

#[test]
fn the_demo_tells_what_is_true_of_every_optimum() {
    let plan = plan();
    let report = report(&plan, &solved(&plan));
    money_is_as_the_plan_says(&report);
    all_but_the_buffer_is_spent(&plan, &report);
    goals_are_reached(&plan, &report);
    rules_are_kept(&plan, &report);
    a_band_is_told_by_what_is_due(&plan, &report);
    assert_eq!(report.cards.projects.not_ready, 8);
    assert_eq!(
        report.baseline,
        plan.rules.iter().position(|rule| rule.id.as_str() == "factor-method").map(Baseline::Rule)
    );
}

/// The band of the factor method is 20 % of what a county is due, which is a few percent of all.
fn a_band_is_told_by_what_is_due(plan: &Plan, report: &Report) {
    let is_band = |words: &RuleWords<'_>| matches!(words.rule.kind, RuleKind::FactorBand(_));
    let words = RuleWords::of_all(plan, report).find(is_band).unwrap();
    assert!(!words.table.rows.is_empty());
    for row in &words.table.rows {
        let (reached, limit) = deviation(words.rule, row).unwrap();
        assert_eq!(limit.0.abs(), 200_000_000_000);
        assert!(reached.0.abs() < limit.0.abs() + 1_000, "{row:?}");
    }
    let tightest = words.reached(words.tightest().unwrap(), Lang::Zh);
    assert!(tightest.contains("实际比应得份额 +20.00"), "{tightest}");
    assert_eq!(tightest.matches("+20.00").count(), 2, "the band in its own measure: {tightest}");
}

fn money_is_as_the_plan_says(report: &Report) {
    let channel = |channel| Channel::ALL.iter().position(|one| *one == channel).unwrap();
    let amounts = [
        (Channel::Superior, "2175690000.00"),
        (Channel::Local, "1064000000.00"),
        (Channel::Integrated, "1210000000.00"),
        (Channel::Credit, "1000000000.00"),
        (Channel::Sector, "2604920000.00"),
        // Shown, but no budget.
        (Channel::Procurement, "0.00"),
    ];
    for (one, amount) in amounts {
        assert_eq!(report.channels[channel(one)].amount, yuan(amount), "{one:?}");
    }
    assert_eq!(report.cards.streams.amount, yuan("8054610000.00"));
    let levels: Vec<Money> = report.levels.iter().map(|level| level.amount).collect();
    let expect = ["2440300000.00", "805390000.00", "4305920000.00", "503000000.00"];
    assert_eq!(levels, expect.map(yuan), "{:?}", Level::ALL);
}

/// Every stream but the buffer's finds projects for all of its money, so what is granted is known to the fen.
fn all_but_the_buffer_is_spent(plan: &Plan, report: &Report) {
    assert_eq!(report.cards.grants, yuan("7054610000.00"));
    for (stream, row) in plan.streams.iter().zip(&report.streams) {
        let expect = !["credit-buffer", "procurement"].contains(&stream.id.as_str());
        assert_eq!(row.used_up, expect, "{}", stream.id);
    }
    let buffer = &report.credit[0];
    assert_eq!(report.cards.streams.buffers, buffer.buffer);
    assert_eq!(report.cards.streams.left, buffer.buffer_left);
}

/// Benefit may give up a thousandth for what comes after it.
fn goals_are_reached(plan: &Plan, report: &Report) {
    let [benefit, coverage, _] = &report.tiers[..] else { panic!("three goals") };
    let slack = plan.objective[0].slack.trillionths();
    assert!(benefit.gap.0 - benefit.allowance.0 <= benefit.bound.0 / 1_000_000_000_000 * slack + slack);
    assert_eq!(coverage.standing, Standing::Optimal);
    let lowest = report.counties.iter().filter_map(|county| county.coverage).min();
    assert_eq!(lowest, Some(coverage.value));
    let percent: Ratio = "0.635149".parse().unwrap();
    assert_eq!(lowest.unwrap().0 / 1_000_000, percent.trillionths() / 1_000_000);
}

fn rules_are_kept(plan: &Plan, report: &Report) {
    for (rule, table) in plan.rules.iter().zip(&report.rules) {
        assert_eq!(table.on, rule.on);
        assert!(!table.on || table.broken == 0, "{}", rule.id);
    }
    let table = |id: &str| &report.rules[plan.rules.iter().position(|rule| rule.id.as_str() == id).unwrap()];
    assert_eq!((table("industry-half").broken, table("industry-half").count), (1, 1));
    assert!(!table("match-tenth").rows[0].binding);
    assert_eq!(table("factor-method").count, 22);
    let funded = report.projects.iter().filter(|project| project.funded != Funded::Nothing).count();
    assert_eq!(funded, report.cards.projects.funded());
}
