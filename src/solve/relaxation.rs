//! The program of a plan with the basis where it was last solved: goals, decisions and margins come and go.

use std::collections::BTreeMap;

use super::backend::{Found, Stop, second_opinion};
use super::goals::set_goals;
use super::narrow::{Decided, Ranges};
use super::simplex::{Place, Simplex};
use super::{Duals, certificate_duals, propose};
use crate::lp::{Awake, Built, Groups, Lack, Program, Shape, What};
use crate::plan::Plan;
use crate::rows::{Demands, RowId};
use crate::verify::{NEAR, Proposal};

/// Iterations of one solve before another solver is asked.
pub(super) const LIMIT: usize = 30_000;

/// A plan's program, its state, and its last solution.
pub(super) struct Relaxation<'a> {
    pub plan: &'a Plan,
    pub demands: &'a Demands,
    pub groups: &'a Groups,
    pub(super) shape: Shape<'a>,
    pub(super) awake: Awake,
    pub(super) built: Built,
    /// The right-hand sides as the plan has them.
    pub(super) rights: Vec<f64>,
    /// The bounds of columns as the plan has them.
    pub(super) widest: Vec<(f64, f64)>,
    pub(super) simplex: Simplex,
    /// The goal it is at.
    pub(super) tier: usize,
    /// The goal that it leans towards.
    pub(super) leaning: Option<usize>,
    pub(super) decided: Decided,
    pub(super) margins: BTreeMap<RowId, i128>,
    /// Whether limits of sums of whole quanta, and of projects, are taken in whole quanta.
    pub(super) limits_in_quanta: bool,
    pub(super) ranges: Ranges,
    pub(super) held: BTreeMap<usize, f64>,
    pub(super) point: Vec<f64>,
    duals: Vec<f64>,
}

impl<'a> Relaxation<'a> {
    /// The relaxation of a plan, or of a question about it, under its first goal, with these rows written out. What solved an older program
    /// goes on where the two have the same rows.
    pub fn new(
        plan: &'a Plan,
        demands: &'a Demands,
        groups: &'a Groups,
        shape: Shape<'a>,
        awake: Awake,
        older: Option<(&Program, Simplex)>,
    ) -> Self {
        let mut built = shape.build(plan, demands, groups, &awake);
        set_goals(&mut built, std::iter::once((0, 1.0)));
        let simplex = match older.filter(|(program, _)| program.has_rows_of(&built.program)) {
            Some((_, simplex)) => with_limits_of(&built.program, simplex),
            None => Simplex::from(&built.program),
        };
        let (rights, widest) = (rights_of(&built), widest_of(&built));
        let (point, duals) = (Vec::new(), Vec::new());
        let (decided, margins, held) = (Decided::new(), BTreeMap::new(), BTreeMap::new());
        let ranges = Ranges::new();
        Self {
            plan,
            demands,
            groups,
            shape,
            awake,
            built,
            rights,
            widest,
            simplex,
            tier: 0,
            leaning: None,
            decided,
            margins,
            limits_in_quanta: false,
            ranges,
            held,
            point,
            duals,
        }
    }

    /// Where columns and rows stand in another program of a plan that is alike.
    pub fn positions_in(&self, older: &Built) -> Vec<Option<usize>> {
        self.built.positions_in(older)
    }

    /// A basis of the program that has these positions, as a basis of this one.
    pub fn carried(&self, places: &[Place], positions: &[Option<usize>]) -> Vec<Place> {
        self.simplex.carried(places, positions)
    }

    /// The program, the rows that are written out, and what solves it.
    pub fn into_parts(self) -> (Built, Awake, Simplex) {
        (self.built, self.awake, self.simplex)
    }

    /// Solves it from where it was. [`Stop::GaveUp`] leaves no point.
    pub fn solve(&mut self) -> Stop {
        let stop = self.simplex.solve(LIMIT);
        self.take_up(stop)
    }

    /// The same, unless the goal comes to less than this; [`Stop::NoBetter`] leaves no point, either.
    pub fn solve_above(&mut self, least: f64) -> Stop {
        let stop = self.simplex.solve_above(LIMIT, least);
        self.take_up(stop)
    }

    fn take_up(&mut self, stop: Stop) -> Stop {
        match stop {
            Stop::Optimal => {
                self.point = self.simplex.point();
                self.duals = self.simplex.duals();
                stop
            }
            Stop::Infeasible => {
                self.duals = self.simplex.ray().to_vec();
                stop
            }
            Stop::NoBetter => stop,
            Stop::Unbounded | Stop::GaveUp => self.ask_another(),
        }
    }

