//! A simplex method for bounded columns that goes on from where it was.
//!
//! The programs of plans change a little at a time: an amount, a decision on a project, the next goal. The solvers behind good_lp
//! start every time from nothing and take a hundred times longer than the change is worth, so the sequence of programs is
//! solved here: revised simplex with the dual method (steepest edge, bound flipping) after changes of limits, and the primal
//! method after changes of the goal (Koberstein 2005; Forrest and Goldfarb 1992). Nothing it says is believed either.
//!
//! A package of its own, because that is what a compiler's options are given for: this is where time goes, so it is built for speed,
//! while the page is built small.

mod basis;
mod dual;
mod factor;
mod nucleus;
mod primal;
mod program;
mod renew;
mod scan;
mod sparse;

use dual::Candidate;
use factor::Factor;
use sparse::Sparse;

pub use program::{Column, Row, Sense, Stop};

/// How far a basic value may pass its bounds, in units of money (10⁻⁹ of a million yuan is a tenth of a fen).
const PRIMAL_TOLERANCE: f64 = 1e-9;
/// How far a reduced cost may have the wrong sign.
const DUAL_TOLERANCE: f64 = 1e-9;
/// Replaced columns before the basis is factored anew.
const MOST_ETAS: usize = 64;
/// So few that values computed with them are good.
const FEW_ETAS: usize = 24;
/// A column that is not basic.
const NOWHERE: usize = usize::MAX;
/// Steps of the dual method after which ties are broken, for they may lead it in a circle. From a basis that was taken over it takes a few
/// dozen.
const MOST_WITH_TIES: usize = 300;
/// Rounds of dual and primal method before giving up.
const ROUNDS: usize = 12;

/// A program with a basis. Columns of the program come first, then a logical column per row: `a·x + logical = right`.
#[derive(Clone, Debug)]
pub struct Simplex {
    by_column: Sparse,
    by_row: Sparse,
    right: Vec<f64>,
    lower: Vec<f64>,
    upper: Vec<f64>,
    /// Costs, to be minimised; and the same as they are shifted on the way, so that ties break.
    cost: Vec<f64>,
    shifted: Vec<f64>,
    /// Per row the basic column, and per column its row.
    head: Vec<usize>,
    row_of: Vec<usize>,
    value: Vec<f64>,
    /// Reduced costs.
    reduced: Vec<f64>,
    /// Weights of the dual method per column, of the primal method per column.
    edge: Vec<f64>,
    devex: Vec<f64>,
    factor: Factor,
    /// The tableau's row of the column that leaves, and which columns it touches.
    row: Vec<f64>,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
    /// Whether the row touches so many columns that they are not told apart.
    is_dense: bool,
    /// Which way each column may move: 1 up from its lower bound, −1 down from its upper one, 0 not at all. And columns without
    /// bounds that are not basic, which may move both ways.
    way: Vec<f64>,
    free: Vec<usize>,
    ray: Vec<f64>,
    /// Columns that may enter, and how far they are looked for.
    candidates: Vec<Candidate>,
    reach: f64,
    /// Whether the factor is that of the basis.
    is_factored: bool,
    /// Whether it was never solved.
    is_new: bool,
    /// Whether costs are not taken as they are: shifted, or changed since.
    is_shifted: bool,
    /// Whether reduced costs were computed from the basis as it is.
    is_priced: bool,
    /// Whether every column's way is that of its place and bounds.
    knows_ways: bool,
    /// Vectors by row that are not in use.
    spare: Vec<Vec<f64>>,
    iterations: usize,
    limit: usize,
}

/// Where a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the basis.
    Basic,
    /// At its lower bound.
    Lower,
    /// At its upper bound.
    Upper,
}

/// How a method ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// It has nothing left to do.
    Done,
    /// The other side has no feasible point.
    NoOther,
    /// So many steps that ties may be leading it in a circle.
    Stuck,
    /// Too many iterations, or numbers that lead nowhere.
    Lost,
}

