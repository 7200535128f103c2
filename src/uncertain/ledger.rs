//! Keeping count of what draws come to.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Band, Draws};
use crate::plan::{Channel, Goal, Plan, set_of};
use crate::rows::Demands;
use crate::verify::{Infeasible, Overflow, Verified};

/// What some draws of a plan come to, before it is told how that is spread. Ledgers of different draws can be joined in any order, and come
/// to the same as one ledger of all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Ledger {
    /// Of the draws that have an allocation: what there is of all budget streams, in fen.
    inflows: Vec<i128>,
    /// Their benefits, with 12 decimals.
    benefits: Vec<i128>,
    /// The largest gap of these.
    gap: i128,
    /// Per county, the grants of each of them in fen.
    grants: Vec<Vec<i128>>,
    /// Per project, in how many of them it gets anything.
    funded: Vec<usize>,
    infeasible: usize,
    unknown: usize,
    /// Per rule, in how many proofs that there is no allocation it takes part.
    conflicts: Vec<usize>,
}

impl Ledger {
    /// No draws of a plan.
    pub fn of(plan: &Plan) -> Self {
        Self {
            inflows: Vec::new(),
            benefits: Vec::new(),
            gap: 0,
            grants: vec![Vec::new(); plan.counties.len()],
            funded: vec![0; plan.projects.len()],
            infeasible: 0,
            unknown: 0,
            conflicts: vec![0; plan.rules.len()],
        }
    }

    /// How many draws there are in it.
    pub const fn done(&self) -> usize {
        self.inflows.len().saturating_add(self.infeasible).saturating_add(self.unknown)
    }

    /// A draw has an allocation; `county_of` tells the county of every project, by position.
    pub(super) fn keep(
        &mut self,
        drawn: &Plan,
        best: &Verified,
        county_of: &[Option<usize>],
    ) -> Result<(), Overflow> {
        let allocation = best.allocation();
        let mut grants = vec![0_i128; self.grants.len()];
        for grant in &allocation.grants {
            let county = county_of.get(grant.project).copied().flatten();
            if let Some(sum) = county.and_then(|county| grants.get_mut(county)) {
                *sum = sum.checked_add(i128::from(grant.amount.fen())).ok_or(Overflow)?;
            }
        }
        let granted = allocation.grants.iter().map(|grant| grant.project);
        let funded: BTreeSet<usize> = set_of(granted.chain(allocation.loans.iter().map(|loan| loan.project)));
        let budget = drawn.streams.iter().filter(|stream| stream.channel != Channel::Procurement);
        self.inflows.push(budget.map(|stream| i128::from(stream.amount.fen())).sum());
        let benefit = best.tiers().iter().find(|proof| proof.tier.goal == Goal::Benefit);
        if let Some(proof) = benefit {
            self.benefits.push(proof.value);
            self.gap = self.gap.max(proof.gap);
        }
        self.grants.iter_mut().zip(grants).for_each(|(draws, sum)| draws.push(sum));
        for project in funded {
            if let Some(count) = self.funded.get_mut(project) {
                add(count, 1);
            }
        }
        Ok(())
    }

    /// A draw has no allocation, for this proof.
    pub(super) fn refuse(&mut self, drawn: &Plan, proof: &Infeasible) {
        let rows = Demands::of(drawn).rows;
        let duals = proof.duals();
        let takes_part = rows.iter().filter(|row| duals.get(&row.id).is_some_and(|dual| *dual != 0));
        let rules: BTreeSet<usize> = set_of(takes_part.map(|row| row.rule));
        for rule in rules {
            if let Some(count) = self.conflicts.get_mut(rule) {
                add(count, 1);
            }
        }
        add(&mut self.infeasible, 1);
    }

    /// Of a draw nothing is known.
    pub(super) const fn give_up(&mut self) {
        add(&mut self.unknown, 1);
    }

    /// Takes in the draws of another ledger of the same plan.
    pub fn join(&mut self, other: Self) {
        self.inflows.extend(other.inflows);
        self.benefits.extend(other.benefits);
        self.gap = self.gap.max(other.gap);
        self.grants.iter_mut().zip(other.grants).for_each(|(all, more)| all.extend(more));
        self.funded.iter_mut().zip(other.funded).for_each(|(all, more)| add(all, more));
        self.conflicts.iter_mut().zip(other.conflicts).for_each(|(all, more)| add(all, more));
        add(&mut self.infeasible, other.infeasible);
        add(&mut self.unknown, other.unknown);
    }

    /// What all came to, of so many draws that were asked for from a seed.
    pub fn finish(self, asked: usize, seed: u64) -> Draws {
        let (done, kept) = (self.done(), self.inflows.len());
        let counted = self.conflicts.into_iter().enumerate();
        let mut conflicts: Vec<(usize, usize)> = counted.filter(|(_, count)| *count > 0).collect();
        conflicts.sort_by_key(|(rule, count)| (Reverse(*count), *rule));
        Draws {
            seed,
            asked,
            done,
            kept,
            infeasible: self.infeasible,
            unknown: self.unknown,
            inflow: Band::of(self.inflows),
            benefit: Band::of(self.benefits),
            gap: self.gap,
            counties: self.grants.into_iter().filter_map(Band::of).collect(),
            funded: self.funded,
            conflicts,
        }
    }
}

const fn add(count: &mut usize, more: usize) {
    *count = count.saturating_add(more);
}
