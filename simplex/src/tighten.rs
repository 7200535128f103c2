//! A row made tight at once, where step by step its dual would be raised again and again.

use super::by_row::ByRow;
use super::{NOWHERE, Simplex};

/// No step is taken by a smaller entry: the smallest come first here, and may be what rounding left of nothing.
const LEAST_PIVOT: f64 = 1e-7;

impl Simplex {
    /// Makes a row tight that is not: of the columns that improve the goal the one takes the place of its logical column for which its dual
    /// has to be highest, since at that dual none of them improves the goal any more. So it is where the row holds an earlier goal at
    /// its best, which whatever improves this one is paid with. What stays out of its bounds or improves the goal, [`Self::solve`] sees to.
    pub fn tighten(&mut self, row: usize) {
        self.unshift();
        let logical = self.loose() + row;
        let at = self.row_of[logical];
        if at == NOWHERE {
            return;
        }
        let inverse_row = self.inverse_row(at);
        let entering = self.costliest(&inverse_row);
        self.done_with(inverse_row);
        let Some(entering) = entering else { return };
        let in_basis = self.in_basis(entering);
        let pivot = in_basis.at(at);
        if pivot.abs() > LEAST_PIVOT {
            let step = (self.value[logical] - self.lower[logical]) / pivot;
            self.move_values(step, &in_basis);
            self.value[entering] += step;
            self.value[logical] = self.lower[logical];
            self.exchange(at, entering, &in_basis);
            self.forget();
        }
        self.done_with(in_basis);
    }

    /// Of the columns that improve the goal the one that a dual of the row has to be highest for, until it does not; of several the first.
    fn costliest(&mut self, inverse_row: &ByRow) -> Option<usize> {
        let mut costliest: Option<(f64, usize)> = None;
        for column in self.improving().into_iter().map(|promise| promise.column) {
            let way = self.way[column];
            let entry = self.entry_in(column, inverse_row) * way;
            if entry > LEAST_PIVOT {
                let dual = -self.priced(column) * way / entry;
                if costliest.is_none_or(|best| dual > best.0 || dual == best.0 && column < best.1) {
                    costliest = Some((dual, column));
                }
            }
        }
        costliest.map(|(_, column)| column)
    }
}
