//! The grid on paper: a table of all rows, whose headings stand on every page.

use yew::prelude::*;

use super::row::{kept_in, text_of};
use super::state::Grid;
use crate::app::grid::column::Column;
use crate::app::grid::value::Value;
use crate::i18n::{Key, Lang};

impl Grid {
    /// All rows as they are sorted and filtered, with their sums. Columns in which nothing stands leave their room to the others.
    pub fn printed(&self, lang: Lang) -> Html {
        let text = |row: usize, (at, column): (usize, &Column)| {
            let kept = kept_in(&self.sheet, &self.unread, row, column);
            text_of(&self.sheet, column, kept, &self.sheet.value(row, at))
        };
        let holds_words =
            |one: &(usize, &Column)| one.0 == 0 || self.view.iter().any(|row| !text(*row, *one).is_empty());
        let all: Vec<(usize, &Column)> = self.sheet.columns.iter().enumerate().filter(holds_words).collect();
        let columns = || all.iter().copied();
        let heading = |(_, column): (usize, &Column)| {
            html! { <th scope="col" class={class(column)}>{ column.heading(self.unit, lang) }</th> }
        };
        let row = |row: &usize| {
            let cells = columns().map(|(at, column)| {
                let text = text(*row, (at, column));
                if at == 0 {
                    html! { <th scope="row" class={class(column)}>{ text }</th> }
                } else {
                    html! { <td class={class(column)}>{ text }</td> }
                }
            });
            html! { <tr key={*row}>{ for cells }</tr> }
        };
        let sum = |(at, column): (usize, &Column)| {
            let sum = self.sheet.sum(at, &self.view);
            let text = match at {
                0 => Key::GridTotal.with(lang, &[("count", &self.view.len().to_string())]),
                _ => sum.map(|sum| self.sheet.brief(column, &Value::Amount(sum))).unwrap_or_default(),
            };
            html! { <td class={class(column)}>{ text }</td> }
        };
        html! {
            <table class="ledger-paper">
                <thead><tr>{ for columns().map(heading) }</tr></thead>
                <tbody>{ for self.view.iter().map(row) }</tbody>
                // Not a foot, which would stand on every page.
                <tbody class="ledger-paper-total"><tr>{ for columns().map(sum) }</tr></tbody>
            </table>
        }
    }
}

fn class(column: &Column) -> Option<&'static str> {
    column.kind.is_figure().then_some("number")
}
