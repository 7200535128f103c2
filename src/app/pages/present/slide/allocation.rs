//! Where the water goes: the counties with the largest grants, and those whose needs are covered least.

use std::cmp::Reverse;

use yew::prelude::*;

use super::{Told, bar};
use crate::app::components::figures::{amount_in, called, difference_in, share_text};
use crate::i18n::Key;
use crate::money::Unit;
use crate::plan::{County, row_name, sort_by_key};
use crate::report::CountyRow;

/// How many counties each table shows.
const LARGEST: usize = 12;
const LEAST: usize = 8;

type Pair<'a> = (&'a County, &'a CountyRow);

/// Both tables.
pub fn draw(told: &Told<'_>) -> Html {
    let rows: Vec<Pair<'_>> =
        told.plan.counties.iter().map(AsRef::as_ref).zip(&told.report.counties).collect();
    html! { <>{ largest(rows.clone(), told) }{ least(rows, told) }</> }
}

fn largest(mut rows: Vec<Pair<'_>>, told: &Told<'_>) -> Html {
    let lang = told.lang;
    sort_by_key(&mut rows, |(_, row)| Reverse(row.grants));
    let longest = rows.first().map(|(_, row)| row.grants).unwrap_or_default();
    let unit = Unit::fitting(longest);
    let row = |(county, row): &Pair<'_>| {
        let due = row.baseline.map(|baseline| amount_in(baseline.due, unit, lang));
        let difference = row.baseline.map(|baseline| difference_in(baseline.difference, unit, lang));
        html! {
            <tr>
                <th scope="row">{ called(&row_name(&county.name, &county.id), lang) }</th>
                <td class="slide-bar-cell">{ bar(row.grants.fen(), longest.fen(), "fill-pool") }</td>
                <td class="slide-number is-strong">{ amount_in(row.grants, unit, lang) }</td>
                <td class="slide-number">{ for due }</td>
                <td class="slide-number">{ for difference }</td>
            </tr>
        }
    };
    let number = |key: Key| html! { <th scope="col" class="slide-number">{ key.text(lang) }</th> };
    html! {
        <table class="slide-table">
            <caption>{ Key::PresentLargest.with(lang, &[("unit", unit.name(lang))]) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ Key::NounCounty.text(lang) }</th>
                    <td></td>
                    { number(Key::CountySumBest) }
                    { number(Key::CountySumDue) }
                    { number(Key::CountySumDifference) }
                </tr>
            </thead>
            <tbody>{ for rows.iter().take(LARGEST).map(row) }</tbody>
        </table>
    }
}

fn least(mut rows: Vec<Pair<'_>>, told: &Told<'_>) -> Html {
    let lang = told.lang;
    rows.retain(|(_, row)| row.coverage.is_some());
    sort_by_key(&mut rows, |(_, row)| row.coverage);
    let row = |(county, row): &Pair<'_>| {
        html! {
            <tr>
                <th scope="row">{ called(&row_name(&county.name, &county.id), lang) }</th>
                <td class="slide-number is-strong">{ row.coverage.map(|share| share_text(share, lang)) }</td>
            </tr>
        }
    };
    html! {
        <table class="slide-table">
            <caption>{ Key::PresentLeastTable.text(lang) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ Key::NounCounty.text(lang) }</th>
                    <th scope="col" class="slide-number">{ Key::PresentCoverage.text(lang) }</th>
                </tr>
            </thead>
            <tbody>{ for rows.iter().take(LEAST).map(row) }</tbody>
        </table>
    }
}
