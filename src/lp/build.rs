//! Building the program of a plan.

use std::collections::{BTreeMap, BTreeSet};

use super::pieces::{money, pieces_of, share_of};
use super::{Groups, Program, RowKey, What};
use crate::plan::{Goal, Level, Plan, Project};
use crate::rows::{Demands, Levels, RowId, Total, Way};

/// Rows that are written out only where they are needed: there may be as many as projects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Awake {
    /// Villages whose total counts, as positions in the demands' totals.
    pub villages: BTreeSet<usize>,
    /// Rows of single projects: position in [`Demands::each_project`], project.
    pub projects: BTreeSet<(usize, usize)>,
    /// Links between two projects.
    pub links: BTreeSet<Link>,
}

/// A link between two projects, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// The first may be funded only if the second is.
    Requires(usize, usize),
    /// At most one of them may be funded.
    Excludes(usize, usize),
}

impl Link {
    /// The id of its row.
    pub fn row_id(self, plan: &Plan) -> RowId {
        match self {
            Self::Requires(one, other) => RowId::requires(&plan.projects[one].id, &plan.projects[other].id),
            Self::Excludes(one, other) => RowId::excludes(&plan.projects[one].id, &plan.projects[other].id),
        }
    }
}

/// The program of a plan, what its columns mean, and its goals.
#[derive(Clone, Debug)]
pub struct Built {
    /// The program; its columns gain nothing until a goal is chosen.
    pub program: Program,
    /// What each column means.
    pub what: Vec<What>,
    /// Per project, the columns of its pieces, in order; empty where it cannot be funded.
    pub pieces: Vec<Vec<usize>>,
    /// The plan's goals in order.
    pub goals: Vec<GoalTerms>,
}

impl Built {
    /// The names of all columns, then of all rows: the same in every program of the plan.
    pub fn names(&self) -> Vec<Name> {
        let columns = self.what.iter().map(|what| Name::Column(*what));
        columns.chain(self.program.rows.iter().map(|row| Name::Row(row.key.clone()))).collect()
    }
}

/// What a column or a row is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// A column.
    Column(What),
    /// A row.
    Row(RowKey),
}

/// A goal in terms of columns, more is better.
#[derive(Clone, Debug, Default)]
pub struct GoalTerms {
    /// Columns and what a unit of them adds.
    pub terms: Vec<(usize, f64)>,
    /// What a unit of the sum is in the goal's own unit (yuan, or units of benefit).
    pub unit: f64,
    /// The row that holds it, which asks for nothing until a value is given.
    pub row: usize,
}

/// The program of a plan.
pub fn build(plan: &Plan, demands: &Demands, groups: &Groups, awake: &Awake) -> Built {
    let mut builder = Builder {
        plan,
        demands,
        groups,
        awake,
        program: Program::default(),
        what: Vec::new(),
        flows: vec![Vec::new(); groups.all.len()],
        grants: vec![Vec::new(); groups.all.len()],
        loans: vec![Vec::new(); groups.all.len()],
        buffers: Vec::new(),
        segments: Vec::new(),
        lent: BTreeMap::new(),
        totals: vec![None; demands.totals.all().len()],
        levels: BTreeMap::new(),
        classes: classes_of(demands),
    };
    builder.columns();
    builder.stream_rows();
    builder.credit_rows();
    builder.group_rows();
    builder.total_rows();
    builder.rule_rows();
    builder.each_project_rows();
    builder.link_rows();
    let goals = builder.goals();
    let Builder { program, what, segments, .. } = builder;
    let mut pieces = vec![Vec::new(); plan.projects.len()];
    for piece in segments {
        pieces[piece.project].push(piece.column);
    }
    Built { program, what, pieces, goals }
}

/// A bounded piece of a project's money.
pub(super) struct Piece {
    pub column: usize,
    pub project: usize,
    pub group: usize,
    /// Benefit of a unit of money.
    pub slope: f64,
}

pub(super) struct Builder<'a> {
    pub plan: &'a Plan,
    pub demands: &'a Demands,
    pub groups: &'a Groups,
    pub awake: &'a Awake,
    pub program: Program,
    pub(super) what: Vec<What>,
    /// Per group: (stream, way, column).
    pub flows: Vec<Vec<(usize, Way, usize)>>,
    /// Per group: the column of each class of levels.
    pub grants: Vec<Vec<usize>>,
    /// Per group: (credit, column).
    pub loans: Vec<Vec<(usize, usize)>>,
    /// (credit, stream, way, column)
    pub buffers: Vec<(usize, usize, Way, usize)>,
    pub segments: Vec<Piece>,
    /// Loans to single projects that a row speaks of, by project.
    pub(super) lent: BTreeMap<usize, usize>,
    pub(super) totals: Vec<Option<usize>>,
    /// Per least-county goal, the column of its level.
    pub levels: BTreeMap<Goal, usize>,
    /// Classes of levels that no total tells apart.
    pub(super) classes: Vec<Levels>,
}

