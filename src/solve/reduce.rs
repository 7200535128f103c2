//! Fixing columns that the duals have decided.
//!
//! With duals near the optimum nearly every column has a reduced gain far from 0 and lies at one of its bounds in every good
//! solution. Those are fixed; what is left is small. Nothing is lost that would not show: the bound is taken over all columns, so a
//! column fixed wrongly leaves a gap, and then more are kept.

use crate::lp::{Program, ProgramRow, Sense};

/// A program with most of its columns fixed.
pub(super) struct Reduced {
    /// The program over the columns that are left.
    pub program: Program,
    /// The position of each of its columns in the whole program.
    kept: Vec<usize>,
    /// The value of every fixed column of the whole program.
    fixed: Vec<f64>,
}

/// Keeps the `keep` bounded columns with the smallest reduced gains, and the open ones that would lose less than `open`.
pub(super) fn reduce(program: &Program, duals: &[f64], keep: usize, open: f64) -> Reduced {
    let gains = reduced_gains(program, duals);
    let is_open = |index: &usize| program.columns[*index].upper.is_infinite();
    let can_move = |index: &usize| program.columns[*index].upper > program.columns[*index].lower;
    let all = 0..program.columns.len();
    let bounded = smallest(all.clone().filter(|index| can_move(index) && !is_open(index)), &gains, keep);
    let opened: Vec<usize> = all.filter(is_open).filter(|index| gains[*index] > -open).collect();
    let mut stays = vec![false; program.columns.len()];
    for index in bounded.into_iter().chain(opened) {
        stays[index] = true;
    }
    let mut reduced = Reduced { program: Program::default(), kept: Vec::new(), fixed: Vec::new() };
    let mut position = vec![usize::MAX; program.columns.len()];
    for (index, column) in program.columns.iter().enumerate() {
        let at_upper = gains[index] > 0.0 && column.upper.is_finite();
        reduced.fixed.push(if at_upper { column.upper } else { column.lower });
        if stays[index] {
            position[index] = reduced.program.column(column.lower, column.upper, column.gain);
            reduced.kept.push(index);
        }
    }
    for row in &program.rows {
        reduced.add_row(row, &position);
    }
    reduced
}

/// What a unit of each column adds to the goal beyond what it costs under the duals.
pub(super) fn reduced_gains(program: &Program, duals: &[f64]) -> Vec<f64> {
    let mut gains: Vec<f64> = program.columns.iter().map(|column| column.gain).collect();
    for (row, dual) in program.rows.iter().zip(duals) {
        for (column, coefficient) in &row.terms {
            gains[*column] -= dual * coefficient;
        }
    }
    gains
}

/// The positions with the smallest absolute gains; ties go to the first.
fn smallest(positions: impl Iterator<Item = usize>, gains: &[f64], count: usize) -> Vec<usize> {
    let mut positions: Vec<usize> = positions.collect();
    if count < positions.len() {
        let order = |a: &usize, b: &usize| gains[*a].abs().total_cmp(&gains[*b].abs()).then(a.cmp(b));
        positions.select_nth_unstable_by(count, order);
        positions.truncate(count);
    }
    positions
}

impl Reduced {
    fn add_row(&mut self, row: &ProgramRow, position: &[usize]) {
        let mut right = row.right;
        let mut terms = Vec::new();
        for (column, coefficient) in &row.terms {
            if position[*column] == usize::MAX {
                right -= coefficient * self.fixed[*column];
            } else {
                terms.push((position[*column], *coefficient));
            }
        }
        // A row without columns that can move is kept or broken whatever happens; the exact check tells.
        if terms.is_empty() || (row.sense == Sense::AtMost && self.cannot_pass(&terms, right)) {
            return;
        }
        self.program.row(row.id.clone(), row.sense, terms, right);
    }

    /// Whether the row holds whatever the columns are.
    fn cannot_pass(&self, terms: &[(usize, f64)], right: f64) -> bool {
        let greatest = terms.iter().map(|(column, coefficient)| {
            let column = &self.program.columns[*column];
            coefficient * if *coefficient > 0.0 { column.upper } else { column.lower }
        });
        greatest.sum::<f64>() <= right
    }

    /// A point of the whole program from one of the reduced.
    pub fn columns(&self, columns: &[f64]) -> Vec<f64> {
        let mut all = self.fixed.clone();
        for (position, value) in self.kept.iter().zip(columns) {
            all[*position] = *value;
        }
        all
    }
}
