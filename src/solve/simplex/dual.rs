//! The dual method: values move into their bounds while no reduced cost changes its sign.

use super::{DUAL_TOLERANCE, End, NOWHERE, PRIMAL_TOLERANCE, Simplex};

/// Entries of a tableau row below this are no pivots.
const SMALL: f64 = 1e-9;
/// A pivot that differs so much between row and column is not to be trusted.
const DISAGREEMENT: f64 = 1e-7;
/// How much costs are shifted at most to break ties, relative to 1 plus themselves.
const SHIFT: f64 = 1e-6;

/// A column that may enter: the ratio at which its reduced cost vanishes, its entry, and its number.
#[derive(Clone, Copy)]
struct Candidate {
    ratio: f64,
    relaxed: f64,
    entry: f64,
    column: usize,
}

impl Simplex {
    /// Brings every reduced cost to the right sign: columns go to the other bound or, where that is infinite, have their cost
    /// shifted. Where `ties` are to be broken, all costs are shifted a little, the same every time.
    pub(super) fn make_dual_feasible(&mut self, ties: bool) {
        let mut has_moved = false;
        for column in 0..self.value.len() {
            if self.row_of[column] != NOWHERE || self.lower[column] >= self.upper[column] {
                continue;
            }
            let (lower, upper) = (self.lower[column], self.upper[column]);
            let at_upper = self.value[column] >= upper;
            let reduced = self.reduced[column];
            if self.is_free(column) {
                self.shift(column, -reduced);
                continue;
            }
            if !at_upper && reduced < -DUAL_TOLERANCE {
                if upper.is_infinite() {
                    self.shift(column, -reduced);
                } else {
                    self.value[column] = upper;
                    has_moved = true;
                }
            } else if at_upper && reduced > DUAL_TOLERANCE {
                self.value[column] = lower;
                has_moved = true;
            }
            if ties {
                let by = SHIFT * (1.0 + self.cost[column].abs()) * (0.5 + spread(column));
                self.shift(column, if self.value[column] >= upper { -by } else { by });
            }
        }
        if has_moved {
            self.renew_values();
        }
    }

    fn shift(&mut self, column: usize, by: f64) {
        self.shifted[column] += by;
        self.reduced[column] += by;
        self.is_shifted = true;
    }

    /// Pivots until every value is within its bounds.
    pub(super) fn dual(&mut self) -> End {
        let mut distrusted = 0;
        loop {
            if self.is_due() {
                self.renew();
            }
            let Some(row) = self.leaving() else { return End::Done };
            if self.iterations >= self.limit || distrusted > 20 {
                return End::Lost;
            }
            self.iterations += 1;
            let infeasibility = self.infeasibility(self.head[row]);
            let mut inverse_row = vec![0.0; self.rows()];
            inverse_row[row] = 1.0;
            self.factor.solve_transposed(&mut inverse_row);
            self.price_row(&inverse_row);
            let Some((entering, flipped)) = self.entering(infeasibility) else {
                if self.factor.replaced() > 0 {
                    self.renew();
                    distrusted += 1;
                    continue;
                }
                let sign = if infeasibility < 0.0 { 1.0 } else { -1.0 };
                self.ray = inverse_row.into_iter().map(|multiplier| multiplier * sign).collect();
                return End::NoOther;
            };
            let in_basis = self.in_basis(entering);
            let (by_row, by_column) = (self.row[entering], in_basis[row]);
            if (by_row - by_column).abs() > DISAGREEMENT * (1.0 + by_column.abs())
                && self.factor.replaced() > 0
            {
                self.renew();
                distrusted += 1;
                continue;
            }
            if by_column.abs() < SMALL {
                return End::Lost;
            }
            self.flip(&flipped);
            let leaving = self.head[row];
            let bound = if infeasibility < 0.0 { self.lower[leaving] } else { self.upper[leaving] };
            self.pivot(row, entering, bound, &in_basis, inverse_row);
        }
    }

