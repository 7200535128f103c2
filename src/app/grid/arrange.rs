//! In which order rows are shown, and which of them.
//!
//! Order and choice are made when a person asks for them and stay while they edit, so that no row jumps away under their hands;
//! rows that are added later stand at the end.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::sheet::Sheet;
use super::value::Value;
use crate::plan::{Id, map_of, sort_by, sort_by_key};

/// By what rows are sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// The column, by its key.
    pub column: String,
    /// Whether the largest comes first.
    pub descending: bool,
}

/// An order and a choice of rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// What it is sorted by; the plan's own order where by nothing.
    pub sorting: Option<Sorting>,
    order: Vec<Id>,
    hidden: BTreeSet<Id>,
}

/// How two words are ordered in the language.
pub type Compare<'c> = &'c dyn Fn(&str, &str) -> Ordering;

enum Rank {
    Number(i128),
    Words(String),
    Blank,
}

impl Arrangement {
    /// Sorts by a column: ascending first, then descending, then as the plan has it.
    pub fn sort(&mut self, sheet: &Sheet, column: usize, compare: Compare<'_>) {
        let Some(key) = sheet.columns.get(column).map(|column| column.key()) else { return };
        self.sorting = match self.sorting.take() {
            Some(Sorting { column, descending: false }) if column == key => {
                Some(Sorting { column, descending: true })
            }
            Some(Sorting { column, descending: true }) if column == key => None,
            _ => Some(Sorting { column: key, descending: false }),
        };
        self.order = match &self.sorting {
            None => Vec::new(),
            Some(sorting) => sorted(sheet, column, sorting.descending, compare),
        };
    }

    /// Shows only rows with these words in one of their cells; all of them for none.
    pub fn filter(&mut self, sheet: &Sheet, words: &str) {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let columns = 0..sheet.columns.len();
        let is_hidden = |row: &usize| {
            let cells: Vec<String> =
                columns.clone().map(|column| sheet.typed(*row, column).to_lowercase()).collect();
            !words.iter().all(|word| cells.iter().any(|cell| cell.contains(word.as_str())))
        };
        self.hidden = if words.is_empty() {
            BTreeSet::new()
        } else {
            (0..sheet.rows()).filter(is_hidden).filter_map(|row| sheet.id(row).cloned()).collect()
        };
    }

    /// The rows as they are shown, by their positions in the list.
    pub fn view(&self, sheet: &Sheet) -> Vec<usize> {
        let is_seen = |row: &usize| sheet.id(*row).is_some_and(|id| !self.hidden.contains(id));
        let mut rows: Vec<usize> = (0..sheet.rows()).filter(is_seen).collect();
        if !self.order.is_empty() {
            let places: BTreeMap<&Id, usize> = map_of(self.order.iter().zip(0..));
            sort_by_key(&mut rows, |row| {
                sheet.id(*row).and_then(|id| places.get(id)).copied().unwrap_or(usize::MAX)
            });
        }
        rows
    }
}

fn sorted(sheet: &Sheet, column: usize, descending: bool, compare: Compare<'_>) -> Vec<Id> {
    let mut ranked: Vec<(Rank, usize)> =
        (0..sheet.rows()).map(|row| (rank(sheet, row, column), row)).collect();
    sort_by(&mut ranked, |(one, _), (other, _)| {
        let order = match (one, other) {
            (Rank::Number(one), Rank::Number(other)) => one.cmp(other),
            (Rank::Words(one), Rank::Words(other)) => compare(one, other),
            // Nothing comes last, in either direction.
            (Rank::Blank, Rank::Blank) => return Ordering::Equal,
            (Rank::Blank, _) => return Ordering::Greater,
            (_, Rank::Blank) => return Ordering::Less,
            (Rank::Number(_), Rank::Words(_)) => Ordering::Less,
            (Rank::Words(_), Rank::Number(_)) => Ordering::Greater,
        };
        if descending { order.reverse() } else { order }
    });
    ranked.into_iter().filter_map(|(_, row)| sheet.id(row).cloned()).collect()
}

fn rank(sheet: &Sheet, row: usize, column: usize) -> Rank {
    match sheet.value(row, column) {
        Value::Amount(amount) => Rank::Number(amount.fen().into()),
        Value::Ratio(number) => Rank::Number(number.trillionths()),
        Value::Count(count) => Rank::Number(count.into()),
        Value::Flag(is) => Rank::Number(i128::from(!is)),
        value if value.is_blank() => Rank::Blank,
        _ => Rank::Words(sheet.typed(row, column)),
    }
}
