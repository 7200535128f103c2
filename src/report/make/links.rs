//! Projects that require or exclude each other.

use std::collections::BTreeMap;

use crate::report::{Funded, Reason};
use crate::verify::Case;

/// What links say of projects.
pub struct Links<'a> {
    funded: &'a [Funded],
    /// In the order of projects: a project, the other one, and whether that has to be funded, too, or must not be.
    all: Vec<(usize, usize, bool)>,
    /// Funded projects that exclude others, by the position of the other.
    excluded_by: BTreeMap<usize, usize>,
}

impl<'a> Links<'a> {
    pub fn of(case: &Case<'_>, funded: &'a [Funded]) -> Self {
        let mut excluded_by = BTreeMap::new();
        for (project, other, _) in case.linked().filter(|(_, _, requires)| !requires) {
            if is_funded(funded, project) {
                excluded_by.entry(other).or_insert(project);
            }
        }
        Self { funded, all: case.linked().collect(), excluded_by }
    }

    fn is_funded(&self, index: usize) -> bool {
        is_funded(self.funded, index)
    }

    /// Why a project that gets nothing may not be funded beside those that are.
    pub fn reason(&self, index: usize) -> Option<Reason> {
        let first = self.all.partition_point(|(project, ..)| *project < index);
        let from = self.all.get(first..).unwrap_or_default();
        let own = || from.iter().take_while(|(project, ..)| *project == index);
        let mut excludes = own().filter(|(_, _, requires)| !requires).map(|(_, other, _)| *other);
        let excluded = excludes.find(|other| self.is_funded(*other));
        if let Some(by) = excluded.or_else(|| self.excluded_by.get(&index).copied()) {
            return Some(Reason::Excluded { by });
        }
        let mut missing = own().filter(|(_, other, requires)| *requires && !self.is_funded(*other));
        missing.next().map(|(_, other, _)| Reason::Requires { other: *other })
    }
}

fn is_funded(funded: &[Funded], index: usize) -> bool {
    funded.get(index).is_some_and(|funded| *funded != Funded::Nothing)
}
