//! What changes in a program between two solutions: bounds, gains, right-hand sides.

use super::vectors::Kind;
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
        if (self.lower[column], self.upper[column]) == (lower, upper) {
            return;
        }
        let was_upper = self.value[column] >= self.upper[column] && self.upper[column] > self.lower[column];
        let was_unbounded = self.is_unbounded(column);
        (self.lower[column], self.upper[column]) = (lower, upper);
        if self.row_of[column] == NOWHERE {
            let value = if was_upper && upper.is_finite() { upper } else { self.resting(column) };
            self.move_to(column, value);
        }
        match (was_unbounded, self.is_unbounded(column)) {
            (false, true) => self.unbounded.push(column),
            (true, false) => self.unbounded.retain(|one| *one != column),
            _ => {}
        }
    }

    /// Changes what a unit of a column adds to the goal.
    pub fn set_gain(&mut self, column: usize, gain: f64) {
        let column = self.inside[column];
        if self.cost[column] != -gain {
            self.cost[column] = -gain;
            self.strays.push(column);
        }
    }

    /// Changes a right-hand side.
    pub fn set_right(&mut self, row: usize, right: f64) {
        let before = std::mem::replace(&mut self.right[row], right);
        if before == right {
            return;
        }
        if (right - before).is_finite() {
            self.moved.add(row, right - before);
        } else {
            self.knows_values = false;
        }
    }

    /// Takes a column that is not basic to a value; basic ones follow in [`Self::bring_values`].
    pub(super) fn move_to(&mut self, column: usize, value: f64) {
        let by = value - self.value[column];
        self.value[column] = value;
        self.way[column] = self.way_of(column);
        if by != 0.0 {
            let mut moved = std::mem::take(&mut self.moved);
            self.add_column(&mut moved, column, -by);
            self.moved = moved;
        }
    }

    /// Has basic values follow what changed since they were computed.
    pub(super) fn bring_values(&mut self) {
        if !self.knows_values {
            return self.renew_values();
        }
        if self.moved.rows().is_empty() {
            return;
        }
        let nothing = self.nothing_by_row();
        let mut moved = std::mem::replace(&mut self.moved, nothing);
        self.solve_for(Kind::Flips, &mut moved);
        self.move_values(-1.0, &moved);
        self.done_with(moved);
    }
}
