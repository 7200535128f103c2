//! What each choice costs and brings, a sentence each.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::super::list::said;
use super::Bout;
use super::figure::change_text;
use crate::app::components::figures::{amount_text, called};
use crate::compare::{Column, ComparedCard, Shift, Unit};
use crate::i18n::{Key, Lang};
use crate::money::Money;
use crate::plan::{Id, Measure, Plan, row_name};
use crate::report::Report;

/// What is less than this comes from rounding to the fen, and is no gain or loss to speak of; the tables have it.
const LEAST: Money = Money::from_fen(100);

/// The sentences.
pub fn draw(bout: &Bout, lang: Lang) -> Html {
    let sentences =
        (1..bout.answers.len()).map(|at| html! { <li key={at}>{ sentence(bout, at, lang) }</li> });
    html! {
        <section class="panel" aria-labelledby="scn-price">
            <h3 id="scn-price" class="panel-title">{ Key::VersusPrice.text(lang) }</h3>
            <ul class="scn-prices">{ for sentences }</ul>
        </section>
    }
}

fn sentence(bout: &Bout, at: usize, lang: Lang) -> String {
    let name = bout.said(at, lang);
    let shifts = bout.comparison.shifts.get(at).map(Vec::as_slice).unwrap_or_default();
    let parts: Vec<String> = [
        benefit(bout, at, lang),
        money(bout, at, Column::Grants, Key::VersusPriceMoney, lang),
        money(bout, at, Column::Loans, Key::VersusPriceLoans, lang),
        gains(shifts, lang),
        losses(bout, at, shifts, lang),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        return Key::VersusPriceSame.with(lang, &[("name", &name), ("base", &bout.said(0, lang))]);
    }
    let parts = parts.join(Key::WhySeparator.text(lang));
    Key::VersusPriceIs.with(lang, &[("name", &name), ("parts", &parts)])
}

/// The first measure that counts: what the plan is for, in units that people know.
fn benefit(bout: &Bout, at: usize, lang: Lang) -> Option<String> {
    let (first, report) = bout.told().next()?;
    let (other, other_report) = bout.told().nth(at)?;
    if !bout.comparison.same_benefit {
        return Some(Key::VersusPriceApart.text(lang).to_owned());
    }
    let (position, measure) =
        first.measures.iter().enumerate().find(|(_, measure)| !measure.weight.is_zero())?;
    let position_there = other.measures.iter().position(|one| one.id == measure.id)?;
    let change = card(bout, measure)?.row.change(0, at).filter(|change| *change != 0)?;
    let name = called(&row_name(&measure.name, &measure.id), lang);
    let unit = said(&measure.unit, lang);
    let told = Key::VersusPriceBenefit.with(
        lang,
        &[("measure", &name), ("change", &change_text(Unit::Number, change, lang)), ("unit", unit.trim())],
    );
    // Projects that only the scenario has bring benefit of their own; what that costs is seen at the others.
    let known: BTreeSet<&Id> = first.projects.iter().map(|project| &project.id).collect();
    let then = reached(first, report, position, |_| true);
    let now = reached(other, other_report, position_there, |id| known.contains(id));
    let new = reached(other, other_report, position_there, |id| !known.contains(id));
    if new == 0 {
        return Some(told);
    }
    let [new, old] = [new, now.saturating_sub(then)].map(|change| change_text(Unit::Number, change, lang));
    let apart = Key::VersusPriceNew.with(lang, &[("new", &new), ("old", &old)]);
    Some([told, apart].join(Key::PlaceListSeparator.text(lang)))
}

/// The benefit that some projects reach in a measure.
fn reached(plan: &Plan, report: &Report, measure: usize, counts: impl Fn(&Id) -> bool) -> i128 {
    let rows = plan.projects.iter().zip(&report.projects).filter(|(project, _)| counts(&project.id));
    rows.filter_map(|(_, row)| row.benefits.get(measure)).fold(0, |sum, one| sum.saturating_add(one.0))
}

fn card<'b>(bout: &'b Bout, measure: &Measure) -> Option<&'b ComparedCard> {
    let cards = bout.comparison.cards.iter();
    cards.filter(|card| card.what == Column::Measure).find(|card| card.row.id == measure.id.as_str())
}

fn money(bout: &Bout, at: usize, what: Column, key: Key, lang: Lang) -> Option<String> {
    let card = bout.comparison.cards.iter().find(|card| card.what == what)?;
    let change = card.row.change(0, at).filter(|change| *change != 0)?;
    Some(key.with(lang, &[("change", &change_text(what.unit(), change, lang))]))
}

fn gains(shifts: &[Shift], lang: Lang) -> Option<String> {
    let gains: Vec<Money> =
        shifts.iter().map(|shift| shift.change).filter(|change| *change >= LEAST).collect();
    let amount = Money::sum(gains.iter().copied()).filter(|_| !gains.is_empty())?;
    let count = gains.len().to_string();
    Some(Key::VersusPriceGain.with(lang, &[("count", &count), ("amount", &amount_text(amount, lang))]))
}

fn losses(bout: &Bout, at: usize, shifts: &[Shift], lang: Lang) -> Option<String> {
    let size = |amount: Money| amount.checked_abs().unwrap_or_default();
    let is_loss = |shift: &&Shift| shift.change.is_negative() && size(shift.change) >= LEAST;
    let losses: Vec<&Shift> = shifts.iter().filter(is_loss).collect();
    // Who gains most stands in front, so who loses most at the end.
    let most = losses.last()?;
    let amount = Money::sum(losses.iter().map(|shift| size(shift.change)))?;
    let county = county(bout, at, most, lang);
    let figures = [losses.len().to_string(), amount_text(amount, lang), amount_text(size(most.change), lang)];
    let [count, amount, most] = figures.each_ref().map(String::as_str);
    Some(
        Key::VersusPriceLose
            .with(lang, &[("count", count), ("amount", amount), ("county", &county), ("most", most)]),
    )
}

/// The county of a shift.
pub fn county(bout: &Bout, at: usize, shift: &Shift, lang: Lang) -> String {
    let of = |plan: usize, position: Option<usize>| bout.answers.get(plan)?.plan.counties.get(position?);
    let county = of(at, shift.county.other).or_else(|| of(0, shift.county.first));
    county.map(|county| called(&row_name(&county.name, &county.id), lang)).unwrap_or_default()
}
