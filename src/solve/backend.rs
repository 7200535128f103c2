//! What a solver is asked and what it answers.

pub use fundpool_simplex::Stop;

use crate::lp::Program;

/// A solver of linear programs.
pub trait Backend {
    /// Solves the program.
    fn solve(&self, program: &Program) -> Solved;
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

/// What another solver answers where ours gave up.
#[cfg(feature = "backends")]
pub(super) fn second_opinion(program: &Program) -> Solved {
    super::Clarabel.solve(program)
}

/// There is no other to ask.
#[cfg(not(feature = "backends"))]
pub(super) const fn second_opinion(_: &Program) -> Solved {
    Solved::without_points(Stop::GaveUp)
}
