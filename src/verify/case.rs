//! A plan laid out for judging.

use std::cell::OnceCell;
use std::sync::Arc;

use super::domain::Domain;
use super::wide::{EXACT, Overflow, Rounding, SHARE, power, times_over};
use super::{Allocation, Sums};
use crate::money::Ratio;
use crate::plan::{Breakpoint, Goal, Id, Plan, Project};
use crate::rows::{COEFFICIENT_UNIT, Cell, Demands, EachProject, Finder, least_measures};

/// All of a project's money as a credit share.
const WHOLE: i64 = COEFFICIENT_UNIT as i64;

/// The limit of a row stays below 10¹⁶ yuan, more than a thousand times a plan's largest amount.
const LARGEST_LIMIT: i128 = power(16 + 2 + SHARE);

/// All benefits together stay below 10¹³, so that twice as much fits 128 bits.
const LARGEST_BENEFIT: i128 = power(13 + EXACT);

/// A plan without errors, laid out for judging: what every check and every goal looks up, found once. Whoever judges several allocations of
/// a plan, or several certificates, lays it out once.
pub struct Case<'a> {
    pub(super) plan: &'a Plan,
    pub(super) demands: &'a Demands,
    /// Every project that can have money, cell by cell.
    pub(super) fundable: Vec<Fundable<'a>>,
    /// Per project of the plan, what it may get, in fen.
    pub(super) domains: Vec<Domain>,
    /// Per demand on every project by itself, and per cell: whether it is one on the projects there.
    pub(super) each_cells: Vec<Vec<bool>>,
    /// Per project of the plan, [`Fundable::credit_share`]; of one that can have no money nothing is asked, and it is 1.
    pub(super) credit_shares: Vec<i64>,
    /// What projects demand of each other, in the plan's order.
    pub(super) links: Vec<Link<'a>>,
    positions: OnceCell<Finder>,
    least: [OnceCell<Vec<(usize, i128)>>; 2],
}

/// A project that can have money.
pub(super) struct Fundable<'a> {
    /// Position in `plan.projects`.
    pub index: usize,
    /// Its cell.
    pub cell: usize,
    /// What it may get, in fen.
    pub domain: Domain,
    /// What it costs, in fen.
    pub cost: i64,
    /// What it brings at full funding, weighted, with [`EXACT`] decimals.
    pub benefit: i128,
    /// The largest share of its money that may be loans, with 12 decimals. More than 1 says no more than 1, and anything below
    /// nothing that it cannot be funded.
    pub credit_share: i64,
    /// The inner points of its benefit curve.
    pub curve: &'a [Breakpoint],
}

/// What a project demands of another one.
pub(super) struct Link<'a> {
    /// Position of the project.
    pub project: usize,
    /// Position of the other one; none where the plan has no such project.
    pub other: Option<usize>,
    /// The other one's id, as the project names it.
    pub other_id: &'a Id,
    /// Whether it has to be funded, too, or must not be.
    pub kind: LinkKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinkKind {
    Requires,
    Excludes,
}

impl<'a> Case<'a> {
    /// Lays out a plan.
    ///
    /// # Errors
    /// If a number of the plan is out of all proportion.
    pub fn of(plan: &'a Plan, demands: &'a Demands) -> Result<Self, Overflow> {
        if demands.rows.iter().any(|row| row.at_most.unsigned_abs() >= LARGEST_LIMIT.unsigned_abs()) {
            return Err(Overflow);
        }
        let fundable = fundable(plan, demands)?;
        let mut case = Self {
            plan,
            demands,
            domains: domains(plan, demands, &fundable),
            credit_shares: credit_shares(plan, &fundable),
            fundable,
            each_cells: each_cells(plan, demands),
            links: Vec::new(),
            positions: OnceCell::new(),
            least: [OnceCell::new(), OnceCell::new()],
        };
        case.links = case.links();
        Ok(case)
    }

