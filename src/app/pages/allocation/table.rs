//! A table whose columns sort, whose rows are found by typing, and which draws a long list bit by bit.

use std::cmp::Ordering;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::platform::{collate, field};
use crate::app::route::Page;
use crate::app::state::preferences::use_lang;
use crate::app::state::printing::use_printing;
use crate::i18n::{Key, Lang};
use crate::paper::ledger::{Cell, Column, Grid, Row};
use crate::plan::{TableName, sort_by};

/// How many rows are drawn at once.
const PAGE: usize = 200;

/// The properties of [`Table`].
#[derive(Properties, PartialEq)]
pub struct TableProps {
    /// What it holds.
    pub grid: Rc<Grid>,
    /// Whether rows can be looked for.
    #[prop_or_default]
    pub finds: bool,
    /// Asks about a project.
    #[prop_or_default]
    pub ask: Callback<usize>,
}

/// The table.
#[component(Table)]
pub fn table(TableProps { grid, finds, ask }: &TableProps) -> Html {
    let lang = use_lang();
    let sorted = use_state_eq(|| None::<(usize, bool)>);
    let sought = use_state_eq(String::new);
    let drawn = use_state_eq(|| PAGE);
    let is_printing = use_printing();
    let rows = use_memo((grid.clone(), *sorted, (*sought).clone(), lang), |(grid, sorted, sought, lang)| {
        arranged(grid, *sorted, sought, *lang)
    });
    let caption = grid.caption.text(lang);
    let heading = |(at, column): (usize, &Column)| {
        let (setter, now) = (sorted.setter(), *sorted);
        let falls_first = column.is_figure;
        let onclick = Callback::from(move |_: MouseEvent| {
            let falls = now.filter(|(by, _)| *by == at).map_or(falls_first, |(_, falls)| !falls);
            setter.set(Some((at, falls)));
        });
        let order = sorted.filter(|(by, _)| *by == at);
        let order = order.map(|(_, falls)| if falls { "descending" } else { "ascending" });
        html! {
            <th scope="col" class={column.is_figure.then_some("number")} aria-sort={order}>
                <button class="sorter" type="button" {onclick}>{ column.name.text(lang) }</button>
            </th>
        }
    };
    let oninput = {
        let (sought, drawn) = (sought.setter(), drawn.setter());
        Callback::from(move |event: InputEvent| {
            drawn.set(PAGE);
            sought.set(field::text(&event));
        })
    };
    let more = {
        let (drawn, now) = (drawn.setter(), *drawn);
        Callback::from(move |_: MouseEvent| drawn.set(now.saturating_add(PAGE)))
    };
    let shown = if is_printing { rows.len() } else { *drawn };
    let count = Key::AllocationRows.with(lang, &[("count", &rows.len().to_string())]);
    html! {
        <>
        if *finds {
            <div class="table-tools">
                <label class="finder">
                    <span class="settings-label">{ Key::AllocationFind.text(lang) }</span>
                    <input class="input" type="search" value={(*sought).clone()} {oninput} />
                </label>
                <span class="panel-note" role="status">{ count }</span>
            </div>
        }
        <div class="table-frame" tabindex="0" role="group" aria-label={caption}>
            <table class="table">
                <caption class="table-caption">{ caption }{ " · " }{ Key::AllocationUnit.text(lang) }</caption>
                <thead><tr>{ for grid.columns.iter().enumerate().map(heading) }</tr></thead>
                <tbody>
                    { for rows.iter().take(shown).filter_map(|at| grid.rows.get(*at)).map(|row| draw(row, ask, lang)) }
                </tbody>
                if let Some(total) = &grid.total {
                    <tfoot><tr>{ for total.iter().enumerate().map(|(at, cell)| draw_cell(at, cell, Html::default())) }</tr></tfoot>
                }
            </table>
        </div>
        if rows.len() > shown {
            <button class="button" type="button" onclick={more}>{ Key::AllocationMore.text(lang) }</button>
        }
        </>
    }
}

/// The positions of the rows that are to be seen, in their order.
fn arranged(grid: &Grid, sorted: Option<(usize, bool)>, sought: &str, lang: Lang) -> Vec<usize> {
    let sought = sought.trim().to_lowercase();
    let holds = |row: &Row| row.cells.iter().any(|cell| cell.text.to_lowercase().contains(&sought));
    let all = grid.rows.iter().enumerate();
    let mut rows: Vec<(usize, &Row)> = all.filter(|(_, row)| sought.is_empty() || holds(row)).collect();
    if let Some((by, falls)) = sorted {
        sort_by(&mut rows, |(_, one), (_, other)| {
            let order = compare(one.cells.get(by), other.cells.get(by), lang);
            if falls { order.reverse() } else { order }
        });
    }
    rows.into_iter().map(|(at, _)| at).collect()
}

fn compare(one: Option<&Cell>, other: Option<&Cell>, lang: Lang) -> Ordering {
    let (Some(one), Some(other)) = (one, other) else { return Ordering::Equal };
    match (one.rank, other.rank) {
        (Some(one), Some(other)) => one.cmp(&other),
        _ => collate::order(&one.text, &other.text, lang.tag()),
    }
}

fn draw(row: &Row, ask: &Callback<usize>, lang: Lang) -> Html {
    let name = row.cells.first().map(|cell| cell.text.clone()).unwrap_or_default();
    let question = |project: usize| {
        let onclick = ask.reform(move |_: MouseEvent| project);
        html! {
            <button class="ask" type="button" {onclick}>
                { Key::WhyAsk.text(lang) }<span class="sr-only">{ " " }{ &name }</span>
            </button>
        }
    };
    let last = row.cells.len().saturating_sub(1);
    let cells = row.cells.iter().enumerate().map(|(at, cell)| {
        let behind = row.ask.filter(|_| at == last).map(question);
        draw_cell(at, cell, behind.unwrap_or_default())
    });
    html! { <tr key={row.id.clone()}>{ for cells }</tr> }
}

fn draw_cell(at: usize, cell: &Cell, behind: Html) -> Html {
    let words = match cell.row.as_ref().and_then(|(table, id)| Some(page_of(*table)?.href_of(id.as_str()))) {
        Some(link) => html! { <a class="link" href={link}>{ &cell.text }</a> },
        None => html! { { &cell.text } },
    };
    let tone = match cell.rank {
        Some(1..) if cell.is_difference => Some("more"),
        Some(..=-1) if cell.is_difference => Some("less"),
        _ => None,
    };
    let class = classes!(cell.rank.map(|_| "number"), tone);
    let title = (!cell.exact.is_empty()).then(|| cell.exact.clone());
    if at == 0 {
        return html! { <th scope="row" {class}>{ words }{ behind }</th> };
    }
    html! { <td {class} {title}>{ words }{ behind }</td> }
}

/// The page that a row of the plan is on.
const fn page_of(table: TableName) -> Option<Page> {
    match table {
        TableName::Streams => Some(Page::Streams),
        TableName::Counties => Some(Page::Counties),
        TableName::Projects => Some(Page::Projects),
        _ => None,
    }
}
