//! Who gets what, against the factor method: the counties with the largest grants.

use std::cmp::Reverse;

use yew::prelude::*;

use crate::app::components::figures::{amount_in, called, difference_in};
use crate::app::route::Page;
use crate::i18n::{Key, Lang};
use crate::money::Unit;
use crate::plan::{County, Plan, row_name, sort_by_key};
use crate::report::{CountyRow, Report};

/// How many counties are shown.
const MOST: usize = 8;

/// The panel.
pub fn counties(plan: &Plan, report: &Report, lang: Lang) -> Html {
    let largest = report.counties.iter().map(|row| row.grants).max().unwrap_or_default();
    let unit = Unit::fitting(largest);
    let mut rows: Vec<(&County, &CountyRow)> =
        plan.counties.iter().map(|county| &**county).zip(&report.counties).collect();
    sort_by_key(&mut rows, |(_, row)| Reverse(row.grants));
    let note = Key::CountySumNote.with(lang, &[("unit", unit.name(lang))]);
    let number = |key: Key| html! { <th scope="col" class="number">{ key.text(lang) }</th> };
    html! {
        <section class="panel" aria-labelledby="county-sum">
            <h2 id="county-sum" class="panel-title">
                { Key::CountySumTitle.text(lang) }<span class="panel-note">{ note }</span>
            </h2>
            <div class="brief-wrap">
                <table class="brief" aria-labelledby="county-sum">
                    <thead>
                        <tr>
                            <th scope="col">{ Key::NounCounty.text(lang) }</th>
                            { number(Key::CountySumDue) }
                            { number(Key::CountySumBest) }
                            { number(Key::CountySumDifference) }
                            { number(Key::CountySumPerHead) }
                        </tr>
                    </thead>
                    <tbody>{ for rows.into_iter().take(MOST).map(|(county, row)| line(county, row, unit, lang)) }</tbody>
                </table>
            </div>
            <a class="way-more" href={Page::Allocation.href()}>{ Key::CountySumAll.text(lang) }</a>
        </section>
    }
}

fn line(county: &County, row: &CountyRow, unit: Unit, lang: Lang) -> Html {
    let due = row.baseline.map(|baseline| amount_in(baseline.due, unit, lang));
    let difference = row.baseline.map(|baseline| difference_in(baseline.difference, unit, lang));
    let none = || html! { {"–"} };
    html! {
        <tr>
            <th scope="row">
                <a href={Page::Counties.href_of(county.id.as_str())}>{ called(&row_name(&county.name, &county.id), lang) }</a>
            </th>
            <td class="number">{ due.unwrap_or_else(none) }</td>
            <td class="number is-strong">{ amount_in(row.grants, unit, lang) }</td>
            <td class="number">{ difference.unwrap_or_else(none) }</td>
            <td class="number">{ row.per_head.map_or_else(none, |amount| html! { { amount.short_in(Unit::Yuan, 0).text } }) }</td>
        </tr>
    }
}
