//! What an allocation adds up to, in fen.

use std::collections::BTreeMap;

use super::{Allocation, Overflow};
use crate::money::Money;
use crate::plan::{Level, Plan};
use crate::rows::{Demands, Levels, Total, Way};

/// Sums of an allocation in fen, by position in the plan's lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Per stream, what it pays: grants and buffers.
    pub spent: Vec<i128>,
    /// Per stream, what leaves its earmark.
    pub pooled: Vec<i128>,
    /// Per project, grants by level.
    pub grants: Vec<[i128; 4]>,
    /// Per project, loans.
    pub loans: Vec<i128>,
    /// Per credit facility, what its buffer holds.
    pub buffers: Vec<i128>,
    /// Per credit facility, what it lends.
    pub lent: Vec<i128>,
    /// Per total of the demands.
    pub totals: Vec<i128>,
}

impl Sums {
    /// The sums of an allocation whose positions lie in the plan.
    pub fn of(plan: &Plan, demands: &Demands, allocation: &Allocation) -> Result<Self, Overflow> {
        let mut sums = Self {
            spent: vec![0; plan.streams.len()],
            pooled: vec![0; plan.streams.len()],
            grants: vec![[0; 4]; plan.projects.len()],
            loans: vec![0; plan.projects.len()],
            buffers: vec![0; plan.credit.len()],
            lent: vec![0; plan.credit.len()],
            totals: Vec::new(),
        };
        for grant in &allocation.grants {
            let way =
                demands.cells.of_project(grant.project).map(|cell| demands.cells.way(grant.stream, cell));
            sums.spend(grant.stream, way, grant.amount)?;
            if let Some(stream) = plan.streams.get(grant.stream) {
                let by_level =
                    sums.grants.get_mut(grant.project).and_then(|levels| levels.get_mut(slot(stream.level)));
                add(by_level, grant.amount)?;
            }
        }
        for buffer in &allocation.buffers {
            sums.spend(
                buffer.stream,
                Some(demands.cells.buffer_way(buffer.credit, buffer.stream)),
                buffer.amount,
            )?;
            add(sums.buffers.get_mut(buffer.credit), buffer.amount)?;
        }
        for loan in &allocation.loans {
            add(sums.loans.get_mut(loan.project), loan.amount)?;
            add(sums.lent.get_mut(loan.credit), loan.amount)?;
        }
        sums.totals = demands.totals.all().iter().map(|_| 0).collect();
        sums.add_totals(plan, demands)?;
        Ok(sums)
    }

    /// Grants of some levels to a project.
    pub fn grants_of(&self, project: usize, levels: Levels) -> i128 {
        let by_level = self.grants.get(project).copied().unwrap_or_default();
        Level::ALL
            .iter()
            .zip(by_level)
            .filter(|(level, _)| levels.contains(**level))
            .map(|(_, amount)| amount)
            .sum()
    }

    fn spend(&mut self, stream: usize, way: Option<Way>, amount: Money) -> Result<(), Overflow> {
        add(self.spent.get_mut(stream), amount)?;
        if way == Some(Way::Pooled) { add(self.pooled.get_mut(stream), amount) } else { Ok(()) }
    }

    /// Sums first by cell, then over the cells of a total: totals are many, and so are projects.
    fn add_totals(&mut self, plan: &Plan, demands: &Demands) -> Result<(), Overflow> {
        let mut by_cell: Vec<[i128; 4]> = vec![[0; 4]; demands.cells.all().len()];
        let mut by_village: BTreeMap<(usize, &str), i128> = BTreeMap::new();
        for (index, cell) in demands.cells.all().iter().enumerate() {
            for project in &cell.projects {
                let amounts = self.grants.get(*project).copied().unwrap_or_default();
                for (sum, amount) in by_cell.get_mut(index).into_iter().flatten().zip(amounts) {
                    *sum = sum.checked_add(amount).ok_or(Overflow)?;
                }
                if let Some(one) = plan.projects.get(*project) {
                    let village = by_village.entry((index, one.village.as_str())).or_default();
                    *village = village.checked_add(amounts.iter().sum()).ok_or(Overflow)?;
                }
            }
        }
        let spending: i128 = self.spent.iter().sum();
        let totals = demands.totals.all().iter().zip(&demands.total_cells);
        for (slot, (total, cells)) in self.totals.iter_mut().zip(totals) {
            *slot = match total {
                Total::Spending => spending,
                Total::Village { village, .. } => {
                    let parts = cells.iter().filter_map(|cell| by_village.get(&(*cell, village.as_str())));
                    parts.sum()
                }
                Total::Grants { levels, .. } => {
                    let parts = cells.iter().filter_map(|cell| by_cell.get(*cell));
                    parts.map(|amounts| of_levels(*amounts, *levels)).sum()
                }
            };
        }
        Ok(())
    }

    /// Grants and loans of a project.
    pub fn funded(&self, project: usize) -> i128 {
        self.grants_of(project, Levels::ALL)
            .saturating_add(self.loans.get(project).copied().unwrap_or_default())
    }
}

fn of_levels(amounts: [i128; 4], levels: Levels) -> i128 {
    Level::ALL
        .iter()
        .zip(amounts)
        .filter(|(level, _)| levels.contains(**level))
        .map(|(_, amount)| amount)
        .sum()
}

fn slot(level: Level) -> usize {
    Level::ALL.iter().position(|one| *one == level).unwrap_or_default()
}

fn add(slot: Option<&mut i128>, amount: Money) -> Result<(), Overflow> {
    if let Some(sum) = slot {
        *sum = sum.checked_add(i128::from(amount.fen())).ok_or(Overflow)?;
    }
    Ok(())
}
