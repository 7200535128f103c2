//! The way from a plan to an allocation and the duals that prove it.
//!
//! The relaxation gives the duals of the first goal. Projects that are all or nothing are chosen by branch and bound. Then the goals are
//! optimised one after the other, each held while the next is, and the vertex is snapped to whole quanta and checked exactly. What
//! the check finds broken tells what to do next: write out a row that was left out, or draw a row in by the few quanta that
//! rounding needs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Duals;
use super::answer::{Answer, Stage, Watch, is_stopped};
use super::backend::Stop;
use super::branch::Effort;
use super::choice::{Choice, Choices};
use super::quanta::Tries;
use super::relaxation::Relaxation;
use super::simplex::{Place, Simplex};
use super::tied::Tied;
use super::wake::Sleepers;
use crate::lp::{Adopted, Awake, Built, Groups, Shape};
use crate::plan::Plan;
use crate::rows::{Demands, RowId};
use crate::verify::{Allocation, Case, Laid, Overflow, Violation};

/// How often rows are woken before the rest is left to the rounding.
const WAKING_ROUNDS: usize = 12;
/// Margins of which so many are no more than all money are taken over from an earlier search, which spares tries; larger ones might be missed
/// where they are needed no more.
const NO_MATTER: i128 = 1_000_000_000;
/// How often choices are made anew.
const CHOOSING_ROUNDS: usize = 6;

/// What a search leaves behind for the next one, after the plan was changed a little.
#[derive(Clone, Debug)]
pub struct Memory {
    /// The projects it was of, and which of them have a choice.
    laid: Arc<Laid>,
    tied: Arc<Tied>,
    /// The program with the rows that were awake, and the method that solved it, until it goes on with the next one.
    built: Built,
    awake: Awake,
    simplex: Option<Simplex>,
    /// The basis of the first goal without choices.
    root: Vec<Place>,
    /// The choices that were made, and the basis of the proof of each later goal.
    way: Vec<Choice>,
    proven_at: Vec<Vec<Place>>,
    /// How far from the bound the best way was when ways were last searched, relative to it.
    gap: f64,
    /// How far rows were drawn in for the rounding.
    margins: BTreeMap<RowId, i128>,
}

/// Searches the best allocation, from what an earlier search of a plan with the same lists left behind, if there was one; tells what
/// this one leaves behind. `watch` is told now and then how far it is and answers whether to go on.
pub fn search(
    case: &Case<'_>,
    groups: &Groups,
    effort: Effort,
    mut memory: Option<Memory>,
    watch: Watch<'_>,
) -> Result<(Answer, Option<Memory>), Overflow> {
    let same = memory.as_ref().filter(|memory| Arc::ptr_eq(&memory.laid, case.laid()));
    let choices = match same {
        Some(memory) => Choices::of_tied(case, Arc::clone(&memory.tied)),
        None => Choices::of(case),
    };
    let order = (0..case.plan().objective.len().max(1)).collect();
    let awake = memory.as_ref().map(|memory| memory.awake.clone()).unwrap_or_default();
    let older = memory.as_mut().and_then(|memory| Some((&memory.built.program, memory.simplex.take()?)));
    let relaxation = Relaxation::new(case.plan(), case.demands(), groups, Shape::Plan, awake, older);
    Search::of(case, relaxation, choices, order, None, effort, watch).run(memory)
}

/// What it is worth to an allocation that little is moved from an older one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// More than all goals: of those that move least the best.
    First,
    /// Less than any: of the best the one that moves least.
    Last,
}

/// Searches an allocation that moves as little as can be from an older one, before or behind all goals. The duals are in that order.
pub fn search_near(
    case: &Case<'_>,
    groups: &Groups,
    older: (&Allocation, Nearness),
    effort: Effort,
    watch: Watch<'_>,
) -> Result<Answer, Overflow> {
    let (older, nearness) = older;
    let adopted = Adopted {
        grants: older.grants.iter().map(|one| (one.project, one.stream, one.amount)).collect(),
        buffers: older.buffers.iter().map(|one| (one.credit, one.stream, one.amount)).collect(),
        loans: older.loans.iter().map(|one| (one.project, one.credit, one.amount)).collect(),
    };
    let shape = Shape::Nearest(&adopted);
    let relaxation = Relaxation::new(case.plan(), case.demands(), groups, shape, adopted.awake(), None);
    let goals = case.plan().objective.len();
    let order = match nearness {
        Nearness::First => std::iter::once(goals).chain(0..goals).collect(),
        Nearness::Last => (0..=goals).collect(),
    };
    Ok(Search::of(case, relaxation, Choices::of(case), order, Some(older), effort, watch).run(None)?.0)
}

pub(super) struct Search<'a> {
    pub(super) plan: &'a Plan,
    pub(super) demands: &'a Demands,
    /// The judge, with the plan laid out.
    pub(super) case: &'a Case<'a>,
    pub(super) relaxation: Relaxation<'a>,
    /// The goals in the order they are optimised in.
    pub(super) order: Vec<usize>,
    /// The allocation to stay near to.
    pub(super) older: Option<&'a Allocation>,
    pub(super) choices: Choices<'a>,
    pub(super) sleepers: Sleepers<'a>,
    /// Per goal of the order the basis it was last solved with.
    pub(super) bases: Vec<Vec<Place>>,
    /// Per goal of the order the duals that prove it.
    pub(super) proofs: Vec<Duals>,
    /// Per goal of the order what it was last held at for later ones where no amount was narrowed.
    pub(super) slackened: Vec<f64>,
    /// Per goal of the order behind the first the basis of its proof.
    pub(super) proven_at: Vec<Vec<Place>>,
    /// The basis of the first goal without choices.
    pub(super) root: Vec<Place>,
    /// The choices of the last allocation.
    pub(super) way: Vec<Choice>,
    /// How far from the bound the best way was when ways were last searched, relative to it.
    pub(super) gap: f64,
    /// How far rows were drawn in for the rounding by an earlier search.
    pub(super) margins: BTreeMap<RowId, i128>,
    /// How much may still be tried where drawing rows in leaves no room: with limits as the plan has them, and in whole quanta.
    pub(super) tries: [Tries; 2],
    /// Why rows that were drawn in left no room.
    pub(super) rays: Vec<Duals>,
    /// Whether rows were woken while rounding.
    pub(super) has_woken: bool,
    pub(super) effort: Effort,
    pub(super) watch: Watch<'a>,
}

