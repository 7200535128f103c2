//! Factors of bases that are left, for when the method comes back to them.

use super::factor::Factor;
use super::{FEW_ETAS, NOWHERE, Place, Simplex};

/// How many are kept: a search goes to and fro between the basis without choices, those of its goals, and those of their proofs.
const MOST_KEPT: usize = 3;

/// A basis, a column per row, and its factor.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    head: Vec<usize>,
    factor: Factor,
}

impl Simplex {
    /// The places of all columns as [`Self::places`] tells them, of a basis that will be come back to.
    pub fn places_to_keep(&mut self) -> Vec<Place> {
        if self.is_worth_keeping() && self.kept.iter().all(|kept| kept.head != self.head) {
            self.keep(self.factor.clone());
        }
        self.places()
    }

    /// Keeps the factor of the basis, which is about to be left.
    pub(super) fn keep_left(&mut self) {
        if self.is_worth_keeping() {
            let factor = std::mem::take(&mut self.factor);
            self.keep(factor);
        }
    }

    /// Where many columns were replaced it would be factored anew.
    fn is_worth_keeping(&self) -> bool {
        self.is_factored && self.factor.replaced() < FEW_ETAS
    }

    fn keep(&mut self, factor: Factor) {
        self.kept.retain(|kept| kept.head != self.head);
        self.kept.truncate(MOST_KEPT - 1);
        self.kept.insert(0, Kept { head: self.head.clone(), factor });
    }

    /// Takes up the kept factor of the basis that has so many columns, those that have a row, if there is one; tells whether there was.
    pub(super) fn take_up_kept(&mut self, basic: usize) -> bool {
        let is_basis = |kept: &Kept| {
            basic == kept.head.len() && kept.head.iter().all(|column| self.row_of[*column] != NOWHERE)
        };
        let Some(at) = self.kept.iter().position(is_basis) else { return false };
        let Kept { head, factor } = self.kept.remove(at);
        for (row, column) in head.iter().enumerate() {
            self.row_of[*column] = row;
            self.way[*column] = 0.0;
        }
        (self.head, self.factor) = (head, factor);
        true
    }
}
