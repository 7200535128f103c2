//! Which ways through the choices of a plan are rounded: the best first, and further ones where whole quanta leave no room on those.

use std::collections::BTreeMap;

use super::answer::{Stage, is_stopped};
use super::backend::Stop;
use super::branch::{Branching, Way, gap_to, settle};
use super::choice::Choice;
use super::search::{Rounded, Search};
use crate::verify::Overflow;

/// How often further ways are searched where those found cannot be rounded.
const SEARCHING_ROUNDS: usize = 6;

impl Search<'_> {
    /// Rounds the best ways through the choices until one keeps the plan; then further ones. Where rounding one wrote out further rows, the
    /// others are not tried unless this is the last round: with these rows other ways may be the good ones.
    pub(super) fn try_ways(&mut self, is_last_round: bool) -> Result<Rounded, Overflow> {
        let mut broken = Vec::new();
        let mut failed = Vec::new();
        for _ in 0..SEARCHING_ROUNDS {
            self.root = self.relaxation.places();
            self.proofs = vec![self.relaxation.named_duals()];
            let ways = self.ways(&failed);
            if ways.is_empty() {
                break;
            }
            for way in ways {
                match self.try_way(&way.choices)? {
                    Ok(allocation) => {
                        self.way = way.choices;
                        return Ok(Ok(allocation));
                    }
                    Err(left) => broken = left,
                }
                failed.push(way.choices);
                if self.has_woken && !is_last_round {
                    break;
                }
            }
            self.start_over();
            if self.has_woken || self.choices.is_empty() || self.relaxation.solve() != Stop::Optimal {
                break;
            }
        }
        Ok(Err(broken))
    }

    fn try_way(&mut self, choices: &[Choice]) -> Result<Rounded, Overflow> {
        settle(&mut self.relaxation, &self.choices, choices);
        self.proofs.truncate(1);
        let rounded = self.round(choices)?;
        if let Ok(allocation) = &rounded {
            self.prove_as_reached(choices, allocation)?;
            self.tighten(allocation)?;
        } else {
            self.relaxation.set_margins(BTreeMap::new());
            self.bases.clear();
            self.proven_at.clear();
            self.slackened.clear();
        }
        Ok(rounded)
    }

    /// Back to the first goal without choices.
    pub(super) fn start_over(&mut self) {
        settle(&mut self.relaxation, &self.choices, &[]);
        self.relaxation.release();
        self.relaxation.set_tier(self.order.first().copied().unwrap_or_default());
    }

    /// The ways through the plan's choices that are worth rounding, the best first, but those that failed. The way of the last search is
    /// good enough if it comes about as near to the bound.
    fn ways(&mut self, failed: &[Vec<Choice>]) -> Vec<Way> {
        let bound = self.relaxation.value();
        if self.choices.is_empty() {
            return vec![Way { value: bound, choices: Vec::new() }];
        }
        let watch = self.watch;
        let stop = || is_stopped(watch, 0, Stage::Deciding);
        let choices = std::mem::take(&mut self.way);
        let mut branching = Branching::new(&mut self.relaxation, &self.choices, failed);
        let is_kept = failed.is_empty()
            && branching.keep_if_near(choices, (bound, self.gap), self.order.get(1).copied());
        if !is_kept {
            branching.search(self.effort, &stop);
            self.gap = branching.best.first().map_or(0.0, |best| gap_to(bound, best.value));
        }
        let ways = std::mem::take(&mut branching.best);
        if is_kept {
            self.bases = vec![self.relaxation.places()];
        }
        ways
    }
}
