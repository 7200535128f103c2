//! A plan laid out for judging.

use std::cell::OnceCell;
use std::sync::Arc;

use super::domain::Domain;
use super::laid::{Laid, LinkKind};
use super::wide::{Overflow, SHARE, power};
use super::{Allocation, Sums};
use crate::plan::{Goal, Plan};
use crate::rows::{Cell, Demands, EachProject, least_measures};

/// The limit of a row stays below 10¹⁶ yuan, more than a thousand times a plan's largest amount.
const LARGEST_LIMIT: i128 = power(16 + 2 + SHARE);

/// A plan without errors, laid out for judging: what every check and every goal looks up, found once. Whoever judges several allocations of
/// a plan, or several certificates, lays it out once.
pub struct Case<'a> {
    pub(super) plan: &'a Plan,
    pub(super) demands: &'a Demands,
    /// Its projects.
    pub(super) laid: Arc<Laid>,
    /// Per demand on every project by itself, and per cell: whether it is one on the projects there.
    pub(super) each_cells: Vec<Vec<bool>>,
    least: [OnceCell<Vec<(usize, i128)>>; 2],
}

impl<'a> Case<'a> {
    /// Lays out a plan.
    ///
    /// # Errors
    /// If a number of the plan is out of all proportion.
    pub fn of(plan: &'a Plan, demands: &'a Demands) -> Result<Self, Overflow> {
        Self::of_laid(plan, demands, Arc::new(Laid::of(plan, demands)?))
    }

    /// The same where its projects are laid out already.
    ///
    /// # Errors
    /// If a number of the demands is out of all proportion.
    pub fn of_laid(plan: &'a Plan, demands: &'a Demands, laid: Arc<Laid>) -> Result<Self, Overflow> {
        if demands.rows.iter().any(|row| row.at_most.unsigned_abs() >= LARGEST_LIMIT.unsigned_abs()) {
            return Err(Overflow);
        }
        let each_cells = each_cells(plan, demands);
        Ok(Self { plan, demands, laid, each_cells, least: [OnceCell::new(), OnceCell::new()] })
    }

    /// The plan.
    pub const fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// Its demands.
    pub const fn demands(&self) -> &'a Demands {
        self.demands
    }

    /// What a project may get, in fen; nothing where the plan has no such project.
    pub fn domain(&self, project: usize) -> Domain {
        self.laid.domains.get(project).copied().unwrap_or(Domain::NOTHING)
    }

    /// Per project of the plan, what it may get, in fen.
    pub fn domains(&self) -> &[Domain] {
        &self.laid.domains
    }

    /// What an allocation whose positions lie in the plan adds up to.
    ///
    /// # Errors
    /// If a sum does not fit.
    pub fn sums(&self, allocation: &Allocation) -> Result<Sums, Overflow> {
        Sums::of(self.plan, self.demands, allocation)
    }

    /// What projects demand of each other, in the plan's order: the positions of a project and of the other one, and whether that has to be
    /// funded, too, or must not be.
    pub fn linked(&self) -> impl Iterator<Item = (usize, usize, bool)> {
        let links = self.laid.links.iter();
        links.filter_map(|link| Some((link.project, link.other?, link.kind == LinkKind::Requires)))
    }

    /// Its projects, laid out.
    pub const fn laid(&self) -> &Arc<Laid> {
        &self.laid
    }

    /// The position of the project of an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.laid.position(self.plan, id)
    }

    /// What a least-county goal measures counties by; see [`least_measures`].
    pub(super) fn least(&self, goal: Goal) -> &[(usize, i128)] {
        let [coverage, per_head] = &self.least;
        let measures = if goal == Goal::LeastCoverage { coverage } else { per_head };
        measures.get_or_init(|| least_measures(self.plan, self.demands, goal))
    }
}

/// A rule sees of a project only its county and use, so that one of a cell speaks for all.
fn each_cells(plan: &Plan, demands: &Demands) -> Vec<Vec<bool>> {
    let first = |cell: &Cell| cell.projects.first().and_then(|index| plan.projects.get(*index));
    let holds = |each: &EachProject| {
        let cells = demands.cells.all().iter();
        cells.map(|cell| first(cell).is_some_and(|project| each.holds(plan, project))).collect()
    };
    demands.each_project.iter().map(holds).collect()
}
