//! Clarabel: an interior-point method; good duals, points between vertices.

use clarabel::solver::{IPSolver, SolverStatus};
use good_lp::SolverModel;

use super::backend::{Backend, Found, Solved, Stop};
use super::translated::{Translated, translate};
use crate::lp::{Program, Sense};

/// Clarabel through good_lp.
///
/// good_lp's adapter calls unbounded and almost solved programs optimal, so the solver's own status is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clarabel;

impl Backend for Clarabel {
    fn solve(&self, program: &Program) -> Solved {
        let Translated { variables, goal, rows, .. } = translate(program);
        let mut model = variables.maximise(goal).using(good_lp::clarabel);
        // Rows of one sense in a run make one cone.
        let (mut first, mut last) = (Vec::new(), Vec::new());
        for (index, (row, sense)) in
            rows.into_iter().zip(program.rows.iter().map(|row| row.sense)).enumerate()
        {
            if sense == Sense::AtMost { first.push((index, row)) } else { last.push((index, row)) }
        }
        let mut order = Vec::with_capacity(program.rows.len());
        for (index, row) in first.into_iter().chain(last) {
            order.push(index);
            model.add_constraint(row);
        }
        let Ok(mut solver) = model.try_into_solver() else { return Solved::without_points(Stop::GaveUp) };
        solver.solve();
        let solution = &solver.solution;
        // The adapter writes the finite bounds of every column before the rows.
        let bounds: usize = program
            .columns
            .iter()
            .map(|column| usize::from(column.lower.is_finite()) + usize::from(column.upper.is_finite()))
            .sum();
        let duals = || {
            let mut duals = vec![0.0; order.len()];
            for (index, dual) in order.iter().zip(solution.z.iter().skip(bounds)) {
                duals[*index] = *dual;
            }
            duals
        };
        let points = |stop, primal, dual, columns, duals| Solved { stop, primal, dual, columns, duals };
        match solution.status {
            SolverStatus::Solved => {
                points(Stop::Optimal, Found::Feasible, Found::Feasible, solution.x.clone(), duals())
            }
            SolverStatus::AlmostSolved | SolverStatus::InsufficientProgress | SolverStatus::MaxIterations => {
                points(Stop::GaveUp, Found::Feasible, Found::Feasible, solution.x.clone(), duals())
            }
            SolverStatus::PrimalInfeasible | SolverStatus::AlmostPrimalInfeasible => {
                points(Stop::Infeasible, Found::None, Found::Ray, Vec::new(), duals())
            }
            SolverStatus::DualInfeasible | SolverStatus::AlmostDualInfeasible => {
                points(Stop::Unbounded, Found::Ray, Found::None, solution.x.clone(), Vec::new())
            }
            _ => Solved::without_points(Stop::GaveUp),
        }
    }
}
