//! The projects of a plan laid out for judging.

use std::sync::{Arc, OnceLock};

use super::domain::Domain;
use super::fundable::{Fundable, LARGEST_BENEFIT, benefit, weights_of};
use super::peaks::Peaks;
use super::wide::Overflow;
use crate::plan::{Id, Plan, Project};
use crate::rows::{COEFFICIENT_UNIT, Demands, Finder};

/// All of a project's money as a credit share.
const WHOLE: i64 = COEFFICIENT_UNIT as i64;

/// What every check and every goal looks up of projects, found once. It names no plan, so that plans that differ in other things share it.
#[derive(Debug)]
pub struct Laid {
    /// Every project that can have money, cell by cell.
    pub(super) fundable: Vec<Fundable>,
    /// Per project of the plan, what it may get, in fen.
    pub(super) domains: Vec<Domain>,
    /// Per project of the plan, [`Fundable::credit_share`]; of one that can have no money nothing is asked, and it is 1.
    pub(super) credit_shares: Vec<i64>,
    /// What projects demand of each other, in the plan's order.
    pub(super) links: Vec<Link>,
    positions: OnceLock<Finder>,
    peaks: OnceLock<Result<Peaks, Overflow>>,
    /// For the quantum that was asked for first, [`Self::first_quanta`].
    first_quanta: OnceLock<(i128, Result<i128, Overflow>)>,
}

/// What a project demands of another one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    /// Position of the project.
    pub project: usize,
    /// Position of the other one; none where the plan has no such project.
    pub other: Option<usize>,
    /// Whether it has to be funded, too, or must not be.
    pub kind: LinkKind,
    /// Where the project names it among others of the kind.
    at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinkKind {
    Requires,
    Excludes,
}

impl LinkKind {
    /// What a project names.
    fn named(self, project: &Project) -> &[Id] {
        match self {
            Self::Requires => &project.requires,
            Self::Excludes => &project.excludes,
        }
    }
}

impl Link {
    /// The other one's id, as the project names it.
    pub fn other_id(self, plan: &Plan) -> Option<&Id> {
        self.kind.named(plan.projects.get(self.project)?).get(self.at)
    }
}

impl Laid {
    /// Lays out the projects of a plan.
    ///
    /// # Errors
    /// If a number of the plan is out of all proportion.
    pub fn of(plan: &Plan, demands: &Demands) -> Result<Self, Overflow> {
        let fundable = fundable(plan, demands)?;
        let mut laid = Self::with(plan, demands, fundable);
        laid.links = laid.links(plan);
        Ok(laid)
    }

    /// Lays out a plan that was edited: these projects are not what they were, but are where they were, and say the same of others.
    ///
    /// # Errors
    /// If a number of the plan is out of all proportion.
    pub fn after(&self, plan: &Plan, demands: &Demands, changed: &[usize]) -> Result<Self, Overflow> {
        let mut fundable = self.fundable.clone();
        let weights = weights_of(plan);
        for one in fundable.iter_mut().filter(|one| changed.contains(&one.index)) {
            if let Some(project) = plan.projects.get(one.index) {
                let benefit = benefit(project.benefits.iter(), &weights)?;
                *one = Fundable::of(one.cell, one.index, project, benefit);
            }
        }
        check_benefits(&fundable)?;
        Ok(Self { links: self.links.clone(), ..Self::with(plan, demands, fundable) })
    }

    /// With no links.
    fn with(plan: &Plan, demands: &Demands, fundable: Vec<Fundable>) -> Self {
        Self {
            domains: domains(plan, demands, &fundable),
            credit_shares: credit_shares(plan, &fundable),
            fundable,
            links: Vec::new(),
            positions: OnceLock::new(),
            peaks: OnceLock::new(),
            first_quanta: OnceLock::new(),
        }
    }

    /// Per fundable project, where it can bring most over what it costs.
    pub(super) fn peaks(&self) -> Result<&Peaks, Overflow> {
        self.peaks.get_or_init(|| Peaks::of(&self.fundable)).as_ref().map_err(|overflow| *overflow)
    }

