//! Projects that are all or nothing, or tied to others: what a point leaves open, and the two ways to settle it.

use std::collections::BTreeMap;

use super::relaxation::Relaxation;
use crate::lp::Link;
use crate::plan::{Id, Plan, map_of};
use crate::verify::{Domain, NEAR, snap_project};

/// A project is funded, or it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Position of the project.
    pub project: usize,
    /// Whether it is.
    pub funded: bool,
}

/// Choices that were made: per project whether it is funded.
pub(super) type Made = BTreeMap<usize, bool>;

/// Ways, one of which every allocation takes; the first is the nearest one. One that earlier choices forbid is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fork {
    pub ways: Vec<Choice>,
    /// How clear the first way is, in thousandths: 500 is a toss-up.
    pub clarity: i128,
}

/// The projects of a plan that have a choice.
#[derive(Default)]
pub(super) struct Choices {
    /// Projects that get nothing or at least their least, or that links speak of.
    projects: Vec<usize>,
    /// `(one, other)`: the first may be funded only if the second is.
    requires: Vec<(usize, usize)>,
    /// At most one of the two may be funded.
    excludes: Vec<(usize, usize)>,
    /// Per project: what follows for another if it is funded, or if it is not.
    follows: BTreeMap<usize, Vec<(bool, Choice)>>,
}

impl Choices {
    /// The choices of a plan.
    pub fn of(plan: &Plan) -> Self {
        let positions: BTreeMap<&Id, usize> =
            map_of(plan.projects.iter().enumerate().map(|(index, project)| (&project.id, index)));
        let mut choices = Self::default();
        for (index, project) in plan.projects.iter().enumerate() {
            let find = |id: &Id| positions.get(id).map(|other| (index, *other));
            choices.requires.extend(project.requires.iter().filter_map(find));
            choices.excludes.extend(project.excludes.iter().filter_map(find));
        }
        let links = choices.requires.iter().chain(&choices.excludes);
        let mut projects: Vec<usize> = links.flat_map(|(one, other)| [*one, *other]).collect();
        let gaps = plan.projects.iter().enumerate().filter(|(_, project)| {
            let domain = Domain::of(project);
            domain.nothing && domain.least > 0
        });
        projects.extend(gaps.map(|(index, _)| index));
        projects.sort_unstable();
        projects.dedup();
        choices.projects = projects;
        choices.find_follows();
        choices
    }

    fn find_follows(&mut self) {
        let mut add = |project, if_funded, other, funded| {
            let follows = self.follows.entry(project).or_default();
            follows.push((if_funded, Choice { project: other, funded }));
        };
        for (one, other) in &self.requires {
            add(*one, true, *other, true);
            add(*other, false, *one, false);
        }
        for (one, other) in &self.excludes {
            add(*one, true, *other, false);
            add(*other, true, *one, false);
        }
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.projects.is_empty()
    }

    /// How many projects have a choice.
    pub const fn count(&self) -> usize {
        self.projects.len()
    }

    /// A choice with all that follow from it by links; none where they contradict each other or one that was made, or have no
    /// amount.
    pub fn with_implied(&self, plan: &Plan, choice: Choice, made: &Made) -> Option<Vec<Choice>> {
        let mut implied: BTreeMap<usize, bool> = BTreeMap::new();
        let mut open = vec![choice];
        while let Some(Choice { project, funded }) = open.pop() {
            if made.get(&project).is_some_and(|made| *made != funded) {
                return None;
            }
            match implied.insert(project, funded) {
                Some(before) if before != funded => return None,
                Some(_) => continue,
                None => {}
            }
            let follows = self.follows.get(&project).into_iter().flatten();
            let follows = follows.filter(|(if_funded, _)| *if_funded == funded);
            open.extend(follows.map(|(_, other)| *other));
        }
        implied.retain(|project, _| !made.contains_key(project));
        let implied = implied.into_iter().map(|(project, funded)| Choice { project, funded });
        implied.map(|choice| choice.range(plan).map(|_| choice)).collect()
    }

    /// Every choice as the last point takes it.
    pub fn taken(&self, relaxation: &Relaxation) -> Vec<Choice> {
        let taken = self.projects.iter();
        taken.map(|project| Choice { project: *project, funded: is_funded(relaxation, *project) }).collect()
    }

