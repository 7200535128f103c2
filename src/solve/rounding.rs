//! From the best ways to an allocation in whole quanta: goal after goal, and what rounding breaks.

use std::collections::BTreeMap;

use super::choice::Choice;
use super::narrow::Ranges;
use super::quanta::Kept;
use super::search::{Rounded, Search};
use crate::plan::Stream;
use crate::rows::{RowId, Way};
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
        // Of the goal with no row drawn in, or by next to nothing.
        let mut promised = None;
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
            let best = *promised.get_or_insert(self.promised());
            if broken.is_empty() {
                return Ok(Ok(self.bettered(way, allocation, best)?));
            }
            if self.wake_broken(&broken) {
                continue;
            }
            if !self.draw_in(&broken) {
                break;
            }
        }
        self.branch_on_quanta(way, Err(broken))
    }

    /// The allocation, or a better one where rounding cost the first goal more of what it could be than whole quanta may.
    fn bettered(
        &mut self,
        way: &[Choice],
        allocation: Allocation,
        promised: f64,
    ) -> Result<Allocation, Overflow> {
        let value = self.first_of(&allocation)?;
        if promised - value <= self.allowance_of_first()? {
            return Ok(allocation);
        }
        let margins = self.relaxation.margins().clone();
        let kept = Kept { allocation: allocation.clone(), ranges: Ranges::new(), margins, value };
        Ok(self.branch_on_quanta(way, Ok(kept))?.unwrap_or(allocation))
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
        self.slackened.clear();
        self.root = self.relaxation.places();
        true
    }

    /// Draws in the broken rows by twice what they were passed by; tells whether there were any. Where a project is left short by
    /// the rounding, its streams keep some money back; where that was not enough, they pool less, too.
    fn draw_in(&mut self, broken: &[Violation]) -> bool {
        let quantum = i128::from(self.plan.quantum.amount().fen());
        let before = self.relaxation.margins().clone();
        let mut margins = before.clone();
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
                    for (stream, way) in self.payers_of(*project) {
                        let row = RowId::stream(&stream.id);
                        if way == Way::Pooled && before.contains_key(&row) {
                            draw(RowId::poolable(&stream.id), 0);
                        }
                        draw(row, 0);
                    }
                }
                _ => {}
            }
        }
        self.relaxation.set_margins(margins);
        any
    }

    /// The streams that may pay for a project, and how.
    fn payers_of(&self, project: usize) -> impl Iterator<Item = (&Stream, Way)> {
        let cells = &self.demands.cells;
        let cell = cells.of_project(project);
        let streams = self.plan.streams.iter().enumerate();
        let ways = streams.filter_map(move |(index, stream)| Some((&**stream, cells.way(index, cell?))));
        ways.filter(|(_, way)| *way != Way::Not)
    }
}
