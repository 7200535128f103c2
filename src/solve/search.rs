//! The way from a plan to an allocation and the duals that prove it.
//!
//! Tier by tier: the relaxation over everything gives duals, from which the bound follows; with them most columns are fixed, a vertex of what is
//! left is snapped to quanta and checked exactly. What the check finds broken tells what to do next: wake a sleeping row, decide
//! a project that is all or nothing, or draw a row in by the few quanta that rounding needs.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::decide::Decisions;
use super::reduce::reduce;
use super::repair::repair;
use super::{Backend, Clarabel, Found, Microlp, Stop, certificate_duals, propose};
use crate::lp::{Awake, Built, Groups, Held, Link, Program, Request, build};
use crate::plan::{Id, Plan, Tier};
use crate::rows::{Demands, RowId, Total};
use crate::verify::{Allocation, Overflow, Proposal, Violation, check, held_value, snap, value};

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

/// How often sleeping rows are woken before the rest is left to drawing in.
const WAKING_ROUNDS: usize = 8;
/// After so many vertices single grants are changed, too.
const REPAIR_EVERY: usize = 12;
/// Bounded columns that are kept for a vertex, and up to what loss open ones are; if that leaves no point, the next.
const KEPT: [(usize, f64); 2] = [(300, 1e-4), (usize::MAX, f64::INFINITY)];
/// How many vertices are tried before the mending is given up.
const MENDING_TRIES: usize = 400;

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

/// Searches the best allocation. `watch` is told now and then how far it is and answers whether to go on.
pub fn search(
    plan: &Plan,
    demands: &Demands,
    groups: &Groups,
    watch: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Answer, Overflow> {
    let mut search = Search {
        plan,
        demands,
        groups,
        watch,
        awake: Awake::default(),
        held: Vec::new(),
        margins: BTreeMap::new(),
        has_relented: false,
    };
    search.run()
}

struct Search<'a> {
    plan: &'a Plan,
    demands: &'a Demands,
    groups: &'a Groups,
    watch: &'a dyn Fn(Progress) -> ControlFlow<()>,
    awake: Awake,
    held: Vec<Held>,
    margins: BTreeMap<RowId, i128>,
    /// Whether margins ever left no room.
    has_relented: bool,
}

/// A program with the solver's duals for its rows.
pub(super) struct Relaxed {
    pub built: Built,
    pub duals: Vec<f64>,
    point: Vec<f64>,
}

