//! Where drawing rows in leaves no room for whole quanta: branch and bound on amounts.
//!
//! Every amount is a whole number of quanta, which a vertex does not know. Depth first, the nearer whole number first, and at every node
//! all goals are optimised anew. Totals come before what they are sums of: where those that rules speak of are whole, what is left is
//! near to a transportation problem, whose vertices are whole by themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Stage, is_stopped};
use super::choice::Choice;
use super::granule::granules;
use super::narrow::Ranges;
use super::repair::repair;
use super::search::{Rounded, Search};
use crate::lp::What;
use crate::plan::set_of;
use crate::rows::TotalId;
use crate::verify::{Allocation, NEAR, Overflow, Violation};

/// How many nodes are looked at in a search, of a program with no more than so many columns; of a larger one as many fewer.
const NODES: usize = 400;
const COLUMNS: usize = 10_000;
/// How many single changes are looked at in a search.
const LOOKS: usize = 4_000;
/// Amounts this near to whole quanta, in quanta, are whole, as far as a vertex can tell; of coarse quanta those within [`NEAR`] alone.
const WHOLE: f64 = 1e-3;

/// How many more nodes are looked at once there is an allocation.
const FURTHER: usize = 32;
/// So much more of a goal, relative to it, is worth looking for.
const BETTER: f64 = 1e-7;

/// How much may still be tried in a search where drawing rows in leaves no room.
pub(super) struct Tries {
    nodes: usize,
    looks: usize,
}

impl Tries {
    /// As much as is tried of a program with so many columns.
    pub(super) fn of(columns: usize) -> Self {
        Self { nodes: (NODES * COLUMNS / columns.max(COLUMNS)).max(1), looks: LOOKS }
    }
}

/// An allocation that keeps the plan, where it was found, and what it reaches of the first goal.
struct Kept {
    allocation: Allocation,
    ranges: Ranges,
    value: f64,
}

impl Search<'_> {
    /// The best allocation found that keeps the plan, else what the last try breaks; `broken` is what the one before broke.
    pub(super) fn branch_on_quanta(
        &mut self,
        way: &[Choice],
        broken: Vec<Violation>,
    ) -> Result<Rounded, Overflow> {
        self.relaxation.set_margins([].into());
        self.proofs.truncate(1);
        // Half of what there is: another way may do better.
        let nodes = self.tries.nodes.div_ceil(2);
        self.tries.nodes -= nodes;
        let found = self.branch(way, nodes, broken)?;
        if let Ok(Kept { ranges, .. }) = &found {
            // What later goals are proven by was found at another node, with other values of the earlier ones.
            self.proofs.truncate(1);
            self.relaxation.set_ranges(ranges.clone());
            self.tiers(way);
        }
        self.relaxation.set_ranges(Ranges::new());
        Ok(found.map(|kept| kept.allocation))
    }

    /// Looks at so many nodes; once there is an allocation, at a few more that could do better.
    fn branch(
        &mut self,
        way: &[Choice],
        mut nodes: usize,
        mut broken: Vec<Violation>,
    ) -> Result<Result<Kept, Vec<Violation>>, Overflow> {
        let granules = granules(&self.demands.rows, i128::from(self.plan.quantum.amount().fen()));
        let mut open = vec![Ranges::new()];
        let mut best: Option<Kept> = None;
        while let Some(ranges) = open.pop().filter(|_| nodes > 0) {
            nodes -= 1;
            if is_stopped(self.watch, 0, Stage::Deciding) {
                break;
            }
            if !self.relaxation.set_ranges(ranges.clone()) || !self.tiers(way) {
                continue;
            }
            let promised = self.promised();
            if best.as_ref().is_some_and(|best| !is_better(promised, best.value)) {
                continue;
            }
            let allocation;
            (allocation, broken) = self.judge()?;
            let mended = if broken.is_empty() {
                Some(allocation)
            } else {
                repair(self.case, &allocation, &broken, &mut self.tries.looks)?
            };
            let Some(allocation) = mended else {
                if self.wake_broken(&broken) {
                    open.push(ranges);
                } else {
                    open.extend(self.narrower(&ranges, &broken, &granules));
                }
                continue;
            };
            let value = self.first_of(&allocation)?;
            if is_better(promised, value) {
                open.extend(self.narrower(&ranges, &broken, &granules));
            }
            if best.as_ref().is_none_or(|best| is_better(value, best.value)) {
                best = Some(Kept { allocation, ranges, value });
                nodes = nodes.min(FURTHER);
            }
        }
        Ok(best.ok_or(broken))
    }

    /// Ranges on either side of the amount that is furthest from what it is a multiple of, the nearer side last.
    fn narrower(
        &self,
        ranges: &Ranges,
        broken: &[Violation],
        granules: &BTreeMap<TotalId, i128>,
    ) -> Vec<Ranges> {
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
            ranges
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

fn is_better(one: f64, other: f64) -> bool {
    one - other > BETTER * (1.0 + other.abs())
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