    /// An interior point is worse than a vertex, and better than nothing.
    fn ask_another(&mut self) -> Stop {
        let solved = second_opinion(&self.built.program);
        match (solved.stop, solved.primal) {
            (Stop::Infeasible, _) => {
                self.duals = solved.duals;
                Stop::Infeasible
            }
            (_, Found::Feasible) => {
                (self.point, self.duals) = (solved.columns, solved.duals);
                Stop::Optimal
            }
            (stop, _) => stop,
        }
    }

    /// Iterations of the last solve.
    pub const fn iterations(&self) -> usize {
        self.simplex.iterations()
    }

    pub(super) fn set_right(&mut self, row: usize, right: f64) {
        self.built.program.rows[row].right = right;
        self.simplex.set_right(row, right);
    }

    /// The rows that are written out although they need not be.
    pub const fn awake(&self) -> &Awake {
        &self.awake
    }

    /// The last point in whole fen. Where amounts are branched on, those next to an end are meant as they are.
    pub fn proposal(&self) -> Proposal {
        let near = if self.ranges.is_empty() { NEAR } else { 0 };
        propose(self.plan, self.groups, &self.built, &self.point, near)
    }

    /// What a project gets at the last point, in fen.
    pub fn amount(&self, project: usize) -> f64 {
        self.point[self.built.pieces[project].clone()].iter().sum::<f64>() * Program::MONEY
    }

    /// How much more than it costs a unit of each project's first money gains at the last duals, relative to that; one that cannot be
    /// funded loses without end.
    pub fn leanings_of_projects(&self) -> Vec<f64> {
        let Program { columns, .. } = &self.built.program;
        let reduced = self.built.program.reduced_gains(&self.duals);
        let leaning = |column: usize| {
            let cost = (columns[column].gain - reduced[column]).abs();
            if cost > 0.0 { reduced[column] / cost } else { f64::INFINITY }
        };
        let pieces = self.built.pieces.iter().cloned();
        pieces.map(|mut pieces| pieces.next().map_or(f64::NEG_INFINITY, leaning)).collect()
    }

    /// What each project gets at the last point, in whole fen, as in [`Self::proposal`].
    pub fn amounts_of_projects(&self) -> Vec<i128> {
        (0..self.built.pieces.len()).map(|project| self.amount(project).round().max(0.0) as i128).collect()
    }

    /// What each group is granted at the last point, in fen.
    pub fn granted_to_groups(&self) -> Vec<i128> {
        let mut granted = vec![0.0; self.groups.all.len()];
        for (what, value) in self.built.what.iter().zip(&self.point) {
            if let What::Flow { group, .. } | What::FromHub { group, .. } = what {
                granted[*group] += value;
            }
        }
        granted.into_iter().map(|granted| (granted * Program::MONEY).round().max(0.0) as i128).collect()
    }

    /// The demands that give way, with what is missing of each at the last point, in units of the program.
    pub fn lacks(&self) -> impl Iterator<Item = (&Lack, f64)> {
        self.built.lacks.iter().map(|lack| (lack, self.point[lack.column]))
    }

    /// The duals of the last solution under the names of the demands.
    pub fn named_duals(&self) -> Duals {
        certificate_duals(self.plan, self.demands, self.groups, &self.built, Some(self.tier), &self.duals)
    }

    /// The last proof that there is no point. A ray has any length: its largest multiplier is made 1 per yuan.
    pub fn named_ray(&self) -> Duals {
        let largest = self.duals.iter().fold(0.0_f64, |largest, dual| largest.max(dual.abs()));
        let scale = Program::MONEY / 100.0 / largest.max(f64::MIN_POSITIVE);
        let ray: Vec<f64> = self.duals.iter().map(|dual| dual * scale).collect();
        certificate_duals(self.plan, self.demands, self.groups, &self.built, None, &ray)
    }

    /// The basis, to come back to.
    pub fn places(&mut self) -> Vec<Place> {
        self.simplex.places_to_keep()
    }
}

/// What solved a program that has the same rows, with the limits and gains of this one.
fn with_limits_of(program: &Program, mut simplex: Simplex) -> Simplex {
    for (index, column) in program.columns.iter().enumerate() {
        simplex.set_bounds(index, column.lower, column.upper);
        simplex.set_gain(index, column.gain);
    }
    for (index, row) in program.rows.iter().enumerate() {
        simplex.set_right(index, row.right);
    }
    simplex
}

/// The right-hand sides of a program's rows.
pub(super) fn rights_of(built: &Built) -> Vec<f64> {
    built.program.rows.iter().map(|row| row.right).collect()
}

/// The bounds of a program's columns.
pub(super) fn widest_of(built: &Built) -> Vec<(f64, f64)> {
    built.program.columns.iter().map(|column| (column.lower, column.upper)).collect()
}
