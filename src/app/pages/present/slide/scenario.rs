//! A scenario beside the plan: the figures of both, what is changed, and which counties gain and lose most.

use std::cmp::Reverse;

use yew::prelude::*;

use crate::app::components::figures::{called, difference_in};
use crate::app::pages::present::figures::{Figure, Then, figures};
use crate::i18n::{Key, Lang};
use crate::money::{Money, Unit};
use crate::plan::diff::{Difference, diff};
use crate::plan::{County, Plan, row_name, sort_by_key};
use crate::report::Report;

/// How many changes are told, and how many counties.
const CHANGES: usize = 4;
/// Less than this reads as nothing in ten thousand yuan: fifty yuan, in fen.
const LEAST_FEN: u64 = 5_000;
const COUNTIES: usize = 6;

/// What stands in place of a figure that is being searched.
const NOT_YET: &str = "…";

/// A scenario and the plan that it is beside.
pub struct Beside<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The plan under the scenario.
    pub tried: &'a Plan,
    /// What the plan comes to; none where that is not known.
    pub plain: Option<&'a Report>,
    /// What it comes to under the scenario; none while that is searched.
    pub report: Option<&'a Report>,
    /// The language.
    pub lang: Lang,
}

impl Beside<'_> {
    /// The tables.
    pub fn draw(&self) -> Html {
        let column = |key: Key| html! { <th scope="col" class="slide-number">{ key.text(self.lang) }</th> };
        html! {
            <>
                <table class="slide-table">
                    <caption>{ Key::PresentBeside.text(self.lang) }</caption>
                    <thead>
                        <tr>
                            <td></td>
                            { column(Key::PresentPlain) }
                            { column(Key::PresentTried) }
                            { column(Key::CountySumDifference) }
                        </tr>
                    </thead>
                    <tbody>{ for self.rows() }</tbody>
                </table>
                <div class="slide-side">
                    { self.changes() }
                    { self.counties() }
                </div>
            </>
        }
    }

    /// A row for each figure: the plan's is never under the name of the scenario.
    fn rows(&self) -> Vec<Html> {
        let row = |name: &str, plain: Option<&str>, tried: &str, change: Option<&Then>| {
            html! {
                <tr>
                    <th scope="row">{ name.to_owned() }</th>
                    <td class="slide-number">{ plain.unwrap_or_default().to_owned() }</td>
                    <td class="slide-number is-strong">{ tried.to_owned() }</td>
                    <td class={classes!("slide-number", change.map(|change| change.class))}>
                        { change.map(|change| change.change.clone()) }
                    </td>
                </tr>
            }
        };
        let of_both = |figure: &Figure| {
            let then = figure.then.as_ref();
            row(figure.name, then.map(|then| &*then.text), &figure.text, then)
        };
        let of_plan = |figure: &Figure| row(figure.name, Some(&figure.text), NOT_YET, None);
        match (self.report, self.plain) {
            (Some(report), plain) => figures(report, plain, self.lang).iter().map(of_both).collect(),
            (None, Some(plain)) => figures(plain, None, self.lang).iter().map(of_plan).collect(),
            (None, None) => Vec::new(),
        }
    }

    /// What differs from the plan, in words.
    fn changes(&self) -> Html {
        let is_shown = |one: &&Difference| !matches!(one, Difference::Scenario(_));
        let differences = diff(self.plan, self.tried);
        let differences: Vec<&Difference> = differences.iter().filter(is_shown).collect();
        let more = differences.len().saturating_sub(CHANGES);
        let said =
            differences.iter().take(CHANGES).map(|one| one.phrase(self.plan, self.tried).say(self.lang));
        html! {
            <section class="slide-block">
                <h2 class="slide-block-title">{ Key::PresentChanges.text(self.lang) }</h2>
                <ul class="slide-points">
                    { for said.map(|words| html! { <li><span class="slide-clamp">{ words }</span></li> }) }
                    if more > 0 {
                        <li>{ Key::InfeasibleMore.with(self.lang, &[("count", &more.to_string())]) }</li>
                    }
                </ul>
            </section>
        }
    }

    /// The counties whose grants change most; nothing while that is not known.
    fn counties(&self) -> Html {
        let both = self.report.zip(self.plain);
        let Some((report, plain)) = both.filter(|(now, then)| now.counties.len() == then.counties.len())
        else {
            return Html::default();
        };
        let pairs = report.counties.iter().zip(&plain.counties);
        let counties = self.tried.counties.iter().map(AsRef::as_ref).zip(pairs);
        let mut moved: Vec<(&County, Money)> = counties
            .filter_map(|(county, (now, then))| Some((county, now.grants.checked_sub(then.grants)?)))
            .filter(|(_, change)| change.fen().unsigned_abs() >= LEAST_FEN)
            .collect();
        sort_by_key(&mut moved, |(_, change)| Reverse(change.fen().unsigned_abs()));
        let unit = Unit::TenThousand;
        let row = |(county, change): &(&County, Money)| {
            html! {
                <tr>
                    <th scope="row">{ called(&row_name(&county.name, &county.id), self.lang) }</th>
                    <td class="slide-number">{ difference_in(*change, unit, self.lang) }</td>
                </tr>
            }
        };
        html! {
            <table class="slide-table">
                <caption>{ Key::PresentMoved.with(self.lang, &[("unit", unit.name(self.lang))]) }</caption>
                <tbody>{ for moved.iter().take(COUNTIES).map(row) }</tbody>
            </table>
        }
    }
}
