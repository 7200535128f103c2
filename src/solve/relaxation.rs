//! The program of a plan with the basis where it was last solved: goals, decisions and margins come and go.

use std::collections::{BTreeMap, BTreeSet};

use super::backend::{Found, Stop, second_opinion};
use super::simplex::{Place, Simplex};
use super::{Duals, certificate_duals, propose};
use crate::lp::{Awake, Built, Groups, Lack, Program, RowKey, Shape, pieces_of};
use crate::plan::{Plan, set_of};
use crate::rows::{Demands, RowId};
use crate::verify::Proposal;

/// Iterations of one solve before another solver is asked.
const LIMIT: usize = 200_000;
/// How much less than it is a goal is held at, relative to it: solvers are no more exact.
const SLACK: f64 = 1e-11;

/// A plan's program, its state, and its last solution.
pub(super) struct Relaxation<'a> {
    pub plan: &'a Plan,
    pub demands: &'a Demands,
    pub groups: &'a Groups,
    shape: Shape<'a>,
    awake: Awake,
    built: Built,
    /// The right-hand sides as the plan has them.
    rights: Vec<f64>,
    simplex: Simplex,
    /// The goal it is at.
    tier: usize,
    decided: BTreeMap<usize, (i128, i128)>,
    margins: BTreeMap<RowId, i128>,
    held: BTreeMap<usize, f64>,
    point: Vec<f64>,
    duals: Vec<f64>,
}

impl<'a> Relaxation<'a> {
    /// The relaxation of a plan, or of a question about it, under its first goal, with these rows written out.
    pub fn new(
        plan: &'a Plan,
        demands: &'a Demands,
        groups: &'a Groups,
        shape: Shape<'a>,
        awake: Awake,
    ) -> Self {
        let mut built = shape.build(plan, demands, groups, &awake);
        set_goal(&mut built, 0);
        let simplex = Simplex::new(&built.program);
        let rights = rights_of(&built);
        let (point, duals) = (Vec::new(), Vec::new());
        let (decided, margins, held) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self {
            plan,
            demands,
            groups,
            shape,
            awake,
            built,
            rights,
            simplex,
            tier: 0,
            decided,
            margins,
            held,
            point,
            duals,
        }
    }

    /// Bases of another program of a plan that is alike, as bases of this one.
    pub fn carried(&self, older: &Built, bases: &[Vec<Place>]) -> Vec<Vec<Place>> {
        let positions = self.built.positions_in(older);
        bases.iter().map(|places| self.simplex.carried(places, &positions)).collect()
    }

    /// The program and the rows that are written out.
    pub fn into_parts(self) -> (Built, Awake) {
        (self.built, self.awake)
    }

