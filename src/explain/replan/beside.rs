//! What two allocations move, side by side.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::moved::{Move, Moved, Payee, Payer};
use crate::money::Money;

/// A pair that either of two allocations changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Who pays.
    pub payer: Payer,
    /// Who is paid.
    pub payee: Payee,
    /// What was paid before.
    pub before: Money,
    /// What the allocation that moves least pays.
    pub near: Money,
    /// What the best one pays.
    pub best: Money,
}

impl Beside {
    /// How much more each of them pays than before: the one that moves least, the best one.
    pub fn changes(&self) -> [Money; 2] {
        [self.near, self.best].map(|after| super::moved::difference(self.before, after))
    }
}

/// Every pair that either changes: what the one that moves least changes most comes first, what only the best one changes last.
pub fn beside(near: &Moved, best: &Moved) -> Vec<Beside> {
    let mut all: BTreeMap<(&Payer, &Payee), Beside> = BTreeMap::new();
    // Who is in one list only stays as it was in the other.
    let staying = |one: &Move| Beside {
        payer: one.payer.clone(),
        payee: one.payee.clone(),
        before: one.before,
        near: one.before,
        best: one.before,
    };
    for one in &near.moves {
        all.entry((&one.payer, &one.payee)).or_insert_with(|| staying(one)).near = one.after;
    }
    for one in &best.moves {
        all.entry((&one.payer, &one.payee)).or_insert_with(|| staying(one)).best = one.after;
    }
    let mut all: Vec<Beside> = all.into_values().collect();
    all.sort_by_key(|one| one.changes().map(|change| Reverse(change.fen().unsigned_abs())));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(moves: &[(&str, i64, i64)]) -> Moved {
        let one = |(project, before, after): &(&str, i64, i64)| Move {
            payer: Payer::Stream("roads".parse().unwrap()),
            payee: Payee::Project(project.parse().unwrap()),
            before: Money::from_fen(*before),
            after: Money::from_fen(*after),
        };
        // Sums make no difference here.
        let sum = Money::ZERO;
        Moved { total: sum, taken: sum, given: sum, moves: moves.iter().map(one).collect() }
    }

    #[test]
    fn what_moves_most_comes_first_and_what_only_the_best_moves_last() {
        let near = moved(&[("a", 10, 9), ("b", 10, 0)]);
        let best = moved(&[("b", 10, 20), ("c", 0, 50)]);
        let told: Vec<_> = beside(&near, &best)
            .iter()
            .map(|one| (one.before.fen(), one.near.fen(), one.best.fen()))
            .collect();
        assert_eq!(told, [(10, 0, 20), (10, 9, 10), (0, 0, 50)]);
    }
}
