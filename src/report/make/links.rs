//! Projects that require or exclude each other.

use std::collections::{BTreeMap, BTreeSet};

use super::basis::Basis;
use crate::plan::{Id, Project};
use crate::report::{Funded, Reason};
use crate::verify::{Fingerprints, fingerprint};

/// What links say of projects.
pub struct Links<'a> {
    funded: &'a [Funded],
    /// Positions of the projects that others name.
    named: Names<'a>,
    /// Funded projects that exclude others, by the position of the other.
    excluded_by: BTreeMap<usize, usize>,
}

impl<'a> Links<'a> {
    pub fn of(basis: &'a Basis<'_>) -> Self {
        let projects = &basis.plan.projects;
        let linked = || basis.linked.iter().filter_map(|index| Some((*index, projects.get(*index)?)));
        let ids = linked().flat_map(|(_, one)| one.requires.iter().chain(&one.excludes));
        let named = Names::of(ids, projects.iter().map(|one| &one.id));
        let mut excluded_by = BTreeMap::new();
        for (index, project) in linked().filter(|(index, _)| is_funded(&basis.funded, *index)) {
            for other in named.positions(&project.excludes) {
                excluded_by.entry(other).or_insert(index);
            }
        }
        Self { funded: &basis.funded, named, excluded_by }
    }

    /// Why a project that gets nothing may not be funded beside those that are.
    pub fn reason(&self, index: usize, project: &Project) -> Option<Reason> {
        let mut excluded = self.named.positions(&project.excludes);
        let excluded = excluded.find(|other| is_funded(self.funded, *other));
        if let Some(by) = excluded.or_else(|| self.excluded_by.get(&index).copied()) {
            return Some(Reason::Excluded { by });
        }
        let mut required = self.named.positions(&project.requires);
        let missing = required.find(|other| !is_funded(self.funded, *other));
        missing.map(|other| Reason::Requires { other })
    }
}

fn is_funded(funded: &[Funded], index: usize) -> bool {
    funded.get(index).is_some_and(|funded| *funded != Funded::Nothing)
}

/// Positions of some ids in a long list, which is gone through once.
struct Names<'a> {
    wanted: Vec<&'a Id>,
    /// Where in `wanted`.
    prints: Fingerprints,
    /// Per id that is wanted, its position in the list.
    positions: Vec<Option<usize>>,
}

impl<'a> Names<'a> {
    fn of(ids: impl Iterator<Item = &'a Id>, list: impl Iterator<Item = &'a Id>) -> Self {
        let wanted: Vec<&Id> = ids.collect::<BTreeSet<_>>().into_iter().collect();
        let prints = wanted.iter().map(|id| print(id)).collect();
        let mut names = Self { positions: vec![None; wanted.len()], wanted, prints };
        if names.wanted.is_empty() {
            return names;
        }
        for (position, id) in list.enumerate() {
            if let Some(place) = names.place(id).and_then(|place| names.positions.get_mut(place)) {
                *place = Some(position);
            }
        }
        names
    }

    fn place(&self, id: &Id) -> Option<usize> {
        self.prints.of(print(id)).find(|place| self.wanted.get(*place) == Some(&id))
    }

    /// The positions of those ids that are in the list.
    fn positions<'s>(&'s self, ids: &'s [Id]) -> impl Iterator<Item = usize> {
        ids.iter().filter_map(|id| self.positions.get(self.place(id)?).copied().flatten())
    }
}

fn print(id: &Id) -> u64 {
    fingerprint(0, id.as_str())
}
