//! Projects that are all or nothing, or tied to others: what a point leaves open, and the two ways to settle it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::relaxation::Relaxation;
use super::tied::Tied;
use crate::lp::{Decidable, Link};
use crate::verify::{Case, Domain, NEAR, snap_amount};

/// Projects that gain so much more or less than they cost, relative to that, may be funded or not at the next point.
const UNDECIDED: f64 = 0.05;

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
pub(super) struct Choices<'a> {
    case: &'a Case<'a>,
    quantum: i128,
    tied: Arc<Tied>,
}

impl<'a> Choices<'a> {
    /// The choices of a plan.
    pub fn of(case: &'a Case<'a>) -> Self {
        Self::of_tied(case, Arc::new(Tied::of(case)))
    }

    /// The same where it is known which projects have one.
    pub fn of_tied(case: &'a Case<'a>, tied: Arc<Tied>) -> Self {
        Self { case, quantum: i128::from(case.plan().quantum.amount().fen()), tied }
    }

    /// Which projects have one, for searches to come.
    pub const fn tied(&self) -> &Arc<Tied> {
        &self.tied
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tied.projects.is_empty()
    }

    /// How many projects have a choice.
    pub fn count(&self) -> usize {
        self.tied.projects.len()
    }

    /// A choice with all that follow from it by links; none where they contradict each other or one that was made, or have no
    /// amount.
    pub fn with_implied(&self, choice: Choice, made: &Made) -> Option<Vec<Choice>> {
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
            let follows = self.tied.follows.at(project).iter().filter(|(if_funded, _)| *if_funded == funded);
            open.extend(follows.map(|(_, other)| *other));
        }
        implied.retain(|project, _| !made.contains_key(project));
        let implied = implied.into_iter().map(|(project, funded)| Choice { project, funded });
        implied.map(|choice| self.range(choice).map(|_| choice)).collect()
    }

    /// Every choice as the last point takes it.
    pub fn taken(&self, relaxation: &Relaxation) -> Vec<Choice> {
        let taken = self.tied.projects.iter();
        let funded = |project: &usize| self.is_funded(relaxation, *project);
        taken.map(|project| Choice { project: *project, funded: funded(project) }).collect()
    }

    /// A fork at the first choice that is not made, the way that the last point does not take first.
    pub fn undecided(&self, relaxation: &Relaxation, made: &Made) -> Option<Fork> {
        let project = *self.tied.projects.iter().find(|project| !made.contains_key(*project))?;
        let taken = self.is_funded(relaxation, project);
        let ways = [!taken, taken].map(|funded| Choice { project, funded });
        Some(self.fork(relaxation, ways, 0))
    }

    /// Every link with its two projects.
    pub fn links(&self) -> impl Iterator<Item = (Link, usize, usize)> + Clone {
        let requires =
            self.tied.requires.iter().map(|(one, other)| (Link::Requires(*one, *other), *one, *other));
        requires
            .chain(self.tied.excludes.iter().map(|(one, other)| (Link::Excludes(*one, *other), *one, *other)))
    }

    /// The links that the last point breaks.
    pub fn broken_links(&self, relaxation: &Relaxation) -> Vec<Link> {
        let is_funded = |project: &usize| self.is_funded(relaxation, *project);
        let is_broken = |(link, one, other): &(Link, usize, usize)| {
            is_funded(one) && is_funded(other) == matches!(link, Link::Excludes(..))
        };
        self.links().filter(is_broken).map(|(link, ..)| link).collect()
    }

    /// The links that it would break if each project that costs about what it gains got all or nothing.
    pub fn nearly_broken_links(&self, relaxation: &Relaxation) -> Vec<Link> {
        let leanings = relaxation.leanings_of_projects();
        let may_be_funded =
            |project: usize| leanings[project] >= -UNDECIDED || self.is_funded(relaxation, project);
        let may_get_nothing =
            |project: usize| leanings[project] <= UNDECIDED || !self.is_funded(relaxation, project);
        let is_near = |(link, one, other): &(Link, usize, usize)| {
            may_be_funded(*one)
                && match link {
                    Link::Requires(..) => may_get_nothing(*other),
                    Link::Excludes(..) => may_be_funded(*other),
                }
        };
        self.links().filter(is_near).map(|(link, ..)| link).collect()
    }

    /// What the last point leaves open.
    pub fn open(&self, relaxation: &Relaxation) -> Vec<Fork> {
        let mut forks = Vec::new();
        for project in &self.tied.projects {
            let domain = self.case.domain(*project);
            let amount = relaxation.amount(*project).round() as i128;
            if domain.nothing && amount > NEAR && amount < domain.least - NEAR {
                forks.push(self.fork_of_share(relaxation, *project, amount * 1000 / domain.least.max(1)));
            }
        }
        let choice = |project, funded| Choice { project, funded };
        for (one, other) in &self.tied.requires {
            if self.is_funded(relaxation, *one) && !self.is_funded(relaxation, *other) {
                let clarity = share_of(relaxation, *one).clamp(500, 1000);
                forks.push(self.fork(relaxation, [choice(*other, true), choice(*one, false)], clarity));
            }
        }
        for (one, other) in &self.tied.excludes {
            if self.is_funded(relaxation, *one) && self.is_funded(relaxation, *other) {
                let (first, second) = (share_of(relaxation, *one), share_of(relaxation, *other));
                let (less, more) = if first < second { (*one, *other) } else { (*other, *one) };
                let clarity = 500 + (first - second).abs() / 2;
                forks.push(self.fork(relaxation, [choice(less, false), choice(more, false)], clarity));
            }
        }
        forks
    }

    fn fork_of_share(&self, relaxation: &Relaxation, project: usize, share: i128) -> Fork {
        let (up, down) = (Choice { project, funded: true }, Choice { project, funded: false });
        if share >= 500 {
            self.fork(relaxation, [up, down], share)
        } else {
            self.fork(relaxation, [down, up], 1000 - share)
        }
    }

    fn fork(&self, relaxation: &Relaxation, ways: [Choice; 2], clarity: i128) -> Fork {
        let can_be = |choice: &Choice| match relaxation.decided(choice.project) {
            Some((_, most)) => (most > 0) == choice.funded,
            None => self.range(*choice).is_some(),
        };
        Fork { ways: ways.into_iter().filter(can_be).collect(), clarity }
    }

    /// Whether what a project gets at the last point is anything at all in whole quanta.
    fn is_funded(&self, relaxation: &Relaxation, project: usize) -> bool {
        let amount = relaxation.amount(project).round() as i128;
        snap_amount(self.domain(project), amount, self.quantum, NEAR) > 0
    }

    /// What a project may get in whole quanta.
    fn domain(&self, project: usize) -> Domain {
        self.case.domain(project).in_quanta(self.quantum)
    }

    /// What a project may get under a choice: least and most, in fen. None where it has no such amount.
    pub fn range(&self, choice: Choice) -> Option<(i128, i128)> {
        let domain = self.domain(choice.project);
        if choice.funded {
            let least = domain.least.max(self.quantum);
            (least <= domain.most).then_some((least, domain.most))
        } else {
            domain.nothing.then_some((0, 0))
        }
    }

    /// The pieces of the projects that have a choice.
    pub fn pieces(&self) -> &Decidable {
        self.tied.pieces(self.case.plan())
    }
}

/// Thousandths of its cost that a project gets at the last point.
fn share_of(relaxation: &Relaxation, project: usize) -> i128 {
    let cost = i128::from(relaxation.plan.projects[project].cost.fen()).max(1);
    relaxation.amount(project).round() as i128 * 1000 / cost
}
