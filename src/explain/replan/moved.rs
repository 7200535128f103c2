//! What money goes elsewhere between two allocations.

use std::collections::BTreeMap;

use crate::money::Money;
use crate::plan::{Id, Plan, map_of};
use crate::verify::{Allocation, Buffer, Grant, Loan, Overflow};

/// Who pays: by id, since rows may have gone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Payer {
    /// A stream.
    Stream(#[cfg_attr(feature = "serde", serde(with = "travelling"))] Id),
    /// A bank, under a credit facility.
    Credit(#[cfg_attr(feature = "serde", serde(with = "travelling"))] Id),
}

/// Who is paid.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Payee {
    /// A project.
    Project(#[cfg_attr(feature = "serde", serde(with = "travelling"))] Id),
    /// The risk buffer of a credit facility.
    Buffer(#[cfg_attr(feature = "serde", serde(with = "travelling"))] Id),
}

/// A pair of which one pays the other more or less than before.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Move {
    /// Who pays.
    pub payer: Payer,
    /// Who is paid.
    pub payee: Payee,
    /// What was paid before.
    pub before: Money,
    /// What is paid now.
    pub after: Money,
}

/// What money goes elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Moved {
    /// Σ over all pairs of how much more or less is paid: money that goes from one project to another counts at both.
    pub total: Money,
    /// What pairs lose in all.
    pub taken: Money,
    /// What pairs gain in all.
    pub given: Money,
    /// Every pair that changes, in the order of payers, then payees.
    pub moves: Vec<Move>,
}

impl Move {
    /// How much more is paid now; negative where it is less.
    pub fn change(&self) -> Money {
        difference(self.before, self.after)
    }
}

/// How much more the second is: amounts that are paid are not negative, so it always fits.
pub(super) fn difference(before: Money, after: Money) -> Money {
    after.checked_sub(before).unwrap_or_default()
}

/// What moves from one allocation to another, each of its own plan.
pub(super) fn moved(
    before: &Plan,
    older: &Allocation,
    after: &Plan,
    newer: &Allocation,
) -> Result<Moved, Overflow> {
    let (older, newer) = (pairs(before, older), pairs(after, newer));
    let mut all: Vec<&(Payer, Payee)> = older.keys().chain(newer.keys()).collect();
    all.sort_unstable();
    all.dedup();
    let amount = |pairs: &BTreeMap<(Payer, Payee), Money>, pair| pairs.get(pair).copied().unwrap_or_default();
    let all = all.into_iter().map(|pair| (pair, amount(&older, pair), amount(&newer, pair)));
    let changed: Vec<_> = all.filter(|(_, before, after)| before != after).collect();
    let sum = |of: fn(Money, Money) -> Option<Money>| {
        changed.iter().try_fold(Money::ZERO, |sum, (_, before, after)| match of(*before, *after) {
            Some(change) if change > Money::ZERO => sum.checked_add(change).ok_or(Overflow),
            Some(_) => Ok(sum),
            None => Err(Overflow),
        })
    };
    let (taken, given) = (sum(Money::checked_sub)?, sum(|before, after| after.checked_sub(before))?);
    let moves = changed.iter().map(|((payer, payee), before, after)| Move {
        payer: payer.clone(),
        payee: payee.clone(),
        before: *before,
        after: *after,
    });
    Ok(Moved { total: taken.checked_add(given).ok_or(Overflow)?, taken, given, moves: moves.collect() })
}

/// Ids as what travels between worker and page: as the text they are.
#[cfg(feature = "serde")]
mod travelling {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::plan::Id;

    pub fn serialize<S: Serializer>(id: &Id, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(id.as_str())
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Id, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// Who pays whom how much, by id.
pub(super) fn pairs(plan: &Plan, allocation: &Allocation) -> BTreeMap<(Payer, Payee), Money> {
    let stream = |index: usize| plan.streams.get(index).map(|one| Payer::Stream(one.id.clone()));
    let project = |index: usize| plan.projects.get(index).map(|one| Payee::Project(one.id.clone()));
    let credit = |index: usize| plan.credit.get(index).map(|one| one.id.clone());
    let grants = allocation
        .grants
        .iter()
        .filter_map(|one| Some(((stream(one.stream)?, project(one.project)?), one.amount)));
    let buffers = allocation
        .buffers
        .iter()
        .filter_map(|one| Some(((stream(one.stream)?, Payee::Buffer(credit(one.credit)?)), one.amount)));
    let loans = allocation
        .loans
        .iter()
        .filter_map(|one| Some(((Payer::Credit(credit(one.credit)?), project(one.project)?), one.amount)));
    grants.chain(buffers).chain(loans).collect()
}

/// An allocation in the positions of another plan, without what that one has no rows for.
pub(super) fn carried_over(before: &Plan, allocation: &Allocation, after: &Plan) -> Allocation {
    let streams =
        positions(before.streams.iter().map(|one| &one.id), after.streams.iter().map(|one| &one.id));
    let credits = positions(before.credit.iter().map(|one| &one.id), after.credit.iter().map(|one| &one.id));
    let projects =
        positions(before.projects.iter().map(|one| &one.id), after.projects.iter().map(|one| &one.id));
    let at = |positions: &[Option<usize>], index: usize| positions.get(index).copied().flatten();
    let grant = |one: &Grant| {
        Some(Grant {
            project: at(&projects, one.project)?,
            stream: at(&streams, one.stream)?,
            amount: one.amount,
        })
    };
    let buffer = |one: &Buffer| {
        Some(Buffer {
            credit: at(&credits, one.credit)?,
            stream: at(&streams, one.stream)?,
            amount: one.amount,
        })
    };
    let loan = |one: &Loan| {
        Some(Loan {
            project: at(&projects, one.project)?,
            credit: at(&credits, one.credit)?,
            amount: one.amount,
        })
    };
    let mut carried = Allocation {
        grants: allocation.grants.iter().filter_map(grant).collect(),
        buffers: allocation.buffers.iter().filter_map(buffer).collect(),
        loans: allocation.loans.iter().filter_map(loan).collect(),
    };
    carried.grants.sort_unstable();
    carried.buffers.sort_unstable();
    carried.loans.sort_unstable();
    carried
}

/// Per id of one list its position in another.
fn positions<'a>(of: impl Iterator<Item = &'a Id>, list: impl Iterator<Item = &'a Id>) -> Vec<Option<usize>> {
    let known: BTreeMap<&Id, usize> = map_of(list.enumerate().map(|(index, id)| (id, index)));
    of.map(|id| known.get(id).copied()).collect()
}
