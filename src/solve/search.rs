//! The way from a plan to an allocation and the duals that prove it.
//!
//! The relaxation gives the duals of the first goal. Projects that are all or nothing are chosen by branch and bound. Then the goals are
//! optimised one after the other, each held while the next is, and the vertex is snapped to whole quanta and checked exactly. What
//! the check finds broken tells what to do next: write out a row that was left out, or draw a row in by the few quanta that
//! rounding needs.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::backend::Stop;
use super::branch::{Branching, Effort, Way, settle};
use super::choice::{Choice, Choices, is_funded};
use super::relaxation::Relaxation;
use super::repair::repair;
use super::simplex::Place;
use super::wake::Sleepers;
use crate::lp::{Adopted, Awake, Built, Groups, Shape};
use crate::plan::Plan;
use crate::rows::{self, Demands, RowId};
use crate::verify::{Allocation, Overflow, Violation, check, keep, snap};

/// Duals under the names of the demands, with 18 decimals.
pub type Duals = BTreeMap<RowId, i128>;

/// What the search found.
#[derive(Clone, Debug)]
pub enum Answer {
    /// An allocation that passed the exact check, with the duals of each tier.
    Allocation {
        /// Who pays what.
        allocation: Allocation,
        /// Per tier.
        duals: Vec<Duals>,
        /// Whether it was stopped before it was done.
        stopped: bool,
    },
    /// There is none; the duals are to prove it.
    Infeasible(Duals),
    /// None was found, and no proof that there is none: stopped, or out of means.
    Nothing {
        /// What the last try breaks.
        broken: Vec<Violation>,
    },
}

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Position of the goal it is at.
    pub tier: usize,
    /// What it is doing there.
    pub stage: Stage,
}

/// What a search is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The program in which every project may be funded in part.
    Relaxing,
    /// Projects that are all or nothing, and what rounding breaks.
    Deciding,
}

/// Is told now and then how far a search is, and answers whether to go on.
pub type Watch<'a> = &'a dyn Fn(Progress) -> ControlFlow<()>;

/// How often rows are woken before the rest is left to the rounding.
const WAKING_ROUNDS: usize = 12;
/// How often choices are made anew.
const CHOOSING_ROUNDS: usize = 6;
/// How often rows are drawn in before it is given up.
const ROUNDING_TRIES: usize = 24;
/// After so many of them single grants are changed, too.
const REPAIR_EVERY: usize = 6;

/// What a search leaves behind for the next one, after the plan was changed a little.
#[derive(Clone, Debug)]
pub struct Memory {
    built: Built,
    awake: Awake,
    /// The basis of the first goal without choices.
    root: Vec<Place>,
    /// The choices that were made, with the basis of each goal under them, and of the proof of the second goal.
    way: Vec<Choice>,
    bases: Vec<Vec<Place>>,
    proven_at: Vec<Place>,
}

/// Searches the best allocation, from what an earlier search of a plan with the same lists left behind, if there was one; tells what
/// this one leaves behind. `watch` is told now and then how far it is and answers whether to go on.
pub fn search(
    plan: &Plan,
    demands: &Demands,
    groups: &Groups,
    effort: Effort,
    memory: Option<Memory>,
    watch: Watch<'_>,
) -> Result<(Answer, Option<Memory>), Overflow> {
    let awake = memory.as_ref().map(|memory| memory.awake.clone()).unwrap_or_default();
    let relaxation = Relaxation::new(plan, demands, groups, Shape::Plan, awake);
    let order = (0..plan.objective.len().max(1)).collect();
    Search::of(relaxation, order, None, effort, watch).run(memory)
}

/// Searches an allocation that moves as little as can be from an older one, then the best of those. The first duals are those of
/// what is moved.
pub fn search_near(
    plan: &Plan,
    demands: &Demands,
    groups: &Groups,
    older: &Allocation,
    effort: Effort,
    watch: Watch<'_>,
) -> Result<Answer, Overflow> {
    let adopted = Adopted {
        grants: older.grants.iter().map(|one| (one.project, one.stream, one.amount)).collect(),
        buffers: older.buffers.iter().map(|one| (one.credit, one.stream, one.amount)).collect(),
        loans: older.loans.iter().map(|one| (one.project, one.credit, one.amount)).collect(),
    };
    let relaxation = Relaxation::new(plan, demands, groups, Shape::Nearest(&adopted), adopted.awake());
    let goals = plan.objective.len();
    let order = std::iter::once(goals).chain(0..goals).collect();
    Ok(Search::of(relaxation, order, Some(older), effort, watch).run(None)?.0)
}