    /// The plan.
    pub const fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// Its demands.
    pub const fn demands(&self) -> &'a Demands {
        self.demands
    }

    /// What a project may get, in fen; nothing where the plan has no such project.
    pub fn domain(&self, project: usize) -> Domain {
        self.domains.get(project).copied().unwrap_or(Domain::NOTHING)
    }

    /// Per project of the plan, what it may get, in fen.
    pub fn domains(&self) -> &[Domain] {
        &self.domains
    }

    /// What an allocation whose positions lie in the plan adds up to.
    ///
    /// # Errors
    /// If a sum does not fit.
    pub fn sums(&self, allocation: &Allocation) -> Result<Sums, Overflow> {
        Sums::of(self.plan, self.demands, allocation)
    }

    /// What projects demand of each other, in the plan's order: the positions of a project and of the other one, and whether that has to be
    /// funded, too, or must not be.
    pub fn linked(&self) -> impl Iterator<Item = (usize, usize, bool)> {
        self.links
            .iter()
            .filter_map(|link| Some((link.project, link.other?, link.kind == LinkKind::Requires)))
    }

    /// The position of the project of an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        let projects = &self.plan.projects;
        let id_at = |at: usize| projects.get(at).map_or("", |project| project.id.as_str());
        self.positions.get_or_init(|| Finder::of(projects.len(), &id_at)).find(id, &id_at)
    }

    /// What a least-county goal measures counties by; see [`least_measures`].
    pub(super) fn least(&self, goal: Goal) -> &[(usize, i128)] {
        let [coverage, per_head] = &self.least;
        let measures = if goal == Goal::LeastCoverage { coverage } else { per_head };
        measures.get_or_init(|| least_measures(self.plan, self.demands, goal))
    }

    fn links(&self) -> Vec<Link<'a>> {
        let mut links = Vec::new();
        for (index, project) in self.plan.projects.iter().enumerate() {
            let kinds = [(LinkKind::Requires, &project.requires), (LinkKind::Excludes, &project.excludes)];
            for (kind, others) in kinds {
                for (at, other_id) in others.iter().enumerate() {
                    // Naming it twice demands nothing more.
                    if others.iter().position(|one| one == other_id) == Some(at) {
                        let other = self.position(other_id.as_str());
                        links.push(Link { project: index, other, other_id, kind });
                    }
                }
            }
        }
        links
    }
}

/// What each project may get: where it can have money that is known already.
fn domains(plan: &Plan, demands: &Demands, fundable: &[Fundable<'_>]) -> Vec<Domain> {
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

fn credit_shares(plan: &Plan, fundable: &[Fundable<'_>]) -> Vec<i64> {
    let mut shares = vec![WHOLE; plan.projects.len()];
    for one in fundable {
        if let Some(share) = shares.get_mut(one.index) {
            *share = one.credit_share;
        }
    }
    shares
}

/// A rule sees of a project only its county and use, so that one of a cell speaks for all.
fn each_cells(plan: &Plan, demands: &Demands) -> Vec<Vec<bool>> {
    let first = |cell: &Cell| cell.projects.first().and_then(|index| plan.projects.get(*index));
    let holds = |each: &EachProject| {
        let cells = demands.cells.all().iter();
        cells.map(|cell| first(cell).is_some_and(|project| each.holds(plan, project))).collect()
    };
    demands.each_project.iter().map(holds).collect()
}

/// How many projects are looked at together. They lie far apart in memory, and short loops, each after one thing of some projects, let
/// the processor fetch much at once.
const BATCH: usize = 64;

/// The projects that can have money, cell by cell. All benefits together, whatever their signs, are below [`LARGEST_BENEFIT`].
fn fundable<'a>(plan: &'a Plan, demands: &Demands) -> Result<Vec<Fundable<'a>>, Overflow> {
    const _: () = assert!(EXACT == 2 * SHARE, "a weight times a quantity is exact");
    let weights = weights_of(plan);
    let members = demands.cells.all().iter().enumerate().flat_map(|(cell, here)| {
        here.projects.iter().filter_map(move |index| Some((cell, *index, &**plan.projects.get(*index)?)))
    });
    let members: Vec<(usize, usize, &Project)> = members.collect();
    let mut all = Vec::with_capacity(members.len());
    let mut benefits = Vec::with_capacity(BATCH);
    let mut sum = 0_i128;
    for batch in members.chunks(BATCH) {
        benefits.clear();
        benefits.extend(batch.iter().map(|(_, _, project)| project.benefits.iter()));
        for ((cell, index, project), benefits) in batch.iter().zip(&mut benefits) {
            let (benefit, size) = benefit(benefits, &weights)?;
            sum = sum.checked_add(size).ok_or(Overflow)?;
            all.push(Fundable::of(*cell, *index, project, benefit));
        }
    }
    if sum < LARGEST_BENEFIT { Ok(all) } else { Err(Overflow) }
}

/// The weight of each measure.
fn weights_of(plan: &Plan) -> Vec<(&Id, i128)> {
    plan.measures.iter().map(|measure| (&measure.id, measure.weight.trillionths())).collect()
}

/// Σ weight · quantity with its size, whatever the signs.
fn benefit<'a>(
    benefits: impl Iterator<Item = (&'a Id, &'a Ratio)>,
    weights: &[(&Id, i128)],
) -> Result<(i128, i128), Overflow> {
    let (mut sum, mut sizes) = (0_i128, 0_i128);
    for (measure, quantity) in benefits {
        // Ids that were read from one document share their text.
        let shared = weights.iter().find(|(id, _)| std::ptr::eq(id.as_str(), measure.as_str()));
        let known = shared.or_else(|| weights.iter().find(|(id, _)| *id == measure));
        let weight = known.map_or(0, |(_, weight)| *weight);
        let part = quantity.trillionths().checked_mul(weight).ok_or(Overflow)?;
        sizes = part.checked_abs().and_then(|size| sizes.checked_add(size)).ok_or(Overflow)?;
        sum += part;
    }
    Ok((sum, sizes))
}

