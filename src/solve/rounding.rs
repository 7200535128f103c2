//! From the best ways to an allocation in whole quanta: goal after goal, and what rounding breaks.

use std::collections::BTreeMap;

use super::choice::Choice;
use super::search::{Rounded, Search};
use crate::rows::{self, RowId};
use crate::verify::{Allocation, Overflow, Violation, keep, snap};

/// How often rows are drawn in before it is given up.
const ROUNDING_TRIES: usize = 24;

impl Search<'_> {
    pub(super) fn judge(&self) -> Result<(Allocation, Vec<Violation>), Overflow> {
        let allocation = snap(self.case, self.relaxation.groups, &self.relaxation.proposal());
        let broken = self.case.check(&allocation)?;
        if let Some(older) = self.older {
            let kept = keep(self.demands, self.relaxation.groups, &allocation, older);
            if self.case.check(&kept)? == broken {
                return Ok((kept, broken));
            }
        }
        Ok((allocation, broken))
    }

    /// Optimises goal after goal and rounds, drawing in what rounding breaks, until the exact check finds nothing. What an earlier search had
    /// to draw in is drawn in from the start.
    pub(super) fn round(&mut self, way: &[Choice]) -> Result<Rounded, Overflow> {
        let mut broken = Vec::new();
        let mut is_recalled = !self.margins.is_empty();
        if is_recalled {
            self.relaxation.set_margins(std::mem::take(&mut self.margins));
        }
        for _ in 0..ROUNDING_TRIES {
            if !self.tiers(way) {
                if self.relaxation.margins().is_empty() {
                    return Ok(Err(broken));
                }
                if std::mem::take(&mut is_recalled) {
                    self.relaxation.set_margins(BTreeMap::new());
                    continue;
                }
                // The margins left no room.
                if way.is_empty() {
                    self.rays.push(self.relaxation.named_ray());
                }
                break;
            }
            let allocation;
            (allocation, broken) = self.judge()?;
            if broken.is_empty() {
                return Ok(Ok(allocation));
            }
            if self.wake_broken(&broken) {
                continue;
            }
            if !self.draw_in(&broken) {
                break;
            }
        }
        self.branch_on_quanta(way, broken)
    }

    /// Writes out the sleeping rows that the last point breaks; tells whether there were any.
    pub(super) fn wake(&mut self) -> bool {
        let sleepers = &self.sleepers;
        let (amounts, granted) = (self.relaxation.amounts_of_projects(), self.relaxation.granted_to_groups());
        let mut links = self.choices.broken_links(&self.relaxation);
        if links.iter().any(|link| !self.relaxation.awake().links.contains(link)) {
            // Each time rows are written out takes longer than they do: those that the next point would break come with them.
            links = self.choices.nearly_broken_links(&self.relaxation);
        }
        let groups = self.relaxation.groups;
        self.relaxation.awaken(|awake| sleepers.broken_by(groups, &amounts, &granted, links, awake))
    }

    /// The same for what an allocation breaks; links are settled by choices there. Bases and proofs are of the program without these
    /// rows.
    pub(super) fn wake_broken(&mut self, broken: &[Violation]) -> bool {
        let sleepers = &self.sleepers;
        if !self.relaxation.awaken(|awake| sleepers.among(broken, awake)) {
            return false;
        }
        self.has_woken = true;
        self.bases.clear();
        self.proofs.clear();
        self.proven_at.clear();
        self.root = self.relaxation.places();
        true
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
