//! What was found of plans, newest last.

use std::sync::Arc;

use super::found::{Found, Way};
use crate::plan::Plan;

/// How many findings are kept: those of a full comparison, and of what it was before a few edits.
const MOST: usize = 24;

/// Plans with what was found of each, oldest first.
#[derive(Debug, Default)]
pub(super) struct Findings {
    known: Vec<(Arc<Plan>, Found)>,
}

impl Findings {
    /// What was found last of this plan, or of one with the same content.
    pub fn of(&self, plan: &Arc<Plan>) -> Option<&Found> {
        let same = self.known.iter().rev().find(|(known, _)| Arc::ptr_eq(known, plan));
        same.or_else(|| self.known.iter().rev().find(|(known, _)| known == plan)).map(|(_, found)| found)
    }

    /// Keeps what was found; where that is too much, the oldest goes that nobody wants.
    pub fn keep(&mut self, plan: Arc<Plan>, found: Found, wanted: &[Arc<Plan>]) {
        self.known.push((plan, found));
        if self.known.len() > MOST {
            let oldest = self.known.iter().position(|(plan, _)| !wanted.contains(plan));
            oldest.map(|oldest| self.known.remove(oldest));
        }
    }

    /// The way out of a plan that nothing keeps, or that there is none.
    pub fn tell_way(&mut self, plan: &Arc<Plan>, told: Way) {
        let found = self.known.iter_mut().rev().find(|(known, _)| Arc::ptr_eq(known, plan));
        if let Some((_, Found::Answered(_, way))) = found {
            *way = told;
        }
    }

    /// Plans that were given up count as unknown.
    pub fn forget_lost(&mut self) {
        self.known.retain(|(_, found)| !matches!(found, Found::Lost(_)));
    }
}
