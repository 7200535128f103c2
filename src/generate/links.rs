//! What ties projects to each other and to the planner's will, in agreement with the witness.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::projects::least;
use super::random::{Random, Subject};
use super::witness::Draft;
use crate::money::Money;
use crate::plan::{Funding, Id, Plan, Project};

/// How many earlier projects of the county are looked through for one to tie to.
const REACH: usize = 40;

/// Sets `requires`, `excludes`, `must` and `lock` of some projects. Ties lead back to earlier projects of the same county, and no
/// project has ties of both kinds, so there are neither cycles nor contradictions.
pub(super) fn set(plan: &mut Plan, draft: &Draft, seed: u64) {
    let mut random = Random::new(seed, Subject::Links);
    let mut earlier: BTreeMap<Id, Vec<Candidate>> = BTreeMap::new();
    let projects = Arc::make_mut(&mut plan.projects).iter_mut().map(Arc::make_mut);
    for (project, funded) in projects.zip(&draft.funded).filter(|(project, _)| project.ready) {
        let neighbours = earlier.entry(project.county.clone()).or_default();
        let mut newcomer = Candidate {
            id: project.id.clone(),
            is_funded: *funded > 0,
            is_lumpy: project.funding != Funding::Divisible,
            is_tied: false,
        };
        match random.below(100) {
            0..6 => newcomer.tie(neighbours, Candidate::may_require, &mut project.requires),
            6..10 => newcomer.tie(neighbours, Candidate::may_exclude, &mut project.excludes),
            _ => {}
        }
        neighbours.push(newcomer);
        impose(project, *funded, &mut random);
    }
}

/// A project that others may be tied to.
struct Candidate {
    id: Id,
    is_funded: bool,
    is_lumpy: bool,
    is_tied: bool,
}

impl Candidate {
    /// Ties it to the nearest earlier project that has no tie yet and fits.
    fn tie(&mut self, earlier: &mut [Self], fits: fn(&Self, &Self) -> bool, ids: &mut Vec<Id>) {
        let mut near = earlier.iter_mut().rev().take(REACH);
        if let Some(other) = near.find(|other| !other.is_tied && fits(self, other)) {
            ids.push(other.id.clone());
            (self.is_tied, other.is_tied) = (true, true);
        }
    }

    fn may_require(&self, other: &Self) -> bool {
        other.is_lumpy && (other.is_funded || !self.is_funded)
    }

    fn may_exclude(&self, other: &Self) -> bool {
        !(self.is_funded && other.is_funded)
    }
}

/// Makes some of the projects that the witness funds compulsory, or fixes their amount.
fn impose(project: &mut Project, funded: i64, random: &mut Random) {
    let (must, lock) = (random.percent(5), random.percent(3));
    if funded == 0 {
        return;
    }
    if must {
        project.must = true;
        if project.funding == Funding::Divisible {
            // At most the quarter of the cost that the witness gives at least.
            project.min = least(project.cost, 20).min(Money::from_fen(funded));
        }
    }
    if lock {
        project.lock = Some(Money::from_fen(funded));
    }
}
