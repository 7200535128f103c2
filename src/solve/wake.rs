//! Which of the rows that sleep are to be written out: those that a point or an allocation breaks.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::choice::Choices;
use crate::lp::{Awake, Groups, Link};
use crate::plan::{Plan, map_of, set_of};
use crate::rows::{Demands, EachProject, Levels, RowId, Total};
use crate::verify::Violation;

/// The rows of a plan that may sleep, and how to find them.
pub(super) struct Sleepers<'a> {
    plan: &'a Plan,
    demands: &'a Demands,
    /// Projects by id, where anybody asks.
    positions: OnceCell<BTreeMap<&'a str, usize>>,
    /// Rows that speak of villages, by id, with the totals of these.
    of_villages: BTreeMap<&'a RowId, (usize, Vec<usize>)>,
    /// Per project the links that name it.
    links: BTreeMap<usize, Vec<Link>>,
}

impl<'a> Sleepers<'a> {
    /// What may sleep in a plan.
    pub fn of(plan: &'a Plan, demands: &'a Demands, choices: &Choices) -> Self {
        let is_village =
            |total: &usize| matches!(demands.totals.all().get(*total), Some(Total::Village { .. }));
        let villages_of =
            |row: &crate::rows::Row| row.terms.iter().map(|term| term.total.0).filter(is_village).collect();
        let rows = demands.rows.iter().enumerate().map(|(index, row)| (&row.id, (index, villages_of(row))));
        let mut links: BTreeMap<usize, Vec<Link>> = BTreeMap::new();
        for (link, one, other) in choices.links() {
            links.entry(one).or_default().push(link);
            links.entry(other).or_default().push(link);
        }
        Self {
            plan,
            demands,
            positions: OnceCell::new(),
            of_villages: map_of(
                rows.filter(|(_, (_, villages)): &(_, (_, Vec<usize>))| !villages.is_empty()),
            ),
            links,
        }
    }

    /// The rows that what projects get and what groups are granted (in fen) breaks, and those of broken links. What of a single project is
    /// lent is not known and taken for granted: a row too many does no harm.
    pub fn broken_by(
        &self,
        groups: &Groups,
        amounts: &[i128],
        granted: &[i128],
        links: Vec<Link>,
        awake: &mut Awake,
    ) {
        self.wake_links(links, awake);
        let totals = self.totals(groups, amounts, granted);
        for (row, villages) in self.of_villages.values() {
            let left = self.demands.rows.get(*row).and_then(|row| Some(row.left(&totals)? > row.at_most));
            if left == Some(true) {
                awake.villages.extend(villages);
            }
        }
        for (index, each) in self.of_projects() {
            for (project, amount) in amounts.iter().enumerate().filter(|(_, amount)| **amount > 0) {
                let left = each.left(|_: Levels| *amount, &totals);
                let holds = || self.plan.projects.get(project).is_some_and(|one| each.holds(self.plan, one));
                if left.is_some_and(|left| left > 0) && holds() {
                    awake.projects.insert((index, project));
                }
            }
        }
    }

    /// All of them.
    pub fn all(&self, awake: &mut Awake) {
        awake.links.extend(self.links.values().flatten());
        awake.villages.extend(self.of_villages.values().flat_map(|(_, villages)| villages));
        for (index, each) in self.of_projects() {
            let held = self.plan.projects.iter().enumerate().filter(|(_, one)| each.holds(self.plan, one));
            awake.projects.extend(held.map(|(project, _)| (index, project)));
        }
    }

    /// The demands on each project that are rows of single projects.
    fn of_projects(&self) -> impl Iterator<Item = (usize, &EachProject)> {
        self.demands.each_project.iter().enumerate().filter(|(_, each)| each.total.is_some())
    }

    /// The rows of villages and projects that are among what an allocation breaks.
    pub fn among(&self, broken: &[Violation], awake: &mut Awake) {
        for violation in broken {
            let Violation::Row { row: id, .. } = violation else { continue };
            if let Some((_, villages)) = self.of_villages.get(id) {
                awake.villages.extend(villages);
            }
            for (index, each) in self.of_projects() {
                let project = each.project_of(id).and_then(|id| self.positions().get(id));
                awake.projects.extend(project.map(|project| (index, *project)));
            }
        }
    }

    fn positions(&self) -> &BTreeMap<&'a str, usize> {
        let projects = || self.plan.projects.iter().enumerate();
        self.positions.get_or_init(|| map_of(projects().map(|(index, one)| (one.id.as_str(), index))))
    }

    /// Wakes links together with all that hang together with them: where one matters the next ones soon will.
    fn wake_links(&self, broken: Vec<Link>, awake: &mut Awake) {
        let mut open: Vec<Link> = broken.into_iter().filter(|link| !awake.links.contains(link)).collect();
        let mut seen: BTreeSet<Link> = set_of(open.iter().copied());
        while let Some(link) = open.pop() {
            let (Link::Requires(one, other) | Link::Excludes(one, other)) = link;
            let next = [one, other].into_iter().filter_map(|project| self.links.get(&project)).flatten();
            open.extend(next.filter(|link| seen.insert(**link)));
        }
        awake.links.extend(seen);
    }

    /// Per total what counts in it; levels are not told apart. A total of cells counts groups as a whole.
    fn totals(&self, groups: &Groups, amounts: &[i128], granted: &[i128]) -> Vec<i128> {
        let mut sums = vec![0; self.demands.totals.all().len()];
        for (group, granted) in groups.all.iter().zip(granted) {
            for total in &group.totals {
                sums[total.0] += granted;
            }
        }
        let totals = self.demands.totals.all().iter().zip(&self.demands.total_cells);
        for (sum, (total, counted)) in sums.iter_mut().zip(totals) {
            if let Total::Village { village, .. } = total {
                *sum = counted.iter().map(|cell| self.in_village(amounts, *cell, village)).sum();
            }
        }
        sums
    }

    /// What the projects of a cell in a village get.
    fn in_village(&self, amounts: &[i128], cell: usize, village: &str) -> i128 {
        let projects = self.demands.cells.all().get(cell).into_iter().flat_map(|cell| &cell.projects);
        let here =
            |project: &&usize| self.plan.projects.get(**project).is_some_and(|one| one.village == village);
        projects.filter(here).map(|project| amounts.get(*project).copied().unwrap_or_default()).sum()
    }
}