impl Builder<'_> {
    pub fn add(&mut self, what: What, lower: f64, upper: f64) -> usize {
        self.what.push(what);
        self.program.column(lower, upper, 0.0)
    }

    fn columns(&mut self) {
        for index in 0..self.groups.all.len() {
            self.flow_columns(index);
            self.loan_columns(index);
            self.segment_columns(index);
        }
        for credit in 0..self.plan.credit.len() {
            for stream in 0..self.plan.streams.len() {
                let way = self.demands.cells.buffer_way(credit, stream);
                if way != Way::Not {
                    let column = self.add(What::Buffer { credit, stream, way }, 0.0, f64::INFINITY);
                    self.buffers.push((credit, stream, way, column));
                }
            }
        }
    }

    /// Upper limits of flows and sums follow from those of streams and projects: they are left open, so that the solver has
    /// fewer to look after.
    fn flow_columns(&mut self, group: usize) {
        for (stream, way) in self.groups.all[group].payers.clone() {
            let column = self.add(What::Flow { stream, group, way }, 0.0, f64::INFINITY);
            self.flows[group].push((stream, way, column));
        }
        for class in 0..self.classes.len() {
            let column = self.add(What::Grants { group, class }, 0.0, f64::INFINITY);
            self.grants[group].push(column);
        }
    }

    fn loan_columns(&mut self, group: usize) {
        let projects = self.projects_of(group);
        let lendable: f64 = projects.iter().map(|one| share_of(one) * money(one.cost)).sum();
        if lendable > 0.0 {
            for credit in self.groups.all[group].lenders.clone() {
                let column = self.add(What::Loan { credit, group }, 0.0, f64::INFINITY);
                self.loans[group].push((credit, column));
            }
        }
    }

    fn segment_columns(&mut self, group: usize) {
        for project in self.members(group) {
            let one = &self.plan.projects[project];
            for (piece, (lower, upper, slope)) in pieces_of(self.plan, one, None).into_iter().enumerate() {
                let column = self.add(What::Segment { project, piece }, lower, upper);
                self.segments.push(Piece { column, project, group, slope });
            }
            if self.is_awake(project) && !self.loans[group].is_empty() && share_of(one) > 0.0 {
                let column = self.add(What::Lent { project }, 0.0, f64::INFINITY);
                self.lent.insert(project, column);
            }
        }
    }

    /// Whether a row speaks of the project's grants by themselves.
    pub(super) fn is_awake(&self, project: usize) -> bool {
        let awake = self.awake;
        awake.projects.iter().any(|(_, one)| *one == project)
            || awake.villages.iter().any(|village| self.lies_in(project, *village))
    }

    /// Whether the grants of the project count in the village's total.
    pub(super) fn lies_in(&self, project: usize, total: usize) -> bool {
        let Some(Total::Village { county, village, uses }) = self.demands.totals.all().get(total) else {
            return false;
        };
        let one = &self.plan.projects[project];
        one.village == *village
            && self.plan.counties.get(*county).is_some_and(|county| county.id == one.county)
            && uses.covers(&one.use_id)
    }

    pub(super) fn members(&self, group: usize) -> Vec<usize> {
        let cells = self.groups.all[group].cells.iter();
        cells.flat_map(|cell| self.demands.cells.all()[*cell].projects.iter().copied()).collect()
    }

    pub(super) fn projects_of(&self, group: usize) -> Vec<&Project> {
        self.members(group).into_iter().map(|project| &*self.plan.projects[project]).collect()
    }
}

/// Levels that no total and no rule of single projects tells apart share a class.
fn classes_of(demands: &Demands) -> Vec<Levels> {
    let of_totals = demands.totals.all().iter().map(Total::levels);
    let of_projects =
        demands.each_project.iter().flat_map(|each| each.grants.iter().map(|(levels, _)| *levels));
    let asked: Vec<Levels> = of_totals.chain(of_projects).collect();
    let mut classes: BTreeMap<Vec<bool>, Vec<Level>> = BTreeMap::new();
    for level in Level::ALL {
        let signature = asked.iter().map(|levels| levels.contains(level)).collect();
        classes.entry(signature).or_default().push(level);
    }
    classes.into_values().map(|levels| Levels::of(&levels)).collect()
}