    /// What a first quantum of each fundable project brings, all together, with 24 decimals.
    pub(super) fn first_quanta(&self, quantum: i128) -> Result<i128, Overflow> {
        let add = |sum: i128, one: &Fundable| sum.checked_add(one.first_quantum(quantum)?).ok_or(Overflow);
        let all = || self.fundable.iter().try_fold(0, add);
        let (known, sum) = self.first_quanta.get_or_init(|| (quantum, all()));
        if *known == quantum { *sum } else { all() }
    }

    /// The position of the project of an id.
    pub(super) fn position(&self, plan: &Plan, id: &str) -> Option<usize> {
        let projects = &plan.projects;
        let id_at = |at: usize| projects.get(at).map_or("", |project| project.id.as_str());
        self.positions.get_or_init(|| Finder::of(projects.len(), &id_at)).find(id, &id_at)
    }

    fn links(&self, plan: &Plan) -> Vec<Link> {
        let mut links = Vec::new();
        for (index, project) in plan.projects.iter().enumerate() {
            for kind in [LinkKind::Requires, LinkKind::Excludes] {
                let others = kind.named(project);
                for (at, other_id) in others.iter().enumerate() {
                    // Naming it twice demands nothing more.
                    if others.iter().position(|one| one == other_id) == Some(at) {
                        let other = self.position(plan, other_id.as_str());
                        links.push(Link { project: index, other, kind, at });
                    }
                }
            }
        }
        links
    }
}

/// What each project may get: where it can have money that is known already.
fn domains(plan: &Plan, demands: &Demands, fundable: &[Fundable]) -> Vec<Domain> {
    let unknown = |(index, project): (usize, &Arc<Project>)| match demands.cells.of_project(index) {
        Some(_) => Domain::NOTHING,
        None => Domain::of(project),
    };
    let mut domains: Vec<Domain> = plan.projects.iter().enumerate().map(unknown).collect();
    for one in fundable {
        if let Some(domain) = domains.get_mut(one.index) {
            *domain = one.domain;
        }
    }
    domains
}

fn credit_shares(plan: &Plan, fundable: &[Fundable]) -> Vec<i64> {
    let mut shares = vec![WHOLE; plan.projects.len()];
    for one in fundable {
        if let Some(share) = shares.get_mut(one.index) {
            *share = one.credit_share;
        }
    }
    shares
}

/// How many projects are looked at together. They lie far apart in memory, and short loops, each after one thing of some projects, let
/// the processor fetch much at once.
const BATCH: usize = 64;

/// The projects that can have money, cell by cell.
fn fundable(plan: &Plan, demands: &Demands) -> Result<Vec<Fundable>, Overflow> {
    let weights = weights_of(plan);
    let members = demands.cells.all().iter().enumerate().flat_map(|(cell, here)| {
        here.projects.iter().filter_map(move |index| Some((cell, *index, &**plan.projects.get(*index)?)))
    });
    let members: Vec<(usize, usize, &Project)> = members.collect();
    let mut all = Vec::with_capacity(members.len());
    let mut benefits = Vec::with_capacity(BATCH);
    for batch in members.chunks(BATCH) {
        benefits.clear();
        benefits.extend(batch.iter().map(|(_, _, project)| project.benefits.iter()));
        for ((cell, index, project), benefits) in batch.iter().zip(&mut benefits) {
            all.push(Fundable::of(*cell, *index, project, benefit(benefits, &weights)?));
        }
    }
    check_benefits(&all)?;
    Ok(all)
}

/// All benefits together, whatever their signs, are below [`LARGEST_BENEFIT`].
fn check_benefits(all: &[Fundable]) -> Result<(), Overflow> {
    let sum = all.iter().try_fold(0_i128, |sum, one| sum.checked_add(one.size)).ok_or(Overflow)?;
    if sum < LARGEST_BENEFIT { Ok(()) } else { Err(Overflow) }
}
