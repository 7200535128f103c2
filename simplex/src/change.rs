//! What changes in a program between two solutions: bounds, gains, right-hand sides.

use super::{NOWHERE, Simplex};

impl Simplex {
    /// The bound at which a column's cost would have it.
    pub(super) fn better_bound(&self, column: usize) -> f64 {
        if self.cost[column] < 0.0 && self.upper[column].is_finite() {
            self.upper[column]
        } else {
            self.resting(column)
        }
    }

    /// The bound where a column is that is not basic; a column without bounds rests at 0.
    pub(super) fn resting(&self, column: usize) -> f64 {
        let (lower, upper) = (self.lower[column], self.upper[column]);
        if lower.is_finite() {
            lower
        } else if upper.is_finite() {
            upper
        } else {
            0.0
        }
    }

    /// Changes the bounds of a column; one that is not basic stays at the bound where it is.
    pub fn set_bounds(&mut self, column: usize, lower: f64, upper: f64) {
        let column = self.inside[column];
        let was_upper = self.value[column] >= self.upper[column] && self.upper[column] > self.lower[column];
        let was_unbounded = self.is_unbounded(column);
        (self.lower[column], self.upper[column]) = (lower, upper);
        if self.row_of[column] == NOWHERE {
            self.value[column] = if was_upper && upper.is_finite() { upper } else { self.resting(column) };
            self.way[column] = self.way_of(column);
        }
        self.knows_ways &= was_unbounded == self.is_unbounded(column);
    }

    /// Changes what a unit of a column adds to the goal.
    pub fn set_gain(&mut self, column: usize, gain: f64) {
        self.cost[self.inside[column]] = -gain;
        self.is_shifted = true;
    }

    /// Changes a right-hand side.
    pub fn set_right(&mut self, row: usize, right: f64) {
        self.right[row] = right;
    }
}
