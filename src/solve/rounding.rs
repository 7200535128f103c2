//! From the best ways to an allocation in whole quanta: goal after goal, and what rounding breaks.

use std::collections::BTreeMap;

use super::Duals;
use super::backend::Stop;
use super::branch::settle;
use super::choice::{Choice, is_funded};
use super::repair::repair;
use super::search::{Rounded, Search};
use crate::rows::{self, RowId};
use crate::verify::{Allocation, Overflow, Violation, check, keep, snap};

/// How often rows are drawn in before it is given up.
const ROUNDING_TRIES: usize = 24;
/// After so many of them single grants are changed, too.
const REPAIR_EVERY: usize = 6;

impl Search<'_> {
    fn judge(&self) -> Result<(Allocation, Vec<Violation>), Overflow> {
        let allocation = snap(self.plan, self.demands, self.relaxation.groups, &self.relaxation.proposal());
        let broken = check(self.plan, self.demands, &allocation)?;
        if let Some(older) = self.older {
            let kept = keep(self.demands, self.relaxation.groups, &allocation, older);
            if check(self.plan, self.demands, &kept)? == broken {
                return Ok((kept, broken));
            }
        }
        Ok((allocation, broken))
    }

    /// Optimises goal after goal and rounds, drawing in what rounding breaks, until the exact check finds nothing.
    pub(super) fn round(&mut self, way: &[Choice]) -> Result<Rounded, Overflow> {
        let mut broken = Vec::new();
        for attempt in 0..ROUNDING_TRIES {
            if !self.tiers(way) {
                // The margins left no room.
                if self.relaxation.margins().is_empty() {
                    return Ok(Err(broken));
                }
                self.relaxation.set_margins(BTreeMap::new());
                continue;
            }
            let allocation;
            (allocation, broken) = self.judge()?;
            if broken.is_empty() {
                return Ok(Ok(allocation));
            }
            if self.wake_rows(&broken) {
                self.has_woken = true;
                // Bases and proofs are of the program without these rows.
                self.bases.clear();
                self.proofs.clear();
                self.proven_at.clear();
                continue;
            }
            if attempt % REPAIR_EVERY == REPAIR_EVERY - 1
                && let Some(allocation) = repair(self.plan, self.demands, &allocation, &broken)?
            {
                return Ok(Ok(allocation));
            }
            if !self.draw_in(&broken) {
                break;
            }
        }
        Ok(Err(broken))
    }

    /// Goes through the goals, each held while the next is optimised; tells whether there is a point. Every goal goes on from where
    /// it was the last time.
    pub(super) fn tiers(&mut self, way: &[Choice]) -> bool {
        self.relaxation.release();
        for (at, tier) in self.order.clone().into_iter().enumerate() {
            self.relaxation.set_tier(tier);
            if !way.is_empty() && self.proofs.len() <= at {
                self.prove(way);
            } else if let Some(places) = self.bases.get(at) {
                self.relaxation.return_to(places);
            }
            if self.relaxation.solve() != Stop::Optimal {
                return false;
            }
            let places = self.relaxation.places();
            match self.bases.get_mut(at) {
                Some(base) => *base = places,
                None => self.bases.push(places),
            }
            if way.is_empty() {
                self.proofs.truncate(at);
                self.proofs.push(self.relaxation.named_duals());
            }
            let value = self.relaxation.value();
            let slack = self.plan.objective.get(tier).map_or(0.0, |tier| slack_of(tier.slack));
            self.relaxation.hold(tier, value - value.abs() * slack);
        }
        true
    }

    /// The duals of a later goal under no choices, with the earlier goals held where the choices of a way let them come: these
    /// prove the most. Then the choices are made again, with the goal already near its best.
    pub(super) fn prove(&mut self, way: &[Choice]) {
        settle(&mut self.relaxation, &[]);
        if !self.proven_at.is_empty() {
            self.relaxation.return_to(&self.proven_at);
        }
        let is_solved = self.relaxation.solve() == Stop::Optimal;
        self.proofs.push(if is_solved { self.relaxation.named_duals() } else { Duals::new() });
        self.proven_at = self.relaxation.places();
        settle(&mut self.relaxation, way);
    }

    /// Writes out the sleeping rows that the last point breaks; tells whether there were any.
    pub(super) fn wake(&mut self) -> bool {
        let (sleepers, choices) = (&self.sleepers, &self.choices);
        let amounts = self.relaxation.proposal().projects;
        let funded: Vec<bool> =
            (0..amounts.len()).map(|project| is_funded(&self.relaxation, project)).collect();
        let is_funded = |project: usize| funded.get(project).copied().unwrap_or(false);
        self.relaxation.awaken(|awake| sleepers.broken_by(&amounts, choices, &is_funded, awake))
    }

    /// The same for an allocation; links are settled by choices there.
    pub(super) fn wake_rows(&mut self, broken: &[Violation]) -> bool {
        let sleepers = &self.sleepers;
        self.relaxation.awaken(|awake| sleepers.among(broken, awake))
    }

    /// Draws in the broken rows by twice what they were passed by; tells whether there were any. Where a project is left short by
    /// the rounding, its streams keep some money back.
    fn draw_in(&mut self, broken: &[Violation]) -> bool {
        let quantum = i128::from(self.plan.quantum.amount().fen());
        let mut margins = self.relaxation.margins().clone();
        let mut any = false;
        let mut draw = |row: RowId, over: i128| {
            let margin = margins.entry(row).or_default();
            *margin = (*margin * 2).max(*margin + over.saturating_mul(2)).max(2 * quantum);
            any = true;
        };
        for violation in broken {
            match violation {
                Violation::Row { row, over } => draw(row.clone(), *over),
                Violation::Funding { project, .. } | Violation::CreditShare { project, .. } => {
                    self.payers_of(*project).for_each(|row| draw(row, 0));
                }
                _ => {}
            }
        }
        self.relaxation.set_margins(margins);
        any
    }

    /// The rows of the streams that may pay for a project.
    fn payers_of(&self, project: usize) -> impl Iterator<Item = RowId> {
        let cell = self.demands.cells.of_project(project);
        let streams = self.plan.streams.iter().enumerate().filter(move |(stream, _)| {
            cell.is_some_and(|cell| self.demands.cells.way(*stream, cell) != rows::Way::Not)
        });
        streams.map(|(_, stream)| RowId::stream(&stream.id))
    }
}

fn slack_of(slack: crate::money::Ratio) -> f64 {
    crate::rows::scaled(slack) as f64 / crate::rows::COEFFICIENT_UNIT as f64
}
