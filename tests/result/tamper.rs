//! Results and plans that somebody changed: nothing that is no longer true gets past either checker.
//!
//! A change is drawn at random; the seed tells which. Most make the file say something untrue whatever else it holds: a figure, a status, a
//! flag, the name of a row, an amount of the conflict, a byte of the plan. A changed dual or payment may still be true: then it
//! is not tampered with, but another result. Which it is, is told without the checkers: payments are held against the plan by
//! `evaluate`, which shares nothing with them, and what is printed against the figures that the changed amounts and duals have.

use std::collections::BTreeMap;

use crate::both::{Pair, Verdict, verdicts};
use crate::change::Change;
use crate::plans::solved;
use crate::random_plan::Dice;
use crate::truth::{can_be_evaluated, is_still_true};

/// How many changes are drawn; what is still true afterwards does not count.
const DRAWN: u64 = 1_500;
const COUNTED: usize = 1_000;

#[test]
fn nothing_untrue_gets_past_either_checker() {
    let solved = solved();
    let mut drawn: Vec<(Change, Pair, bool)> = Vec::new();
    for seed in 0..DRAWN {
        let one = &solved[(seed % solved.len() as u64) as usize];
        let mut dice = Dice(seed);
        let change = Change::ALL[(seed / solved.len() as u64) as usize % Change::ALL.len()];
        let is_told = !change.is_of_payments() || can_be_evaluated(&one.plan);
        if let Some(pair) = change.make(one, &mut dice).filter(|_| is_told) {
            let is_true = change.may_stay_true() && is_still_true(one, &pair);
            drawn.push((
                change,
                Pair { about: format!("seed {seed}, {change:?}: {}", pair.about), ..pair },
                is_true,
            ));
        }
    }
    // The script reads a plan once as long as it is the same file.
    drawn.sort_by(|(_, one, _), (_, other, _)| one.plan.cmp(&other.plan));
    let pairs: Vec<Pair> = drawn.iter().map(|(_, pair, _)| pair.clone()).collect();
    let mut counts: BTreeMap<Change, [usize; 2]> = BTreeMap::new();
    for ((change, pair, is_true), verdict) in drawn.iter().zip(verdicts("tamper", &pairs)) {
        assert_eq!(verdict == Verdict::True, *is_true, "{}: {verdict:?}", pair.about);
        counts.entry(*change).or_default()[usize::from(*is_true)] += 1;
    }
    let tampered: usize = counts.values().map(|[tampered, _]| tampered).sum();
    println!(
        "{tampered} changes made something untrue, all of them told; kind: [untrue, still true] {counts:?}"
    );
    assert!(tampered >= COUNTED, "{tampered} of {DRAWN}: {counts:?}");
    for change in Change::ALL {
        assert!(counts.get(&change).is_some_and(|[tampered, _]| *tampered >= 10), "{change:?}: {counts:?}");
    }
}
