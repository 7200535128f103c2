//! Factor, values and reduced costs computed anew.

use super::sparse::Sparse;
use super::{FEW_ETAS, NOWHERE, Simplex};

/// Steps after which values and reduced costs that followed them are no longer taken to be as good as computed anew.
const MOST_FOLLOWED: usize = 12;

impl Simplex {
    /// Computes values and reduced costs that are not known, with a new factor only where the old one has grown.
    pub(super) fn refresh(&mut self) {
        let is_known = self.is_priced && self.knows_values;
        if !self.is_factored || !is_known && self.factor.replaced() >= FEW_ETAS {
            return self.renew();
        }
        if !self.is_priced && !self.knows_values {
            self.followed = 0;
        }
        self.bring_values();
        if !self.is_priced {
            self.renew_reduced();
        }
    }

    /// Takes note of a step that values and reduced costs followed.
    pub(super) fn follow_step(&mut self) {
        self.followed += 1;
        if self.followed > MOST_FOLLOWED {
            self.forget();
        }
    }

    /// Takes note of a step that values or reduced costs did not follow.
    pub(super) fn forget(&mut self) {
        (self.is_priced, self.knows_values) = (false, false);
    }

    /// Factors the basis anew and computes values and reduced costs from it.
    pub(super) fn renew(&mut self) {
        loop {
            let mut basis = Sparse::new();
            for column in &self.head {
                match self.row_of_logical(*column) {
                    Some(row) => basis.push([(row as u32, 1.0)]),
                    None => basis.push(self.list(*column).iter().copied()),
                }
            }
            let factored = self.factor.build(&basis, self.rows());
            if self.seat(&factored.column_of_row) {
                break;
            }
        }
        self.is_factored = true;
        self.followed = 0;
        self.renew_values();
        self.renew_reduced();
    }

    /// Seats every basic column at the row it was pivoted in; where columns depend on each other, logical columns take their
    /// place. Tells whether all were seated.
    fn seat(&mut self, column_of_row: &[Option<usize>]) -> bool {
        let old = self.head.clone();
        for column in &old {
            self.row_of[*column] = NOWHERE;
        }
        let mut all = true;
        for (row, position) in column_of_row.iter().enumerate() {
            let column = match position {
                Some(position) => old[*position],
                None => {
                    all = false;
                    let logical = self.loose() + row;
                    self.edge[logical] = 1.0;
                    logical
                }
            };
            self.head[row] = column;
            self.row_of[column] = row;
            self.way[column] = 0.0;
        }
        for column in old.into_iter().filter(|_| !all) {
            if self.row_of[column] == NOWHERE {
                self.value[column] = self.nearest_bound(column);
                self.way[column] = self.way_of(column);
            }
        }
        all
    }

    fn nearest_bound(&self, column: usize) -> f64 {
        let (value, lower, upper) = (self.value[column], self.lower[column], self.upper[column]);
        let is_nearer = (upper - value).abs() < (value - lower).abs();
        if upper.is_finite() && is_nearer { upper } else { self.resting(column) }
    }

    /// Computes basic values anew. A row that asks for nothing has its logical column in the basis, which whatever is left goes to: there it
    /// is infinitely much, which would make other values no numbers on the way through replaced columns.
    pub(super) fn renew_values(&mut self) {
        let asked = |right: &f64| if right.is_finite() { *right } else { 0.0 };
        let mut left: Vec<f64> = self.right.iter().map(asked).collect();
        let logical = self.loose()..self.reduced.len();
        for column in (0..logical.start).chain(logical.end..self.value.len()) {
            let value = self.value[column];
            if value != 0.0 && self.row_of[column] == NOWHERE {
                for (row, coefficient) in self.list(column) {
                    left[*row as usize] -= coefficient * value;
                }
            }
        }
        self.factor.solve_all(&mut left);
        for (row, column) in self.head.iter().enumerate() {
            self.value[*column] = left[row];
        }
        for (row, right) in self.right.iter().enumerate().filter(|(_, right)| right.is_infinite()) {
            self.value[logical.start + row] = *right;
        }
        self.find_outside();
        self.moved.clear();
        self.knows_values = true;
    }

    pub(super) fn renew_reduced(&mut self) {
        let prices = self.prices(&self.shifted);
        let loose = self.loose();
        for column in 0..loose {
            let priced = self.by_column.list(column).iter();
            let price: f64 = priced.map(|(row, coefficient)| coefficient * prices[*row as usize]).sum();
            self.reduced[column] = self.shifted[column] - price;
        }
        for (row, price) in prices.into_iter().enumerate() {
            self.reduced[loose + row] = self.shifted[loose + row] - price;
        }
        for column in &self.head {
            if let Some(reduced) = self.reduced.get_mut(*column) {
                *reduced = 0.0;
            }
        }
        self.is_priced = true;
    }
}