struct Search<'a> {
    plan: &'a Plan,
    demands: &'a Demands,
    relaxation: Relaxation<'a>,
    /// The goals in the order they are optimised in.
    order: Vec<usize>,
    /// The allocation to stay near to.
    older: Option<&'a Allocation>,
    choices: Choices,
    sleepers: Sleepers<'a>,
    /// Per goal of the order the basis it was last solved with.
    bases: Vec<Vec<Place>>,
    /// Per goal of the order the duals that prove it.
    proofs: Vec<Duals>,
    /// The basis of the last proof.
    proven_at: Vec<Place>,
    /// The basis of the first goal without choices.
    root: Vec<Place>,
    /// The choices of the last allocation.
    way: Vec<Choice>,
    /// Whether rows were woken while rounding.
    has_woken: bool,
    effort: Effort,
    watch: &'a dyn Fn(Progress) -> ControlFlow<()>,
}

/// What came of rounding: an allocation, or what the last try breaks.
type Rounded = Result<Allocation, Vec<Violation>>;

impl<'a> Search<'a> {
    fn of(
        mut relaxation: Relaxation<'a>,
        order: Vec<usize>,
        older: Option<&'a Allocation>,
        effort: Effort,
        watch: Watch<'a>,
    ) -> Self {
        let (plan, demands) = (relaxation.plan, relaxation.demands);
        let choices = Choices::of(plan);
        let sleepers = Sleepers::of(plan, demands, &choices);
        relaxation.set_tier(order.first().copied().unwrap_or_default());
        Self {
            plan,
            demands,
            relaxation,
            order,
            older,
            choices,
            sleepers,
            bases: Vec::new(),
            proofs: Vec::new(),
            proven_at: Vec::new(),
            root: Vec::new(),
            way: Vec::new(),
            has_woken: false,
            effort,
            watch,
        }
    }

    fn run(mut self, memory: Option<Memory>) -> Result<(Answer, Option<Memory>), Overflow> {
        self.recall(memory);
        let answer = self.answer()?;
        let Self { relaxation, root, way, bases, proven_at, .. } = self;
        let (built, awake) = relaxation.into_parts();
        let is_useful = matches!(answer, Answer::Allocation { .. });
        let memory = is_useful.then_some(Memory { built, awake, root, way, bases, proven_at });
        Ok((answer, memory))
    }

    /// Starts where an earlier search ended.
    fn recall(&mut self, memory: Option<Memory>) {
        let Some(Memory { built, root, way, mut bases, proven_at, .. }) = memory else { return };
        bases.extend([proven_at, root]);
        bases = self.relaxation.carried(&built, &bases);
        if let Some(root) = bases.pop() {
            self.relaxation.return_to(&root);
        }
        self.proven_at = bases.pop().unwrap_or_default();
        self.bases = bases;
        self.way = way;
    }

    fn answer(&mut self) -> Result<Answer, Overflow> {
        match self.relaxation.solve() {
            Stop::Optimal => {}
            Stop::Infeasible => return Ok(Answer::Infeasible(self.relaxation.named_ray())),
            Stop::Unbounded | Stop::GaveUp => return Ok(Answer::Nothing { broken: Vec::new() }),
        }
        if !self.awaken() {
            return Ok(Answer::Infeasible(self.relaxation.named_ray()));
        }
        let mut broken = Vec::new();
        for _ in 0..CHOOSING_ROUNDS {
            self.has_woken = false;
            match self.try_ways()? {
                Ok(allocation) => {
                    let stopped = is_stopped(self.watch, self.plan.objective.len(), Stage::Deciding);
                    let duals = std::mem::take(&mut self.proofs);
                    return Ok(Answer::Allocation { allocation, duals, stopped });
                }
                Err(left) => broken = left,
            }
            // With further rows written out other choices may be the good ones.
            if !self.has_woken {
                break;
            }
        }
        Ok(Answer::Nothing { broken })
    }

