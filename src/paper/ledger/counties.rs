//! What counties get: beside the factor method and last year, and why they differ.

use super::{Cell, Grid, Row, figures, words};
use crate::explain::{CountyBaseline, Difference};
use crate::i18n::{Key, Lang};
use crate::money::{Money, exact_trillionths};
use crate::paper::figures::{amount, name_of};
use crate::plan::{County, Plan, TableName, name_alone};
use crate::report::{CountyRow, Report};

/// The table; `explained` is what the worker says of the differences, once it does.
pub fn counties(plan: &Plan, report: &Report, explained: &[CountyBaseline], lang: Lang) -> Grid {
    let rows = plan.counties.iter().zip(&report.counties).enumerate().map(|(at, (county, row))| {
        let reasons = explained.iter().find(|one| one.county == at);
        let reason = reasons.map(|one| why(plan, one, lang)).unwrap_or_default();
        Row { id: county.id.to_string(), cells: cells(county, row, reason, lang), ask: None }
    });
    Grid {
        caption: Key::AllocationCounties,
        columns: vec![
            words(Key::ReportColumnCounty),
            figures(Key::AllocationDue),
            figures(Key::AllocationLastYear),
            figures(Key::AllocationBest),
            figures(Key::AllocationToBaseline),
            figures(Key::AllocationToLastYear),
            figures(Key::AllocationPerHead),
            words(Key::AllocationReason),
        ],
        rows: rows.collect(),
        total: Some(total(plan, report, lang)),
    }
}

fn cells(county: &County, row: &CountyRow, reason: String, lang: Lang) -> Vec<Cell> {
    let name = name_of(&county.name, &county.id, lang);
    let amount = |amount: Option<Money>| amount.map_or_else(Cell::nothing, Cell::amount);
    let difference = |amount: Option<Money>| amount.map_or_else(Cell::nothing, Cell::difference);
    vec![
        Cell::name(name, TableName::Counties, &county.id),
        amount(row.baseline.map(|baseline| baseline.due)),
        amount(county.last_year),
        Cell::amount(row.grants),
        difference(row.baseline.map(|baseline| baseline.difference)),
        difference(row.change),
        row.per_head.map_or_else(Cell::nothing, Cell::yuan),
        Cell::text(reason),
    ]
}

fn total(plan: &Plan, report: &Report, lang: Lang) -> Vec<Cell> {
    let sum = |amounts: &mut dyn Iterator<Item = Money>| {
        Money::sum(amounts).map_or_else(Cell::nothing, Cell::amount)
    };
    let rows = || report.counties.iter();
    vec![
        Cell::text(Key::ReportPlaceEverywhere.text(lang)),
        sum(&mut rows().filter_map(|row| row.baseline).map(|baseline| baseline.due)),
        sum(&mut plan.counties.iter().filter_map(|county| county.last_year)),
        sum(&mut rows().map(|row| row.grants)),
        Cell::nothing(),
        Cell::nothing(),
        Cell::nothing(),
        Cell::default(),
    ]
}

/// Why a county gets more or less than the factor method gives it. Often no single thing does it.
fn why(plan: &Plan, county: &CountyBaseline, lang: Lang) -> String {
    if county.reasons.is_empty() && county.gets != county.due {
        return Key::WhyTogether.text(lang).to_owned();
    }
    let said: Vec<String> = county.reasons.iter().map(|reason| say(plan, reason, lang)).collect();
    said.join(Key::WhySeparator.text(lang))
}

fn say(plan: &Plan, reason: &Difference, lang: Lang) -> String {
    let compared = |key: Key, here: i128, elsewhere: i128| {
        key.with(lang, &[("here", &short(here)), ("elsewhere", &short(elsewhere))])
    };
    match reason {
        Difference::Binds { row, .. } => {
            Key::WhyBinds.with(lang, &[("demand", &row.phrase(plan, name_alone).say(lang))])
        }
        Difference::Earmarked(money) => Key::WhyEarmarked.with(lang, &[("amount", &amount(*money, lang))]),
        Difference::Exhausted => Key::WhyExhausted.text(lang).to_owned(),
        Difference::BringsMore { here, elsewhere } => compared(Key::WhyBringsMore, *here, *elsewhere),
        Difference::BringsLess { here, elsewhere } => compared(Key::WhyBringsLess, *here, *elsewhere),
    }
}

/// Benefit for every 万元, with two decimals where it fits.
pub fn short(benefit: i128) -> String {
    const HUNDREDTH: i128 = 10_000_000_000;
    exact_trillionths(benefit / HUNDREDTH * HUNDREDTH)
}
