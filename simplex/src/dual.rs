//! The dual method: values move into their bounds while no reduced cost changes its sign.

use super::by_row::ByRow;
use super::scan::{SMALL, least_of};
use super::vectors::Kind;
use super::{DUAL_TOLERANCE, End, PRIMAL_TOLERANCE, Simplex};

/// A pivot that differs so much between row and column is not to be trusted.
const DISAGREEMENT: f64 = 1e-7;
/// How much farther candidates are looked for where those found do not end the step.
const REACH_GROWS: f64 = 16.0;
/// A reach worth looking for.
const LEAST_REACH: f64 = 1e-8;
/// No edge is taken to be shorter.
const LEAST_EDGE: f64 = 1e-4;
/// Steps between two looks at what the goal has come to.
const BETWEEN_LOOKS: usize = 4;
/// Costs that are shifted by no more than tolerances, less than where ties are broken, relative to 1 plus themselves; and how much farther
/// they lead at most, relative to 1 plus what they come to.
const SHIFTED: f64 = 1e-7;
const SHIFTED_FARTHER: f64 = 1e-5;
/// How much costs are shifted at most to break ties, relative to 1 plus themselves.
const SHIFT: f64 = 1e-6;

/// A column that may enter: the ratio at which its reduced cost vanishes, its entry, and its number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    ratio: f64,
    relaxed: f64,
    entry: f64,
    column: usize,
}

impl Candidate {
    /// A column with what is left of its reduced cost, and its entry.
    pub(super) fn new(column: usize, left: f64, entry: f64) -> Self {
        Self { ratio: left / entry, relaxed: (left + DUAL_TOLERANCE) / entry, entry, column }
    }
}

impl Simplex {
    /// Brings every reduced cost to the right sign: columns go to the other bound or, where that is infinite, have their cost
    /// shifted. Where `ties` are to be broken, all costs are shifted a little, the same every time.
    #[inline(never)]
    pub(super) fn make_dual_feasible(&mut self, ties: bool) {
        for column in 0..self.reduced.len() {
            let reduced = self.reduced[column];
            if self.is_free(column) {
                self.shift(column, -reduced);
            }
            if self.way[column] == 0.0 {
                continue;
            }
            if self.is_improving(column) {
                self.turn_or_shift(column, reduced);
            }
            if ties {
                let by = SHIFT * (1.0 + self.cost[column].abs()) * (0.5 + spread(column));
                self.shift(column, by * self.way[column]);
            }
        }
        // In a chain the order says which comes first: no ties are broken there.
        let improving = self.improving_in_chains();
        improving.into_iter().for_each(|(column, reduced)| self.turn_or_shift(column, reduced));
        self.bring_values();
    }

    /// Takes a column whose reduced cost has the wrong sign to its other bound; where that is infinite, has its cost shifted.
    fn turn_or_shift(&mut self, column: usize, reduced: f64) {
        let other = if self.way[column] > 0.0 { self.upper[column] } else { self.lower[column] };
        if other.is_infinite() {
            self.shift(column, -reduced);
        } else {
            self.move_to(column, other);
        }
    }

    /// Takes a column to its other bound.
    fn turn(&mut self, column: usize) {
        self.value[column] = if self.way[column] < 0.0 { self.lower[column] } else { self.upper[column] };
        self.way[column] = -self.way[column];
    }

    pub(super) fn shift(&mut self, column: usize, by: f64) {
        self.shifted[column] += by;
        if let Some(reduced) = self.reduced.get_mut(column) {
            *reduced += by;
        }
        self.strays.push(column);
    }

