//! The projects of a plan by county and use.
//!
//! Streams, the pool, credit and rules see a project only through its county and its use. All that has to be decided about
//! scopes is therefore decided once per pair of the two, a *cell*, of which there are far fewer than projects.

use std::collections::{BTreeMap, BTreeSet};

use super::{Id, Plan, Scope};
use crate::plan::sort_by_key;

/// A county and a use that some project has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The position of its county in [`Cells::counties`].
    pub county: usize,
    /// The position of its use in [`Cells::uses`].
    pub use_id: usize,
}

/// All cells of a plan, in the order in which projects name them first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    counties: Vec<Id>,
    uses: Vec<Id>,
    cells: Vec<Cell>,
    of_project: Vec<usize>,
}

impl Cells {
    /// The cells of the plan's projects; O(projects · log cells).
    pub fn of(plan: &Plan) -> Self {
        let (mut counties, mut uses, mut cells) = (Numbers::new(), Numbers::new(), Numbers::new());
        let of_project = plan
            .projects
            .iter()
            .map(|project| {
                let county = counties.number(&project.county);
                let use_id = uses.number(&project.use_id);
                cells.number(Cell { county, use_id })
            })
            .collect();
        let owned = |ids: Numbers<&Id>| ids.into_order().into_iter().cloned().collect();
        Self { counties: owned(counties), uses: owned(uses), cells: cells.into_order(), of_project }
    }

    /// The counties that projects name, whether the plan lists them or not.
    pub fn counties(&self) -> &[Id] {
        &self.counties
    }

    /// The uses that projects name, whether the plan lists them or not.
    pub fn uses(&self) -> &[Id] {
        &self.uses
    }

    /// Every cell.
    pub fn all(&self) -> &[Cell] {
        &self.cells
    }

    /// The position of each project's cell, in the order of the plan's projects.
    pub fn of_projects(&self) -> &[usize] {
        &self.of_project
    }

    /// For each cell, whether it lies in `counties` × `uses`; O(ids listed + cells), but for logarithms.
    pub fn within(&self, counties: &Scope, uses: &Scope) -> Vec<bool> {
        let counties = chosen(counties, &self.counties, |listed, county| listed.contains(county.as_str()));
        let uses = chosen(uses, &self.uses, |listed, use_id| {
            use_id.lineage().any(|ancestor| listed.contains(ancestor))
        });
        let is_chosen = |chosen: &[bool], at: usize| chosen.get(at).copied().unwrap_or(false);
        self.cells
            .iter()
            .map(|cell| is_chosen(&counties, cell.county) && is_chosen(&uses, cell.use_id))
            .collect()
    }
}

fn chosen(scope: &Scope, ids: &[Id], is_listed: impl Fn(&BTreeSet<&str>, &Id) -> bool) -> Vec<bool> {
    match scope {
        Scope::All => vec![true; ids.len()],
        Scope::Listed(listed) => {
            let listed = listed.iter().map(Id::as_str).collect();
            ids.iter().map(|id| is_listed(&listed, id)).collect()
        }
    }
}

/// Consecutive numbers for values in the order of their first appearance.
struct Numbers<T>(BTreeMap<T, usize>);

impl<T: Ord> Numbers<T> {
    const fn new() -> Self {
        Self(BTreeMap::new())
    }

    fn number(&mut self, value: T) -> usize {
        let next = self.0.len();
        *self.0.entry(value).or_insert(next)
    }

    fn into_order(self) -> Vec<T> {
        let mut numbered: Vec<(usize, T)> =
            self.0.into_iter().map(|(value, number)| (number, value)).collect();
        sort_by_key(&mut numbered, |(number, _)| *number);
        numbered.into_iter().map(|(_, value)| value).collect()
    }
}
