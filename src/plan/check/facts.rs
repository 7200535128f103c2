//! What checks look up about the plan as a whole: who may pay where, with how much, for how much.

use std::collections::BTreeMap;

use super::ids::Ids;
use super::number::{at_most, at_most_share};
use super::{Findings, Spot};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Money;
use crate::plan::{Cells, Channel, Credit, Id, Plan, Project, Scope, Stream, Way, Ways, may_back};

/// The plan and what follows from it. Amounts are by cell, in the order of [`Cells::all`], in yuan.
#[derive(Debug)]
pub(in crate::plan) struct Facts<'p> {
    pub plan: &'p Plan,
    pub ids: Ids<'p>,
    pub cells: Cells,
    pub ways: Ways,
    /// Whether a project of the cell is ready.
    pub has_ready: Vec<bool>,
    /// What the ready projects of the cell cost.
    pub costs: Vec<Money>,
    /// What the streams that may pay for the cell hold for it, pooled money up to the poolable share.
    pub funds: Vec<Money>,
    /// What each credit facility can do.
    pub(super) credit: Vec<Lending>,
}

/// What a credit facility can do.
#[derive(Debug)]
pub(super) struct Lending {
    /// Whether some stream may fill its buffer, and a filled buffer levers loans.
    pub has_buffer: bool,
    /// Whether some ready project may borrow.
    pub has_borrower: bool,
    /// Whether each cell lies in its counties and uses.
    pub cells: Vec<bool>,
}

impl<'p> Facts<'p> {
    /// Finds out all there is to know; O(projects + cells · streams), but for logarithms.
    pub fn of(plan: &'p Plan, ids: Ids<'p>) -> Self {
        let cells = Cells::of(plan);
        let ways = Ways::of(plan, &cells);
        let mut costs = vec![Money::ZERO; cells.all().len()];
        let mut has_ready = vec![false; cells.all().len()];
        for (project, &cell) in plan.projects.iter().zip(cells.of_projects()).filter(|(row, _)| row.ready) {
            if let (Some(cost), Some(has_ready)) = (costs.get_mut(cell), has_ready.get_mut(cell)) {
                *cost = at_most([*cost, project.cost]);
                *has_ready = true;
            }
        }
        let funds = (0..cells.all().len()).map(|cell| funds(plan, &ways, cell)).collect();
        let credit = plan.credit.iter().map(|credit| lending(plan, &cells, credit)).collect();
        Self { plan, ids, cells, ways, has_ready, costs, funds, credit }
    }

    /// For each cell in `counties` × `uses` with a ready project: its position.
    pub fn ready_cells(&self, counties: &Scope, uses: &Scope) -> Vec<usize> {
        let within = self.cells.within(counties, uses);
        let both = within.iter().zip(&self.has_ready).enumerate();
        both.filter(|(_, (within, ready))| **within && **ready).map(|(cell, _)| cell).collect()
    }

    /// The same by county.
    pub fn ready_by_county(&self, counties: &Scope, uses: &Scope) -> BTreeMap<&Id, Vec<usize>> {
        let mut by_county: BTreeMap<&Id, Vec<usize>> = BTreeMap::new();
        for cell in self.ready_cells(counties, uses) {
            let county = self.cells.all().get(cell).and_then(|cell| self.cells.counties().get(cell.county));
            if let Some(county) = county {
                by_county.entry(county).or_default().push(cell);
            }
        }
        by_county
    }

    /// What the ready projects of these cells that some stream may pay for cost at most.
    pub fn payable_costs(&self, cells: impl IntoIterator<Item = usize>) -> Money {
        at_most(
            cells
                .into_iter()
                .filter(|cell| self.is_payable(*cell))
                .filter_map(|cell| self.costs.get(cell).copied()),
        )
    }

    /// Whether some stream may pay for the ready projects of the cell.
    pub fn is_payable(&self, cell: usize) -> bool {
        self.ways.of_cell(cell).iter().any(Result::is_ok)
    }

    /// Whether loans can reach the project, which lies in the cell.
    pub fn can_borrow(&self, project: &Project, cell: usize) -> bool {
        let lends =
            |lending: &Lending| lending.has_buffer && lending.cells.get(cell).copied().unwrap_or(false);
        project.ready && !project.credit_share_max.is_zero() && self.credit.iter().any(lends)
    }

    /// What all streams together hold, in yuan; procurement is no budget money.
    pub fn budget(&self) -> Money {
        at_most(self.plan.streams.iter().filter(|stream| is_budget(stream)).map(|stream| stream.amount))
    }

    /// Reports a demand of grants, in yuan, that is more than all streams together hold.
    pub fn check_budget(&self, findings: &mut Findings, spot: Spot, demand: Money) {
        let funds = self.budget();
        if demand > funds && !self.plan.streams.is_empty() {
            let diagnostic = Diagnostic::new(Code::DemandsOverBudget, spot.path());
            findings.push(diagnostic.with("demand", demand).with("funds", funds));
        }
    }
}

/// Whether a stream's money can be spent at all.
pub(in crate::plan) fn is_budget(stream: &Stream) -> bool {
    stream.channel != Channel::Procurement
}

fn funds(plan: &Plan, ways: &Ways, cell: usize) -> Money {
    at_most(plan.streams.iter().zip(ways.of_cell(cell)).map(|(stream, verdict)| match verdict {
        Ok(Way::Own) => stream.amount,
        Ok(Way::Pooled) => at_most_share(stream.amount, stream.poolable),
        Err(_) => Money::ZERO,
    }))
}

fn lending(plan: &Plan, cells: &Cells, credit: &Credit) -> Lending {
    let within = cells.within(&credit.counties, &credit.uses);
    let can_fill = |stream: &Stream| stream.amount > Money::ZERO && may_back(stream, credit).is_some();
    let levers = !credit.leverage.is_zero() && credit.buffer_max > Money::ZERO;
    let borrows = |project: &Project| project.ready && !project.credit_share_max.is_zero();
    Lending {
        has_buffer: levers && plan.streams.iter().any(|stream| can_fill(stream)),
        has_borrower: plan
            .projects
            .iter()
            .zip(cells.of_projects())
            .any(|(project, cell)| borrows(project) && within.get(*cell).copied().unwrap_or(false)),
        cells: within,
    }
}
