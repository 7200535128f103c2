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
use super::choice::Choices;
use super::relaxation::Relaxation;
use super::repair::repair;
use super::simplex::Place;
use crate::lp::{Awake, Groups, Link};
use crate::plan::{Id, Plan};
use crate::rows::{Demands, RowId, Total};
use crate::verify::{Allocation, Overflow, Violation, check, held_value, snap, value};

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

/// How often rows are woken before the rest is left to the rounding.
const WAKING_ROUNDS: usize = 12;
/// How often choices are made anew.
const CHOOSING_ROUNDS: usize = 6;
/// How often rows are drawn in before it is given up.
const ROUNDING_TRIES: usize = 24;
/// After so many of them single grants are changed, too.
const REPAIR_EVERY: usize = 6;

/// Searches the best allocation. `watch` is told now and then how far it is and answers whether to go on.
pub fn search(
    plan: &Plan,
    demands: &Demands,
    groups: &Groups,
    effort: Effort,
    watch: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Answer, Overflow> {
    let choices = Choices::of(plan);
    let relaxation = Relaxation::new(plan, demands, groups);
    Search { plan, demands, relaxation, choices, bases: Vec::new(), has_woken: false, effort, watch }.run()
}

struct Search<'a> {
    plan: &'a Plan,
    demands: &'a Demands,
    relaxation: Relaxation<'a>,
    choices: Choices,
    /// Per goal the basis it was last solved with.
    bases: Vec<Vec<Place>>,
    /// Whether rows were woken while rounding.
    has_woken: bool,
    effort: Effort,
    watch: &'a dyn Fn(Progress) -> ControlFlow<()>,
}

/// A rounded allocation with the duals of the programs it comes from.
struct Rounded {
    allocation: Allocation,
    duals: Vec<Duals>,
}

