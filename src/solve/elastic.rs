//! How far the demands of a plan have to give way at the least: the firmer ones first as little as can be, then the weaker.

use std::collections::BTreeMap;

use super::answer::is_stopped;
use super::backend::Stop;
use super::branch::{Branching, Effort, settle};
use super::choice::Choices;
use super::relaxation::Relaxation;
use super::wake::Sleepers;
use super::{Duals, Stage, Watch};
use crate::lp::{Awake, Groups, Limit, Program, Rank, Shape};
use crate::plan::map_of;
use crate::rows::RowId;
use crate::verify::{Allocation, Case, Overflow, Violation, snap};

/// How often rows are woken or drawn in.
const ROUNDS: usize = 24;
/// How often choices are made anew.
const CHOOSING_ROUNDS: usize = 4;
/// How often rows are drawn in before the rest is left as it is.
const ROUNDING_TRIES: usize = 8;

/// What has to give way, as a solver sees it: amounts are near the truth, not exact.
#[derive(Clone, Debug)]
pub struct Giving {
    /// By demand, how many fen are missing of it.
    pub lacks: BTreeMap<RowId, i128>,
    /// For each rank in the order of [`Rank::FIRMEST_FIRST`], duals that say why no less of it will do.
    pub duals: Vec<(Rank, Duals)>,
    /// The allocation nearest to the point; it may miss a few quanta more.
    pub allocation: Allocation,
    /// Projects that were decided to be funded, or not to be, by position.
    pub decided: BTreeMap<usize, bool>,
}

/// The elastic program of a plan, whose limits are given apart and not set in it.
pub struct Elastic<'a> {
    case: &'a Case<'a>,
    relaxation: Relaxation<'a>,
    choices: Choices<'a>,
    sleepers: Sleepers<'a>,
}

impl<'a> Elastic<'a> {
    /// Nothing solved yet.
    pub fn new(case: &'a Case<'a>, groups: &'a Groups, limits: &'a [Limit]) -> Self {
        let shape = Shape::Elastic(limits);
        let relaxation = Relaxation::new(case.plan(), case.demands(), groups, shape, Awake::default(), None);
        let choices = Choices::of(case);
        let sleepers = Sleepers::of(case, &choices);
        Self { case, relaxation, choices, sleepers }
    }

    /// What has to give way if projects that are all or nothing may be funded in part. None if no point was found.
    ///
    /// # Errors
    /// If a number does not fit.
    pub fn least(&mut self, watch: Watch<'_>) -> Result<Option<Giving>, Overflow> {
        self.find(BTreeMap::new(), watch)
    }

    /// The same with every project that is all or nothing decided, as well as was found; not the least there is.
    ///
    /// # Errors
    /// If a number does not fit.
    pub fn decided(&mut self, effort: Effort, watch: Watch<'_>) -> Result<Option<Giving>, Overflow> {
        let mut last = None;
        for _ in 0..CHOOSING_ROUNDS {
            let awake = self.relaxation.awake().clone();
            let Some(decided) = self.choose(effort, watch) else { break };
            last = self.find(decided, watch)?.or(last);
            // With further rows written out other choices may be the good ones.
            if *self.relaxation.awake() == awake {
                break;
            }
        }
        Ok(last)
    }

    /// Decides every project that is all or nothing where least is missing in all, and settles on that.
    fn choose(&mut self, effort: Effort, watch: Watch<'_>) -> Option<BTreeMap<usize, bool>> {
        settle(&mut self.relaxation, &self.choices, &[]);
        self.relaxation.set_margins(BTreeMap::new());
        self.relaxation.release();
        self.relaxation.set_tier(self.first_tier() + Rank::FIRMEST_FIRST.len());
        if self.relaxation.solve() != Stop::Optimal {
            return None;
        }
        let mut branching = Branching::new(&mut self.relaxation, &self.choices, &[]);
        branching.search(effort, &|| is_stopped(watch, 0, Stage::Deciding));
        let best = branching.best.first().cloned()?;
        settle(&mut self.relaxation, &self.choices, &best.choices);
        Some(map_of(best.choices.iter().map(|choice| (choice.project, choice.funded))))
    }

    /// Wakes rows the point breaks, and draws in rows that only rounding breaks.
    fn find(&mut self, decided: BTreeMap<usize, bool>, watch: Watch<'_>) -> Result<Option<Giving>, Overflow> {
        let mut last = None;
        let mut tries = 0;
        for _ in 0..ROUNDS {
            let Some(duals) = self.by_rank() else { return Ok(last) };
            let giving = self.giving(duals, decided.clone());
            let broken = self.case.check(&giving.allocation)?;
            let sleepers = &self.sleepers;
            let stops = is_stopped(watch, 0, Stage::Relaxing);
            if !stops && self.relaxation.awaken(|awake| sleepers.among(&broken, awake)) {
                continue;
            }
            tries += 1;
            let draws_in = tries < ROUNDING_TRIES && !stops && self.draw_in(&broken, &giving.lacks);
            // The first amounts are those of the plan itself; drawing in only makes a better allocation of them.
            last = Some(match last {
                Some(first) => Giving { allocation: giving.allocation, ..first },
                None => giving,
            });
            if !draws_in {
                break;
            }
        }
        Ok(last)
    }

    /// Draws in the rows that are broken although nothing was missing of them; tells whether there were any.
    fn draw_in(&mut self, broken: &[Violation], lacks: &BTreeMap<RowId, i128>) -> bool {
        let mut margins = self.relaxation.margins().clone();
        let mut any = false;
        for violation in broken {
            if let Violation::Row { row, over } = violation
                && !lacks.contains_key(row)
            {
                let margin = margins.entry(row.clone()).or_default();
                *margin = margin.saturating_add(over.saturating_mul(2));
                any = true;
            }
        }
        self.relaxation.set_margins(margins);
        any
    }

    /// The position of the first rank's goal.
    fn first_tier(&self) -> usize {
        self.case.plan().objective.len()
    }

    /// Minimises what is missing rank by rank, each held while the weaker ones are minimised.
    fn by_rank(&mut self) -> Option<Vec<(Rank, Duals)>> {
        self.relaxation.release();
        let mut duals = Vec::new();
        for (tier, rank) in (self.first_tier()..).zip(Rank::FIRMEST_FIRST) {
            self.relaxation.set_tier(tier);
            if self.relaxation.solve() != Stop::Optimal {
                return None;
            }
            duals.push((rank, self.relaxation.named_duals()));
            self.relaxation.hold(tier, self.relaxation.value());
        }
        Some(duals)
    }

    fn giving(&self, duals: Vec<(Rank, Duals)>, decided: BTreeMap<usize, bool>) -> Giving {
        let amounts = self.relaxation.lacks().map(|(lack, amount)| (lack, (amount * Program::MONEY).round()));
        let lacks = amounts.filter(|(_, fen)| *fen > 0.0).map(|(lack, fen)| (lack.row.clone(), fen as i128));
        let lacks = lacks.collect();
        let proposal = self.relaxation.proposal();
        let allocation = snap(self.case, self.relaxation.groups, &proposal);
        Giving { lacks, duals, allocation, decided }
    }
}