    /// Solves it from where it was. [`Stop::GaveUp`] leaves no point.
    pub fn solve(&mut self) -> Stop {
        let stop = self.simplex.solve(LIMIT);
        match stop {
            Stop::Optimal => {
                self.point.clear();
                self.point.extend_from_slice(self.simplex.point());
                self.duals = self.simplex.duals();
                stop
            }
            Stop::Infeasible => {
                self.duals = self.simplex.ray().to_vec();
                stop
            }
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

    /// Goes on to a goal of the plan.
    pub fn set_tier(&mut self, tier: usize) {
        if tier == self.tier {
            return;
        }
        let before = self.tier;
        self.tier = tier;
        set_goal(&mut self.built, tier);
        for goal in [before, tier].iter().filter_map(|one| self.built.goals.get(*one)) {
            for (column, _) in &goal.terms {
                self.simplex.set_gain(*column, self.built.program.columns[*column].gain);
            }
        }
    }

    /// The value of the goal at the last point, in units of the program.
    pub fn value(&self) -> f64 {
        let terms = self.built.goals.get(self.tier).map(|goal| goal.terms.as_slice()).unwrap_or_default();
        terms.iter().map(|(column, gain)| gain * self.point[*column]).sum()
    }

    /// Holds a goal at a value in units of the program, less what solvers cannot tell.
    pub fn hold(&mut self, tier: usize, value: f64) {
        self.held.insert(tier, value);
        self.write_held(tier);
    }

    /// Lets all goals go. A row that asks for nothing has to have its logical column in the basis.
    pub fn release(&mut self) {
        for tier in std::mem::take(&mut self.held).into_keys() {
            self.write_held(tier);
        }
        let mut places = self.simplex.places();
        self.free_held(&mut places);
        self.simplex.set_places(&places);
    }

    fn free_held(&self, places: &mut [Place]) {
        let columns = self.built.program.columns.len();
        for (tier, goal) in self.built.goals.iter().enumerate() {
            if let Some(place) = places.get_mut(columns + goal.row).filter(|_| !self.held.contains_key(&tier))
            {
                *place = Place::Basic;
            }
        }
    }

    fn write_held(&mut self, tier: usize) {
        let Some(row) = self.built.goals.get(tier).map(|goal| goal.row) else { return };
        let right =
            self.held.get(&tier).map_or(f64::INFINITY, |value| -(value - (1.0 + value.abs()) * SLACK));
        self.set_right(row, right);
    }

    /// Decides the least and the most a project gets, in fen; none takes it back.
    pub fn decide(&mut self, project: usize, range: Option<(i128, i128)>) {
        match range {
            Some(range) => self.decided.insert(project, range),
            None => self.decided.remove(&project),
        };
        self.write_decision(project);
    }

    /// What is decided.
    pub const fn decided(&self) -> &BTreeMap<usize, (i128, i128)> {
        &self.decided
    }

    fn write_decision(&mut self, project: usize) {
        let range = self.decided.get(&project).copied();
        let pieces = pieces_of(self.plan, &self.plan.projects[project], range);
        for (column, (lower, upper, _)) in self.built.pieces[project].iter().zip(pieces) {
            let slot = &mut self.built.program.columns[*column];
            (slot.lower, slot.upper) = (lower, upper);
            self.simplex.set_bounds(*column, lower, upper);
        }
    }

    /// Draws rows in by so many fen, so that rounding to quanta stays inside them.
    pub fn set_margins(&mut self, margins: BTreeMap<RowId, i128>) {
        self.margins = margins;
        self.write_margins();
    }

    /// How far rows are drawn in.
    pub const fn margins(&self) -> &BTreeMap<RowId, i128> {
        &self.margins
    }

    fn write_margins(&mut self) {
        for row in 0..self.rights.len() {
            if !matches!(self.built.program.rows[row].key, RowKey::Held(_)) {
                let margin = self.margin_of(&self.built.program.rows[row].key);
                self.set_right(row, self.rights[row] - margin as f64 / Program::MONEY);
            }
        }
        self.write_bounds();
    }

    /// Bounds by demands start from no bounds at all: they are on columns of totals, which have none of their own. Where margins
    /// leave no room between two of them, those are taken as they stand.
    fn write_bounds(&mut self) {
        let columns: BTreeSet<usize> = set_of(self.built.program.bounds.iter().map(|bound| bound.column));
        for column in columns {
            let drawn_in = self.bounds_of(column, |id| self.margins.get(id).copied().unwrap_or_default());
            let (lower, upper) =
                if drawn_in.0 <= drawn_in.1 { drawn_in } else { self.bounds_of(column, |_| 0) };
            let slot = &mut self.built.program.columns[column];
            (slot.lower, slot.upper) = (lower, upper);
            self.simplex.set_bounds(column, lower, upper);
        }
    }

    fn bounds_of(&self, column: usize, margin: impl Fn(&RowId) -> i128) -> (f64, f64) {
        let bounds = self.built.program.bounds.iter().filter(|bound| bound.column == column);
        bounds.fold((f64::NEG_INFINITY, f64::INFINITY), |(lower, upper), bound| {
            bound.within(lower, upper, margin(&bound.id) as f64 / Program::MONEY)
        })
    }

    fn margin_of(&self, key: &RowKey) -> i128 {
        match key {
            RowKey::Demand(id) => self.margins.get(id).copied().unwrap_or_default(),
            RowKey::ForEach(each, group) => {
                let cells = self.groups.all[*group].cells.iter().map(|cell| &self.demands.cells.all()[*cell]);
                let projects = cells.flat_map(|cell| &cell.projects);
                let ids = projects
                    .map(|project| self.demands.each_project[*each].row_id(&self.plan.projects[*project].id));
                ids.filter_map(|id| self.margins.get(&id).copied()).max().unwrap_or_default()
            }
            _ => 0,
        }
    }

    fn set_right(&mut self, row: usize, right: f64) {
        self.built.program.rows[row].right = right;
        self.simplex.set_right(row, right);
    }

    /// The rows that are written out although they need not be.
    pub const fn awake(&self) -> &Awake {
        &self.awake
    }

    /// Writes out further rows; tells whether there were any that were not yet.
    pub fn awaken(&mut self, change: impl FnOnce(&mut Awake)) -> bool {
        let before = self.awake.clone();
        change(&mut self.awake);
        if before == self.awake {
            return false;
        }
        let old = std::mem::replace(
            &mut self.built,
            self.shape.build(self.plan, self.demands, self.groups, &self.awake),
        );
        set_goal(&mut self.built, self.tier);
        let mut simplex = Simplex::new(&self.built.program);
        let places = simplex.carried(&self.simplex.places(), &self.built.positions_in(&old));
        simplex.set_places(&places);
        self.simplex = simplex;
        self.rights = rights_of(&self.built);
        self.write_margins();
        for tier in self.held.keys().copied().collect::<Vec<_>>() {
            self.write_held(tier);
        }
        for project in self.decided.keys().copied().collect::<Vec<_>>() {
            self.write_decision(project);
        }
        let mut places = self.simplex.places();
        self.free_held(&mut places);
        self.simplex.set_places(&places);
        true
    }

    /// The last point in whole fen.
    pub fn proposal(&self) -> Proposal {
        propose(self.plan, self.groups, &self.built, &self.point)
    }

    /// What a project gets at the last point, in fen.
    pub fn amount(&self, project: usize) -> f64 {
        self.built.pieces[project].iter().map(|column| self.point[*column]).sum::<f64>() * Program::MONEY
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
    pub fn places(&self) -> Vec<Place> {
        self.simplex.places()
    }

    /// Goes back to a basis of the same program.
    pub fn return_to(&mut self, places: &[Place]) {
        self.simplex.set_places(places);
    }
}

fn rights_of(built: &Built) -> Vec<f64> {
    built.program.rows.iter().map(|row| row.right).collect()
}

fn set_goal(built: &mut Built, tier: usize) {
    for column in &mut built.program.columns {
        column.gain = 0.0;
    }
    if let Some(goal) = built.goals.get(tier) {
        for (column, gain) in &goal.terms {
            built.program.columns[*column].gain += gain;
        }
    }
}
