//! A linear program as plain numbers: maximise Σ gain · column over bounded columns and sparse rows.

pub use fundpool_simplex::{Column, Sense};

use crate::rows::{RowId, TotalId};

/// Maximise Σ gain · column. Money is in units of [`Program::MONEY`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Program {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<ProgramRow>,
    /// Rows that hold exactly from the start, with the column of each that makes them do so: a basis with these columns saves
    /// the pivots that would bring them in.
    pub starts: Vec<(usize, usize)>,
    /// Demands on single columns, which are bounds rather than rows.
    pub bounds: Vec<ColumnBound>,
}

/// A demand on a single column: `column ≤ limit`, or `limit ≤ column`.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnBound {
    /// Which demand it is, and what its dual is filed under.
    pub id: RowId,
    /// The column.
    pub column: usize,
    /// The coefficient of the column in the demand `coefficient · column ≤ right`.
    pub coefficient: f64,
    /// The right-hand side.
    pub right: f64,
}

impl ColumnBound {
    /// The bound, with the right-hand side drawn in by a margin.
    pub fn limit(&self, margin: f64) -> f64 {
        (self.right - margin) / self.coefficient
    }

    /// Whether it bounds from above.
    pub fn is_upper(&self) -> bool {
        self.coefficient > 0.0
    }

    /// The bounds of the column where it has to keep this one too.
    pub fn within(&self, lower: f64, upper: f64, margin: f64) -> (f64, f64) {
        let limit = self.limit(margin);
        if self.is_upper() { (lower, upper.min(limit)) } else { (lower.max(limit), upper) }
    }
}

/// `Σ coefficient · column (≤ | =) right`.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgramRow {
    /// Which row it is.
    pub key: RowKey,
    /// How the sides compare.
    pub sense: Sense,
    /// Column positions and coefficients, each column once.
    pub terms: Vec<(usize, f64)>,
    /// The right-hand side.
    pub right: f64,
}

/// Which row of a program it is: the same row has the same key in every program of a plan, so that a basis can be carried over.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKey {
    /// A demand of the plan, whose dual goes into certificates.
    Demand(RowId),
    /// A demand on every project of a group by itself: position in [`crate::rows::Demands::each_project`], group.
    ForEach(usize, usize),
    /// What a hub pays out is what its streams pay in.
    Hub(usize),
    /// What a group's projects get is what is granted and lent to it.
    Balance(usize),
    /// Loans to a group keep its projects' credit shares.
    Lendable(usize),
    /// What projects of a group that rows speak of are lent is no more than is lent to it.
    LentOf(usize),
    /// Loans to a project that a row speaks of keep its credit share.
    LentTo(usize),
    /// What a total sums.
    Sum(TotalId),
    /// A project gets money only if it is funded: project, piece.
    Funded(usize, usize),
    /// A project that is funded gets at least its least.
    FundedLeast(usize),
    /// What stays of money that was paid before is no more than there is; a number of its own.
    Stays(usize),
    /// A goal is held at a value; position of the tier.
    Held(usize),
}

impl Program {
    /// Fen in a unit of money: a million yuan, so that values stay near 1 (microlp called feasible plans in fen singular).
    pub const MONEY: f64 = 1e8;

    /// Adds a column and tells its position.
    pub fn column(&mut self, lower: f64, upper: f64, gain: f64) -> usize {
        self.columns.push(Column { lower, upper, gain });
        self.columns.len() - 1
    }

    /// Adds a row, leaving out columns with coefficient 0.
    pub fn row(&mut self, key: RowKey, sense: Sense, mut terms: Vec<(usize, f64)>, right: f64) {
        terms.retain(|(_, coefficient)| *coefficient != 0.0);
        self.rows.push(ProgramRow { key, sense, terms, right });
    }

    /// Whether another one differs in limits and gains alone, and not in which columns have any.
    pub fn has_rows_of(&self, other: &Self) -> bool {
        let is_alike = |(one, other): (&Column, &Column)| {
            let is_finite = |column: &Column| (column.lower.is_finite(), column.upper.is_finite());
            is_finite(one) == is_finite(other)
        };
        let is_same = |(one, other): (&ProgramRow, &ProgramRow)| {
            (one.sense, &one.key) == (other.sense, &other.key) && one.terms == other.terms
        };
        (self.columns.len(), self.rows.len()) == (other.columns.len(), other.rows.len())
            && self.columns.iter().zip(&other.columns).all(is_alike)
            && self.rows.iter().zip(&other.rows).all(is_same)
    }

    /// Adds a demand `Σ terms ≤ right`: as a bound where it speaks of one column alone and the bounds leave it a value, else as
    /// a row.
    pub fn demand(&mut self, id: RowId, mut terms: Vec<(usize, f64)>, right: f64) {
        terms.retain(|(_, coefficient)| *coefficient != 0.0);
        if let [(column, coefficient)] = terms[..] {
            let bound = ColumnBound { id, column, coefficient, right };
            let slot = &mut self.columns[column];
            let (lower, upper) = bound.within(slot.lower, slot.upper, 0.0);
            if lower <= upper {
                (slot.lower, slot.upper) = (lower, upper);
                return self.bounds.push(bound);
            }
            return self.row(RowKey::Demand(bound.id), Sense::AtMost, terms, right);
        }
        self.row(RowKey::Demand(id), Sense::AtMost, terms, right);
    }

    /// What a unit of each column gains beyond what it costs at a dual per row.
    pub fn reduced_gains(&self, duals: &[f64]) -> Vec<f64> {
        let mut gains: Vec<f64> = self.columns.iter().map(|column| column.gain).collect();
        for (row, dual) in self.rows.iter().zip(duals).filter(|(_, dual)| **dual != 0.0) {
            for (column, coefficient) in &row.terms {
                gains[*column] -= dual * coefficient;
            }
        }
        gains
    }

    /// Adds a row that holds exactly, and whose column is basic at the start.
    pub fn definition(&mut self, key: RowKey, terms: Vec<(usize, f64)>, column: usize) {
        self.start_with(column);
        self.row(key, Sense::Equal, terms, 0.0);
    }

    /// The next row starts with this column in the basis.
    pub fn start_with(&mut self, column: usize) {
        self.starts.push((self.rows.len(), column));
    }
}
