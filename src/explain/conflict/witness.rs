//! An allocation that misses a plan by as little as can be.

use super::relax::Relaxed;
use crate::explain::Unsolved;
use crate::lp::{Groups, Rank};
use crate::plan::Plan;
use crate::plan::rule::RuleKind;
use crate::rows::{Demands, RowId};
use crate::solve::{Answer, Effort, Elastic, Giving, Progress, Stage, Watch, search};
use crate::verify::{Allocation, Case, Overflow, Refused, Shortfall, shortfalls};

/// How much is tried to decide projects that are all or nothing.
const EFFORT: Effort = Effort { nodes: 100, iterations: 10_000 };
/// By how many quanta more demands are loosened, one try after the other, where rounding needs the room.
const CUSHIONS: [i128; 5] = [0, 1, 10, 100, 10_000];
/// Quanta per row that two witnesses may differ by without one being cheaper.
const NOISE: i128 = 100;

/// An allocation that keeps all of the plan that cannot be loosened.
pub(super) struct Witness {
    pub allocation: Allocation,
    /// What it misses, by row.
    pub missed: Vec<Shortfall>,
}

/// The cheapest witness that was found. First with projects funded in part where that is least; where no allocation misses as little,
/// with each of them decided.
pub(super) fn witness(
    plan: &Plan,
    demands: &Demands,
    giving: &Giving,
    elastic: &mut Elastic<'_>,
    watch: Watch<'_>,
) -> Result<Option<Witness>, Unsolved> {
    let found = inside(plan, demands, giving, watch)?;
    let mut best = cheaper(plan, found, point(plan, demands, giving)?);
    let least = of_ranks(plan, giving.lacks.iter().map(|(row, fen)| (row, *fen)));
    let is_least = best.as_ref().is_some_and(|best| {
        is_as_cheap(&by_rank(plan, &best.missed), &least, noise(plan, giving.lacks.len()))
    });
    if !is_least && let Some(decided) = elastic.decided(EFFORT, watch)? {
        best = cheaper(plan, inside(plan, demands, &decided, watch)?, best);
        best = cheaper(plan, best, point(plan, demands, &decided)?);
    }
    Ok(best)
}

/// What is missed of each rank in fen, the firmest first.
pub(super) fn by_rank(plan: &Plan, missed: &[Shortfall]) -> Vec<i128> {
    of_ranks(plan, missed.iter().map(|one| (&one.row, one.short.fen().into())))
}

fn of_ranks<'r>(plan: &Plan, missed: impl Iterator<Item = (&'r RowId, i128)>) -> Vec<i128> {
    let mut sums: Vec<i128> = vec![0; Rank::FIRMEST_FIRST.len()];
    for (row, fen) in missed {
        let rank = Rank::of(plan, row);
        let slot = sums.iter_mut().zip(Rank::FIRMEST_FIRST).find(|(_, of_slot)| Some(*of_slot) == rank);
        if let Some((sum, _)) = slot {
            *sum = sum.saturating_add(fen);
        }
    }
    sums
}

/// Whether no more is missed, firmest demands first, but for this much noise.
fn is_as_cheap(one: &[i128], other: &[i128], noise: i128) -> bool {
    let apart = one.iter().zip(other).find(|(one, other)| one.abs_diff(**other) > noise.unsigned_abs());
    apart.is_none_or(|(one, other)| one < other)
}

/// The point of the elastic program as it is: no allocation anybody would choose, but where one number of a rule gives way for many
/// projects it misses less than the best one does.
fn point(plan: &Plan, demands: &Demands, giving: &Giving) -> Result<Option<Witness>, Overflow> {
    judged(plan, demands, giving.allocation.clone())
}

/// The allocation with what it misses; none if it breaks what cannot be loosened.
fn judged(plan: &Plan, demands: &Demands, allocation: Allocation) -> Result<Option<Witness>, Overflow> {
    match shortfalls(plan, demands, &allocation) {
        Ok(missed) => Ok(Some(Witness { allocation, missed })),
        Err(Refused::Overflow(overflow)) => Err(overflow),
        Err(_) => Ok(None),
    }
}

/// What rounding costs in so many rows.
fn noise(plan: &Plan, rows: usize) -> i128 {
    let rows = i128::try_from(rows).unwrap_or(i128::MAX);
    rows.saturating_mul(plan.quantum.amount().fen().into()).saturating_mul(NOISE)
}

/// The one that misses less; the first one where both miss the same. Where shares give way, what rounding costs says nothing: the same
/// yuan are a smaller share of more money.
fn cheaper(plan: &Plan, one: Option<Witness>, other: Option<Witness>) -> Option<Witness> {
    let (Some(first), Some(second)) = (&one, &other) else { return one.or(other) };
    let missed = || first.missed.iter().chain(&second.missed);
    let noise = if missed().any(|one| is_share(plan, &one.row)) { noise(plan, missed().count()) } else { 0 };
    if is_as_cheap(&by_rank(plan, &first.missed), &by_rank(plan, &second.missed), noise) {
        one
    } else {
        other
    }
}

fn is_share(plan: &Plan, row: &RowId) -> bool {
    let rule = plan.rules.iter().find(|rule| row.0.starts_with(&format!("rule:{}:", rule.id)));
    rule.is_some_and(|rule| !matches!(rule.kind, RuleKind::CountyRange(_) | RuleKind::Reserve(_)))
}

/// The best allocation that is found once what gives way has done so.
fn inside(
    plan: &Plan,
    demands: &Demands,
    giving: &Giving,
    watch: Watch<'_>,
) -> Result<Option<Witness>, Unsolved> {
    for cushion in CUSHIONS {
        let relaxed = Relaxed::by(plan, demands, giving, cushion)?;
        let groups = Groups::of(&relaxed.plan, &relaxed.demands);
        let case = Case::of(&relaxed.plan, &relaxed.demands)?;
        match search(&case, &groups, EFFORT, None, watch)?.0 {
            Answer::Allocation { allocation, .. } => return Ok(judged(plan, demands, allocation)?),
            // Not for want of a few quanta: projects that are all or nothing do not fit into what is left.
            Answer::Infeasible(_) if cushion > 0 => return Ok(None),
            Answer::Infeasible(_) | Answer::Nothing { .. } => {}
        }
        if watch(Progress { tier: 0, stage: Stage::Deciding }).is_break() {
            return Err(Unsolved::Stopped);
        }
    }
    Ok(None)
}
