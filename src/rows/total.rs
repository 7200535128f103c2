//! Sums of grants that rows speak of, each kept once however many rows name it.

use std::collections::BTreeMap;

use super::{Cell, Cells};
use crate::plan::{Level, Plan, Scope};

/// A set of levels of government, as one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Levels(u8);

impl Levels {
    /// Every level.
    pub const ALL: Self = Self(0b1111);

    /// These levels.
    pub fn of(levels: &[Level]) -> Self {
        Self(levels.iter().fold(0, |bits, level| bits | Self::bit(*level)))
    }

    /// Whether the level is in it. Asked in the judge's loops, and shorter than a call, which a build for size would make of it.
    #[inline(always)]
    pub const fn contains(self, level: Level) -> bool {
        self.0 & Self::bit(level) != 0
    }

    /// Whether both have a level in common.
    pub const fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    #[inline(always)]
    const fn bit(level: Level) -> u8 {
        match level {
            Level::Central => 1,
            Level::Provincial => 2,
            Level::Municipal => 4,
            Level::County => 8,
        }
    }
}

/// What is summed: grants from some levels to some projects.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Total {
    /// Grants to the projects of some uses in some counties.
    Grants {
        /// The counties.
        counties: Scope,
        /// The uses, with their parts.
        uses: Scope,
        /// The levels the money comes from.
        levels: Levels,
    },
    /// Grants of every level to the projects of some uses in one village of a county.
    Village {
        /// Position in `plan.counties`.
        county: usize,
        /// The village, as written.
        village: String,
        /// The uses, with their parts.
        uses: Scope,
    },
    /// Grants and buffers of all streams.
    Spending,
}

/// Position of a [`Total`] in [`Totals`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TotalId(pub usize);

/// The distinct totals of a plan.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    all: Vec<Total>,
    known: BTreeMap<Total, TotalId>,
}

impl Totals {
    /// The position of a total, entering it if it is new.
    pub fn enter(&mut self, total: Total) -> TotalId {
        let next = TotalId(self.all.len());
        *self.known.entry(total).or_insert_with_key(|total| {
            self.all.push(total.clone());
            next
        })
    }

    /// Every total, in order.
    pub fn all(&self) -> &[Total] {
        &self.all
    }
}

impl Total {
    /// The levels whose money counts.
    pub const fn levels(&self) -> Levels {
        match self {
            Self::Grants { levels, .. } => *levels,
            Self::Village { .. } | Self::Spending => Levels::ALL,
        }
    }

    /// Whether all projects of its cells count.
    pub const fn is_of_cells(&self) -> bool {
        !matches!(self, Self::Village { .. })
    }

    /// The positions of the cells whose grants count; of a village's total, only those to its own projects do.
    pub fn cells(&self, plan: &Plan, cells: &Cells) -> Vec<usize> {
        let all = cells.all().iter().enumerate();
        match self {
            Self::Grants { counties, uses, .. } => {
                let counties: Vec<bool> =
                    plan.counties.iter().map(|one| counties.contains(&one.id)).collect();
                let uses: Vec<bool> = plan.uses.iter().map(|one| uses.covers(&one.id)).collect();
                let is = |flags: &[bool], index: usize| flags.get(index).copied().unwrap_or(false);
                all.filter(|(_, cell)| is(&counties, cell.county) && is(&uses, cell.use_index))
                    .map(|(index, _)| index)
                    .collect()
            }
            Self::Village { county, uses, .. } => {
                let covers =
                    |cell: &Cell| plan.uses.get(cell.use_index).is_some_and(|one| uses.covers(&one.id));
                cells.of_county(*county).filter(|(_, cell)| covers(cell)).map(|(index, _)| index).collect()
            }
            Self::Spending => all.map(|(index, _)| index).collect(),
        }
    }
}
