//! Where drawing rows in leaves no room for whole quanta: branch and bound on amounts.
//!
//! Every amount is a whole number of quanta, which a vertex does not know. Depth first, the nearer whole number first, and at every node
//! all goals are optimised anew. Totals come before what they are sums of: where those that rules speak of are whole, what is left is
//! near to a transportation problem, whose vertices are whole by themselves.

use std::collections::BTreeMap;

use super::answer::{Stage, is_stopped};
use super::choice::Choice;
use super::granule::granules;
use super::narrow::Ranges;
use super::repair::repair;
use super::search::{Rounded, Search};
use crate::rows::RowId;
use crate::verify::{Allocation, Overflow, Violation};

/// How many nodes are looked at in a search, of a program with no more than so many columns; of a larger one as many fewer.
const NODES: usize = 400;
const COLUMNS: usize = 10_000;
/// How many single changes are looked at in a search.
const LOOKS: usize = 4_000;

/// How many more nodes are looked at once there is an allocation.
const FURTHER: usize = 32;
/// So much more of a goal, relative to it, is worth looking for.
const BETTER: f64 = 1e-7;

/// How much may still be tried in a search where drawing rows in leaves no room.
#[derive(Clone, Copy)]
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
pub(super) struct Kept {
    pub allocation: Allocation,
    pub ranges: Ranges,
    pub margins: BTreeMap<RowId, i128>,
    pub value: f64,
}

/// What came of looking at nodes: the best allocation or what the last try breaks, and whether there is none, or one farther from what is
/// left to be looked at than whole quanta may cost.
struct Found {
    best: Result<Kept, Vec<Violation>>,
    is_far: bool,
}

/// Ranges to be looked at, and what the point they are from promised.
pub(super) struct Node {
    pub promised: f64,
    pub ranges: Ranges,
}

impl Search<'_> {
    /// The best allocation found that keeps the plan, else what the last try breaks; `before` is the one there is, or what the try before
    /// broke.
    pub(super) fn branch_on_quanta(
        &mut self,
        way: &[Choice],
        before: Result<Kept, Vec<Violation>>,
    ) -> Result<Rounded, Overflow> {
        self.relaxation.set_margins(BTreeMap::new());
        self.proofs.truncate(1);
        let mut found = Found { best: before, is_far: true };
        for in_quanta in [false, true] {
            if !found.is_far {
                break;
            }
            self.relaxation.take_limits_in_quanta(in_quanta);
            let mut tries = self.tries[usize::from(in_quanta)];
            found = self.branch(way, &mut tries, found.best)?;
            self.tries[usize::from(in_quanta)] = tries;
        }
        self.relaxation.take_limits_in_quanta(false);
        if let Ok(Kept { ranges, margins, .. }) = &found.best {
            // What later goals are proven by was found at another node, with other values of the earlier ones.
            self.proofs.truncate(1);
            self.relaxation.set_margins(margins.clone());
            self.relaxation.set_ranges(ranges.clone());
            self.tiers(way);
        }
        self.relaxation.set_ranges(Ranges::new());
        Ok(found.best.map(|kept| kept.allocation))
    }

    /// Looks at half of the nodes there are, since another try may do better; once there is an allocation as good as whole quanta let it be, at
    /// a few that could do better.
    fn branch(
        &mut self,
        way: &[Choice],
        tries: &mut Tries,
        before: Result<Kept, Vec<Violation>>,
    ) -> Result<Found, Overflow> {
        let nodes = tries.nodes.div_ceil(2);
        tries.nodes -= nodes;
        let mut budget = Budget { nodes, further: FURTHER };
        let granules = granules(&self.demands.rows, i128::from(self.plan.quantum.amount().fen()));
        let allowance = self.allowance_of_first()?;
        let mut open = vec![Node { promised: f64::INFINITY, ranges: Ranges::new() }];
        let (mut best, mut broken) = match before {
            Ok(kept) => (Some(kept), Vec::new()),
            Err(broken) => (None, broken),
        };
        while let Some(Node { ranges, .. }) = budget.next(&mut open, best.as_ref(), allowance) {
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
            let mended;
            (mended, broken) = self.judge_and_repair(tries)?;
            let Some(allocation) = mended else {
                if self.wake_broken(&broken) {
                    open.push(Node { promised, ranges });
                } else {
                    open.extend(self.narrower(promised, &ranges, &broken, &granules));
                }
                continue;
            };
            let value = self.first_of(&allocation)?;
            if is_better(promised, value) {
                open.extend(self.narrower(promised, &ranges, &broken, &granules));
            }
            if best.as_ref().is_none_or(|best| is_better(value, best.value)) {
                best = Some(Kept { allocation, ranges, margins: BTreeMap::new(), value });
            }
        }
        let is_far = best.as_ref().is_none_or(|best| far(&open, best, allowance).is_some());
        Ok(Found { best: best.ok_or(broken), is_far })
    }

    /// The allocation of the last point, mended where single changes can do it and it has to be, and what it broke before.
    fn judge_and_repair(&self, tries: &mut Tries) -> Result<(Option<Allocation>, Vec<Violation>), Overflow> {
        let (allocation, broken) = self.judge()?;
        if broken.is_empty() {
            return Ok((Some(allocation), broken));
        }
        Ok((repair(self.case, &allocation, &broken, &mut tries.looks)?, broken))
    }
}

/// How many nodes may still be looked at, and of those how many as they come once there is an allocation.
struct Budget {
    nodes: usize,
    further: usize,
}

impl Budget {
    /// The node that is looked at next, if there may be one more: the last one; once enough were looked at from where an allocation was found,
    /// the most promising one, if that one is farther from it than whole quanta may cost.
    fn next(&mut self, open: &mut Vec<Node>, best: Option<&Kept>, allowance: f64) -> Option<Node> {
        self.nodes = self.nodes.checked_sub(1)?;
        let last = open.len().checked_sub(1)?;
        let at = match best {
            None => last,
            Some(_) if self.further > 0 => {
                self.further -= 1;
                last
            }
            Some(best) => far(open, best, allowance)?,
        };
        Some(open.remove(at))
    }
}

/// The most promising node, if it promises more than an allocation by more than whole quanta may cost.
fn far(open: &[Node], best: &Kept, allowance: f64) -> Option<usize> {
    let most = open.iter().enumerate().max_by(|(_, one), (_, other)| one.promised.total_cmp(&other.promised));
    most.filter(|(_, node)| node.promised - best.value > allowance).map(|(at, _)| at)
}

fn is_better(one: f64, other: f64) -> bool {
    one - other > BETTER * (1.0 + other.abs())
}
