//! Which of the rows that sleep are to be written out: those that a point or an allocation breaks.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::choice::Choices;
use crate::lp::{Awake, Groups, Link};
use crate::plan::{Plan, map_of, set_of};
use crate::rows::{Demands, EachProject, Levels, Lists, Row, RowId, Total};
use crate::verify::{Case, Violation};

/// The rows of a plan that may sleep, and how to find them.
pub(super) struct Sleepers<'a> {
    case: &'a Case<'a>,
    plan: &'a Plan,
    demands: &'a Demands,
    /// Rows that speak of villages, with the totals of these.
    of_villages: Vec<(usize, Vec<usize>)>,
    /// The same by id, where anybody asks.
    by_id: OnceCell<BTreeMap<&'a RowId, usize>>,
    /// Per project the links that name it.
    links: Lists<Link>,
}

impl<'a> Sleepers<'a> {
    /// What may sleep in a plan.
    pub fn of(case: &'a Case<'a>, choices: &Choices<'_>) -> Self {
        let (plan, demands) = (case.plan(), case.demands());
        let is_village =
            |total: &usize| matches!(demands.totals.all().get(*total), Some(Total::Village { .. }));
        let villages_of = |row: &Row| row.terms.iter().map(|term| term.total.0).filter(is_village).collect();
        let rows = demands.rows.iter().enumerate().map(|(index, row)| (index, villages_of(row)));
        let links = choices.links().flat_map(|(link, one, other)| [(one, link), (other, link)]);
        Self {
            case,
            plan,
            demands,
            of_villages: rows.filter(|(_, villages): &(usize, Vec<usize>)| !villages.is_empty()).collect(),
            by_id: OnceCell::new(),
            links: Lists::of(plan.projects.len(), links),
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
        for (row, villages) in &self.of_villages {
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
        awake.links.extend(self.links.all());
        awake.villages.extend(self.of_villages.iter().flat_map(|(_, villages)| villages));
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
            if let Some((_, villages)) = self.by_id().get(id).and_then(|at| self.of_villages.get(*at)) {
                awake.villages.extend(villages);
            }
            for (index, each) in self.of_projects() {
                let project = each.project_of(id).and_then(|id| self.case.position(id));
                awake.projects.extend(project.map(|project| (index, project)));
            }
        }
    }

    fn by_id(&self) -> &BTreeMap<&'a RowId, usize> {
        let rows = || self.of_villages.iter().enumerate();
        let with_ids = || rows().filter_map(|(at, (row, _))| Some((&self.demands.rows.get(*row)?.id, at)));
        self.by_id.get_or_init(|| map_of(with_ids()))
    }

    /// Wakes links together with all that hang together with them: where one matters the next ones soon will.
    fn wake_links(&self, broken: Vec<Link>, awake: &mut Awake) {
        let mut open: Vec<Link> = broken.into_iter().filter(|link| !awake.links.contains(link)).collect();
        let mut seen: BTreeSet<Link> = set_of(open.iter().copied());
        while let Some(link) = open.pop() {
            let (Link::Requires(one, other) | Link::Excludes(one, other)) = link;
            let next = [one, other].into_iter().flat_map(|project| self.links.at(project));
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
        for (total, project) in &self.demands.in_villages {
            sums[*total] += amounts.get(*project).copied().unwrap_or_default();
        }
        sums
    }
}
