//! The comparison line by line: one table at a time, one figure at a time, plans side by side.

use std::rc::Rc;

use yew::prelude::*;

use super::figure::cell;
use super::figures::names;
use super::{Bout, shifts};
use crate::app::components::download_comparison;
use crate::app::components::figures::called;
use crate::app::pages::rules::fields::tick;
use crate::app::platform::field;
use crate::app::state::preferences::use_lang;
use crate::compare::table::Sheet;
use crate::compare::{ComparedRow, ComparedRule, ComparedTable};
use crate::i18n::{Key, Lang};
use crate::plan::edit::Row;
use crate::plan::rule::Rule;
use crate::plan::{County, Project, Stream, Use, row_name};

/// How many rows are drawn at once.
const PAGE: usize = 200;

/// The tables, in the order to read them.
const SHEETS: [Sheet; 6] =
    [Sheet::Counties, Sheet::Projects, Sheet::Streams, Sheet::Uses, Sheet::Rules, Sheet::Shifts];

/// The properties of [`Lines`].
#[derive(Properties, PartialEq)]
pub struct LinesProps {
    /// The plans.
    pub bout: Rc<Bout>,
}

/// What is looked at.
#[derive(Clone, Copy, PartialEq)]
struct View {
    sheet: Sheet,
    /// Which column of its table.
    column: usize,
    /// Which plan, where one at a time is shown.
    plan: usize,
    only_differences: bool,
    drawn: usize,
}

/// The tables.
#[component(Lines)]
pub fn lines(LinesProps { bout }: &LinesProps) -> Html {
    let lang = use_lang();
    let view = use_state_eq(|| View {
        sheet: Sheet::Counties,
        column: 0,
        plan: 1,
        only_differences: false,
        drawn: PAGE,
    });
    let now = *view;
    let change = {
        let setter = view.setter();
        Callback::from(move |next: View| setter.set(next))
    };
    let button = |sheet: Sheet| {
        let onclick = change.reform(move |_: MouseEvent| View { sheet, column: 0, drawn: PAGE, ..now });
        html! {
            <button class="segment" type="button" {onclick} aria-pressed={(sheet == now.sheet).to_string()}>
                { sheet.title().text(lang) }
            </button>
        }
    };
    let download = {
        let bout = bout.clone();
        Callback::from(move |_: MouseEvent| {
            download_comparison(&bout.comparison, &bout.plans(), now.sheet, lang);
        })
    };
    let tick_differences =
        change.reform(move |only_differences: bool| View { only_differences, drawn: PAGE, ..now });
    html! {
        <section class="panel" aria-labelledby="scn-lines">
            <div class="table-tools">
                <h3 id="scn-lines" class="panel-title">{ Key::VersusTable.text(lang) }</h3>
                <div class="segments" role="group" aria-label={Key::VersusTable.text(lang)}>{ for SHEETS.map(button) }</div>
                <button class="button" type="button" onclick={download}>{ Key::VersusCsv.text(lang) }</button>
            </div>
            <div class="scn-tools">
                if let Some(table) = table_of(bout, now.sheet) {
                    { choose_column(table, now, &change, lang) }
                }
                if now.sheet == Sheet::Shifts {
                    { choose_plan(bout, now, &change, lang) }
                } else {
                    { tick(Key::VersusOnlyDifferences.text(lang), now.only_differences, tick_differences) }
                }
            </div>
            { body(bout, now, &change, lang) }
        </section>
    }
}

fn table_of(bout: &Bout, sheet: Sheet) -> Option<&ComparedTable> {
    match sheet {
        Sheet::Counties => Some(&bout.comparison.counties),
        Sheet::Projects => Some(&bout.comparison.projects),
        Sheet::Streams => Some(&bout.comparison.streams),
        Sheet::Uses => Some(&bout.comparison.uses),
        _ => None,
    }
}

fn body(bout: &Bout, view: View, change: &Callback<View>, lang: Lang) -> Html {
    let of_rows = |rows: Vec<Html>| framed(bout, view, rows, change, lang);
    match view.sheet {
        Sheet::Counties => {
            of_rows(rows(&bout.comparison.counties, view, &|at| name::<County>(bout, at, lang), lang))
        }
        Sheet::Projects => {
            of_rows(rows(&bout.comparison.projects, view, &|at| name::<Project>(bout, at, lang), lang))
        }
        Sheet::Streams => {
            of_rows(rows(&bout.comparison.streams, view, &|at| name::<Stream>(bout, at, lang), lang))
        }
        Sheet::Uses => of_rows(rows(&bout.comparison.uses, view, &|at| name::<Use>(bout, at, lang), lang)),
        Sheet::Rules => {
            let rules = bout.comparison.rules.iter().filter(|rule| rule.differs || !view.only_differences);
            of_rows(rules.map(|rule| rule_row(bout, rule, lang)).collect())
        }
        _ => shifts::draw(bout, view.plan.min(bout.answers.len().saturating_sub(1)), lang),
    }
}

