//! microlp: a simplex method; vertices, so few projects are split, but no duals.

use good_lp::{ResolutionError, Solution, SolutionStatus, SolverModel};

use super::backend::{Backend, Found, Solved, Stop};
use super::translated::{Translated, translate};
use crate::lp::Program;

/// microlp through good_lp.
#[derive(Clone, Copy, Debug, Default)]
pub struct Microlp;

impl Backend for Microlp {
    fn solve(&self, program: &Program) -> Solved {
        let Translated { variables, goal, columns, rows } = translate(program);
        let mut model = variables.maximise(goal).using(good_lp::microlp);
        for row in rows {
            model.add_constraint(row);
        }
        match model.solve() {
            Ok(solution) => Solved {
                stop: match solution.status() {
                    SolutionStatus::Optimal => Stop::Optimal,
                    _ => Stop::GaveUp,
                },
                primal: Found::Feasible,
                dual: Found::None,
                columns: columns.iter().map(|column| solution.value(*column)).collect(),
                duals: Vec::new(),
            },
            Err(ResolutionError::Infeasible) => Solved::without_points(Stop::Infeasible),
            Err(ResolutionError::Unbounded) => Solved::without_points(Stop::Unbounded),
            Err(_) => Solved::without_points(Stop::GaveUp),
        }
    }
}