/// What came of rounding: an allocation, or what the last try breaks.
pub(super) type Rounded = Result<Allocation, Vec<Violation>>;

impl<'a> Search<'a> {
    fn of(
        case: &'a Case<'a>,
        mut relaxation: Relaxation<'a>,
        choices: Choices<'a>,
        order: Vec<usize>,
        older: Option<&'a Allocation>,
        effort: Effort,
        watch: Watch<'a>,
    ) -> Self {
        let (plan, demands) = (relaxation.plan, relaxation.demands);
        let sleepers = Sleepers::of(case, &choices);
        relaxation.set_tier(order.first().copied().unwrap_or_default());
        let tries = [Tries::of(relaxation.size()); 2];
        Self {
            plan,
            demands,
            case,
            relaxation,
            order,
            older,
            choices,
            sleepers,
            bases: Vec::new(),
            proofs: Vec::new(),
            slackened: Vec::new(),
            proven_at: Vec::new(),
            root: Vec::new(),
            way: Vec::new(),
            gap: 0.0,
            margins: BTreeMap::new(),
            tries,
            rays: Vec::new(),
            has_woken: false,
            effort,
            watch,
        }
    }

    fn run(mut self, memory: Option<Memory>) -> Result<(Answer, Option<Memory>), Overflow> {
        self.recall(memory.as_ref());
        let answer = self.answer()?;
        let (laid, tied) = (Arc::clone(self.case.laid()), Arc::clone(self.choices.tied()));
        let Self { relaxation, root, way, proven_at, gap, .. } = self;
        let margins = relaxation.margins().clone();
        let (built, awake, simplex) = relaxation.into_parts();
        let simplex = Some(simplex);
        let is_useful = matches!(answer, Answer::Allocation { .. });
        let memory = Memory { laid, tied, built, awake, simplex, root, way, proven_at, gap, margins };
        let memory = is_useful.then_some(memory);
        Ok((answer, memory))
    }

    /// Starts where an earlier search ended.
    fn recall(&mut self, memory: Option<&Memory>) {
        let Some(Memory { built, root, way, proven_at, gap, margins, .. }) = memory else { return };
        let positions = self.relaxation.positions_in(built);
        let root = self.relaxation.carried(root, &positions);
        self.relaxation.return_to(&root);
        let carried = |places: &Vec<Place>| self.relaxation.carried(places, &positions);
        self.proven_at = proven_at.iter().map(carried).collect();
        self.way.clone_from(way);
        self.gap = *gap;
        let money: i128 = self.plan.streams.iter().map(|stream| i128::from(stream.amount.fen())).sum();
        if margins.values().sum::<i128>().saturating_mul(NO_MATTER) <= money {
            self.margins.clone_from(margins);
        }
    }

    fn answer(&mut self) -> Result<Answer, Overflow> {
        let mut broken = Vec::new();
        for round in 1..=CHOOSING_ROUNDS {
            match self.relax() {
                Stop::Optimal => {}
                Stop::Infeasible => return Ok(Answer::Infeasible(self.relaxation.named_ray())),
                Stop::Unbounded | Stop::NoBetter | Stop::GaveUp => return Ok(Answer::Nothing { broken }),
            }
            self.has_woken = false;
            match self.try_ways(round == CHOOSING_ROUNDS)? {
                Ok(allocation) => {
                    let stopped = is_stopped(self.watch, self.plan.objective.len(), Stage::Deciding);
                    let duals = std::mem::take(&mut self.proofs);
                    return Ok(Answer::Allocation { allocation, duals, stopped });
                }
                Err(left) => broken = left,
            }
            if !self.has_woken {
                break;
            }
        }
        self.rule_out(broken)
    }

    /// Solves the first goal without choices, and wakes rows until the point breaks no sleeping one. It leans towards the second goal on
    /// the way, so that this is near its best, too.
    fn relax(&mut self) -> Stop {
        self.relaxation.lean(self.order.get(1).copied());
        let leaning = self.relaxation.solve();
        let leaning = self.awakened(leaning);
        self.relaxation.lean(None);
        if leaning != Stop::Optimal {
            return leaning;
        }
        match self.relaxation.solve() {
            // The point is where it was.
            Stop::Optimal if self.relaxation.iterations() == 0 => Stop::Optimal,
            upright => self.awakened(upright),
        }
    }

    /// How solving ends once rows were woken until the point breaks no sleeping one.
    fn awakened(&mut self, stop: Stop) -> Stop {
        if stop == Stop::Optimal && !self.awaken() { Stop::Infeasible } else { stop }
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
                Stop::Unbounded | Stop::NoBetter | Stop::GaveUp => break,
            }
        }
        true
    }
}
