//! The table of uses.

use std::collections::BTreeMap;

use super::basis::Basis;
use super::money;
use super::projects::{CellSum, Projects};
use crate::plan::{Id, Plan};
use crate::report::UseRow;
use crate::verify::Overflow;

pub fn rows(basis: &Basis<'_>, projects: &Projects<'_>) -> Result<Vec<UseRow>, Overflow> {
    let parents = parents(basis.plan);
    let mut sums = vec![CellSum::default(); basis.plan.uses.len()];
    for (cell, sum) in basis.demands.cells.all().iter().zip(&projects.cells) {
        for used in with_wholes(&parents, cell.use_index) {
            if let Some(total) = sums.get_mut(used) {
                total.add(sum);
            }
        }
    }
    for (used, count) in projects.not_ready.uses.iter().enumerate().filter(|(_, count)| **count > 0) {
        for used in with_wholes(&parents, used) {
            if let Some(total) = sums.get_mut(used) {
                total.counts.not_ready += count;
            }
        }
    }
    parents.into_iter().zip(sums).map(|(parent, sum)| row(projects, parent, &sum)).collect()
}

fn row(projects: &Projects<'_>, parent: Option<usize>, sum: &CellSum) -> Result<UseRow, Overflow> {
    Ok(UseRow {
        parent,
        grants: money(sum.grants())?,
        loans: money(sum.loans)?,
        cost: money(sum.cost)?,
        share: projects.share_of_all(sum.grants()),
        projects: sum.counts,
    })
}

/// Per use the nearest listed one it is a part of.
fn parents(plan: &Plan) -> Vec<Option<usize>> {
    let positions: BTreeMap<&str, usize> =
        plan.uses.iter().enumerate().map(|(index, one)| (one.id.as_str(), index)).collect();
    let parent = |id: &Id| id.lineage().skip(1).find_map(|whole| positions.get(whole).copied());
    plan.uses.iter().map(|one| parent(&one.id)).collect()
}

/// A use and those it is a part of. Parents have shorter ids, so this ends.
fn with_wholes(parents: &[Option<usize>], used: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(used), |used| parents.get(*used).copied().flatten())
}
