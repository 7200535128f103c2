//! Tables of answers as data: what stands in their cells, where it leads, and by what it is sorted. The page draws them, and so
//! does the printed report.

mod counties;
mod money;
mod projects;

pub use counties::{counties, short};
pub use money::{credit, streams, uses};
pub use projects::{payers, projects};

use super::figures::{number, percent};
use crate::i18n::{Key, Lang};
use crate::money::{Money, Unit};
use crate::plan::{Id, TableName};
use crate::report::Trillionths;

/// What stands where there is nothing to tell.
const NOTHING: &str = "–";

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// What it holds, for its caption.
    pub caption: Key,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What they add up to; none where that says nothing.
    pub total: Option<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub name: Key,
    /// Whether it holds figures.
    pub is_figure: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its cells, the first of which names it.
    pub cells: Vec<Cell>,
    /// Position of the project that can be asked about.
    pub ask: Option<usize>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// All digits of a figure that is shown shorter.
    pub exact: String,
    /// The row of the plan that it names.
    pub row: Option<(TableName, Id)>,
    /// What a figure is sorted by.
    pub rank: Option<i128>,
    /// Whether the figure is a difference, which is told by sign and colour.
    pub is_difference: bool,
}

impl Grid {
    /// The same without these columns.
    #[must_use]
    pub fn without(&self, names: &[Key]) -> Self {
        let keeps: Vec<bool> = self.columns.iter().map(|column| !names.contains(&column.name)).collect();
        fn kept<T: Clone>(all: &[T], keeps: &[bool]) -> Vec<T> {
            all.iter().zip(keeps).filter(|(_, keeps)| **keeps).map(|(one, _)| one.clone()).collect()
        }
        Self {
            caption: self.caption,
            columns: kept(&self.columns, &keeps),
            rows: self
                .rows
                .iter()
                .map(|row| Row { cells: kept(&row.cells, &keeps), ..row.clone() })
                .collect(),
            total: self.total.as_ref().map(|total| kept(total, &keeps)),
        }
    }
}

/// A column of words.
pub const fn words(name: Key) -> Column {
    Column { name, is_figure: false }
}

/// A column of figures.
pub const fn figures(name: Key) -> Column {
    Column { name, is_figure: true }
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The name of a row of the plan.
    pub fn name(text: String, table: TableName, id: &Id) -> Self {
        Self { text, row: Some((table, id.clone())), ..Self::default() }
    }

    /// An amount in 万元; all of it when pointed at.
    pub fn amount(amount: Money) -> Self {
        Self {
            text: amount.short_in(Unit::TenThousand, 2).text,
            exact: amount.exact_in(Unit::Yuan),
            rank: Some(amount.fen().into()),
            ..Self::default()
        }
    }

    /// An amount in yuan: what is per head.
    pub fn yuan(amount: Money) -> Self {
        Self { text: amount.exact_in(Unit::Yuan), rank: Some(amount.fen().into()), ..Self::default() }
    }

    /// A difference in 万元, with its sign.
    pub fn difference(amount: Money) -> Self {
        let mut cell = Self { is_difference: true, ..Self::amount(amount) };
        if amount > Money::ZERO {
            cell.text.insert(0, '+');
        }
        cell
    }

    /// A share in percent.
    pub fn percent(share: Trillionths, lang: Lang) -> Self {
        Self { text: percent(share, lang), rank: Some(share.0), ..Self::default() }
    }

    /// A number.
    pub fn number(value: Trillionths) -> Self {
        Self { text: number(value), rank: Some(value.0), ..Self::default() }
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        Self { text: count.to_string(), rank: i128::try_from(count).ok(), ..Self::default() }
    }

    /// Nothing to tell, in a column of figures.
    pub fn nothing() -> Self {
        Self { text: NOTHING.to_owned(), rank: Some(i128::MIN), ..Self::default() }
    }
}
