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
mod by_row;
mod chain;
mod change;
mod dual;
mod factor;
mod kept;
mod nucleus;
mod primal;
mod program;
mod renew;
mod scan;
mod solve;
mod sparse;
mod start;
mod tighten;
mod vectors;

use by_row::ByRow;
use chain::Chains;
use dual::Candidate;
use factor::Factor;
use kept::Kept;
use sparse::Sparse;

pub use program::{Column, Row, Sense, Stop};

/// How far a basic value may pass its bounds, in units of money (10⁻⁹ of a million yuan is a tenth of a fen).
const PRIMAL_TOLERANCE: f64 = 1e-9;
/// How far a reduced cost may have the wrong sign.
const DUAL_TOLERANCE: f64 = 1e-9;
/// Replaced columns before the basis is factored anew; one more for so many rows, which factoring takes longer for.
const MOST_ETAS: usize = 100;
const ETAS_GROW: usize = 128;
/// So few that values computed with them are good.
const FEW_ETAS: usize = 24;
/// A column that is not basic.
const NOWHERE: usize = usize::MAX;
/// Steps of the dual method after which ties are broken, for they may lead it in a circle. From a basis that was taken over it takes a few
/// dozen.
const MOST_WITH_TIES: usize = 300;
/// Rounds of dual and primal method before giving up.
const ROUNDS: usize = 12;

/// A program with a basis. Inside, the program's loose columns come first, then a logical column per row: `a·x + logical = right`,
/// then the columns of chains.
#[derive(Clone, Debug)]
pub struct Simplex {
    /// Where each column of the program is inside.
    inside: Vec<usize>,
    /// Loose columns, then those of chains; and the rows of loose ones.
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
    /// Reduced costs of loose and logical columns.
    reduced: Vec<f64>,
    /// Weights of the dual method per column, of the primal method per column.
    edge: Vec<f64>,
    devex: Vec<f64>,
    factor: Factor,
    kept: Vec<Kept>,
    /// The tableau's row of the column that leaves, and which columns it touches.
    row: Vec<f64>,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
    /// Whether the row touches so many columns that they are not told apart.
    is_dense: bool,
    /// Which way each column may move: 1 up from its lower bound, −1 down from its upper one, 0 not at all. And columns without
    /// bounds, which may move both ways where they are not basic.
    way: Vec<f64>,
    unbounded: Vec<usize>,
    chains: Chains,
    ray: Vec<f64>,
    /// Columns that may enter, and how far they are looked for.
    candidates: Vec<Candidate>,
    reach: f64,
    /// Whether the factor is that of the basis.
    is_factored: bool,
    /// Whether it was never solved.
    is_new: bool,
    /// Columns whose costs are not taken as they are: shifted, or changed since.
    strays: Vec<usize>,
    /// Whether reduced costs, and basic values, were computed from the basis as it is, or followed it for a few steps; and how many.
    is_priced: bool,
    knows_values: bool,
    followed: usize,
    /// What right-hand sides, less what columns off the basis bring, changed by since basic values were known.
    moved: ByRow,
    /// Vectors by row that are not in use, of nothing.
    spare: Vec<ByRow>,
    /// In how many rows vectors of each kind were something of late.
    filled: [f64; 4],
    /// Per row how far its basic column is outside its bounds, squared.
    outside: ByRow,
    iterations: usize,
    limit: usize,
    /// The cost from which on the dual method need not go on.
    dearest: f64,
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
    /// Whatever it comes to costs too much.
    TooDear,
    /// So many steps that ties may be leading it in a circle.
    Stuck,
    /// Too many iterations, or numbers that lead nowhere.
    Lost,
}

impl Simplex {
    /// How many loose columns there are, and where the logical ones begin.
    fn loose(&self) -> usize {
        self.reduced.len() - self.rows()
    }

    fn rows(&self) -> usize {
        self.by_row.len()
    }

    /// The row of a logical column; none if it is not one.
    fn row_of_logical(&self, column: usize) -> Option<usize> {
        column.checked_sub(self.loose()).filter(|row| *row < self.rows())
    }

    /// The entries of a column that is not a logical one.
    fn list(&self, column: usize) -> &[(u32, f64)] {
        self.by_column.list(if column < self.loose() { column } else { column - self.rows() })
    }

    /// Solves it from the basis it has, in at most so many iterations.
    pub fn solve(&mut self, limit: usize) -> Stop {
        self.iterations = 0;
        self.limit = limit;
        self.ray.clear();
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
                    End::TooDear => return Stop::NoBetter,
                    End::Lost => return Stop::GaveUp,
                }
            }
            self.is_new = false;
            self.unshift();
            if !self.is_dual_feasible() {
                match self.primal() {
                    End::Done => self.unshift(),
                    End::NoOther => return Stop::Unbounded,
                    End::TooDear | End::Stuck | End::Lost => return Stop::GaveUp,
                }
            } else if self.is_primal_feasible() {
                return Stop::Optimal;
            }
        }
        Stop::GaveUp
    }

    /// Solves it unless the goal stays below `least`, which mostly shows long before the best is found, or that there is none.
    pub fn solve_above(&mut self, limit: usize, least: f64) -> Stop {
        self.dearest = -least;
        let stop = self.solve(limit);
        self.dearest = f64::INFINITY;
        stop
    }

    /// Takes the costs as they are.
    fn unshift(&mut self) {
        for column in std::mem::take(&mut self.strays) {
            let by = self.cost[column] - self.shifted[column];
            self.shifted[column] = self.cost[column];
            match self.reduced.get_mut(column) {
                // The duals are others.
                _ if by != 0.0 && self.row_of[column] != NOWHERE => self.is_priced = false,
                Some(reduced) => *reduced += by,
                None => {}
            }
        }
        self.refresh();
    }

    /// Iterations of the last solve.
    pub const fn iterations(&self) -> usize {
        self.iterations
    }

    /// The value of every column of the program.
    pub fn point(&self) -> Vec<f64> {
        self.inside.iter().map(|column| self.value[*column]).collect()
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
        self.factor.solve_transposed_all(&mut prices);
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

    fn is_due(&self) -> bool {
        self.factor.replaced() >= MOST_ETAS + self.rows() / ETAS_GROW || self.factor.is_heavy()
    }
}
