//! Tables as HTML: heading and sums stand on every page that a table runs over.

use super::Paper;
use super::ledger::{Cell, Grid};
use super::markup::Markup;
use crate::i18n::{Key, Lang};

/// A table of words and figures.
pub struct Table<'a> {
    /// What it holds.
    pub caption: &'a str,
    /// Its columns, and whether they hold figures.
    pub columns: Vec<(&'static str, bool)>,
}

impl Table<'_> {
    /// Opens the table and its body; rows follow, and [`close`](Self::close).
    pub fn open(&self, page: &mut Markup) {
        // A table may be wider than a small screen: then it is moved sideways, by keyboard too.
        let frame =
            [("class", "paper-frame"), ("tabindex", "0"), ("role", "group"), ("aria-label", self.caption)];
        page.open("div", &frame).open("table", &[("class", "paper-table")]).say(
            "caption",
            "paper-caption",
            self.caption,
        );
        page.open("thead", &[]).open("tr", &[]);
        for (name, is_figure) in &self.columns {
            let class = if *is_figure { "number" } else { "" };
            page.put("th", &[("scope", "col"), ("class", class)], name);
        }
        page.close().close().open("tbody", &[]);
    }

    /// A row, of which the first cell names it.
    pub fn row(&self, page: &mut Markup, cells: &[String]) {
        page.open("tr", &[]);
        for (at, (words, (_, is_figure))) in cells.iter().zip(&self.columns).enumerate() {
            let class = if *is_figure { "number" } else { "" };
            match at {
                0 => page.put("th", &[("scope", "row"), ("class", class)], words),
                _ => page.put("td", &[("class", class)], words),
            };
        }
        page.close();
    }

    /// Closes body, table and frame.
    pub fn close(page: &mut Markup) {
        page.close().close().close();
    }
}

impl Paper<'_> {
    /// A table of answers, those of its rows that are asked for by position, with its sums.
    pub(super) fn ledger(&self, page: &mut Markup, grid: &Grid, shows: impl Fn(usize) -> bool) {
        let caption = caption(grid.caption, self.lang);
        let columns = grid.columns.iter().map(|column| (column.name.text(self.lang), column.is_figure));
        let table = Table { caption: &caption, columns: columns.collect() };
        let texts = |cells: &[Cell]| cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
        table.open(page);
        for (_, row) in grid.rows.iter().enumerate().filter(|(at, _)| shows(*at)) {
            table.row(page, &texts(&row.cells));
        }
        if let Some(total) = &grid.total {
            page.close().open("tbody", &[("class", "paper-total")]);
            table.row(page, &texts(total));
        }
        Table::close(page);
    }
}

/// What a table of amounts holds, and in which unit.
pub fn caption(key: Key, lang: Lang) -> String {
    format!("{} · {}", key.text(lang), Key::AllocationUnit.text(lang))
}
