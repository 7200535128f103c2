//! The primal method: the goal improves while no value passes its bounds.

use super::by_row::ByRow;
use super::scan::least_of;
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

/// A column that improves the goal, and how much as its reference weight measures it.
#[derive(Clone, Copy)]
pub(super) struct Promise {
    worth: f64,
    pub(super) column: usize,
}

/// How many columns that improve the goal are looked at again and again before all are.
const MOST_PROMISES: usize = 2_000;
/// Where the best of them has so much less worth than the best of all had, all are looked at again.
const FADED: f64 = 0.03;

impl Simplex {
    /// Pivots until no column improves the goal. Of all columns the duals alone are kept, so reduced costs are of another basis afterwards.
    pub(super) fn primal(&mut self) -> End {
        let mut stalls = 0;
        let (mut promises, mut most) = (Vec::new(), 0.0);
        self.devex.fill(1.0);
        loop {
            if self.is_due() {
                self.renew();
            }
            let mut best = self.best_of(&promises).filter(|best| best.worth > FADED * most);
            if best.is_none() {
                promises = self.promises();
                best = self.best_of(&promises);
                most = best.map_or(0.0, |best| best.worth);
            }
            let Some(Promise { column: entering, .. }) = best else { return End::Done };
            if self.iterations >= self.limit || stalls > MOST_STALLS {
                return End::Lost;
            }
            self.iterations += 1;
            let in_basis = self.in_basis(entering);
            let sign = -self.priced(entering).signum();
            let Some((step, limit)) = self.step(entering, sign, &in_basis) else { return End::NoOther };
            stalls = if step > PRIMAL_TOLERANCE { 0 } else { stalls + 1 };
            let before = self.value[entering];
            for (row, entry) in in_basis.entries() {
                self.value[self.head[row]] -= sign * step * entry;
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
                    self.price_leaving(row, entering, in_basis.at(row), &promises);
                    self.exchange(row, entering, &in_basis);
                    self.forget();
                }
            }
            self.done_with(in_basis);
        }
    }

    /// The column that improves the goal most; of several the first.
    #[inline(never)]
    fn best_of(&self, promises: &[usize]) -> Option<Promise> {
        let now = promises.iter().filter_map(|column| self.promise(*column));
        now.reduce(|best, one| if one.is_before(best) { one } else { best })
    }

    /// The columns that improve the goal most.
    fn promises(&mut self) -> Vec<usize> {
        let mut all = self.improving();
        if all.len() > MOST_PROMISES {
            all.select_nth_unstable_by(MOST_PROMISES, |one, other| {
                other.worth.total_cmp(&one.worth).then(one.column.cmp(&other.column))
            });
            all.truncate(MOST_PROMISES);
        }
        all.into_iter().map(|promise| promise.column).collect()
    }

    /// The columns that improve the goal.
    #[inline(never)]
    pub(super) fn improving(&mut self) -> Vec<Promise> {
        let free = self.unbounded.iter().filter(|column| self.is_free(**column));
        let free = free.filter_map(|column| self.promise(*column));
        let mut all: Vec<Promise> = free.chain(self.promises_alone()).collect();
        let of_chains = self.improving_in_chains().into_iter();
        all.extend(of_chains.filter_map(|(column, reduced)| self.promise_of(column, reduced)));
        all
    }

    /// The loose and logical columns on the wrong side of their reduced costs.
    fn promises_alone(&self) -> impl Iterator<Item = Promise> {
        let loose = self.loose();
        let logical = &self.reduced[loose..];
        let duals: Vec<f64> =
            self.shifted[loose..].iter().zip(logical).map(|(cost, reduced)| cost - reduced).collect();
        let of_loose = (0..loose).filter(|column| self.way[*column] != 0.0).map(move |column| {
            let list = self.by_column.list(column).iter();
            let price: f64 = list.map(|(row, entry)| entry * duals[*row as usize]).sum();
            (column, self.shifted[column] - price)
        });
        let of_logical = logical.iter().enumerate().map(move |(row, reduced)| (loose + row, *reduced));
        let wrong = of_loose
            .chain(of_logical)
            .filter(|(column, reduced)| reduced * self.way[*column] < -DUAL_TOLERANCE);
        wrong.filter_map(|(column, reduced)| self.promise_of(column, reduced))
    }

    fn promise(&self, column: usize) -> Option<Promise> {
        self.promise_of(column, self.priced(column))
    }

    fn promise_of(&self, column: usize, reduced: f64) -> Option<Promise> {
        let gains = if self.is_free(column) { reduced.abs() } else { -reduced * self.way[column] };
        (gains > DUAL_TOLERANCE).then(|| Promise { worth: reduced * reduced / self.devex[column], column })
    }

    /// The entry of a column in the tableau's row that a row of the inverse makes.
    pub(super) fn entry_in(&self, column: usize, inverse_row: &ByRow) -> f64 {
        match self.row_of_logical(column) {
            Some(row) => inverse_row.at(row),
            None => self.list(column).iter().map(|(row, entry)| entry * inverse_row.at(*row as usize)).sum(),
        }
    }

    /// The reduced cost of a column by the duals.
    pub(super) fn priced(&self, column: usize) -> f64 {
        match self.row_of_logical(column) {
            Some(_) => self.reduced[column],
            None => self.cost_less_duals(column),
        }
    }

    /// How far the column can move, and what stops it (Harris 1973); none if nothing does.
    #[inline(never)]
    fn step(&self, entering: usize, sign: f64, in_basis: &ByRow) -> Option<(f64, Limit)> {
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
        let moving = || in_basis.entries().filter(|(_, entry)| entry.abs() > SMALL);
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
        let is_falling = -sign * in_basis.at(row) < 0.0;
        let bound = if is_falling { self.lower[column] } else { self.upper[column] };
        Some((limit.max(0.0), Limit::Row(row, bound)))
    }

    /// Duals, and reference weights of those that may come next, after the exchange.
    #[inline(never)]
    fn price_leaving(&mut self, row: usize, entering: usize, pivot: f64, promises: &[usize]) {
        let inverse_row = self.inverse_row(row);
        let step = self.priced(entering) / pivot;
        let (loose, reference) = (self.loose(), self.devex[entering]);
        for (row, entry) in inverse_row.entries() {
            self.reduced[loose + row] -= step * entry;
        }
        for column in promises {
            let ratio = self.entry_in(*column, &inverse_row) / pivot;
            let weight = ratio * ratio * reference;
            if weight > self.devex[*column] {
                self.devex[*column] = weight;
            }
        }
        self.devex[self.head[row]] = (reference / (pivot * pivot)).max(1.0);
        self.done_with(inverse_row);
    }
}

impl Promise {
    fn is_before(self, other: Self) -> bool {
        self.worth > other.worth || self.worth == other.worth && self.column < other.column
    }
}
