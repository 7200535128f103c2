//! The vectors of a step: a row of the inverse, a column in terms of the basis, and the exchange of columns that they lead to.

use super::by_row::ByRow;
use super::{NOWHERE, Simplex};

/// Vectors are taken to be something in few rows if those before were so in fewer than one of so many; and how much the last one says.
const MOST_FILLED: f64 = 10.0;
const LEARNING: f64 = 0.05;

/// Vectors by row that are alike in how many rows they fill.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// A row of the inverse.
    InverseRow,
    /// A column in terms of the basis.
    Column,
    /// What columns that go to their other bounds change.
    Flips,
    /// A row of the inverse in terms of the basis.
    Along,
}

impl Simplex {
    /// A vector by row, of nothing; [`Self::done_with`] takes it back.
    pub(super) fn nothing_by_row(&mut self) -> ByRow {
        self.spare.pop().unwrap_or_else(|| ByRow::new(self.rows()))
    }

    pub(super) fn done_with(&mut self, mut vector: ByRow) {
        vector.clear();
        self.spare.push(vector);
    }

    /// Whether vectors of a kind are something in few rows.
    fn hopes(&self, kind: Kind) -> bool {
        self.filled[kind as usize] * MOST_FILLED < self.rows() as f64
    }

    fn learn(&mut self, kind: Kind, vector: &ByRow) {
        let filled = &mut self.filled[kind as usize];
        *filled += (vector.rows().len() as f64 - *filled) * LEARNING;
    }

    /// `B x = v`, in place.
    pub(super) fn solve_for(&mut self, kind: Kind, vector: &mut ByRow) {
        self.factor.solve(vector, self.hopes(kind));
        self.learn(kind, vector);
    }

    /// A row of the inverse.
    pub(super) fn inverse_row(&mut self, row: usize) -> ByRow {
        let mut inverse_row = self.nothing_by_row();
        inverse_row.set(row, 1.0);
        self.factor.solve_transposed(&mut inverse_row, self.hopes(Kind::InverseRow));
        self.learn(Kind::InverseRow, &inverse_row);
        inverse_row
    }

    /// A column in terms of the basis.
    #[inline(never)]
    pub(super) fn in_basis(&mut self, column: usize) -> ByRow {
        let mut vector = self.nothing_by_row();
        self.add_column(&mut vector, column, 1.0);
        self.solve_for(Kind::Column, &mut vector);
        vector
    }

    pub(super) fn add_column(&self, vector: &mut ByRow, column: usize, times: f64) {
        match self.row_of_logical(column) {
            Some(row) => vector.add(row, times),
            None => {
                for (row, coefficient) in self.list(column) {
                    vector.add(*row as usize, coefficient * times);
                }
            }
        }
    }

    /// Puts a column into the basis in place of the one at a row.
    #[inline(never)]
    pub(super) fn exchange(&mut self, row: usize, entering: usize, in_basis: &ByRow) {
        let leaving = self.head[row];
        self.row_of[leaving] = NOWHERE;
        self.head[row] = entering;
        self.row_of[entering] = row;
        self.way[leaving] = self.way_of(leaving);
        self.way[entering] = 0.0;
        self.factor.replace(row, in_basis);
    }
}
