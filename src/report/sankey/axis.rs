//! Which counties, uses or projects get a node of their own.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Axis, Place, Shape};
use crate::plan::{Plan, set_of};
use crate::report::{ProjectRow, Report};

/// The nodes of an axis.
pub struct Column {
    /// What the nodes stand for, and how many places each.
    pub nodes: Vec<(Place, usize)>,
    /// Per position on the axis, its node.
    slots: Vec<Option<usize>>,
}

/// A bonus for what was drawn before, as a share of its money: small changes leave it drawn.
const BONUS: i128 = 10;

impl Axis {
    /// The position of a project on the axis; none where the plan does not say.
    pub fn position(self, report: &Report, index: usize, row: &ProjectRow) -> Option<usize> {
        match self {
            Self::Counties => row.county,
            Self::Uses => row.used.map(|used| top(report, used)),
            Self::Projects => Some(index),
        }
    }

    fn length(self, report: &Report) -> usize {
        match self {
            Self::Counties => report.counties.len(),
            Self::Uses => report.uses.len(),
            Self::Projects => report.projects.len(),
        }
    }

    const fn place(self, position: usize) -> Place {
        match self {
            Self::Counties => Place::County(position),
            Self::Uses => Place::Use(position),
            Self::Projects => Place::Project(position),
        }
    }
}

/// The use at the top that a use is a part of.
fn top(report: &Report, used: usize) -> usize {
    let parent = |used: &usize| report.uses.get(*used).and_then(|row| row.parent);
    std::iter::successors(Some(used), parent).last().unwrap_or(used)
}

impl Column {
    /// The nodes of an axis: all with money if they are few enough, else the largest, and one for the rest.
    pub fn of(
        axis: Axis,
        plan: &Plan,
        report: &Report,
        shape: &Shape,
        money: impl Fn(&ProjectRow) -> i128,
    ) -> Self {
        let mut sums = vec![0_i128; axis.length(report)];
        for (index, row) in report.projects.iter().enumerate() {
            if let Some(sum) = axis.position(report, index, row).and_then(|position| sums.get_mut(position)) {
                *sum += money(row);
            }
        }
        let previous: BTreeSet<&str> = set_of(shape.previous.iter().map(String::as_str));
        let weight = |position: usize, sum: i128| {
            let is_known = !previous.is_empty() && previous.contains(axis.place(position).key(plan).as_str());
            if is_known { sum.saturating_add(sum / BONUS) } else { sum }
        };
        let mut shown: Vec<(Reverse<i128>, usize)> = sums
            .iter()
            .enumerate()
            .filter(|(_, sum)| **sum > 0)
            .map(|(position, sum)| (Reverse(weight(position, *sum)), position))
            .collect();
        let rest = shown.len().saturating_sub(shape.most.max(1));
        if rest > 0 {
            shown.sort_unstable();
        }
        let alone = if rest > 0 { shape.most.max(1) - 1 } else { shown.len() };
        Self::new(axis, &shown, alone, sums.len())
    }

    fn new(axis: Axis, shown: &[(Reverse<i128>, usize)], alone: usize, length: usize) -> Self {
        let mut slots = vec![None; length];
        let mut nodes = Vec::new();
        for (slot, (_, position)) in shown.iter().enumerate() {
            if let Some(place) = slots.get_mut(*position) {
                *place = Some(slot.min(alone));
            }
            if slot < alone {
                nodes.push((axis.place(*position), 1));
            }
        }
        if shown.len() > alone {
            nodes.push((Place::Others, shown.len() - alone));
        }
        Self { nodes, slots }
    }

    /// The node of a position on the axis, counted within the column.
    pub fn slot(&self, position: usize) -> Option<usize> {
        self.slots.get(position).copied().flatten()
    }
}
