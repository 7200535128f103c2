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
use super::choice::{Choice, Choices};
use super::relaxation::Relaxation;
use super::simplex::Place;
use super::wake::Sleepers;
use crate::lp::{Adopted, Awake, Built, Groups, Shape};
use crate::plan::Plan;
use crate::rows::{Demands, RowId};
use crate::verify::{Allocation, Overflow, Violation};

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

pub(super) struct Search<'a> {
    pub(super) plan: &'a Plan,
    pub(super) demands: &'a Demands,
    pub(super) relaxation: Relaxation<'a>,
    /// The goals in the order they are optimised in.
    pub(super) order: Vec<usize>,
    /// The allocation to stay near to.
    pub(super) older: Option<&'a Allocation>,
    pub(super) choices: Choices,
    pub(super) sleepers: Sleepers<'a>,
    /// Per goal of the order the basis it was last solved with.
    pub(super) bases: Vec<Vec<Place>>,
    /// Per goal of the order the duals that prove it.
    pub(super) proofs: Vec<Duals>,
    /// The basis of the last proof.
    pub(super) proven_at: Vec<Place>,
    /// The basis of the first goal without choices.
    pub(super) root: Vec<Place>,
    /// The choices of the last allocation.
    pub(super) way: Vec<Choice>,
    /// Whether rows were woken while rounding.
    pub(super) has_woken: bool,
    pub(super) effort: Effort,
    pub(super) watch: &'a dyn Fn(Progress) -> ControlFlow<()>,
}

/// What came of rounding: an allocation, or what the last try breaks.
pub(super) type Rounded = Result<Allocation, Vec<Violation>>;

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
}

pub(super) fn is_stopped(watch: Watch<'_>, tier: usize, stage: Stage) -> bool {
    watch(Progress { tier, stage }).is_break()
}
