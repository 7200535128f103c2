//! Systems with a factored basis: `B x = v` and `Bᵀ y = v`.
//!
//! Where a vector is something in few rows, so is mostly what comes of it. Which rows those are is found first, by following the entries
//! of the triangles (Gilbert and Peierls 1988); only they are touched then.

use super::by_row::ByRow;
use super::factor::Factor;

#[cfg(test)]
mod tests;

/// A vector that is something in more than one of so many rows is taken to be so everywhere.
const FEW: usize = 16;

/// Rows that are reached from others, in an order in which each comes before those that it changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Reach {
    order: Vec<u32>,
    is_reached: Vec<bool>,
    /// The rows on the way, with how many of their entries were followed.
    open: Vec<(u32, u32)>,
}

impl Reach {
    /// Follows entries from some rows on; the rows that are reached, the last ones first.
    fn follow<'a>(&mut self, rows: &[u32], count: usize, entries: impl Fn(u32) -> &'a [(u32, f64)]) {
        self.is_reached.resize(count, false);
        self.order.clear();
        for row in rows {
            self.visit(*row);
            while let Some((row, next)) = self.open.last_mut() {
                match entries(*row).get(*next as usize) {
                    Some((other, _)) => {
                        *next += 1;
                        self.visit(*other);
                    }
                    None => {
                        self.order.push(*row);
                        self.open.pop();
                    }
                }
            }
        }
        for row in &self.order {
            self.is_reached[*row as usize] = false;
        }
    }

    fn visit(&mut self, row: u32) {
        if !std::mem::replace(&mut self.is_reached[row as usize], true) {
            self.open.push((row, 0));
        }
    }
}

/// Divides what stands in a row by its pivot, and takes so many times the entries off the other rows.
fn take_off(vector: &mut [f64], row: u32, pivot: f64, entries: &[(u32, f64)]) {
    let value = vector[row as usize];
    if value != 0.0 {
        let value = value / pivot;
        vector[row as usize] = value;
        for (other, entry) in entries {
            vector[*other as usize] -= entry * value;
        }
    }
}

fn is_few(vector: &ByRow, rows: usize) -> bool {
    vector.rows().len() * FEW < rows
}

impl Factor {
    /// `B x = v`, in place. `hopes` tells whether `x` is expected to be something in few rows alone.
    #[inline(never)]
    pub fn solve(&mut self, vector: &mut ByRow, hopes: bool) {
        let rows = self.pivots.len();
        if !hopes || !is_few(vector, rows) {
            self.solve_all(vector.values_mut());
            return vector.find_rows();
        }
        let mut reach = std::mem::take(&mut self.reach);
        self.pass(vector, &mut reach, false, |row| match self.lower_of[row as usize] {
            u32::MAX => &[],
            own => self.lower.list(own as usize),
        });
        if is_few(vector, rows) {
            self.pass(vector, &mut reach, true, |row| {
                self.upper_columns.list(self.place[row as usize] as usize)
            });
            self.pass_etas(vector);
        } else {
            self.solve_upper(vector.values_mut());
            self.solve_etas(vector.values_mut());
            vector.find_rows();
        }
        self.reach = reach;
    }

    /// `Bᵀ y = v`, in place. `hopes` tells whether `y` is expected to be something in few rows alone.
    #[inline(never)]
    pub fn solve_transposed(&mut self, vector: &mut ByRow, hopes: bool) {
        let rows = self.pivots.len();
        if !hopes || !is_few(vector, rows) {
            self.solve_transposed_all(vector.values_mut());
            return vector.find_rows();
        }
        self.pass_etas_transposed(vector);
        let mut reach = std::mem::take(&mut self.reach);
        self.pass(vector, &mut reach, true, |row| self.upper_rows.list(self.place[row as usize] as usize));
        if is_few(vector, rows) {
            self.pass(vector, &mut reach, false, |row| self.lower_by_row.list(row as usize));
        } else {
            self.solve_lower_transposed(vector.values_mut());
            vector.find_rows();
        }
        self.reach = reach;
    }

    /// Passes through a triangle, row by row that is reached; per row its entries, and whether it has a pivot other than 1.
    fn pass<'a>(
        &self,
        vector: &mut ByRow,
        reach: &mut Reach,
        has_pivots: bool,
        entries: impl Fn(u32) -> &'a [(u32, f64)],
    ) {
        reach.follow(vector.rows(), self.pivots.len(), &entries);
        for row in reach.order.iter().rev() {
            let mut value = vector.at(*row as usize);
            if has_pivots {
                value /= self.pivots[self.place[*row as usize] as usize].1;
                vector.set(*row as usize, value);
            }
            for (other, entry) in entries(*row) {
                vector.add(*other as usize, -entry * value);
            }
        }
    }

    fn pass_etas(&self, vector: &mut ByRow) {
        for (index, (row, pivot)) in self.eta_pivots.iter().enumerate() {
            let value = vector.at(*row as usize);
            if value != 0.0 {
                let value = value / pivot;
                vector.set(*row as usize, value);
                for (other, entry) in self.etas.list(index) {
                    vector.add(*other as usize, -entry * value);
                }
            }
        }
    }

    fn pass_etas_transposed(&self, vector: &mut ByRow) {
        for (index, (row, pivot)) in self.eta_pivots.iter().enumerate().rev() {
            let before = vector.at(*row as usize);
            let etas = self.etas.list(index).iter();
            let value = before - etas.map(|(other, entry)| entry * vector.at(*other as usize)).sum::<f64>();
            if value != 0.0 || before != 0.0 {
                vector.set(*row as usize, value / pivot);
            }
        }
    }

    /// `B x = v`, in place, row by row.
    pub fn solve_all(&self, vector: &mut [f64]) {
        for (index, row) in self.lower_rows.iter().enumerate() {
            take_off(vector, *row, 1.0, self.lower.list(index));
        }
        self.solve_upper(vector);
        self.solve_etas(vector);
    }

    fn solve_upper(&self, vector: &mut [f64]) {
        for (index, (row, pivot)) in self.pivots.iter().enumerate().rev() {
            take_off(vector, *row, *pivot, self.upper_columns.list(index));
        }
    }

    fn solve_etas(&self, vector: &mut [f64]) {
        for (index, (row, pivot)) in self.eta_pivots.iter().enumerate() {
            take_off(vector, *row, *pivot, self.etas.list(index));
        }
    }

    /// `Bᵀ y = v`, in place, row by row.
    pub fn solve_transposed_all(&self, vector: &mut [f64]) {
        for (index, (row, pivot)) in self.eta_pivots.iter().enumerate().rev() {
            let mut value = vector[*row as usize];
            for (other, entry) in self.etas.list(index) {
                value -= entry * vector[*other as usize];
            }
            vector[*row as usize] = value / pivot;
        }
        for (index, (row, pivot)) in self.pivots.iter().enumerate() {
            take_off(vector, *row, *pivot, self.upper_rows.list(index));
        }
        self.solve_lower_transposed(vector);
    }

    fn solve_lower_transposed(&self, vector: &mut [f64]) {
        for (index, row) in self.lower_rows.iter().enumerate().rev() {
            let mut value = vector[*row as usize];
            for (other, multiplier) in self.lower.list(index) {
                value -= multiplier * vector[*other as usize];
            }
            vector[*row as usize] = value;
        }
    }
}