    /// The row whose value is farthest outside its bounds, measured along its edge.
    fn leaving(&self) -> Option<usize> {
        let mut best = (0.0, None);
        for (row, column) in self.head.iter().enumerate() {
            let infeasibility = self.infeasibility(*column);
            if infeasibility != 0.0 {
                let worth = infeasibility * infeasibility / self.edge[*column];
                if worth > best.0 {
                    best = (worth, Some(row));
                }
            }
        }
        best.1
    }

    /// The column that enters, and those that go to their other bound on the way: as long as the value stays outside, the step
    /// may pass columns whose whole range does not bring it in (Maros 2003).
    fn entering(&self, infeasibility: f64) -> Option<(usize, Vec<usize>)> {
        let mut candidates = self.candidates(infeasibility);
        let range = |one: &Candidate| (self.upper[one.column] - self.lower[one.column]) * one.entry.abs();
        let passed = passed(&mut candidates, infeasibility.abs(), range)?;
        let (before, rest) = candidates.split_at(passed);
        // Of those that come as good as together the one with the largest entry is the safest pivot (Harris 1973).
        let most = rest.iter().map(|one| one.relaxed).fold(f64::INFINITY, f64::min);
        let larger = |a: &&Candidate, b: &&Candidate| {
            a.entry.abs().total_cmp(&b.entry.abs()).then(b.column.cmp(&a.column))
        };
        let entering = rest.iter().filter(|one| one.ratio <= most).max_by(larger)?;
        Some((entering.column, before.iter().map(|one| one.column).collect()))
    }

    fn candidates(&self, infeasibility: f64) -> Vec<Candidate> {
        let sign = if infeasibility < 0.0 { -1.0 } else { 1.0 };
        let mut candidates = Vec::new();
        for column in self.touched.iter().map(|column| *column as usize) {
            if self.row_of[column] != NOWHERE || self.lower[column] >= self.upper[column] {
                continue;
            }
            let entry = sign * self.row[column];
            let at_upper = self.value[column] >= self.upper[column];
            if self.is_free(column) && entry.abs() > SMALL {
                candidates.push(Candidate {
                    ratio: 0.0,
                    relaxed: DUAL_TOLERANCE / entry.abs(),
                    entry,
                    column,
                });
            } else if (at_upper && entry < -SMALL) || (!at_upper && entry > SMALL) {
                let reduced = self.reduced[column].abs();
                let is_wrong = (self.reduced[column] < 0.0) != at_upper;
                let ratio = if is_wrong { 0.0 } else { reduced / entry.abs() };
                let relaxed = (if is_wrong { 0.0 } else { reduced } + DUAL_TOLERANCE) / entry.abs();
                candidates.push(Candidate { ratio, relaxed, entry, column });
            }
        }
        candidates
    }

    /// Takes columns to their other bounds.
    fn flip(&mut self, flipped: &[usize]) {
        if flipped.is_empty() {
            return;
        }
        let mut change = vec![0.0; self.rows()];
        for column in flipped {
            let (lower, upper) = (self.lower[*column], self.upper[*column]);
            let to = if self.value[*column] >= upper { lower } else { upper };
            self.add_column(&mut change, *column, to - self.value[*column]);
            self.value[*column] = to;
        }
        self.factor.solve(&mut change);
        for (row, change) in change.into_iter().enumerate() {
            self.value[self.head[row]] -= change;
        }
    }

    fn pivot(&mut self, row: usize, entering: usize, bound: f64, in_basis: &[f64], inverse_row: Vec<f64>) {
        let leaving = self.head[row];
        let pivot = in_basis[row];
        self.move_reduced(entering, leaving);
        let step = (self.value[leaving] - bound) / pivot;
        for (other, entry) in in_basis.iter().enumerate() {
            if *entry != 0.0 {
                self.value[self.head[other]] -= step * entry;
            }
        }
        self.value[entering] += step;
        self.value[leaving] = bound;
        self.move_edges(row, entering, in_basis, inverse_row);
        self.exchange(row, entering, in_basis);
    }

