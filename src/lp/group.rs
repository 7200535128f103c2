//! Groups: cells that nothing tells apart.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::pieces::{Piece, Pieces};
use crate::plan::{Goal, Plan};
use crate::rows::{Cell, Demands, EachProject, TotalId, Way};

/// Cells that every stream, facility and total treats alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Positions of its cells.
    pub cells: Vec<usize>,
    /// The streams that may pay into it, with the way they do, by position, ascending.
    pub payers: Vec<(usize, Way)>,
    /// The credit facilities that lend into it, by position, ascending.
    pub lenders: Vec<usize>,
    /// The totals its grants count in; villages' totals are not among them.
    pub totals: Vec<TotalId>,
    /// Its county, where a goal or a total tells counties apart; else that of its first cell.
    pub county: usize,
}

impl Group {
    /// Where a stream stands among the payers.
    pub fn payer(&self, stream: usize) -> Option<usize> {
        self.payers.binary_search_by_key(&stream, |(payer, _)| *payer).ok()
    }
}

/// The groups of a plan.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// Every group, in the order of their first cells.
    pub all: Vec<Group>,
    /// Per cell, the position of its group.
    pub of_cell: Vec<usize>,
    /// The projects, which groups of an edited plan share.
    pub(super) pieces: Arc<Pieces>,
}

/// What has to agree for two cells to share a group.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Signature {
    payers: Vec<(usize, Way)>,
    lenders: Vec<usize>,
    totals: Vec<TotalId>,
    /// Which rules of single projects hold in it.
    each_project: Vec<bool>,
    county: Option<usize>,
    /// The cell, where cells are told apart.
    cell: Option<usize>,
}

impl Groups {
    /// The groups of a plan.
    pub fn of(plan: &Plan, demands: &Demands) -> Self {
        Self::of_pieces(plan, demands, Arc::new(Pieces::of(plan)))
    }

    /// Makes them the groups of a plan that was edited, in which these projects are not what they were; `is_new` tells whether cells may
    /// be told apart by something else.
    pub fn follow(&mut self, plan: &Plan, demands: &Demands, changed: &[usize], is_new: bool) {
        if !changed.is_empty() {
            Arc::make_mut(&mut self.pieces).follow(plan, changed);
        }
        if is_new {
            *self = Self::of_pieces(plan, demands, Arc::clone(&self.pieces));
        }
    }

    /// The bounded pieces of a project's money: least, most, and the benefit of a unit.
    pub fn pieces_of(&self, project: usize) -> &[Piece] {
        self.pieces.at(project)
    }

    fn of_pieces(plan: &Plan, demands: &Demands, pieces: Arc<Pieces>) -> Self {
        let least = |goal| plan.objective.iter().any(|tier| tier.goal == goal);
        let by_county = least(Goal::LeastCoverage) || least(Goal::LeastPerHead);
        let totals = totals_of_cells(demands);
        let mut known: BTreeMap<Signature, usize> = BTreeMap::new();
        let mut groups = Self { pieces, ..Self::default() };
        for ((index, cell), totals) in demands.cells.all().iter().enumerate().zip(totals) {
            let ways = (0..plan.streams.len()).map(|stream| (stream, demands.cells.way(stream, index)));
            let lends = |credit: &usize| demands.cells.lends(*credit, index);
            let signature = Signature {
                payers: ways.filter(|(_, way)| *way != Way::Not).collect(),
                lenders: (0..plan.credit.len()).filter(lends).collect(),
                totals,
                each_project: each_project(plan, demands, cell),
                county: by_county.then_some(cell.county),
                cell: demands.cells.are_apart().then_some(index),
            };
            let position = *known.entry(signature).or_insert_with_key(|signature| {
                groups.all.push(Group {
                    cells: Vec::new(),
                    payers: signature.payers.clone(),
                    lenders: signature.lenders.clone(),
                    totals: signature.totals.clone(),
                    county: cell.county,
                });
                groups.all.len() - 1
            });
            groups.all[position].cells.push(index);
            groups.of_cell.push(position);
        }
        groups
    }
}

/// Which demands on every project are on those of a cell.
fn each_project(plan: &Plan, demands: &Demands, cell: &Cell) -> Vec<bool> {
    let first = cell.projects.first().and_then(|one| plan.projects.get(*one));
    let holds =
        |each: &EachProject| each.total.is_none() && first.is_some_and(|first| each.holds(plan, first));
    demands.each_project.iter().map(holds).collect()
}

/// Per cell the totals of cells (not of villages) that count it.
fn totals_of_cells(demands: &Demands) -> Vec<Vec<TotalId>> {
    let mut totals = vec![Vec::new(); demands.cells.all().len()];
    let by_cells = demands.totals.all().iter().zip(&demands.total_cells).enumerate();
    for (index, (_, cells)) in by_cells.filter(|(_, (total, _))| total.is_of_cells()) {
        for cell in cells {
            totals[*cell].push(TotalId(index));
        }
    }
    totals
}