    /// Pivots until every value is within its bounds, in at most so many steps.
    pub(super) fn dual(&mut self, most: usize) -> End {
        let mut distrusted = 0;
        let first = self.iterations;
        self.find_outside();
        loop {
            if self.is_due() {
                self.renew();
            }
            let Some(row) = self.leaving() else { return End::Done };
            if self.iterations >= self.limit || distrusted > 20 {
                return End::Lost;
            }
            if self.iterations - first >= most {
                return End::Stuck;
            }
            if (self.iterations - first) % BETWEEN_LOOKS == BETWEEN_LOOKS - 1 && self.is_too_dear() {
                return End::TooDear;
            }
            self.iterations += 1;
            let infeasibility = self.infeasibility(self.head[row]);
            let inverse_row = self.inverse_row(row);
            self.price_row(&inverse_row);
            let Some((entering, flipped)) = self.entering(infeasibility) else {
                if self.factor.replaced() > 0 {
                    self.done_with(inverse_row);
                    self.renew();
                    distrusted += 1;
                    continue;
                }
                let sign = if infeasibility < 0.0 { 1.0 } else { -1.0 };
                self.ray = inverse_row.values().iter().map(|multiplier| multiplier * sign).collect();
                return End::NoOther;
            };
            let in_basis = self.in_basis(entering);
            let (by_row, by_column) = (self.entry_of(entering), in_basis.at(row));
            if (by_row - by_column).abs() > DISAGREEMENT * (1.0 + by_column.abs())
                && self.factor.replaced() > 0
            {
                self.done_with(inverse_row);
                self.done_with(in_basis);
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
            self.done_with(in_basis);
        }
    }

    /// Whether the goal costs too much already: no dual step takes the cost back. So it is only as long as costs are nearly as they are.
    fn is_too_dear(&self) -> bool {
        if self.dearest.is_infinite() {
            return false;
        }
        // A row that asks for nothing is kept by infinitely much, which costs nothing.
        let costs = self.shifted.iter().zip(&self.value).filter(|(cost, _)| **cost != 0.0);
        let cost: f64 = costs.map(|(cost, value)| cost * value).sum();
        let is_near = |(shifted, cost): (&f64, &f64)| (shifted - cost).abs() <= SHIFTED * (1.0 + cost.abs());
        cost > self.dearest + SHIFTED_FARTHER * (1.0 + self.dearest.abs())
            && self.shifted.iter().zip(&self.cost).all(is_near)
    }

    /// The row whose value is farthest outside its bounds, measured along its edge.
    #[inline(never)]
    fn leaving(&self) -> Option<usize> {
        let worth = |(row, outside): (usize, f64)| (outside / self.edge[self.head[row]], row);
        let all = self.outside.entries().map(worth);
        let best = all
            .reduce(|best, one| if one.0 > best.0 || one.0 == best.0 && one.1 < best.1 { one } else { best });
        best.map(|(_, row)| row)
    }

    /// Finds how far every value is outside its bounds.
    pub(super) fn find_outside(&mut self) {
        self.outside.clear();
        (0..self.rows()).for_each(|row| self.measure_outside(row));
    }

    fn measure_outside(&mut self, row: usize) {
        let infeasibility = self.infeasibility(self.head[row]);
        if infeasibility != 0.0 || self.outside.at(row) != 0.0 {
            self.outside.set(row, infeasibility * infeasibility);
        }
    }

    /// Moves basic values, so many times a vector by row.
    pub(super) fn move_values(&mut self, times: f64, vector: &ByRow) {
        for (row, entry) in vector.entries() {
            self.value[self.head[row]] -= times * entry;
            self.measure_outside(row);
        }
    }

    /// The column that enters, and those that go to their other bound on the way: as long as the value stays outside, the step
    /// may pass columns whose whole range does not bring it in (Maros 2003). Most columns are far from where the step ends, so
    /// only those within reach are looked at, and the reach grows while they do not end it.
    #[inline(never)]
    fn entering(&mut self, infeasibility: f64) -> Option<(usize, Vec<usize>)> {
        let mut candidates = std::mem::take(&mut self.candidates);
        let mut reach = self.reach;
        let found = loop {
            let is_all = self.find_candidates(infeasibility.signum(), reach, &mut candidates);
            let range = |one: &Candidate| (self.upper[one.column] - self.lower[one.column]) * one.entry;
            match passed(&mut candidates, infeasibility.abs(), range) {
                Some(passed) => break Some(passed),
                None if reach.is_infinite() => break None,
                // Before it is said that nothing can enter, every column is looked at, in whatever order a chain is.
                None if is_all => reach = f64::INFINITY,
                None => reach *= REACH_GROWS,
            }
        };
        let entering = found.and_then(|passed| chosen(&candidates, passed));
        if let Some((one, _)) = &entering {
            self.reach = (one.ratio * REACH_GROWS).max(LEAST_REACH);
        }
        self.candidates = candidates;
        entering.map(|(one, flipped)| (one.column, flipped))
    }

    /// Takes columns to their other bounds.
    #[inline(never)]
    fn flip(&mut self, flipped: &[usize]) {
        if flipped.is_empty() {
            return;
        }
        let mut change = self.nothing_by_row();
        for column in flipped {
            let before = self.value[*column];
            self.turn(*column);
            self.add_column(&mut change, *column, self.value[*column] - before);
        }
        self.solve_for(Kind::Flips, &mut change);
        self.move_values(1.0, &change);
        self.done_with(change);
    }

    #[inline(never)]
    fn pivot(&mut self, row: usize, entering: usize, bound: f64, in_basis: &ByRow, inverse_row: ByRow) {
        let leaving = self.head[row];
        let pivot = in_basis.at(row);
        self.step_dual(entering, leaving);
        let step = (self.value[leaving] - bound) / pivot;
        self.move_values(step, in_basis);
        self.value[entering] += step;
        self.value[leaving] = bound;
        self.move_edges(row, entering, in_basis, inverse_row);
        self.exchange(row, entering, in_basis);
        self.follow_step();
        self.measure_outside(row);
    }

    /// Takes the dual step that makes the entering column's reduced cost vanish.
    fn step_dual(&mut self, entering: usize, leaving: usize) {
        let reduced = self.reduced_of(entering);
        if reduced * self.way[entering] < 0.0 {
            self.shift(entering, -reduced);
        }
        let step = self.reduced_of(entering) / self.entry_of(entering);
        self.move_reduced(step);
        self.set_reduced(leaving, -step);
        self.set_reduced(entering, 0.0);
    }

    /// Steepest edges after the exchange (Forrest and Goldfarb 1992).
    #[inline(never)]
    fn move_edges(&mut self, row: usize, entering: usize, in_basis: &ByRow, inverse_row: ByRow) {
        let pivot = in_basis.at(row);
        let leaving = self.head[row];
        let weight: f64 = inverse_row.entries().map(|(_, entry)| entry * entry).sum();
        let mut along = inverse_row;
        self.solve_for(Kind::Along, &mut along);
        for (other, entry) in in_basis.entries() {
            if other != row {
                let ratio = entry / pivot;
                let edge = &mut self.edge[self.head[other]];
                let moved = *edge - 2.0 * ratio * along.at(other) + ratio * ratio * weight;
                *edge = if moved > LEAST_EDGE { moved } else { LEAST_EDGE };
            }
        }
        self.done_with(along);
        self.edge[leaving] = 1.0;
        self.edge[entering] = (weight / (pivot * pivot)).max(LEAST_EDGE);
    }
}

/// Of those that come as good as together the one with the largest entry, which is the safest pivot (Harris 1973); and those that are
/// passed before.
fn chosen(candidates: &[Candidate], passed: usize) -> Option<(Candidate, Vec<usize>)> {
    let (before, rest) = candidates.split_at(passed);
    let most = least_of(rest.iter().map(|one| one.relaxed));
    let larger = |a: &&Candidate, b: &&Candidate| a.entry.total_cmp(&b.entry).then(b.column.cmp(&a.column));
    let entering = rest.iter().filter(|one| one.ratio <= most).max_by(larger)?;
    Some((*entering, before.iter().map(|one| one.column).collect()))
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