    /// Moves reduced costs by the dual step; where the tolerance let one pass zero, its cost is shifted.
    fn move_reduced(&mut self, entering: usize, leaving: usize) {
        let is_upper = self.value[entering] >= self.upper[entering];
        let wrong = if is_upper { self.reduced[entering] > 0.0 } else { self.reduced[entering] < 0.0 };
        if wrong {
            self.shift(entering, -self.reduced[entering]);
        }
        let step = self.reduced[entering] / self.row[entering];
        for column in self.touched.iter().map(|column| *column as usize) {
            if self.row_of[column] != NOWHERE {
                continue;
            }
            let moved = self.reduced[column] - step * self.row[column];
            let at_upper = self.value[column] >= self.upper[column];
            let is_fixed = self.lower[column] >= self.upper[column];
            if !is_fixed && ((at_upper && moved > 0.0) || (!at_upper && moved < 0.0)) {
                self.shifted[column] -= moved;
                self.reduced[column] = 0.0;
                self.is_shifted = true;
            } else {
                self.reduced[column] = moved;
            }
        }
        self.reduced[leaving] = -step;
        self.reduced[entering] = 0.0;
    }

    /// Steepest edges after the exchange (Forrest and Goldfarb 1992).
    fn move_edges(&mut self, row: usize, entering: usize, in_basis: &[f64], inverse_row: Vec<f64>) {
        let pivot = in_basis[row];
        let leaving = self.head[row];
        let weight: f64 = inverse_row.iter().map(|entry| entry * entry).sum();
        let mut along = inverse_row;
        self.factor.solve(&mut along);
        for (other, entry) in in_basis.iter().enumerate() {
            if *entry != 0.0 && other != row {
                let ratio = entry / pivot;
                let edge = &mut self.edge[self.head[other]];
                *edge = (*edge - 2.0 * ratio * along[other] + ratio * ratio * weight).max(1e-4);
            }
        }
        self.edge[leaving] = 1.0;
        self.edge[entering] = (weight / (pivot * pivot)).max(1e-4);
    }
}

/// Brings those to the front that a step passes, and tells how many: in the order of their ratios, as long as their ranges together do
/// not take away the slope. None where all of them do not: there is no feasible point then. Found by halving, since most
/// candidates are far from where the step ends.
fn passed(candidates: &mut [Candidate], slope: f64, range: impl Fn(&Candidate) -> f64) -> Option<usize> {
    let (mut slope, mut first, mut end) = (slope, 0, candidates.len());
    let mut is_limited = false;
    while first < end {
        let open = candidates.get_mut(first..end)?;
        let middle = open.len() / 2;
        let order = |a: &Candidate, b: &Candidate| a.ratio.total_cmp(&b.ratio).then(a.column.cmp(&b.column));
        open.select_nth_unstable_by(middle, order);
        let gained: f64 = open.iter().take(middle + 1).map(&range).sum();
        if gained > slope {
            is_limited = true;
            if middle == 0 {
                break;
            }
            end = first + middle + 1;
            // Without the last one the slope may still be positive: then it is where the step ends.
            let before: f64 = open.iter().take(middle).map(&range).sum();
            if before <= slope {
                first += middle;
                break;
            }
            end -= 1;
        } else {
            slope -= gained;
            first += middle + 1;
        }
    }
    (is_limited || slope <= PRIMAL_TOLERANCE && first > 0)
        .then(|| first.min(candidates.len().saturating_sub(1)))
}

/// A number between 0 and 1 that looks random and is the same every time.
fn spread(column: usize) -> f64 {
    let mixed = (column as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 40) as f64 / (1_u64 << 24) as f64
}
