//! Projects that require or exclude each other.

use std::collections::BTreeMap;

use super::basis::Basis;
use crate::plan::{Id, Project, TextKey};
use crate::report::{Funded, Reason};

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
struct Names<'a>(Vec<(TextKey<'a>, usize)>);

impl<'a> Names<'a> {
    fn of(ids: impl Iterator<Item = &'a Id>, list: impl Iterator<Item = &'a Id>) -> Self {
        let mut wanted: Vec<TextKey<'a>> = ids.map(key).collect();
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.is_empty() {
            return Self(Vec::new());
        }
        let numbered = list.enumerate().map(|(position, id)| (key(id), position));
        let mut found: Vec<_> = numbered.filter(|(key, _)| wanted.binary_search(key).is_ok()).collect();
        found.sort_unstable();
        Self(found)
    }

    /// The positions of those ids that are in it.
    fn positions<'s>(&'s self, ids: &'s [Id]) -> impl Iterator<Item = usize> {
        ids.iter().filter_map(|id| self.position(id))
    }

    fn position(&self, id: &Id) -> Option<usize> {
        let place = self.0.binary_search_by(|(other, _)| other.cmp(&key(id))).ok()?;
        self.0.get(place).map(|(_, position)| *position)
    }
}

fn key(id: &Id) -> TextKey<'_> {
    id.as_str().into()
}
