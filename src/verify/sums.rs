//! What an allocation adds up to, in fen.

use super::{Allocation, Overflow};
use crate::money::Money;
use crate::plan::{Level, Plan};
use crate::rows::{Demands, Levels, Total, Way};

/// Sums of an allocation in fen, by position in the plan's lists.
///
/// An amount is below 2⁶³ and there are fewer than 2⁶⁰ of them, so that no sum of sums passes 128 bits.
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
    /// Per project, grants and loans.
    funded: Vec<i128>,
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
            funded: vec![0; plan.projects.len()],
            buffers: vec![0; plan.credit.len()],
            lent: vec![0; plan.credit.len()],
            totals: vec![0; demands.totals.all().len()],
        };
        let levels: Vec<Level> = plan.streams.iter().map(|stream| stream.level).collect();
        for grant in &allocation.grants {
            let cell = demands.cells.of_project(grant.project);
            let way = cell.map_or(Way::Not, |cell| demands.cells.way(grant.stream, cell));
            sums.spend(grant.stream, way, grant.amount)?;
            if let Some(level) = levels.get(grant.stream) {
                let by_level = sums.grants.get_mut(grant.project);
                add(by_level.and_then(|by_level| by_level.get_mut(slot(*level))), grant.amount)?;
                add(sums.funded.get_mut(grant.project), grant.amount)?;
            }
        }
        for buffer in &allocation.buffers {
            let way = demands.cells.buffer_way(buffer.credit, buffer.stream);
            sums.spend(buffer.stream, way, buffer.amount)?;
            add(sums.buffers.get_mut(buffer.credit), buffer.amount)?;
        }
        for loan in &allocation.loans {
            add(sums.loans.get_mut(loan.project), loan.amount)?;
            add(sums.funded.get_mut(loan.project), loan.amount)?;
            add(sums.lent.get_mut(loan.credit), loan.amount)?;
        }
        sums.add_totals(demands);
        Ok(sums)
    }

    /// Grants of some levels to a project.
    pub fn grants_of(&self, project: usize, levels: Levels) -> i128 {
        of_levels(self.grants.get(project).unwrap_or(&[0; 4]), levels)
    }

    /// Grants and loans of a project.
    pub fn funded(&self, project: usize) -> i128 {
        self.funded.get(project).copied().unwrap_or_default()
    }

    /// What each project is funded with, by position, with what of it is loans.
    pub(super) fn all_funded(&self) -> impl Iterator<Item = (i128, i128)> {
        self.funded.iter().copied().zip(self.loans.iter().copied())
    }

    fn spend(&mut self, stream: usize, way: Way, amount: Money) -> Result<(), Overflow> {
        add(self.spent.get_mut(stream), amount)?;
        if way == Way::Pooled { add(self.pooled.get_mut(stream), amount) } else { Ok(()) }
    }

    /// Sums first by cell, then over the cells of a total: totals are many, and so are projects.
    fn add_totals(&mut self, demands: &Demands) {
        let by_cell: Vec<[i128; 4]> = demands
            .cells
            .all()
            .iter()
            .map(|cell| {
                let amounts = cell.projects.iter().filter_map(|project| self.grants.get(*project));
                amounts.fold([0; 4], |[a, b, c, d], [e, f, g, h]| [a + e, b + f, c + g, d + h])
            })
            .collect();
        let spending: i128 = self.spent.iter().sum();
        let totals = demands.totals.all().iter().zip(&demands.total_cells);
        for (slot, (total, cells)) in self.totals.iter_mut().zip(totals) {
            *slot = match total {
                Total::Spending => spending,
                Total::Village { .. } => 0,
                Total::Grants { levels, .. } => {
                    let parts = cells.iter().filter_map(|cell| by_cell.get(*cell));
                    parts.map(|amounts| of_levels(amounts, *levels)).sum()
                }
            };
        }
        for (total, project) in &demands.in_villages {
            let amount = self.grants_of(*project, Levels::ALL);
            if let Some(sum) = self.totals.get_mut(*total) {
                *sum += amount;
            }
        }
    }
}

fn of_levels(amounts: &[i128; 4], levels: Levels) -> i128 {
    let by_level = Level::ALL.iter().zip(amounts);
    by_level.filter(|(level, _)| levels.contains(**level)).map(|(_, amount)| amount).sum()
}

/// The place of a level in what is kept by level.
pub(super) const fn slot(level: Level) -> usize {
    const _: () =
        assert!(matches!(Level::ALL, [Level::Central, Level::Provincial, Level::Municipal, Level::County]));
    level as usize
}

fn add(slot: Option<&mut i128>, amount: Money) -> Result<(), Overflow> {
    if let Some(sum) = slot {
        *sum = sum.checked_add(i128::from(amount.fen())).ok_or(Overflow)?;
    }
    Ok(())
}
