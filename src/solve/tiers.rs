//! The goals of a plan one after the other, and what proves each.

use std::collections::BTreeMap;

use super::Duals;
use super::backend::Stop;
use super::branch::settle;
use super::choice::Choice;
use super::narrow::Ranges;
use super::search::Search;
use crate::money::Ratio;
use crate::plan::{Goal, Tier};
use crate::rows::COEFFICIENT_UNIT;
use crate::verify::{Allocation, Certificate, Overflow, allowance_in};

/// So much better than it is held at, relative to it, a goal has not given up its slack.
const BETTER: f64 = 1e-9;

/// A gap is closed where so many of it are no more than the bound.
const CLOSED: i128 = 10_000_000;

/// Of programs with more columns than this later goals are not proven again with every row: it takes longer than an edit.
const MOST_COLUMNS: usize = 500;

/// One, in the values that goals are held at, which have 24 decimals.
const EXACT_UNIT: f64 = 1e24;
/// The same for what whole quanta may cost, which has 12.
const VALUE_UNIT: f64 = 1e12;

impl Search<'_> {
    /// Goes through the goals, each held while the next is optimised; tells whether there is a point. Every goal goes on from where
    /// it was the last time.
    pub(super) fn tiers(&mut self, way: &[Choice]) -> bool {
        self.relaxation.release();
        let is_narrowed = self.relaxation.limits_in_quanta || !self.relaxation.ranges().is_empty();
        let is_free = way.is_empty() && !is_narrowed;
        let last = self.order.iter().rfind(|tier| **tier < self.plan.objective.len()).copied();
        let mut held = Vec::new();
        for (at, tier) in self.order.clone().into_iter().enumerate() {
            self.relaxation.set_tier(tier);
            if !is_free && self.proofs.len() <= at {
                self.prove(at, way);
            }
            match (self.bases.get(at), at.checked_sub(1)) {
                (Some(places), _) => self.relaxation.return_to(places),
                (None, Some(before)) => self.relaxation.start_behind(self.order[before], &self.bases[before]),
                (None, None) => {}
            }
            // A goal that was solved goes on from its own basis, and need not be leant towards.
            let next = self.order.get(at + 1).copied().filter(|_| self.bases.get(at).is_none());
            if self.relaxation.solve_leaning(next) != Stop::Optimal {
                return false;
            }
            let places = self.relaxation.places();
            match self.bases.get_mut(at) {
                Some(base) => *base = places,
                None => self.bases.push(places),
            }
            if is_free {
                self.proofs.truncate(at);
                self.proofs.push(self.relaxation.named_duals());
            }
            let value = self.relaxation.value();
            let slack = self.slack_of(tier);
            let own = value - value.abs() * slack;
            // Slack is a share of what the plan lets a goal be: of less, where amounts are narrowed, it would be taken once more.
            let less = match self.slackened.get(at) {
                Some(less) if is_narrowed && slack > 0.0 => less.min(value),
                _ => own,
            };
            if !is_narrowed {
                self.slackened.truncate(at);
                self.slackened.push(own);
            }
            held.push((tier, less));
            if Some(tier) == last {
                self.relaxation.hold(tier, value);
                self.give_back(tier);
            } else {
                self.relaxation.hold(tier, less);
            }
        }
        for (tier, value) in held {
            self.relaxation.hold(tier, value);
        }
        true
    }

    /// Takes back what later goals did not need of the slack of earlier ones: with all goals held, each that has slack is optimised once more.
    /// Else an allocation might be had that is better in one goal and worse in none. Where that brings nothing the point stays, since how many
    /// pairs pay is held by none.
    fn give_back(&mut self, last: usize) {
        for tier in self.order.clone() {
            if tier == last || self.slack_of(tier) <= 0.0 {
                continue;
            }
            self.relaxation.set_tier(tier);
            let (before, point) = (self.relaxation.value(), self.relaxation.point.clone());
            let is_solved = self.relaxation.solve() == Stop::Optimal;
            let value = self.relaxation.value();
            if is_solved && value - before > BETTER * (1.0 + before.abs()) {
                self.relaxation.hold(tier, value);
            } else {
                self.relaxation.point = point;
                self.relaxation.hold(tier, before);
            }
        }
    }

    /// The duals of a later goal under no choices and with nothing narrowed, with the earlier goals held where those let them come:
    /// these prove the most. Then all is as it was, but for the basis.
    pub(super) fn prove(&mut self, at: usize, way: &[Choice]) {
        let ranges = self.relaxation.ranges().clone();
        let in_quanta = self.relaxation.limits_in_quanta;
        self.relaxation.take_limits_in_quanta(false);
        self.relaxation.set_ranges(Ranges::new());
        settle(&mut self.relaxation, &self.choices, &[]);
        // From its own proof of an earlier search, else from the proof of the goal before.
        let behind_first = at.saturating_sub(1);
        let start = self.proven_at.get(behind_first).or(self.proven_at.last()).unwrap_or(&self.root);
        if !start.is_empty() {
            self.relaxation.return_to(start);
        }
        let next = self.order.get(at + 1).copied();
        let is_solved = self.relaxation.solve_leaning(next) == Stop::Optimal;
        self.proofs.push(if is_solved { self.relaxation.named_duals() } else { Duals::new() });
        let places = self.relaxation.places();
        match self.proven_at.get_mut(behind_first) {
            Some(proof) => *proof = places,
            None => self.proven_at.push(places),
        }
        settle(&mut self.relaxation, &self.choices, way);
        self.relaxation.take_limits_in_quanta(in_quanta);
        self.relaxation.set_ranges(ranges);
    }

    /// Proves later goals anew where an allocation leaves earlier ones better than they were held at, since their slack did not have to
    /// be given up: nobody may have it then, and bounds are tighter.
    pub(super) fn prove_as_reached(
        &mut self,
        way: &[Choice],
        allocation: &Allocation,
    ) -> Result<(), Overflow> {
        let held = self.case.reached(allocation)?;
        let reached: Vec<f64> = self.order.iter().map(|tier| self.reached(*tier, &held)).collect();
        let is_better = |(tier, reached): (&usize, &f64)| {
            self.relaxation.held_at(*tier).is_some_and(|held| reached - held > BETTER * (1.0 + held.abs()))
        };
        if !self.order.iter().zip(&reached).rev().skip(1).any(is_better) {
            return Ok(());
        }
        let before = std::mem::take(&mut self.proofs);
        self.relaxation.release();
        for (at, (tier, before)) in self.order.clone().into_iter().zip(before).enumerate() {
            self.relaxation.set_tier(tier);
            if at > 0 {
                self.prove(at, way);
            }
            let better = match self.proofs.get(at) {
                Some(after) if self.proves_more(tier, &held, after, &before)? => after.clone(),
                _ => before,
            };
            self.proofs.truncate(at);
            self.proofs.push(better);
            self.relaxation.hold(tier, reached[at]);
        }
        Ok(())
    }

    /// Proves later goals of a small program anew where their proofs leave a gap: with every row, since what is allocated breaks none, but
    /// without choices a goal may come farther by breaking those that sleep; and with rows as the plan has them, not drawn in for the
    /// rounding. Everything else is done by then, so nothing is kept as it was.
    pub(super) fn tighten(&mut self, allocation: &Allocation) -> Result<(), Overflow> {
        if self.relaxation.size() > MOST_COLUMNS {
            return Ok(());
        }
        let held = self.case.reached(allocation)?;
        let mut has_woken = false;
        self.start_over();
        self.relaxation.set_ranges(Ranges::new());
        self.relaxation.set_margins(BTreeMap::new());
        for (at, tier) in self.order.clone().into_iter().enumerate() {
            self.relaxation.set_tier(tier);
            if at > 0 && self.is_open(at, tier, &held)? {
                let sleepers = &self.sleepers;
                has_woken |= self.relaxation.awaken(|awake| sleepers.all(awake));
                if self.relaxation.solve() == Stop::Optimal {
                    self.keep_better(at, tier, &held)?;
                }
            }
            self.relaxation.hold(tier, self.reached(tier, &held));
        }
        if has_woken {
            // Bases are of the program without these rows.
            self.bases.clear();
            self.proven_at.clear();
            self.root = self.relaxation.places();
        }
        Ok(())
    }

    /// Takes the last duals as the proof of a goal if they prove more than those it has.
    fn keep_better(&mut self, at: usize, tier: usize, held: &[(Tier, i128)]) -> Result<(), Overflow> {
        let duals = self.relaxation.named_duals();
        let Some(before) = self.proofs.get(at) else { return Ok(()) };
        if self.proves_more(tier, held, &duals, before)? {
            self.proofs[at] = duals;
        }
        Ok(())
    }

    /// Whether the proof of a goal leaves a gap to what is reached.
    fn is_open(&self, at: usize, tier: usize, held: &[(Tier, i128)]) -> Result<bool, Overflow> {
        let (Some((goal, value)), Some(duals)) = (held.get(tier), self.proofs.get(at)) else {
            return Ok(false);
        };
        let held = held.get(..tier).unwrap_or_default();
        let bound = self.case.bound(&Certificate { tier: Some(*goal), held, duals })?;
        let size = if bound.is_negative() { bound.negated()? } else { bound };
        Ok(bound.minus((*value).into())?.times(CLOSED)?.minus(size)?.is_positive())
    }

    /// What an allocation has to reach of the first goal, at the last point, in units of the program: its best less its slack.
    pub(super) fn promised(&self) -> f64 {
        self.order.first().and_then(|tier| self.relaxation.held_at(*tier)).unwrap_or_default()
    }

    /// What an allocation reaches of the first goal, in units of the program.
    pub(super) fn first_of(&self, allocation: &Allocation) -> Result<f64, Overflow> {
        let held = self.case.reached(allocation)?;
        Ok(self.order.first().map_or(0.0, |tier| self.reached(*tier, &held)))
    }

    /// What whole quanta may cost the first goal, in units of the program. What an allocation is near to is no goal of the plan, and how many
    /// pairs pay is no linear one, so that a point promises what no allocation reaches: there it may be anything.
    pub(super) fn allowance_of_first(&self) -> Result<f64, Overflow> {
        let Some(tier) = self.order.first().copied() else { return Ok(0.0) };
        let linear = self.plan.objective.get(tier).filter(|goal| goal.goal != Goal::Transfers);
        let Some(Tier { goal, .. }) = linear else { return Ok(f64::INFINITY) };
        let allowance = allowance_in(self.case, *goal)?;
        Ok(allowance as f64 / VALUE_UNIT / self.relaxation.unit_of(tier))
    }

    /// The share of a goal that later ones may take. What an allocation is near to is no goal of the plan, and gives nothing.
    fn slack_of(&self, tier: usize) -> f64 {
        let slack = self.plan.objective.get(tier).map_or(Ratio::ZERO, |goal| goal.slack);
        slack.trillionths() as f64 / COEFFICIENT_UNIT as f64
    }

    /// What a goal is held at, in units of the program. What an allocation is near to is no goal of the plan: the last point counts.
    fn reached(&self, tier: usize, held: &[(Tier, i128)]) -> f64 {
        match held.get(tier) {
            Some((_, value)) => *value as f64 / EXACT_UNIT / self.relaxation.unit_of(tier),
            None => self.relaxation.value_of(tier),
        }
    }

    /// Whether duals prove a lower bound of a goal than others.
    fn proves_more(
        &self,
        tier: usize,
        held: &[(Tier, i128)],
        one: &Duals,
        other: &Duals,
    ) -> Result<bool, Overflow> {
        let Some((goal, _)) = held.get(tier) else { return Ok(true) };
        let held = held.get(..tier).unwrap_or_default();
        let bound = |duals| self.case.bound(&Certificate { tier: Some(*goal), held, duals });
        Ok(bound(one)? < bound(other)?)
    }
}
