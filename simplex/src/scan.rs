//! Passes over the tableau's row: pricing it, finding who may enter, moving reduced costs.
//!
//! This is where the time goes, so where a row touches most columns the passes run over plain arrays in runs of [`RUN`], which
//! compilers turn into vector instructions; what is rare is handled column by column.
//!
//! What a step does once is a function by itself, here and in the methods: browsers first run a function as it is translated in a hurry,
//! and one that is running stays so until it returns, so that in a single function of all steps the whole method would.

use super::by_row::ByRow;
use super::dual::Candidate;
use super::{DUAL_TOLERANCE, NOWHERE, Simplex};

/// Entries of a tableau row below this are no pivots.
pub(super) const SMALL: f64 = 1e-9;
/// Multipliers below this are nothing.
pub(super) const NOTHING: f64 = 1e-14;
/// A tableau's row that touches more than this part of all columns is taken to touch all.
const DENSE: usize = 4;
/// Columns that are looked at together.
const RUN: usize = 8;

impl Simplex {
    /// Which way the column may move.
    pub(super) fn way_of(&self, column: usize) -> f64 {
        let (lower, upper) = (self.lower[column], self.upper[column]);
        if self.row_of[column] != NOWHERE || lower >= upper || self.is_unbounded(column) {
            0.0
        } else if self.value[column] >= upper {
            -1.0
        } else {
            1.0
        }
    }

    /// Whether the column is not basic although it has no bounds: it may move both ways.
    pub(super) fn is_free(&self, column: usize) -> bool {
        self.row_of[column] == NOWHERE && self.is_unbounded(column)
    }

    pub(super) fn is_unbounded(&self, column: usize) -> bool {
        self.lower[column].is_infinite() && self.upper[column].is_infinite()
    }

    /// `row · N` for a row of the inverse: the tableau's row, in `self.row` for the columns it touches.
    #[inline(never)]
    pub(super) fn price_row(&mut self, inverse_row: &ByRow) {
        self.clear_row();
        let loose = self.loose();
        let pricing = inverse_row.entries().filter(|(_, multiplier)| multiplier.abs() >= NOTHING);
        let entries: usize = pricing.clone().map(|(row, _)| self.by_row.list(row).len()).sum();
        self.is_dense = entries > loose / DENSE;
        for (row, multiplier) in pricing {
            self.row[loose + row] = multiplier;
            self.chains.touch(row);
            for (column, coefficient) in self.by_row.list(row) {
                self.row[*column as usize] += multiplier * coefficient;
            }
            if !self.is_dense {
                self.touched.push((loose + row) as u32);
                for (column, _) in self.by_row.list(row) {
                    if !self.is_touched[*column as usize] {
                        self.is_touched[*column as usize] = true;
                        self.touched.push(*column);
                    }
                }
            }
        }
        self.sum_in_chains();
    }

    fn clear_row(&mut self) {
        if self.is_dense {
            self.row.fill(0.0);
        }
        for column in self.touched.drain(..) {
            self.row[column as usize] = 0.0;
            self.is_touched[column as usize] = false;
        }
        self.chains.leave();
    }

    /// Finds the columns that may enter within a reach of the dual step, of a value that is below (`sign` −1) or above its
    /// bounds; tells whether there are none beyond the reach.
    #[inline(never)]
    pub(super) fn find_candidates(&mut self, sign: f64, reach: f64, found: &mut Vec<Candidate>) -> bool {
        found.clear();
        let mut is_beyond = false;
        if self.is_dense {
            let runs = self.row.chunks(RUN).zip(self.way.chunks(RUN)).zip(self.reduced.chunks(RUN));
            for (index, ((rows, ways), reduced)) in runs.enumerate() {
                let (mut near, mut far) = (false, false);
                for ((row, way), reduced) in rows.iter().zip(ways).zip(reduced) {
                    let entry = sign * row * way;
                    let within = reduced * way <= reach * entry;
                    near |= (entry > SMALL) & within;
                    far |= (entry > SMALL) & !within;
                }
                is_beyond |= far;
                if near {
                    let first = index * RUN;
                    found.extend(
                        (first..first + rows.len()).filter_map(|one| self.candidate(one, sign, reach)),
                    );
                }
            }
        } else {
            for column in self.touched.iter().map(|column| *column as usize) {
                match self.candidate(column, sign, reach) {
                    Some(candidate) => found.push(candidate),
                    None => is_beyond |= sign * self.row[column] * self.way[column] > SMALL,
                }
            }
        }
        found.extend(self.unbounded.iter().filter_map(|column| self.free_candidate(*column, sign)));
        is_beyond |= self.find_in_chains(sign, reach, found);
        !is_beyond
    }