impl Search<'_> {
    fn run(mut self) -> Result<Answer, Overflow> {
        match self.relaxation.solve() {
            Stop::Optimal => {}
            Stop::Infeasible => return Ok(Answer::Infeasible(self.relaxation.named_ray())),
            Stop::Unbounded | Stop::GaveUp => return Ok(Answer::Nothing { broken: Vec::new() }),
        }
        if !self.awaken()? {
            return Ok(Answer::Infeasible(self.relaxation.named_ray()));
        }
        let root = self.relaxation.named_duals();
        let mut broken = Vec::new();
        for _ in 0..CHOOSING_ROUNDS {
            self.has_woken = false;
            match self.try_ways()? {
                Ok(rounded) => return self.finish(rounded, root),
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
    fn try_ways(&mut self) -> Result<Result<Rounded, Vec<Violation>>, Overflow> {
        let mut broken = Vec::new();
        for way in self.ways() {
            settle(&mut self.relaxation, &way.choices);
            self.bases.clear();
            match self.round()? {
                Ok(rounded) => return Ok(Ok(rounded)),
                Err(left) => broken = left,
            }
            self.relaxation.set_margins(BTreeMap::new());
        }
        settle(&mut self.relaxation, &[]);
        self.relaxation.release();
        self.relaxation.set_tier(0);
        Ok(Err(broken))
    }

    /// The ways through the plan's choices that are worth rounding, the best first.
    fn ways(&mut self) -> Vec<Way> {
        if self.choices.is_empty() {
            return vec![Way { value: self.relaxation.value(), choices: Vec::new() }];
        }
        let watch = self.watch;
        let stop = || is_stopped(watch, 0, Stage::Deciding);
        let mut branching = Branching::new(&mut self.relaxation, &self.choices);
        branching.search(self.effort, &stop);
        std::mem::take(&mut branching.best)
    }

    /// Wakes rows until the point breaks no sleeping one; tells whether there still is one.
    fn awaken(&mut self) -> Result<bool, Overflow> {
        for _ in 0..WAKING_ROUNDS {
            let (_, broken) = self.judge()?;
            if !self.wake(&broken) {
                break;
            }
            match self.relaxation.solve() {
                Stop::Optimal => {}
                Stop::Infeasible => return Ok(false),
                Stop::Unbounded | Stop::GaveUp => break,
            }
        }
        Ok(true)
    }

    fn judge(&self) -> Result<(Allocation, Vec<Violation>), Overflow> {
        let allocation = snap(self.plan, self.demands, self.relaxation.groups, &self.relaxation.proposal());
        let broken = check(self.plan, self.demands, &allocation)?;
        Ok((allocation, broken))
    }

    /// Optimises goal after goal and rounds, drawing in what rounding breaks, until the exact check finds nothing.
    fn round(&mut self) -> Result<Result<Rounded, Vec<Violation>>, Overflow> {
        let mut broken = Vec::new();
        for attempt in 0..ROUNDING_TRIES {
            let Some(duals) = self.tiers() else {
                // The margins left no room.
                if self.relaxation.margins().is_empty() {
                    return Ok(Err(broken));
                }
                self.relaxation.set_margins(BTreeMap::new());
                continue;
            };
            let allocation;
            (allocation, broken) = self.judge()?;
            if broken.is_empty() {
                return Ok(Ok(Rounded { allocation, duals }));
            }
            if self.wake_rows(&broken) {
                self.has_woken = true;
                self.bases.clear();
                continue;
            }
            if attempt % REPAIR_EVERY == REPAIR_EVERY - 1
                && let Some(allocation) = repair(self.plan, self.demands, &allocation, &broken)?
            {
                return Ok(Ok(Rounded { allocation, duals }));
            }
            if !self.draw_in(&broken) {
                break;
            }
        }
        Ok(Err(broken))
    }

    /// Goes through the goals, each held while the next is optimised; the duals of each. None if there is no point. Every goal
    /// goes on from where it was the last time.
    fn tiers(&mut self) -> Option<Vec<Duals>> {
        let count = self.plan.objective.len().max(1);
        self.relaxation.release();
        let mut duals = Vec::new();
        for tier in 0..count {
            self.relaxation.set_tier(tier);
            if let Some(places) = self.bases.get(tier) {
                self.relaxation.return_to(places);
            }
            if self.relaxation.solve() != Stop::Optimal {
                return None;
            }
            let places = self.relaxation.places();
            match self.bases.get_mut(tier) {
                Some(base) => *base = places,
                None => self.bases.push(places),
            }
            duals.push(self.relaxation.named_duals());
            let value = self.relaxation.value();
            let slack = self.plan.objective.get(tier).map_or(0.0, |tier| slack_of(tier.slack));
            self.relaxation.hold(tier, value - value.abs() * slack);
        }
        Some(duals)
    }

    /// The duals that prove the most: where choices were made, those of the relaxation without them.
    fn finish(mut self, rounded: Rounded, root: Duals) -> Result<Answer, Overflow> {
        let Rounded { allocation, mut duals } = rounded;
        let mut stopped = false;
        if !self.choices.is_empty() {
            settle(&mut self.relaxation, &[]);
            self.relaxation.set_margins(BTreeMap::new());
            if let Some(first) = duals.first_mut() {
                *first = root;
            }
            for (tier, proof) in duals.iter_mut().enumerate().skip(1) {
                stopped = stopped || is_stopped(self.watch, tier, Stage::Relaxing);
                if !stopped {
                    *proof = self.prove(tier, &allocation)?;
                }
            }
        }
        Ok(Answer::Allocation { allocation, duals, stopped })
    }

    /// The duals of a later goal with the earlier ones held at what the allocation reaches.
    fn prove(&mut self, tier: usize, allocation: &Allocation) -> Result<Duals, Overflow> {
        if let Some(held) = self.plan.objective.get(tier - 1) {
            let exact = held_value(held, value(self.plan, self.demands, allocation, held)?)?;
            let in_program = exact as f64 / 1e24 / self.relaxation.unit(tier - 1);
            self.relaxation.hold(tier - 1, in_program);
        }
        self.relaxation.set_tier(tier);
        if let Some(places) = self.bases.get(tier) {
            self.relaxation.let_go(tier);
            self.relaxation.return_to(places);
        }
        let is_solved = self.relaxation.solve() == Stop::Optimal;
        Ok(if is_solved { self.relaxation.named_duals() } else { Duals::new() })
    }

    /// Wakes the sleeping rows among the broken ones; tells whether there were any.
    fn wake(&mut self, broken: &[Violation]) -> bool {
        let mut links = Vec::new();
        for violation in broken {
            match violation {
                Violation::Requires { project, other } => {
                    links.extend(self.project(other).map(|other| Link::Requires(*project, other)));
                }
                Violation::Excludes { project, other } => {
                    links.extend(self.project(other).map(|other| Link::Excludes(*project, other)));
                }
                _ => {}
            }
        }
        let demands = self.demands;
        let plan = self.plan;
        self.relaxation.awaken(|awake| {
            awake.links.extend(links);
            rows_to_wake(plan, demands, broken, awake);
        })
    }

    /// The same for rules alone: links are settled by choices.
    fn wake_rows(&mut self, broken: &[Violation]) -> bool {
        let (plan, demands) = (self.plan, self.demands);
        self.relaxation.awaken(|awake| rows_to_wake(plan, demands, broken, awake))
    }

    fn project(&self, id: &Id) -> Option<usize> {
        self.plan.projects.iter().position(|project| project.id == *id)
    }

    /// Draws in the broken rows by twice what they were passed by; tells whether there were any.
    fn draw_in(&mut self, broken: &[Violation]) -> bool {
        let quantum = i128::from(self.plan.quantum.amount().fen());
        let mut margins = self.relaxation.margins().clone();
        let mut any = false;
        for violation in broken {
            if let Violation::Row { row, over } = violation {
                let margin = margins.entry(row.clone()).or_default();
                *margin = (*margin * 2).max(*margin + over.saturating_mul(2)).max(2 * quantum);
                any = true;
            }
        }
        self.relaxation.set_margins(margins);
        any
    }
}

/// The rows of single villages and projects among the broken ones.
fn rows_to_wake(plan: &Plan, demands: &Demands, broken: &[Violation], awake: &mut Awake) {
    for violation in broken {
        let Violation::Row { row: id, .. } = violation else { continue };
        if let Some(row) = demands.rows.iter().find(|row| row.id == *id) {
            let totals = row.terms.iter().map(|term| term.total.0);
            let is_village = |total: &usize| matches!(demands.totals.all()[*total], Total::Village { .. });
            awake.villages.extend(totals.filter(is_village));
        }
        for (index, each) in demands.each_project.iter().enumerate().filter(|(_, each)| each.total.is_some())
        {
            let projects = plan.projects.iter().enumerate();
            let hit = projects.filter(|(_, project)| each.row_id(&project.id) == *id);
            awake.projects.extend(hit.map(|(project, _)| (index, project)));
        }
    }
}

fn slack_of(slack: crate::money::Ratio) -> f64 {
    crate::rows::scaled(slack) as f64 / crate::rows::COEFFICIENT_UNIT as f64
}

fn is_stopped(watch: &dyn Fn(Progress) -> ControlFlow<()>, tier: usize, stage: Stage) -> bool {
    watch(Progress { tier, stage }).is_break()
}