    /// A fork at the first choice that is not made, the way that the last point does not take first.
    pub fn undecided(&self, relaxation: &Relaxation, made: &Made) -> Option<Fork> {
        let project = *self.projects.iter().find(|project| !made.contains_key(*project))?;
        let taken = is_funded(relaxation, project);
        let ways = [!taken, taken].map(|funded| Choice { project, funded });
        Some(fork(relaxation, ways, 0))
    }

    /// Every link with its two projects.
    pub fn links(&self) -> impl Iterator<Item = (Link, usize, usize)> {
        let requires = self.requires.iter().map(|(one, other)| (Link::Requires(*one, *other), *one, *other));
        requires.chain(self.excludes.iter().map(|(one, other)| (Link::Excludes(*one, *other), *one, *other)))
    }

    /// The links that are broken where these projects are funded.
    pub fn broken_links(&self, is_funded: &dyn Fn(usize) -> bool) -> Vec<Link> {
        let is_broken = |(link, one, other): &(Link, usize, usize)| {
            is_funded(*one) && is_funded(*other) == matches!(link, Link::Excludes(..))
        };
        self.links().filter(is_broken).map(|(link, ..)| link).collect()
    }

    /// What the last point leaves open.
    pub fn open(&self, relaxation: &Relaxation) -> Vec<Fork> {
        let mut forks = Vec::new();
        for project in &self.projects {
            let domain = Domain::of(&relaxation.plan.projects[*project]);
            let amount = relaxation.amount(*project).round() as i128;
            if domain.nothing && amount > NEAR && amount < domain.least - NEAR {
                forks.push(fork_of_share(relaxation, *project, amount * 1000 / domain.least.max(1)));
            }
        }
        let choice = |project, funded| Choice { project, funded };
        for (one, other) in &self.requires {
            if is_funded(relaxation, *one) && !is_funded(relaxation, *other) {
                let clarity = share_of(relaxation, *one).clamp(500, 1000);
                forks.push(fork(relaxation, [choice(*other, true), choice(*one, false)], clarity));
            }
        }
        for (one, other) in &self.excludes {
            if is_funded(relaxation, *one) && is_funded(relaxation, *other) {
                let (first, second) = (share_of(relaxation, *one), share_of(relaxation, *other));
                let (less, more) = if first < second { (*one, *other) } else { (*other, *one) };
                let clarity = 500 + (first - second).abs() / 2;
                forks.push(fork(relaxation, [choice(less, false), choice(more, false)], clarity));
            }
        }
        forks
    }
}

fn fork_of_share(relaxation: &Relaxation, project: usize, share: i128) -> Fork {
    let (up, down) = (Choice { project, funded: true }, Choice { project, funded: false });
    if share >= 500 {
        fork(relaxation, [up, down], share)
    } else {
        fork(relaxation, [down, up], 1000 - share)
    }
}

fn fork(relaxation: &Relaxation, ways: [Choice; 2], clarity: i128) -> Fork {
    let can_be = |choice: &Choice| match relaxation.decided().get(&choice.project) {
        Some((_, most)) => (*most > 0) == choice.funded,
        None => choice.range(relaxation.plan).is_some(),
    };
    Fork { ways: ways.into_iter().filter(can_be).collect(), clarity }
}

/// Thousandths of its cost that a project gets at the last point.
fn share_of(relaxation: &Relaxation, project: usize) -> i128 {
    let cost = i128::from(relaxation.plan.projects[project].cost.fen()).max(1);
    relaxation.amount(project).round() as i128 * 1000 / cost
}

/// Whether what a project gets at the last point is anything at all in whole quanta.
pub(super) fn is_funded(relaxation: &Relaxation, project: usize) -> bool {
    let quantum = i128::from(relaxation.plan.quantum.amount().fen());
    snap_project(
        &relaxation.plan.projects[project],
        relaxation.amount(project).round() as i128,
        quantum,
        NEAR,
    ) > 0
}

impl Choice {
    /// What the project may get under the choice: least and most, in fen. None where it has no such amount.
    pub fn range(self, plan: &Plan) -> Option<(i128, i128)> {
        let quantum = i128::from(plan.quantum.amount().fen());
        let domain = Domain::of(&plan.projects[self.project]).in_quanta(quantum);
        if self.funded {
            let least = domain.least.max(quantum);
            (least <= domain.most).then_some((least, domain.most))
        } else {
            domain.nothing.then_some((0, 0))
        }
    }
}
