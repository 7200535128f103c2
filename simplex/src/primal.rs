//! The primal method: the goal improves while no value passes its bounds.

use super::scan::{RUN, has_improving, least_of};
use super::{DUAL_TOLERANCE, End, PRIMAL_TOLERANCE, Simplex};

/// Entries of a tableau column below this do not limit a step.
const SMALL: f64 = 1e-9;
/// Steps shorter than this lead nowhere; after so many of them in a run costs are no guide any more.
const MOST_STALLS: usize = 2_000;

/// What limits a step.
enum Limit {
    /// The column's other bound.
    Own,
    /// The value at a row, which goes to this bound.
    Row(usize, f64),
}

impl Simplex {
    /// Pivots until no column improves the goal.
    pub(super) fn primal(&mut self) -> End {
        let mut stalls = 0;
        self.devex.fill(1.0);
        loop {
            if self.is_due() {
                self.renew();
            }
            let Some(entering) = self.improving() else { return End::Done };
            if self.iterations >= self.limit || stalls > MOST_STALLS {
                return End::Lost;
            }
            self.iterations += 1;
            let in_basis = self.in_basis(entering);
            let sign = -self.reduced[entering].signum();
            let Some((step, limit)) = self.step(entering, sign, &in_basis) else { return End::NoOther };
            stalls = if step > PRIMAL_TOLERANCE { 0 } else { stalls + 1 };
            let before = self.value[entering];
            for (row, entry) in in_basis.iter().enumerate() {
                if *entry != 0.0 {
                    self.value[self.head[row]] -= sign * step * entry;
                }
            }
            match limit {
                Limit::Own => {
                    let up = sign > 0.0;
                    self.value[entering] = if up { self.upper[entering] } else { self.lower[entering] };
                    self.way[entering] = self.way_of(entering);
                }
                Limit::Row(row, bound) => {
                    let leaving = self.head[row];
                    self.value[entering] = before + sign * step;
                    self.value[leaving] = bound;
                    self.price_leaving(row, entering, leaving);
                    self.exchange(row, entering, &in_basis);
                }
            }
            self.done_with(in_basis);
        }
    }

    /// The column that improves the goal most, measured by its reference weight; of several the first.
    #[inline(never)]
    fn improving(&self) -> Option<usize> {
        let mut best = (0.0, None);
        let runs = self.reduced.chunks(RUN).zip(self.way.chunks(RUN)).zip(self.devex.chunks(RUN));
        for (index, ((reduced, ways), devex)) in runs.enumerate() {
            if !has_improving(reduced, ways) {
                continue;
            }
            for (offset, ((reduced, way), devex)) in reduced.iter().zip(ways).zip(devex).enumerate() {
                let worth = reduced * reduced / devex;
                if reduced * way < -DUAL_TOLERANCE && worth > best.0 {
                    best = (worth, Some(index * RUN + offset));
                }
            }
        }
        for column in self.free_improving() {
            let worth = self.reduced[column] * self.reduced[column] / self.devex[column];
            if worth > best.0 || worth == best.0 && best.1.is_some_and(|found| column < found) {
                best = (worth, Some(column));
            }
        }
        best.1
    }

    /// How far the column can move, and what stops it (Harris 1973); none if nothing does.
    #[inline(never)]
    fn step(&self, entering: usize, sign: f64, in_basis: &[f64]) -> Option<(f64, Limit)> {
        let own = self.upper[entering] - self.lower[entering];
        let room = |row: usize, entry: f64| {
            let column = self.head[row];
            let rate = -sign * entry;
            if rate < 0.0 {
                (self.value[column] - self.lower[column]) / -rate
            } else if self.upper[column].is_finite() {
                (self.upper[column] - self.value[column]) / rate
            } else {
                f64::INFINITY
            }
        };
        let moving = || in_basis.iter().copied().enumerate().filter(|(_, entry)| entry.abs() > SMALL);
        let most = least_of(moving().map(|(row, entry)| room(row, entry) + PRIMAL_TOLERANCE / entry.abs()));
        if own <= most {
            return own.is_finite().then_some((own, Limit::Own));
        }
        let mut best: Option<(f64, f64, usize)> = None;
        for (row, entry) in moving() {
            let limit = room(row, entry);
            if limit <= most && best.is_none_or(|(largest, ..)| entry.abs() > largest) {
                best = Some((entry.abs(), limit, row));
            }
        }
        let (_, limit, row) = best?;
        let column = self.head[row];
        let is_falling = -sign * in_basis[row] < 0.0;
        let bound = if is_falling { self.lower[column] } else { self.upper[column] };
        Some((limit.max(0.0), Limit::Row(row, bound)))
    }

    /// Reduced costs and reference weights after the exchange.
    #[inline(never)]
    fn price_leaving(&mut self, row: usize, entering: usize, leaving: usize) {
        let inverse_row = self.inverse_row(row);
        self.price_row(&inverse_row);
        self.done_with(inverse_row);
        let pivot = self.row[entering];
        let step = self.reduced[entering] / pivot;
        let reference = self.devex[entering];
        self.move_priced(step, pivot, reference);
        self.reduced[leaving] = -step;
        self.reduced[entering] = 0.0;
        self.devex[leaving] = (reference / (pivot * pivot)).max(1.0);
    }
}