impl<'a> Fundable<'a> {
    /// A project by itself, wherever it stands in the plan.
    pub(super) fn alone(plan: &Plan, project: &'a Project) -> Result<Self, Overflow> {
        let (benefit, size) = benefit(project.benefits.iter(), &weights_of(plan))?;
        if size < LARGEST_BENEFIT { Ok(Self::of(0, 0, project, benefit)) } else { Err(Overflow) }
    }

    pub(super) fn of(cell: usize, index: usize, project: &'a Project, benefit: i128) -> Self {
        let credit_share = project.credit_share_max.trillionths().clamp(-1, COEFFICIENT_UNIT);
        Self {
            index,
            cell,
            domain: Domain::of(project),
            cost: project.cost.fen(),
            benefit,
            credit_share: i64::try_from(credit_share).unwrap_or_default(),
            curve: &project.curve,
        }
    }
}

impl Fundable<'_> {
    /// The points of its curve between nothing and everything: share funded and share of benefit, in units of 10⁻¹².
    pub fn inner_points(&self) -> impl Iterator<Item = (i128, i128)> {
        self.curve.iter().map(|point| (point.funded.trillionths(), point.benefit.trillionths()))
    }

    /// The points of its curve behind (0, 0), up to (1, 1).
    pub fn points(&self) -> impl Iterator<Item = (i128, i128)> {
        self.inner_points().chain(std::iter::once((COEFFICIENT_UNIT, COEFFICIENT_UNIT)))
    }

    /// What a share of its benefit is.
    pub fn share_of_benefit(&self, share: i128, rounding: Rounding) -> Result<i128, Overflow> {
        if share == COEFFICIENT_UNIT {
            return Ok(self.benefit);
        }
        times_over(self.benefit, share, COEFFICIENT_UNIT, rounding)
    }

    /// What it brings for an amount in fen: on the piece of its curve that the amount lies on, first the share of the benefit, then
    /// the part of the piece is taken, each rounded.
    pub fn benefit_of(&self, amount: i128, rounding: Rounding) -> Result<i128, Overflow> {
        let cost = i128::from(self.cost);
        if amount <= 0 {
            return Ok(0);
        }
        if amount >= cost {
            return Ok(self.benefit);
        }
        if self.curve.is_empty() {
            return times_over(self.benefit, amount, cost, rounding);
        }
        // Below a cost of 2⁶³ and 2⁴⁰ times that.
        let funded = amount * COEFFICIENT_UNIT;
        let (mut start, mut low) = (0, 0);
        for (share, high) in self.points() {
            let reach = share.checked_mul(cost).ok_or(Overflow)?;
            if funded == reach {
                return self.share_of_benefit(high, rounding);
            }
            if funded < reach {
                let rise = self.share_of_benefit(high - low, rounding)?;
                let width = reach.checked_sub(start).ok_or(Overflow)?;
                let part = times_over(rise, funded - start, width, rounding)?;
                return self.share_of_benefit(low, rounding)?.checked_add(part).ok_or(Overflow);
            }
            (start, low) = (reach, high);
        }
        Ok(self.benefit)
    }
}
