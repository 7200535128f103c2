//! No figure of the demo goes without its origin: a sentence of the source that states it, or the label "illustrative".

use std::collections::BTreeMap;

use fundpool::money::{Money, Unit, read_amount};
use fundpool::plan::{Origin, Plan, Stream, apply_scenario};

use crate::plan;

const NAME: &str = "ganzhou-2020";

#[test]
fn every_figure_has_a_source_or_is_illustrative() {
    let plan = plan(NAME);
    let check = |id: &str, origin: &Origin| {
        assert!(origin.illustrative || !origin.source.is_blank(), "{id}");
        assert_eq!(
            origin.source.zh.is_some(),
            origin.source.en.is_some(),
            "{id}: a quotation without translation"
        );
    };
    plan.counties.iter().for_each(|row| check(row.id.as_str(), &row.origin));
    plan.streams.iter().for_each(|row| check(row.id.as_str(), &row.origin));
    plan.credit.iter().for_each(|row| check(row.id.as_str(), &row.origin));
    plan.projects.iter().for_each(|row| check(row.id.as_str(), &row.origin));
}

#[test]
fn a_figure_called_sourced_stands_in_its_sentence() {
    let epidemic = with_scenario(&plan(NAME), "epidemic");
    let sourced = |stream: &&Stream| !stream.origin.illustrative;
    let streams: Vec<&Stream> = epidemic.streams.iter().map(AsRef::as_ref).filter(sourced).collect();
    let ids: Vec<&str> = streams.iter().map(|stream| stream.id.as_str()).collect();
    assert_eq!(ids, ["credit-buffer", "procurement", "epidemic-industry", "epidemic-jobs"]);
    for stream in streams {
        let stated = amounts(stream.origin.source.zh_first());
        assert!(stated.contains(&stream.amount), "{}: {} is not in {stated:?}", stream.id, stream.amount);
    }
}

/// What 2020's budget holds is split among the city and its counties; only the sum is in the source.
#[test]
fn the_split_of_the_local_budget_adds_up_to_the_sentence() {
    let plan = plan(NAME);
    let local = plan.streams.iter().filter(|stream| stream.origin.source.zh_first().starts_with("2020年"));
    let parts: Vec<&Stream> = local.map(AsRef::as_ref).collect();
    assert_eq!(parts.len(), 21);
    let stated = amounts(parts[0].origin.source.zh_first());
    assert_eq!(stated, [sum(&parts)]);
}

/// A total of 52 months is no yearly budget: the demo takes twelve months of it, to the nearest 10,000 yuan.
#[test]
fn cumulative_figures_are_turned_into_a_year() {
    let plan = plan(NAME);
    let mut averaged: BTreeMap<&str, Vec<&Stream>> = BTreeMap::new();
    for stream in plan.streams.iter().filter(|stream| stream.period.contains("×12÷52")) {
        averaged.entry(&stream.period).or_default().push(stream);
    }
    assert_eq!(averaged.len(), 8);
    for (period, streams) in averaged {
        let stated = amounts(period);
        let total = stated[0].fen();
        let ten_thousand = 1_000_000;
        let year = (total * 12 / 52 + ten_thousand / 2) / ten_thousand * ten_thousand;
        assert_eq!(sum(&streams).fen(), year, "{period}");
        let quoted = amounts(streams[0].origin.source.zh_first());
        assert!(quoted.contains(&stated[0]), "{period}: not in the sentence");
        assert!(streams.iter().all(|stream| stream.origin.illustrative), "{period}");
    }
}

#[test]
fn the_credit_facility_has_the_amount_and_leverage_of_its_sentence() {
    let plan = plan(NAME);
    let credit = &plan.credit[0];
    let sentence = credit.origin.source.zh_first();
    assert!(amounts(sentence).contains(&credit.buffer_max), "{sentence}");
    assert!(sentence.contains(&format!("1:{}的比例", credit.leverage)), "{sentence}");
}

#[test]
fn amounts_are_found_in_a_sentence() {
    let check = |sentence, expect: &[&str]| {
        let expect: Vec<Money> = expect.iter().map(|amount| amount.parse().unwrap()).collect();
        assert_eq!(amounts(sentence), expect, "{sentence}");
    };
    check("共安排10.64亿元,增长26.8%。", &["1064000000.00"]);
    check("开通3471个,交易额1687.08万元", &["16870800.00"]);
    check("15亿元、油茶产业发展资金4亿元", &["1500000000.00", "400000000.00"]);
    check("2016年-2020年4月", &[]);
}

fn with_scenario(plan: &Plan, id: &str) -> Plan {
    let scenario = plan.scenarios.iter().find(|scenario| scenario.id.as_str() == id).unwrap();
    apply_scenario(plan, scenario).0
}

fn sum(streams: &[&Stream]) -> Money {
    Money::sum(streams.iter().map(|stream| stream.amount)).unwrap()
}

/// The amounts that a sentence states in 万元 or 亿元.
fn amounts(sentence: &str) -> Vec<Money> {
    let figure = |end: usize| {
        let before = &sentence[..end];
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        &before[digits..]
    };
    let units = ["万元", "亿元"];
    let mut ends: Vec<(usize, &str)> = units.iter().flat_map(|unit| sentence.match_indices(unit)).collect();
    ends.sort_unstable();
    let read = |(end, unit)| read_amount(&format!("{}{unit}", figure(end)), Unit::Yuan).unwrap().amount;
    ends.into_iter().map(read).collect()
}
