//! What is solved: maximise Σ gain · column over bounded columns and sparse rows.

/// A bounded column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Least value.
    pub lower: f64,
    /// Greatest value; infinite where rows limit it.
    pub upper: f64,
    /// What a unit adds to the goal.
    pub gain: f64,
}

/// `Σ coefficient · column (≤ | =) right`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row<'a> {
    /// Column positions and coefficients, each column once.
    pub terms: &'a [(usize, f64)],
    /// How the sides compare.
    pub sense: Sense,
    /// The right-hand side.
    pub right: f64,
}

/// How the sides of a row compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// At most.
    AtMost,
    /// Equal.
    Equal,
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
    /// It holds that nothing reaches what was asked for, whether or not there is a feasible point.
    NoBetter,
    /// It gave up: numbers, iterations or time.
    GaveUp,
}