    /// Rounds the best ways through the choices until one keeps the plan.
    fn try_ways(&mut self) -> Result<Rounded, Overflow> {
        let mut broken = Vec::new();
        self.root = self.relaxation.places();
        self.proofs = vec![self.relaxation.named_duals()];
        if self.proven_at.is_empty() {
            self.proven_at.clone_from(&self.root);
        }
        for way in self.ways() {
            settle(&mut self.relaxation, &way.choices);
            self.proofs.truncate(1);
            match self.round(&way.choices)? {
                Ok(allocation) => {
                    self.way = way.choices;
                    return Ok(Ok(allocation));
                }
                Err(left) => broken = left,
            }
            self.relaxation.set_margins(BTreeMap::new());
            self.bases.clear();
            self.proven_at.clone_from(&self.root);
        }
        settle(&mut self.relaxation, &[]);
        self.relaxation.release();
        self.relaxation.set_tier(self.order.first().copied().unwrap_or_default());
        Ok(Err(broken))
    }

    /// The ways through the plan's choices that are worth rounding, the best first. The way of the last search is good enough if it
    /// comes as near to the bound.
    fn ways(&mut self) -> Vec<Way> {
        let bound = self.relaxation.value();
        if self.choices.is_empty() {
            return vec![Way { value: bound, choices: Vec::new() }];
        }
        let watch = self.watch;
        let stop = || is_stopped(watch, 0, Stage::Deciding);
        let choices = std::mem::take(&mut self.way);
        let mut branching = Branching::new(&mut self.relaxation, &self.choices);
        if !branching.keep_if_near(choices, bound) {
            branching.search(self.effort, &stop);
        }
        std::mem::take(&mut branching.best)
    }

    /// Wakes rows until the point breaks no sleeping one; tells whether there still is one.
    fn awaken(&mut self) -> bool {
        for _ in 0..WAKING_ROUNDS {
            if !self.wake() {
                break;
            }
            match self.relaxation.solve() {
                Stop::Optimal => {}
                Stop::Infeasible => return false,
                Stop::Unbounded | Stop::GaveUp => break,
            }
        }
        true
    }

    fn judge(&self) -> Result<(Allocation, Vec<Violation>), Overflow> {
        let allocation = snap(self.plan, self.demands, self.relaxation.groups, &self.relaxation.proposal());
        let broken = check(self.plan, self.demands, &allocation)?;
        if let Some(older) = self.older {
            let kept = keep(self.demands, self.relaxation.groups, &allocation, older);
            if check(self.plan, self.demands, &kept)? == broken {
                return Ok((kept, broken));
            }
        }
        Ok((allocation, broken))
    }

    /// Optimises goal after goal and rounds, drawing in what rounding breaks, until the exact check finds nothing.
    fn round(&mut self, way: &[Choice]) -> Result<Rounded, Overflow> {
        let mut broken = Vec::new();
        for attempt in 0..ROUNDING_TRIES {
            if !self.tiers(way) {
                // The margins left no room.
                if self.relaxation.margins().is_empty() {
                    return Ok(Err(broken));
                }
                self.relaxation.set_margins(BTreeMap::new());
                continue;
            }
            let allocation;
            (allocation, broken) = self.judge()?;
            if broken.is_empty() {
                return Ok(Ok(allocation));
            }
            if self.wake_rows(&broken) {
                self.has_woken = true;
                // Bases and proofs are of the program without these rows.
                self.bases.clear();
                self.proofs.clear();
                self.proven_at.clear();
                continue;
            }
            if attempt % REPAIR_EVERY == REPAIR_EVERY - 1
                && let Some(allocation) = repair(self.plan, self.demands, &allocation, &broken)?
            {
                return Ok(Ok(allocation));
            }
            if !self.draw_in(&broken) {
                break;
            }
        }
        Ok(Err(broken))
    }

