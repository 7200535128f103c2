//! What a solver is asked and what it answers.

use good_lp::{Constraint, Expression, ProblemVariables, Variable, variable};

use crate::lp::{Program, Sense};

/// A solver of linear programs.
pub trait Backend {
    /// Solves the program.
    fn solve(&self, program: &Program) -> Solved;
}

/// Why a solver stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It holds its point for optimal.
    Optimal,
    /// It holds the program for infeasible.
    Infeasible,
    /// It holds the program for unbounded.
    Unbounded,
    /// It gave up: numbers, iterations or time.
    GaveUp,
}

/// What a point is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// There is none.
    None,
    /// Feasible within the solver's tolerance.
    Feasible,
    /// A direction that proves the other side infeasible.
    Ray,
}

/// What a solver answers: why it stopped, and what its primal and dual points are worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved {
    /// Why it stopped.
    pub stop: Stop,
    /// What `columns` is worth.
    pub primal: Found,
    /// What `duals` is worth.
    pub dual: Found,
    /// A value per column; empty without a primal point.
    pub columns: Vec<f64>,
    /// A dual per row, not negative for rows with an upper limit; empty without a dual point.
    pub duals: Vec<f64>,
}

impl Solved {
    /// An answer without any point.
    pub(super) const fn without_points(stop: Stop) -> Self {
        Self { stop, primal: Found::None, dual: Found::None, columns: Vec::new(), duals: Vec::new() }
    }
}

/// More than any sum of a program.
const NO_LIMIT: f64 = 1e9;

/// A program in good_lp's terms.
pub(super) struct Translated {
    pub variables: ProblemVariables,
    pub goal: Expression,
    pub columns: Vec<Variable>,
    pub rows: Vec<Constraint>,
}

/// The program in good_lp's terms. Rows are built with `add_mul`: sums of products allocate a map per term.
pub(super) fn translate(program: &Program) -> Translated {
    let mut variables = ProblemVariables::new();
    let all = program.columns.iter();
    let columns: Vec<Variable> =
        all.map(|column| variables.add(variable().min(column.lower).max(column.upper))).collect();
    let mut goal = Expression::with_capacity(columns.len());
    for (variable, column) in columns.iter().zip(&program.columns).filter(|(_, column)| column.gain != 0.0) {
        goal.add_mul(column.gain, *variable);
    }
    let rows = program.rows.iter().map(|row| {
        // good_lp's solvers do not take infinite limits; such a row asks for nothing.
        let right = row.right.min(NO_LIMIT);
        let mut left = Expression::with_capacity(row.terms.len());
        for (column, coefficient) in &row.terms {
            left.add_mul(*coefficient, columns[*column]);
        }
        match row.sense {
            Sense::AtMost => left.leq(right),
            Sense::Equal => left.eq(right),
        }
    });
    let rows = rows.collect();
    Translated { variables, goal, columns, rows }
}
