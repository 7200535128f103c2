//! The last few quanta: where rounding has passed a row and drawing it in leaves no room.
//!
//! One grant at a time is lowered, raised, or handed to another stream by what is missing; the exact check tells whether that is less
//! broken than before. Slow, and only for a handful of rows passed by a handful of quanta.

use crate::money::Money;
use crate::plan::Plan;
use crate::verify::{Allocation, Case, Grant, Overflow, Violation};

/// More rows than this, or rows passed by more than so many quanta, are not for repair.
const MOST_ROWS: usize = 4;
const MOST: i128 = 100;
/// How many changes are kept at most, and how many are looked at.
const CHANGES: usize = 40;
const LOOKS: usize = 1_000;

/// The allocation mended to the last fen, if single changes can do it. Looks are taken off those that the search has `left`.
pub(super) fn repair(
    case: &Case<'_>,
    allocation: &Allocation,
    broken: &[Violation],
    left: &mut usize,
) -> Result<Option<Allocation>, Overflow> {
    let plan = case.plan();
    let Some(mut worst) = excess(plan, broken) else { return Ok(None) };
    let mut allocation = allocation.clone();
    let end = left.saturating_sub(LOOKS);
    for _ in 0..CHANGES {
        if worst == 0 {
            return Ok(Some(allocation));
        }
        let mut better = None;
        for candidate in changes(plan, &allocation, worst) {
            if *left <= end {
                return Ok(None);
            }
            *left -= 1;
            if let Some(less) = excess(plan, &case.check(&candidate)?).filter(|less| *less < worst) {
                better = Some((less, candidate));
                break;
            }
        }
        let Some((less, candidate)) = better else { return Ok(None) };
        (worst, allocation) = (less, candidate);
    }
    Ok((worst == 0).then_some(allocation))
}

/// By how many fen rows are passed in all; none if anything else is broken, or too much.
fn excess(plan: &Plan, broken: &[Violation]) -> Option<i128> {
    if broken.len() > MOST_ROWS {
        return None;
    }
    let overs = broken.iter().map(|violation| match violation {
        Violation::Row { over, .. } => Some(*over),
        _ => None,
    });
    let sum: i128 = overs.sum::<Option<i128>>()?;
    (sum <= MOST * i128::from(plan.quantum.amount().fen())).then_some(sum)
}

/// Every allocation that differs in one grant by a quantum, or by as many as are missing.
fn changes(plan: &Plan, allocation: &Allocation, missing: i128) -> impl Iterator<Item = Allocation> {
    let quantum = plan.quantum.amount().fen();
    let whole = i64::try_from(missing).unwrap_or(quantum).max(quantum);
    let steps = if whole > quantum { vec![quantum, whole - whole % quantum] } else { vec![quantum] };
    let grants = allocation.grants.len();
    let streams = plan.streams.len();
    steps.into_iter().flat_map(move |step| {
        let changed = move |index: usize, by: i64| {
            let mut next = allocation.clone();
            next.grants[index].amount = Money::from_fen(next.grants[index].amount.fen() + by);
            next.grants.retain(|grant| grant.amount > Money::ZERO);
            next
        };
        let handed = move |index: usize, stream: usize| {
            let mut next = changed(index, -step);
            add(&mut next, Grant { stream, amount: Money::from_fen(step), ..allocation.grants[index] });
            next
        };
        // From one project to another of the same stream: totals stay, and shares of them move.
        let moved = move |from: usize, to: usize| {
            let mut next = changed(from, -step);
            add(&mut next, Grant { amount: Money::from_fen(step), ..allocation.grants[to] });
            next
        };
        let pairs = (0..grants).flat_map(move |from| (0..grants).map(move |to| (from, to)));
        let is_pair = |(from, to): &(usize, usize)| {
            from != to && allocation.grants[*from].stream == allocation.grants[*to].stream
        };
        let single = (0..grants).flat_map(move |index| [changed(index, -step), changed(index, step)]);
        let handed = (0..grants).flat_map(move |index| (0..streams).map(move |stream| handed(index, stream)));
        single.chain(handed).chain(pairs.filter(is_pair).map(move |(from, to)| moved(from, to)))
    })
}

fn add(allocation: &mut Allocation, grant: Grant) {
    let key = |one: &Grant| (one.project, one.stream);
    match allocation.grants.binary_search_by_key(&key(&grant), key) {
        Ok(at) => {
            let sum = allocation.grants[at].amount.fen() + grant.amount.fen();
            allocation.grants[at].amount = Money::from_fen(sum);
        }
        Err(at) => allocation.grants.insert(at, grant),
    }
}