/// A table in a frame of its own, which scrolls sideways.
fn framed(bout: &Bout, view: View, rows: Vec<Html>, change: &Callback<View>, lang: Lang) -> Html {
    if rows.is_empty() {
        return html! { <p class="panel-empty" role="status">{ Key::VersusAllSame.text(lang) }</p> };
    }
    let title = view.sheet.title().text(lang);
    let (count, is_more) = (rows.len().to_string(), rows.len() > view.drawn);
    let more = change.reform(move |_: MouseEvent| View { drawn: view.drawn.saturating_add(PAGE), ..view });
    html! {
        <>
        <p class="panel-note" role="status">{ Key::VersusRows.with(lang, &[("count", &count)]) }</p>
        <div class="scn-frame" tabindex="0" role="region" aria-label={Key::VersusRegion.with(lang, &[("table", title)])}>
            <table class="scn-table">
                <thead><tr><th scope="col">{ title }</th>{ names(bout, lang) }</tr></thead>
                <tbody>{ for rows.into_iter().take(view.drawn) }</tbody>
            </table>
        </div>
        if is_more {
            <button class="button" type="button" onclick={more}>{ Key::VersusMoreRows.text(lang) }</button>
        }
        </>
    }
}

/// The rows of a table in the chosen figure; where only differences are wanted, those that differ in it.
fn rows(
    table: &ComparedTable,
    view: View,
    name: &dyn Fn(&[Option<usize>]) -> String,
    lang: Lang,
) -> Vec<Html> {
    let Some(what) = table.columns.get(view.column) else { return Vec::new() };
    let differs = |row: &&ComparedRow| {
        let values = row.values(view.column);
        values.iter().any(|value| Some(value) != values.first())
    };
    let row = |row: &ComparedRow| {
        let cell = |(at, value): (usize, &Option<i128>)| {
            cell(at, what.unit(), *value, row.change(view.column, at), lang)
        };
        html! {
            <tr key={row.id.clone()}>
                <th scope="row">{ name(&row.at) }</th>
                { for row.values(view.column).iter().enumerate().map(cell) }
            </tr>
        }
    };
    table.rows.iter().filter(|row| !view.only_differences || differs(row)).map(row).collect()
}

/// What a row is called in the first plan that has it.
fn name<R: Row>(bout: &Bout, at: &[Option<usize>], lang: Lang) -> String {
    let found = bout.answers.iter().zip(at).find_map(|(answer, at)| R::table(&answer.plan).get((*at)?));
    found.map(|row| called(&row_name(row.name(), row.id()), lang)).unwrap_or_default()
}

fn rule_row(bout: &Bout, rule: &ComparedRule, lang: Lang) -> Html {
    let first = rule.states.first().map(|state| state.phrase());
    let cell = |(at, state): (usize, &crate::compare::RuleState)| {
        let phrase = state.phrase();
        let class = (Some(&phrase) != first.as_ref()).then_some("scn-differs");
        html! { <td key={at} {class}>{ phrase.say(lang) }</td> }
    };
    html! {
        <tr key={rule.id.clone()}>
            <th scope="row">{ name::<Rule>(bout, &rule.at, lang) }</th>
            { for rule.states.iter().enumerate().map(cell) }
        </tr>
    }
}

fn choose_column(table: &ComparedTable, view: View, change: &Callback<View>, lang: Lang) -> Html {
    let options = table.columns.iter().map(|column| column.heading().text(lang).to_owned()).collect();
    let take = change.reform(move |column: usize| View { column, ..view });
    choose(Key::VersusWhich, options, view.column, 0, take, lang)
}

fn choose_plan(bout: &Bout, view: View, change: &Callback<View>, lang: Lang) -> Html {
    let options = (1..bout.answers.len()).map(|at| bout.said(at, lang)).collect();
    let take = change.reform(move |plan: usize| View { plan, ..view });
    choose(Key::VersusPlan, options, view.plan, 1, take, lang)
}

/// One out of several, counted from `first`.
fn choose(
    label: Key,
    options: Vec<String>,
    chosen: usize,
    first: usize,
    take: Callback<usize>,
    lang: Lang,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Ok(at) = field::text(&event).parse() {
            take.emit(at);
        }
    });
    let option = |(at, name): (usize, String)| {
        let at = at.saturating_add(first);
        html! { <option key={at} value={at.to_string()} selected={at == chosen}>{ name }</option> }
    };
    html! {
        <label class="settings-field">
            <span class="settings-label">{ label.text(lang) }</span>
            <select class="input" {onchange}>{ for options.into_iter().enumerate().map(option) }</select>
        </label>
    }
}