impl Simplex {
    /// The program with all logical columns basic, but where a start names a row and the column that is in its place: a basis with
    /// these saves the pivots that would bring them in.
    pub fn new(columns: &[Column], rows: &[Row<'_>], starts: &[(usize, usize)]) -> Self {
        let first_row = columns.len();
        let mut by_row = Sparse::new();
        for row in rows {
            by_row.push(row.terms.iter().map(|(column, value)| (*column as u32, *value)));
        }
        let all = first_row + rows.len();
        let mut simplex = Self {
            by_column: by_row.transposed(first_row),
            by_row,
            right: rows.iter().map(|row| row.right).collect(),
            lower: columns.iter().map(|column| column.lower).collect(),
            upper: columns.iter().map(|column| column.upper).collect(),
            cost: columns.iter().map(|column| -column.gain).collect(),
            shifted: vec![0.0; all],
            head: (first_row..all).collect(),
            row_of: vec![NOWHERE; all],
            value: vec![0.0; all],
            reduced: vec![0.0; all],
            edge: vec![1.0; all],
            devex: vec![1.0; all],
            factor: Factor::default(),
            row: vec![0.0; all],
            touched: Vec::new(),
            is_touched: vec![false; all],
            is_dense: false,
            way: vec![0.0; all],
            free: Vec::new(),
            ray: Vec::new(),
            candidates: Vec::new(),
            reach: 1.0,
            is_factored: false,
            is_new: true,
            is_shifted: true,
            is_priced: false,
            knows_ways: false,
            spare: Vec::new(),
            iterations: 0,
            limit: 0,
        };
        for row in rows {
            simplex.lower.push(0.0);
            simplex.upper.push(if row.sense == Sense::Equal { 0.0 } else { f64::INFINITY });
            simplex.cost.push(0.0);
        }
        for (row, column) in (first_row..all).enumerate() {
            simplex.row_of[column] = row;
        }
        for column in 0..first_row {
            simplex.value[column] = simplex.better_bound(column);
        }
        for (row, column) in starts {
            simplex.row_of[first_row + row] = NOWHERE;
            simplex.head[*row] = *column;
            simplex.row_of[*column] = *row;
        }
        simplex
    }

    fn columns(&self) -> usize {
        self.by_column.len()
    }

    fn rows(&self) -> usize {
        self.by_row.len()
    }

    /// The bound at which a column's cost would have it.
    fn better_bound(&self, column: usize) -> f64 {
        if self.cost[column] < 0.0 && self.upper[column].is_finite() {
            self.upper[column]
        } else {
            self.resting(column)
        }
    }

    /// The bound where a column is that is not basic; a column without bounds rests at 0.
    fn resting(&self, column: usize) -> f64 {
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
        self.cost[column] = -gain;
        self.is_shifted = true;
    }

    /// Changes a right-hand side.
    pub fn set_right(&mut self, row: usize, right: f64) {
        self.right[row] = right;
    }

    /// Solves it from the basis it has, in at most so many iterations.
    pub fn solve(&mut self, limit: usize) -> Stop {
        self.iterations = 0;
        self.limit = limit;
        self.ray.clear();
        if !self.knows_ways {
            self.find_ways();
        }
        self.unshift();
        for round in 0..ROUNDS {
            if !self.is_primal_feasible() {
                // A start from nothing has many ties, and so has whatever did not end in a first round.
                let breaks_ties = self.is_new || round > 0;
                self.make_dual_feasible(breaks_ties);
                match self.dual(if breaks_ties { limit } else { MOST_WITH_TIES }) {
                    End::Done => {}
                    // The next round goes on from here, with ties broken.
                    End::Stuck => continue,
                    End::NoOther => return Stop::Infeasible,
                    End::Lost => return Stop::GaveUp,
                }
            }
            self.is_new = false;
            if self.is_shifted || !self.is_priced {
                self.unshift();
            }
            if !self.is_dual_feasible() {
                match self.primal() {
                    End::Done => {}
                    End::NoOther => return Stop::Unbounded,
                    End::Stuck | End::Lost => return Stop::GaveUp,
                }
            } else if self.is_primal_feasible() {
                return Stop::Optimal;
            }
        }
        Stop::GaveUp
    }

    /// Takes the costs as they are.
    fn unshift(&mut self) {
        if self.is_shifted {
            self.shifted.clone_from(&self.cost);
            (self.is_shifted, self.is_priced) = (false, false);
        }
        self.refresh();
    }

    /// A vector by row, of nothing; [`Self::done_with`] takes it back.
    fn nothing_by_row(&mut self) -> Vec<f64> {
        let mut vector = self.spare.pop().unwrap_or_default();
        vector.clear();
        vector.resize(self.rows(), 0.0);
        vector
    }

    fn done_with(&mut self, vector: Vec<f64>) {
        self.spare.push(vector);
    }

    /// A row of the inverse.
    fn inverse_row(&mut self, row: usize) -> Vec<f64> {
        let mut inverse_row = self.nothing_by_row();
        inverse_row[row] = 1.0;
        self.factor.solve_transposed(&mut inverse_row);
        inverse_row
    }

    /// Iterations of the last solve.
    pub const fn iterations(&self) -> usize {
        self.iterations
    }

    /// The value of every column of the program.
    pub fn point(&self) -> &[f64] {
        &self.value[..self.columns()]
    }

    /// A dual per row, not negative for rows with an upper limit.
    pub fn duals(&self) -> Vec<f64> {
        self.prices(&self.cost).into_iter().map(|price| -price).collect()
    }

    /// Multipliers of the rows that prove there is no feasible point.
    pub fn ray(&self) -> &[f64] {
        &self.ray
    }

    fn prices(&self, cost: &[f64]) -> Vec<f64> {
        let mut prices: Vec<f64> = self.head.iter().map(|column| cost[*column]).collect();
        self.factor.solve_transposed(&mut prices);
        prices
    }

    fn is_primal_feasible(&self) -> bool {
        self.head.iter().all(|column| self.infeasibility(*column) == 0.0)
    }

    /// By how much a value passes its bounds: negative below, positive above.
    fn infeasibility(&self, column: usize) -> f64 {
        let value = self.value[column];
        if value < self.lower[column] - PRIMAL_TOLERANCE {
            value - self.lower[column]
        } else if value > self.upper[column] + PRIMAL_TOLERANCE {
            value - self.upper[column]
        } else {
            0.0
        }
    }

    /// A column in terms of the basis.
    #[inline(never)]
    fn in_basis(&mut self, column: usize) -> Vec<f64> {
        let mut vector = self.nothing_by_row();
        self.add_column(&mut vector, column, 1.0);
        self.factor.solve(&mut vector);
        vector
    }

    fn add_column(&self, vector: &mut [f64], column: usize, times: f64) {
        match column.checked_sub(self.columns()) {
            Some(row) => vector[row] += times,
            None => {
                for (row, coefficient) in self.by_column.list(column) {
                    vector[*row as usize] += coefficient * times;
                }
            }
        }
    }

    /// Puts a column into the basis in place of the one at a row.
    #[inline(never)]
    fn exchange(&mut self, row: usize, entering: usize, in_basis: &[f64]) {
        self.is_priced = false;
        let leaving = self.head[row];
        self.row_of[leaving] = NOWHERE;
        self.head[row] = entering;
        self.row_of[entering] = row;
        self.way[leaving] = self.way_of(leaving);
        self.knows_ways &= !self.is_unbounded(leaving);
        self.way[entering] = 0.0;
        self.factor.replace(row, in_basis);
    }

    fn is_due(&self) -> bool {
        self.factor.replaced() >= MOST_ETAS || self.factor.is_heavy()
    }
}
