//! Decisions on projects that are all or nothing, or tied to others.

use std::collections::BTreeMap;

use super::reduce::reduced_gains;
use super::search::Relaxed;
use crate::lp::What;
use crate::plan::{Id, Plan};
use crate::rows::Demands;
use crate::verify::{Allocation, Domain, Overflow, Proposal, Sums, Violation};

/// An amount this near to an end, in fen, is at it.
const NEAR: i128 = 50;

/// What has been decided so far: for each decided project the least and the most it gets, in fen.
pub(super) struct Decisions<'a> {
    plan: &'a Plan,
    decided: BTreeMap<usize, (i128, i128)>,
    /// Every decision in its order, so that those that leave no allocation can be taken back.
    trail: Vec<Decision>,
    /// How many of them were made together at last.
    last: usize,
    /// Per project, what it brings beyond its price under the duals.
    worth: Vec<f64>,
    positions: BTreeMap<&'a Id, usize>,
}

/// A decision and what was decided of the project before.
struct Decision {
    project: usize,
    funded: bool,
    /// Whether the other way was tried before.
    is_second: bool,
    before: Option<(i128, i128)>,
}

impl<'a> Decisions<'a> {
    /// Nothing decided.
    pub fn new(plan: &'a Plan, _demands: &Demands, relaxed: &Relaxed) -> Self {
        let gains = reduced_gains(&relaxed.built.program, &relaxed.duals);
        let mut worth = vec![0.0; plan.projects.len()];
        for ((what, column), gain) in relaxed.built.what.iter().zip(&relaxed.built.program.columns).zip(gains)
        {
            if let What::Segment { project } = what {
                worth[*project] += gain * column.upper;
            }
        }
        let positions = plan.projects.iter().enumerate().map(|(index, one)| (&one.id, index)).collect();
        Self { plan, decided: BTreeMap::new(), trail: Vec::new(), last: 0, worth, positions }
    }

    /// Everything decided as an allocation has it.
    pub fn kept(
        plan: &'a Plan,
        demands: &Demands,
        relaxed: &Relaxed,
        allocation: &Allocation,
    ) -> Result<Self, Overflow> {
        let mut decisions = Self::new(plan, demands, relaxed);
        let sums = Sums::of(plan, demands, allocation)?;
        for (index, project) in plan.projects.iter().enumerate() {
            let domain = Domain::of(project);
            let is_tied = !project.requires.is_empty() || !project.excludes.is_empty();
            if project.lock.is_none() && (is_tied || (domain.nothing && domain.least > 0)) {
                decisions.fix(index, sums.funded(index) > 0);
            }
        }
        // What stands is an allocation, so none of it is to be taken back.
        decisions.trail.clear();
        Ok(decisions)
    }

    /// The least and the most of every decided project.
    pub const fn decided(&self) -> &BTreeMap<usize, (i128, i128)> {
        &self.decided
    }

    /// Decides what stands between all and nothing, the clearest first, and what ties broken; tells whether anything was.
    pub fn decide(&mut self, proposal: &Proposal, broken: &[Violation]) -> bool {
        let made = self.trail.len();
        let mut open: Vec<(i128, usize, bool)> = Vec::new();
        for (index, project) in self.plan.projects.iter().enumerate() {
            let amount = proposal.projects.get(index).copied().unwrap_or_default();
            let domain = Domain::of(project);
            let between = domain.nothing && amount > NEAR && amount < domain.least - NEAR;
            if between && !self.decided.contains_key(&index) {
                let share = amount * 1000 / domain.least.max(1);
                open.push((share.min(1000 - share), index, share >= 500));
            }
        }
        open.sort_unstable();
        let clear = open.iter().filter(|(distance, ..)| *distance < 150).count();
        let count = clear.max(open.len().div_ceil(4));
        for (_, index, up) in open.into_iter().take(count) {
            self.fix(index, up);
        }
        for violation in broken {
            match violation {
                Violation::Requires { project, other } => self.settle_requirement(*project, other),
                Violation::Excludes { project, other } => self.settle_exclusion(*project, other),
                _ => {}
            }
        }
        self.last = self.trail.len() - made;
        self.last > 0
    }

    /// Takes back what leaves no allocation: of several decisions made together all but the first, then one after the other the
    /// last that was not yet tried the other way. Tells whether there was any.
    pub fn take_back(&mut self) -> bool {
        if self.last > 1 {
            for _ in 1..self.last {
                self.undo();
            }
            self.last = 1;
            return true;
        }
        while let Some(Decision { project, funded, is_second, .. }) = self.undo() {
            if !is_second {
                self.fix(project, !funded);
                if let Some(decision) = self.trail.last_mut() {
                    decision.is_second = true;
                }
                self.last = 1;
                return true;
            }
        }
        false
    }

    fn undo(&mut self) -> Option<Decision> {
        let decision = self.trail.pop()?;
        match decision.before {
            Some(before) => self.decided.insert(decision.project, before),
            None => self.decided.remove(&decision.project),
        };
        Some(decision)
    }

    fn fix(&mut self, project: usize, funded: bool) {
        let domain = Domain::of(&self.plan.projects[project]);
        let range = if funded { (domain.least, domain.most) } else { (0, 0) };
        let before = self.decided.insert(project, range);
        self.trail.push(Decision { project, funded, is_second: false, before });
    }

    /// The required project is funded too, if both together are worth it; else the requiring one is not.
    fn settle_requirement(&mut self, project: usize, other: &Id) {
        let Some(other) = self.positions.get(other).copied() else { return self.fix(project, false) };
        let can_be = !self.decided.contains_key(&other) && self.plan.projects[other].ready;
        let is_in = self.decided.get(&project).is_some_and(|(_, most)| *most > 0);
        let must = is_in || !Domain::of(&self.plan.projects[project]).nothing;
        if can_be && (must || self.worth[project] + self.worth[other] >= 0.0) {
            self.fix(other, true);
        } else {
            self.fix(project, false);
        }
    }

    /// The one that is worth less is not funded.
    fn settle_exclusion(&mut self, project: usize, other: &Id) {
        let Some(other) = self.positions.get(other).copied() else { return };
        let is_out = |one: usize| self.decided.get(&one) == Some(&(0, 0));
        if is_out(project) || is_out(other) {
            return;
        }
        let is_in = |one: usize| self.decided.get(&one).is_some_and(|(_, most)| *most > 0);
        let must = |one: usize| is_in(one) || !Domain::of(&self.plan.projects[one]).nothing;
        let weaker = self.worth[project] < self.worth[other];
        let out = if must(project) || (!weaker && !must(other)) { other } else { project };
        self.fix(out, false);
    }
}
