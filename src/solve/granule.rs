//! Totals that are multiples of more than a quantum: those of which a rule asks an exact share.
//!
//! Where one total has to be 4.86 % of another, the other one is a multiple of 5,000 quanta, and the first of 243. No vertex knows, and
//! taking one quantum after the other would never get there.

use std::collections::BTreeMap;

use crate::rows::{Row, Term, TotalId};

/// No total is a multiple of so many fen, but nothing.
const OUT_OF_PROPORTION: i128 = 1_000_000_000_000_000_000;

/// Per total that is bound to another one exactly, what it is a multiple of, in fen. Those that are left out are whole quanta.
pub(super) fn granules(rows: &[Row], quantum: i128) -> BTreeMap<TotalId, i128> {
    let mut granules = BTreeMap::new();
    for (row, next) in rows.iter().zip(rows.iter().skip(1)) {
        if let ([one, other], true) = (row.terms.as_slice(), is_turned(row, next)) {
            let common = gcd(one.coefficient, other.coefficient).max(1);
            for (term, against) in [(one, other), (other, one)] {
                let granule = (against.coefficient.abs() / common).saturating_mul(quantum);
                let known = granules.entry(term.total).or_insert(quantum);
                *known = lcm(*known, granule).unwrap_or(*known);
            }
        }
    }
    granules
}

/// Whether two rows ask for the same from both sides, so that a sum of totals is nothing.
fn is_turned(row: &Row, next: &Row) -> bool {
    let against = |term: &Term| next.terms.iter().find(|other| other.total == term.total);
    let is_negative = |term: &Term| {
        against(term).is_some_and(|other| term.coefficient.checked_neg() == Some(other.coefficient))
    };
    (row.rule, row.county) == (next.rule, next.county)
        && (row.at_most, next.at_most) == (0, 0)
        && row.terms.len() == next.terms.len()
        && row.terms.iter().all(is_negative)
}

fn gcd(one: i128, other: i128) -> i128 {
    let (mut one, mut other) = (one.saturating_abs(), other.saturating_abs());
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// None where there is none.
fn lcm(one: i128, other: i128) -> Option<i128> {
    let multiple = one.checked_div(gcd(one, other))?.saturating_mul(other).min(OUT_OF_PROPORTION);
    (multiple > 0).then_some(multiple)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::{Bound, RowId};

    fn row(bound: Bound, terms: &[(usize, i128)]) -> Row {
        let term =
            |(total, coefficient): &(usize, i128)| Term { total: TotalId(*total), coefficient: *coefficient };
        Row {
            id: RowId(String::new()),
            rule: 0,
            bound,
            county: None,
            terms: terms.iter().map(term).collect(),
            at_most: 0,
        }
    }

    fn found(rows: &[Row], quantum: i128) -> Vec<(usize, i128)> {
        granules(rows, quantum).into_iter().map(|(total, granule)| (total.0, granule)).collect()
    }

    #[test]
    fn an_exact_share_binds_both_totals() {
        let exact = [row(Bound::Min, &[(1, 486), (0, -10_000)]), row(Bound::Max, &[(0, 10_000), (1, -486)])];
        assert_eq!(found(&exact, 1), [(0, 243), (1, 5_000)]);
        assert_eq!(found(&exact, 100), [(0, 24_300), (1, 500_000)]);
    }

    #[test]
    fn two_exact_shares_bind_what_they_share_together() {
        let half = [row(Bound::Min, &[(0, -2), (1, 1)]), row(Bound::Max, &[(0, 2), (1, -1)])];
        let third = [row(Bound::Min, &[(1, 1), (2, -3)]), row(Bound::Max, &[(1, -1), (2, 3)])];
        assert_eq!(found(&[half, third].concat(), 1), [(0, 1), (1, 6), (2, 1)]);
    }

    #[test]
    fn a_range_binds_nothing() {
        let range = [row(Bound::Min, &[(0, -10), (1, 4)]), row(Bound::Max, &[(0, 10), (1, -5)])];
        assert_eq!(found(&range, 1), []);
    }
}
