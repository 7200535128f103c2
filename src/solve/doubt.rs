//! Where nothing is found: whether there is nothing.

use std::collections::BTreeMap;

use super::Duals;
use super::answer::{Answer, Stage, is_stopped};
use super::backend::Stop;
use super::search::Search;
use crate::verify::{Overflow, Violation};

/// Of programs with more columns than this not every row is written out.
const MOST_COLUMNS: usize = 20_000;

impl Search<'_> {
    /// What can be told where nothing was found: that there is nothing, where the program with every row written out proves it, or
    /// where a proof that rows left no room when they were drawn in holds of the rows as they are.
    pub(super) fn rule_out(&mut self, broken: Vec<Violation>) -> Result<Answer, Overflow> {
        if is_stopped(self.watch, 0, Stage::Deciding) {
            return Ok(Answer::Nothing { broken });
        }
        self.start_over();
        self.relaxation.set_margins(BTreeMap::new());
        let sleepers = &self.sleepers;
        let has_more =
            self.relaxation.size() <= MOST_COLUMNS && self.relaxation.awaken(|awake| sleepers.all(awake));
        let mut rays = std::mem::take(&mut self.rays);
        if has_more && self.relaxation.solve() == Stop::Infeasible {
            rays.push(self.relaxation.named_ray());
        }
        let is_proof = |duals: &Duals| self.case.verify_infeasible(duals).is_ok();
        Ok(rays.into_iter().rfind(is_proof).map_or(Answer::Nothing { broken }, Answer::Infeasible))
    }
}
