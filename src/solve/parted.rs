//! What is branched on: the amounts of a point that are no whole quanta, totals before what they are sums of.

use std::collections::{BTreeMap, BTreeSet};

use super::narrow::Ranges;
use super::quanta::Node;
use super::search::Search;
use crate::lp::What;
use crate::plan::set_of;
use crate::rows::TotalId;
use crate::verify::{NEAR, Violation};

/// Amounts this near to whole quanta, in quanta, are whole, as far as a vertex can tell; of coarse quanta those within [`NEAR`] alone.
const WHOLE: f64 = 1e-3;

impl Search<'_> {
    /// Ranges on either side of the amount that is furthest from what it is a multiple of, the nearer side last.
    pub(super) fn narrower(
        &self,
        promised: f64,
        ranges: &Ranges,
        broken: &[Violation],
        granules: &BTreeMap<TotalId, i128>,
    ) -> Vec<Node> {
        let Some((what, fen, size)) = self.most_parted(broken, granules) else { return Vec::new() };
        let (least, most) = ranges.get(&what).copied().unwrap_or((i128::MIN, i128::MAX));
        // Outside its range by no more than a solver notices: there is nothing on this side.
        if fen < least as f64 || fen > most as f64 {
            return Vec::new();
        }
        let below = ((fen / size as f64).floor() as i128).saturating_mul(size);
        let with = |range| {
            let mut ranges = ranges.clone();
            ranges.insert(what, range);
            Node { promised, ranges }
        };
        let (down, up) = (with((least, below)), with((below.saturating_add(size), most)));
        if fen.rem_euclid(size as f64) < size as f64 / 2.0 { vec![up, down] } else { vec![down, up] }
    }

    /// The amount that is branched on next, in fen, with what it is a multiple of.
    fn most_parted(
        &self,
        broken: &[Violation],
        granules: &BTreeMap<TotalId, i128>,
    ) -> Option<(What, f64, i128)> {
        let quantum = i128::from(self.plan.quantum.amount().fen());
        let named = self.totals_of(broken);
        let with_size = |(what, fen): (What, f64)| match what {
            What::Total(total) => (what, fen, granules.get(&total).copied().unwrap_or(quantum)),
            _ => (what, fen, quantum),
        };
        let apart = |(_, fen, size): &(What, f64, i128)| {
            fen.rem_euclid(*size as f64).min((-fen).rem_euclid(*size as f64))
        };
        let least = (quantum as f64 * WHOLE).min(NEAR as f64);
        let parted = self.relaxation.amounts().map(with_size).filter(|amount| apart(amount) > least);
        parted.max_by(|one, other| {
            let [first, second] = [one, other].map(|amount| urgency(amount.0, &named));
            first.cmp(&second).then(apart(one).total_cmp(&apart(other)))
        })
    }

    /// The totals that broken rows speak of.
    fn totals_of(&self, broken: &[Violation]) -> BTreeSet<TotalId> {
        let rows = self.demands.rows.iter().filter(|row| {
            broken
                .iter()
                .any(|violation| matches!(violation, Violation::Row { row: id, .. } if *id == row.id))
        });
        set_of(rows.flat_map(|row| row.terms.iter().map(|term| term.total)))
    }
}

/// How soon an amount is branched on: what rules speak of first, single payments last.
fn urgency(what: What, named: &BTreeSet<TotalId>) -> u8 {
    match what {
        What::Total(total) if named.contains(&total) => 4,
        What::Total(_) => 3,
        What::Buffer { .. } | What::Loan { .. } | What::Lent { .. } => 2,
        What::Segment { .. } => 1,
        _ => 0,
    }
}
