//! Hubs: money of streams that reach the same groups flows together.
//!
//! A stream that may pool can pay every group its pooled money reaches, and so can every other stream with the same reach. Instead of a
//! column per stream and group, money flows stream → hub → group. A hub also leads to groups in the earmark of its streams: money
//! that takes this way counts as pooled although it need not, which no plan gains by unless pooling is a goal to be maximised.
//!
//! Own money of streams that are alike, as of one purpose in two years, goes through a hub of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::Groups;
use crate::plan::{Direction, Goal, Level, Plan};
use crate::rows::{Demands, Levels, Way};

/// Streams of which the same money, own or pooled, reaches the same groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hub {
    /// Which money goes through it.
    pub way: Way,
    /// Positions of its streams.
    pub streams: Vec<usize>,
    /// Positions of the groups it pays, ascending.
    pub groups: Vec<usize>,
    /// Position of the class of levels its streams are of.
    pub class: usize,
}

/// The hubs of a plan: of pooled money, then of own money where several streams share one. Streams of one hub are of one class of levels, and
/// those that are told apart have one each: all of them where projects are told apart.
pub fn hubs_of(
    plan: &Plan,
    demands: &Demands,
    groups: &Groups,
    classes: &[Levels],
    apart: &BTreeSet<usize>,
) -> Vec<Hub> {
    let is_wanted =
        |tier: &crate::plan::Tier| tier.goal == Goal::Pooled && tier.direction == Direction::Maximise;
    let only_pooled = plan.objective.iter().any(is_wanted);
    let mut pooled: Vec<Vec<usize>> = vec![Vec::new(); plan.streams.len()];
    let mut own = pooled.clone();
    for (index, group) in groups.all.iter().enumerate() {
        let in_pool = group.cells.first().is_some_and(|cell| demands.cells.in_pool(*cell));
        for (stream, way) in &group.payers {
            if let Some(own) = own.get_mut(*stream).filter(|_| *way == Way::Own) {
                own.push(index);
            }
            let counts = *way == Way::Pooled || (in_pool && !only_pooled);
            if let Some(pooled) = pooled.get_mut(*stream).filter(|_| counts) {
                pooled.push(index);
            }
        }
    }
    for (stream, pooled) in plan.streams.iter().zip(&mut pooled) {
        if stream.poolable.is_zero() {
            pooled.clear();
        }
    }
    let is_apart = |stream: &usize| demands.cells.are_apart() || apart.contains(stream);
    let hubs = |way: Way, reached: Vec<Vec<usize>>| {
        let mut hubs: BTreeMap<(usize, Vec<usize>, Option<usize>), Vec<usize>> = BTreeMap::new();
        for (index, (stream, reached)) in plan.streams.iter().zip(reached).enumerate() {
            if !reached.is_empty() {
                let apart = Some(index).filter(is_apart);
                hubs.entry((class_of(classes, stream.level), reached, apart)).or_default().push(index);
            }
        }
        let hub = move |((class, groups, _), streams)| Hub { way, streams, groups, class };
        hubs.into_iter().map(hub)
    };
    // A column for every stream and every group has to be fewer than one for every pair of them.
    let is_short = |hub: &Hub| {
        let (streams, groups) = (hub.streams.len(), hub.groups.len());
        streams * groups > streams + groups
    };
    let of_own = hubs(Way::Own, own).filter(is_short);
    hubs(Way::Pooled, pooled).chain(of_own).collect()
}

/// The class that has the level.
pub fn class_of(classes: &[Levels], level: Level) -> usize {
    classes.iter().position(|levels| levels.contains(level)).unwrap_or_default()
}