    /// Goes through the goals, each held while the next is optimised; tells whether there is a point. Every goal goes on from where
    /// it was the last time.
    fn tiers(&mut self, way: &[Choice]) -> bool {
        self.relaxation.release();
        for (at, tier) in self.order.clone().into_iter().enumerate() {
            self.relaxation.set_tier(tier);
            if !way.is_empty() && self.proofs.len() <= at {
                self.prove(way);
            } else if let Some(places) = self.bases.get(at) {
                self.relaxation.return_to(places);
            }
            if self.relaxation.solve() != Stop::Optimal {
                return false;
            }
            let places = self.relaxation.places();
            match self.bases.get_mut(at) {
                Some(base) => *base = places,
                None => self.bases.push(places),
            }
            if way.is_empty() {
                self.proofs.truncate(at);
                self.proofs.push(self.relaxation.named_duals());
            }
            let value = self.relaxation.value();
            let slack = self.plan.objective.get(tier).map_or(0.0, |tier| slack_of(tier.slack));
            self.relaxation.hold(tier, value - value.abs() * slack);
        }
        true
    }

    /// The duals of a later goal under no choices, with the earlier goals held where the choices of a way let them come: these
    /// prove the most. Then the choices are made again, with the goal already near its best.
    fn prove(&mut self, way: &[Choice]) {
        settle(&mut self.relaxation, &[]);
        if !self.proven_at.is_empty() {
            self.relaxation.return_to(&self.proven_at);
        }
        let is_solved = self.relaxation.solve() == Stop::Optimal;
        self.proofs.push(if is_solved { self.relaxation.named_duals() } else { Duals::new() });
        self.proven_at = self.relaxation.places();
        settle(&mut self.relaxation, way);
    }

    /// Writes out the sleeping rows that the last point breaks; tells whether there were any.
    fn wake(&mut self) -> bool {
        let (sleepers, choices) = (&self.sleepers, &self.choices);
        let amounts = self.relaxation.proposal().projects;
        let funded: Vec<bool> =
            (0..amounts.len()).map(|project| is_funded(&self.relaxation, project)).collect();
        let is_funded = |project: usize| funded.get(project).copied().unwrap_or(false);
        self.relaxation.awaken(|awake| sleepers.broken_by(&amounts, choices, &is_funded, awake))
    }

    /// The same for an allocation; links are settled by choices there.
    fn wake_rows(&mut self, broken: &[Violation]) -> bool {
        let sleepers = &self.sleepers;
        self.relaxation.awaken(|awake| sleepers.among(broken, awake))
    }

    /// Draws in the broken rows by twice what they were passed by; tells whether there were any. Where a project is left short by
    /// the rounding, its streams keep some money back.
    fn draw_in(&mut self, broken: &[Violation]) -> bool {
        let quantum = i128::from(self.plan.quantum.amount().fen());
        let mut margins = self.relaxation.margins().clone();
        let mut any = false;
        let mut draw = |row: RowId, over: i128| {
            let margin = margins.entry(row).or_default();
            *margin = (*margin * 2).max(*margin + over.saturating_mul(2)).max(2 * quantum);
            any = true;
        };
        for violation in broken {
            match violation {
                Violation::Row { row, over } => draw(row.clone(), *over),
                Violation::Funding { project, .. } | Violation::CreditShare { project, .. } => {
                    self.payers_of(*project).for_each(|row| draw(row, 0));
                }
                _ => {}
            }
        }
        self.relaxation.set_margins(margins);
        any
    }

    /// The rows of the streams that may pay for a project.
    fn payers_of(&self, project: usize) -> impl Iterator<Item = RowId> {
        let cell = self.demands.cells.of_project(project);
        let streams = self.plan.streams.iter().enumerate().filter(move |(stream, _)| {
            cell.is_some_and(|cell| self.demands.cells.way(*stream, cell) != rows::Way::Not)
        });
        streams.map(|(_, stream)| RowId::stream(&stream.id))
    }
}

fn slack_of(slack: crate::money::Ratio) -> f64 {
    crate::rows::scaled(slack) as f64 / crate::rows::COEFFICIENT_UNIT as f64
}

pub(super) fn is_stopped(watch: Watch<'_>, tier: usize, stage: Stage) -> bool {
    watch(Progress { tier, stage }).is_break()
}
