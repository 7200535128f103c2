//! What gives way for an allocation to keep a plan, and the changes that say so.

use std::collections::BTreeMap;

use super::loosen::{Loosener, Missed};
use crate::explain::lever::Setting;
use crate::explain::set;
use crate::explain::spot::{Place, Spot, Spots, Subject};
use crate::lp::Rank;
use crate::money::Money;
use crate::plan::edit::{Change, ProjectField, StreamField};
use crate::plan::{Funding, Plan, sort_by_key};
use crate::rows::{Bound, Demands, RowId};
use crate::verify::{Allocation, Overflow, Shortfall, Sums, Violation, check};

/// A rule or a limit of the plan that gives way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concession {
    /// What gives way: a rule, a stream's `must_spend`, a project's `must` or `lock`.
    pub subject: Subject,
    /// How firmly it stands.
    pub rank: Rank,
    /// Where it is missed, and by how much.
    pub shorts: Vec<Short>,
    /// The changes that loosen it, so far and no further.
    pub changes: Vec<Change>,
}

/// A demand that is missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// The demand.
    pub row: RowId,
    /// Whether it asks for at least or for at most something.
    pub bound: Bound,
    /// Where.
    pub place: Place,
    /// By how much it is missed, rounded up to fen.
    pub short: Money,
    /// The number that would do; none where the rule has to be switched off.
    pub to: Option<Setting>,
}

/// What gives way for the allocation, which misses these demands, and by so many fen more; the weakest first.
pub(super) fn concessions(
    plan: &Plan,
    demands: &Demands,
    allocation: &Allocation,
    missed: &[Shortfall],
    room: i128,
) -> Result<Vec<Concession>, Overflow> {
    let sums = Sums::of(plan, demands, allocation)?;
    let spots = Spots::of(plan, demands);
    let mut by_subject: BTreeMap<Subject, Vec<(Spot, &Shortfall)>> = BTreeMap::new();
    for shortfall in missed {
        if let Some(spot) = spots.get(&shortfall.row) {
            by_subject.entry(spot.subject).or_default().push((spot, shortfall));
        }
    }
    let mut all = Vec::new();
    for (subject, missed) in by_subject {
        let Some(rank) = missed.first().and_then(|(_, shortfall)| Rank::of(plan, &shortfall.row)) else {
            continue;
        };
        let (shorts, changes) = match subject {
            Subject::Rule(rule) => of_rule(&Loosener { plan, demands, sums: &sums, rule, room }, &missed),
            _ => of_limit(plan, &sums, subject, &missed),
        };
        all.push(Concession { subject, rank, shorts, changes });
    }
    sort_by_key(&mut all, |one| one.rank);
    Ok(all)
}

/// The demands of a rule that an allocation misses.
pub(in crate::explain) fn missed_by_rule(
    plan: &Plan,
    demands: &Demands,
    allocation: &Allocation,
    rule: usize,
) -> Result<Vec<Missed>, Overflow> {
    let spots = Spots::of(plan, demands);
    let broken = check(plan, demands, allocation)?;
    let rows = broken.into_iter().filter_map(|violation| match violation {
        Violation::Row { row, .. } => Some(row),
        _ => None,
    });
    let missed = rows.filter_map(|row| {
        let spot = spots.get(&row).filter(|spot| spot.subject == Subject::Rule(rule))?;
        Some(Missed { row, bound: spot.bound, place: spot.place })
    });
    Ok(missed.collect())
}

fn of_rule(loosener: &Loosener<'_>, missed: &[(Spot, &Shortfall)]) -> (Vec<Short>, Vec<Change>) {
    let limits: Vec<(Missed, Option<Setting>)> = missed
        .iter()
        .map(|(spot, shortfall)| {
            let one = Missed { row: shortfall.row.clone(), bound: spot.bound, place: spot.place.clone() };
            let limit = loosener.limit(&one);
            (one, limit)
        })
        .collect();
    let shorts = limits.iter().zip(missed).map(|((_, to), (spot, shortfall))| short(spot, shortfall, *to));
    (shorts.collect(), loosener.changes(&limits))
}

fn of_limit(
    plan: &Plan,
    sums: &Sums,
    subject: Subject,
    missed: &[(Spot, &Shortfall)],
) -> (Vec<Short>, Vec<Change>) {
    let reached =
        |sum: Option<i128>| Money::from_fen(sum.and_then(|sum| i64::try_from(sum).ok()).unwrap_or_default());
    let (to, change) = match subject {
        Subject::MustSpend(index) => {
            let spent = reached(sums.spent.get(index).copied());
            (spent, set::stream(plan, index, StreamField::MustSpend(spent)))
        }
        Subject::Must(index) => {
            let funded = reached(Some(sums.funded(index)));
            let is_part = plan.projects.get(index).is_some_and(|one| one.funding == Funding::Divisible);
            let field = if is_part && funded > Money::ZERO {
                ProjectField::Min(funded)
            } else {
                ProjectField::Must(false)
            };
            (funded, set::project(plan, index, field))
        }
        Subject::Lock(index) => {
            let funded = reached(Some(sums.funded(index)));
            (funded, set::project(plan, index, ProjectField::Lock(Some(funded))))
        }
        _ => return (Vec::new(), Vec::new()),
    };
    let shorts = missed.iter().map(|(spot, shortfall)| short(spot, shortfall, Some(Setting::Amount(to))));
    (shorts.collect(), change.into_iter().collect())
}

fn short(spot: &Spot, shortfall: &Shortfall, to: Option<Setting>) -> Short {
    let Shortfall { row, short } = shortfall;
    Short { row: row.clone(), bound: spot.bound, place: spot.place.clone(), short: *short, to }
}