    fn candidate(&self, column: usize, sign: f64, reach: f64) -> Option<Candidate> {
        let entry = sign * self.row[column] * self.way[column];
        let left = left_of(self.reduced[column] * self.way[column]);
        (entry > SMALL && left <= reach * entry).then(|| Candidate::new(column, left, entry))
    }

    fn free_candidate(&self, column: usize, sign: f64) -> Option<Candidate> {
        if self.row_of[column] != NOWHERE {
            return None;
        }
        let entry = (sign * self.entry_of(column)).abs();
        (entry > SMALL).then(|| Candidate::new(column, 0.0, entry))
    }

    /// Moves reduced costs by a dual step; where the tolerance let one pass zero, its cost is shifted.
    #[inline(never)]
    pub(super) fn move_reduced(&mut self, step: f64) {
        if !self.is_dense {
            for index in 0..self.touched.len() {
                let column = self.touched[index] as usize;
                self.reduced[column] -= step * self.row[column];
                self.keep_sign(column);
            }
            return self.keep_signs_in_chains(step);
        }
        for first in (0..self.row.len()).step_by(RUN) {
            let end = (first + RUN).min(self.row.len());
            let runs =
                self.reduced[first..end].iter_mut().zip(&self.row[first..end]).zip(&self.way[first..end]);
            let mut least = 0.0_f64;
            for ((reduced, row), way) in runs {
                *reduced -= step * row;
                let left = *reduced * way;
                if left < least {
                    least = left;
                }
            }
            if least < 0.0 {
                (first..end).for_each(|column| self.keep_sign(column));
            }
        }
        self.keep_signs_in_chains(step);
    }

    fn keep_sign(&mut self, column: usize) {
        if self.reduced[column] * self.way[column] < 0.0 {
            self.shift(column, -self.reduced[column]);
        }
    }

    /// Whether moving the column off its bound would lower the cost.
    pub(super) fn is_improving(&self, column: usize) -> bool {
        let reduced = self.reduced_of(column);
        reduced * self.way[column] < -DUAL_TOLERANCE
            || (reduced.abs() > DUAL_TOLERANCE && self.is_free(column))
    }

    /// The same of columns without bounds alone.
    pub(super) fn free_improving(&self) -> impl Iterator<Item = usize> {
        self.unbounded.iter().copied().filter(|column| self.is_improving(*column))
    }

    #[inline(never)]
    pub(super) fn is_dual_feasible(&mut self) -> bool {
        let mut runs = self.reduced.chunks(RUN).zip(self.way.chunks(RUN));
        !runs.any(|(reduced, ways)| has_improving(reduced, ways))
            && self.free_improving().next().is_none()
            && self.improving_in_chains().is_empty()
    }
}

/// How much of a reduced cost there is until it has the wrong sign; less than nothing is none. Compared rather than by `max`, which is a
/// call in WebAssembly, and leaves the sign of a zero to the machine.
pub(super) fn left_of(reduced: f64) -> f64 {
    if reduced > 0.0 { reduced } else { 0.0 }
}

/// Whether moving one of these columns off its bound would lower the cost.
fn has_improving(reduced: &[f64], ways: &[f64]) -> bool {
    let mut any = false;
    for (reduced, way) in reduced.iter().zip(ways) {
        any |= reduced * way < -DUAL_TOLERANCE;
    }
    any
}

/// The least number; infinite without any. Compared rather than by `min`, which is a call in WebAssembly.
pub(super) fn least_of(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(f64::INFINITY, |least, number| if number < least { number } else { least })
}
