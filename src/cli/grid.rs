//! Tables of figures: what they are called left, the figures right.

use comfy_table::{Attribute, Cell, CellAlignment, Table, presets};

/// A table with headings; the columns from the second on hold figures where `figures` says so.
pub(super) struct Grid {
    table: Table,
    figures: Vec<bool>,
}

impl Grid {
    /// An empty table; for each column its heading and whether it holds figures.
    pub(super) fn new(columns: &[(&str, bool)]) -> Self {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        let figures: Vec<bool> = columns.iter().map(|(_, figures)| *figures).collect();
        let headings = columns
            .iter()
            .map(|(heading, figures)| cell((*heading).to_owned(), *figures).add_attribute(Attribute::Bold));
        if columns.iter().any(|(heading, _)| !heading.is_empty()) {
            table.set_header(headings);
        }
        Self { table, figures }
    }

    /// Adds a row.
    pub(super) fn row(&mut self, texts: impl IntoIterator<Item = String>) {
        let cells = texts.into_iter().zip(&self.figures).map(|(text, figures)| cell(text, *figures));
        self.table.add_row(cells);
    }

    /// The table as lines.
    pub(super) fn finish(&self) -> String {
        self.table.trim_fmt() + "\n"
    }
}

fn cell(text: String, figures: bool) -> Cell {
    Cell::new(text).set_alignment(if figures { CellAlignment::Right } else { CellAlignment::Left })
}
