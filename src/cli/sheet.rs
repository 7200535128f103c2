//! Tables of reports and comparisons on a terminal.

use super::grid::Grid;
use super::style::{HEADING, paint};
use crate::diagnostic::Arg;
use crate::i18n::{Key, Lang, Word};
use crate::report::table::Table;

/// The table with its title; nothing where it has no rows.
pub(super) fn titled(title: Key, table: &Table, lang: Lang) -> String {
    if table.rows.is_empty() {
        return String::new();
    }
    format!("{}\n{}\n", paint(HEADING, title.text(lang)), lines(table, lang))
}

/// The table as lines, columns of figures to the right.
pub(super) fn lines(table: &Table, lang: Lang) -> String {
    let headings: Vec<String> = table.headings.iter().map(|heading| heading.say(lang)).collect();
    let columns: Vec<(&str, bool)> = headings
        .iter()
        .enumerate()
        .map(|(column, heading)| {
            let mut cells = table.rows.iter().filter_map(|row| row.get(column)?.as_ref());
            (heading.as_str(), cells.all(is_figure))
        })
        .collect();
    let mut grid = Grid::new(&columns);
    for row in &table.rows {
        grid.row(row.iter().map(|cell| cell.as_ref().map(|word| word.say(lang)).unwrap_or_default()));
    }
    grid.finish()
}

const fn is_figure(word: &Word) -> bool {
    matches!(
        word,
        Word::Figure(Arg::Money(_) | Arg::Percent(_) | Arg::Points(_) | Arg::Ratio(_) | Arg::Count(_))
    )
}