impl Search<'_> {
    fn run(&mut self) -> Result<Answer, Overflow> {
        let tiers = self.plan.objective.clone();
        let first = tiers.first().copied();
        let relaxed = match self.relax(first)? {
            Ok(relaxed) => relaxed,
            Err(answer) => return Ok(answer),
        };
        let (mut relaxed, proposal) = self.awaken(first, relaxed)?;
        let mut decisions = Decisions::new(self.plan, self.demands, &relaxed);
        let mut allocation = match self.mend(first, &mut relaxed, &mut decisions, proposal)? {
            Ok(allocation) => allocation,
            Err(broken) => return Ok(Answer::Nothing { broken }),
        };
        let mut duals = vec![self.name(&relaxed)];
        let mut stopped = false;
        for (index, tier) in tiers.iter().enumerate().skip(1) {
            self.hold(&tiers[index - 1], &allocation)?;
            stopped = stopped || self.is_stopped(index, Stage::Relaxing);
            if stopped {
                duals.push(Duals::new());
                continue;
            }
            let (better, named) = self.later_tier(tier, &allocation)?;
            duals.push(named);
            allocation = better.unwrap_or(allocation);
        }
        duals.truncate(tiers.len());
        Ok(Answer::Allocation { allocation, duals, stopped })
    }

    fn is_stopped(&self, tier: usize, stage: Stage) -> bool {
        (self.watch)(Progress { tier, stage }).is_break()
    }

    fn request(&self, goal: Option<Tier>) -> Request {
        Request { goal, held: self.held.clone(), awake: self.awake.clone(), ..Request::default() }
    }

    /// The relaxation with its duals, or the answer that there is no allocation.
    fn relax(&self, goal: Option<Tier>) -> Result<Result<Relaxed, Answer>, Overflow> {
        let built = build(self.plan, self.demands, self.groups, &self.request(goal));
        let solved = Clarabel.solve(&built.program);
        Ok(match (solved.stop, solved.dual) {
            (Stop::Infeasible, _) => Err(Answer::Infeasible(self.name_ray(built, solved.duals))),
            (_, Found::Feasible) => Ok(Relaxed { built, duals: solved.duals, point: solved.columns }),
            _ => Err(Answer::Nothing { broken: Vec::new() }),
        })
    }

    fn name(&self, relaxed: &Relaxed) -> Duals {
        certificate_duals(self.plan, self.demands, self.groups, &relaxed.built, &relaxed.duals)
    }

    /// A ray has any length: its largest dual is made 1 per yuan.
    fn name_ray(&self, mut built: Built, mut ray: Vec<f64>) -> Duals {
        let largest = ray.iter().fold(0.0_f64, |largest, dual| largest.max(dual.abs()));
        ray.iter_mut().for_each(|dual| *dual /= largest.max(f64::MIN_POSITIVE));
        built.unit = Program::MONEY / 100.0;
        certificate_duals(self.plan, self.demands, self.groups, &built, &ray)
    }

    /// Wakes rows until a vertex breaks no sleeping one.
    fn awaken(&mut self, goal: Option<Tier>, mut relaxed: Relaxed) -> Result<(Relaxed, Proposal), Overflow> {
        let none = BTreeMap::new();
        let mut proposal = self.vertex(goal, &relaxed, &none).unwrap_or_else(|| self.point(&relaxed));
        for _ in 0..WAKING_ROUNDS {
            let (_, broken) = self.judge(&proposal)?;
            if !self.wake(&broken) || self.is_stopped(self.held.len(), Stage::Deciding) {
                break;
            }
            match self.relax(goal)? {
                Ok(next) => relaxed = next,
                Err(_) => break,
            }
            proposal = self.vertex(goal, &relaxed, &none).unwrap_or_else(|| self.point(&relaxed));
        }
        Ok((relaxed, proposal))
    }

    fn judge(&self, proposal: &Proposal) -> Result<(Allocation, Vec<Violation>), Overflow> {
        let allocation = snap(self.plan, self.demands, self.groups, proposal);
        let broken = check(self.plan, self.demands, &allocation)?;
        Ok((allocation, broken))
    }

    /// Decides and draws in until the exact check finds nothing.
    fn mend(
        &mut self,
        goal: Option<Tier>,
        relaxed: &mut Relaxed,
        decisions: &mut Decisions,
        mut proposal: Proposal,
    ) -> Result<Result<Allocation, Vec<Violation>>, Overflow> {
        let mut broken = Vec::new();
        let mut tries = 0;
        while tries < MENDING_TRIES {
            let allocation;
            (allocation, broken) = self.judge(&proposal)?;
            let decided = decisions.decide(&proposal, &broken);
            if broken.is_empty() && !decided {
                return Ok(Ok(allocation));
            }
            if self.wake_rows(&broken) {
                if let Ok(next) = self.relax(goal)? {
                    *relaxed = next;
                }
            } else if !decided {
                // Margins that left no room, or did not help for long: change single grants.
                if (self.has_relented || tries % REPAIR_EVERY == REPAIR_EVERY - 1)
                    && let Some(repaired) = repair(self.plan, self.demands, &allocation, &broken)?
                {
                    return Ok(Ok(repaired));
                }
                if !self.draw_in(&broken) {
                    break;
                }
            }
            loop {
                tries += 1;
                if let Some(next) = self.vertex(goal, relaxed, decisions.decided()) {
                    proposal = next;
                    break;
                }
                let can_go_on = (!decided && self.relent()) || decisions.take_back() || self.relent();
                if !can_go_on || tries >= MENDING_TRIES || self.is_stopped(self.held.len(), Stage::Deciding) {
                    return Ok(Err(broken));
                }
            }
        }
        Ok(Err(broken))
    }

    /// Gives up all margins where they leave no room.
    fn relent(&mut self) -> bool {
        let had = !self.margins.is_empty();
        self.has_relented |= had;
        self.margins.clear();
        had
    }

    fn point(&self, relaxed: &Relaxed) -> Proposal {
        propose(self.plan, self.groups, &relaxed.built, &relaxed.point)
    }

    /// A vertex of the program with decisions and margins.
    fn vertex(
        &self,
        goal: Option<Tier>,
        relaxed: &Relaxed,
        decided: &BTreeMap<usize, (i128, i128)>,
    ) -> Option<Proposal> {
        let mut request = self.request(goal);
        request.decided.clone_from(decided);
        request.margins.clone_from(&self.margins);
        let built = build(self.plan, self.demands, self.groups, &request);
        for (keep, open) in KEPT {
            let reduced = reduce(&built.program, &relaxed.duals, keep, open);
            let solved = Microlp.solve(&reduced.program);
            if solved.stop == Stop::Optimal {
                let columns = reduced.columns(&solved.columns);
                return Some(propose(self.plan, self.groups, &built, &columns));
            }
        }
        let solved = Clarabel.solve(&built.program);
        (solved.primal == Found::Feasible).then(|| propose(self.plan, self.groups, &built, &solved.columns))
    }

    /// A later goal with the earlier ones held: a better allocation, if one is found, and the duals.
    fn later_tier(
        &mut self,
        tier: &Tier,
        allocation: &Allocation,
    ) -> Result<(Option<Allocation>, Duals), Overflow> {
        let Ok(mut relaxed) = self.relax(Some(*tier))? else { return Ok((None, Duals::new())) };
        let mut decisions = Decisions::kept(self.plan, self.demands, &relaxed, allocation)?;
        let Some(proposal) = self.vertex(Some(*tier), &relaxed, decisions.decided()) else {
            return Ok((None, self.name(&relaxed)));
        };
        let margins = self.margins.clone();
        let better = self.mend(Some(*tier), &mut relaxed, &mut decisions, proposal)?.ok();
        let named = self.name(&relaxed);
        self.margins = margins;
        let better = match better {
            Some(better) if self.is_worse(tier, &better, allocation)? => None,
            better => better,
        };
        Ok((better, named))
    }

    /// Whether it is worse under the goal than what there was.
    fn is_worse(&self, tier: &Tier, better: &Allocation, allocation: &Allocation) -> Result<bool, Overflow> {
        let of = |allocation| {
            value(self.plan, self.demands, allocation, tier)
                .and_then(|value| held_value(&Tier { slack: crate::money::Ratio::ZERO, ..*tier }, value))
        };
        Ok(of(better)? < of(allocation)?)
    }

    /// Holds a goal at its value for the tiers to come.
    fn hold(&mut self, tier: &Tier, allocation: &Allocation) -> Result<(), Overflow> {
        let exact = value(self.plan, self.demands, allocation, tier)?;
        // 24 decimals; a little less than it is, since solvers are no more exact.
        let value = held_value(tier, exact)? as f64 / 1e24;
        self.held.push(Held { tier: *tier, value: value - value.abs() * 1e-10 });
        Ok(())
    }

    /// Wakes the sleeping rows among the broken ones; tells whether there were any.
    fn wake(&mut self, broken: &[Violation]) -> bool {
        let before = self.awake.clone();
        for violation in broken {
            match violation {
                Violation::Requires { project, other } => {
                    self.awake.links.extend(self.project(other).map(|other| Link::Requires(*project, other)));
                }
                Violation::Excludes { project, other } => {
                    self.awake.links.extend(self.project(other).map(|other| Link::Excludes(*project, other)));
                }
                Violation::Row { row, .. } => self.wake_row(row),
                _ => {}
            }
        }
        before != self.awake
    }

    /// The same for rules alone: links are settled by decisions.
    fn wake_rows(&mut self, broken: &[Violation]) -> bool {
        let before = self.awake.clone();
        for violation in broken {
            if let Violation::Row { row, .. } = violation {
                self.wake_row(row);
            }
        }
        before != self.awake
    }

    fn project(&self, id: &Id) -> Option<usize> {
        self.plan.projects.iter().position(|project| project.id == *id)
    }

    fn wake_row(&mut self, id: &RowId) {
        if let Some(row) = self.demands.rows.iter().find(|row| row.id == *id) {
            let villages = row.terms.iter().map(|term| term.total.0);
            let is_village =
                |total: &usize| matches!(self.demands.totals.all()[*total], Total::Village { .. });
            self.awake.villages.extend(villages.filter(is_village));
        }
        for (index, each) in
            self.demands.each_project.iter().enumerate().filter(|(_, each)| each.total.is_some())
        {
            let projects = self.plan.projects.iter().enumerate();
            let hit = projects.filter(|(_, project)| each.row_id(&project.id) == *id);
            self.awake.projects.extend(hit.map(|(project, _)| (index, project)));
        }
    }

    /// Draws in the broken rows by twice what they were passed by; tells whether there were any.
    fn draw_in(&mut self, broken: &[Violation]) -> bool {
        let quantum = i128::from(self.plan.quantum.amount().fen());
        let mut any = false;
        for violation in broken {
            if let Violation::Row { row, over } = violation {
                let margin = self.margins.entry(row.clone()).or_default();
                *margin = (*margin * 2).max(*margin + over.saturating_mul(2)).max(2 * quantum);
                any = true;
            }
        }
        any
    }
}
