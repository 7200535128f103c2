//! Where the simplex method starts: which payment to each group is basic, and which loan.
//!
//! At first every project is funded in full, and one payment to each group bears it. Were they all of one stream, most steps would only
//! lead the money away from it again.

use super::build::Builder;
use super::pieces::{money, number};
use super::{Hub, What};
use crate::rows::Way;

/// A stream's own money goes nowhere else, so it is taken to be as much more.
const OWN: f64 = 3.0;

/// Per group the columns that start in the basis, if there are any: a payment, and a loan as large as the group may have.
pub(super) struct Starts {
    pub payments: Vec<Option<usize>>,
    pub loans: Vec<Option<usize>>,
}

/// A stream or a hub: what money it has, and what it is asked for by the groups that start with it.
#[derive(Clone, Copy, Default)]
struct Source {
    money: f64,
    asked: f64,
}

impl Source {
    /// How many times the money is there that it is asked for, with so much more. Without money it is nothing, also where nothing is asked for:
    /// the sign of 0 / 0 is left to the machine.
    fn plenty(self, more: f64) -> f64 {
        if self.money > 0.0 { self.money / (self.asked + more) } else { 0.0 }
    }
}

impl Builder<'_> {
    /// What starts in the basis if all money went where it gains most.
    pub(super) fn starts(&self) -> Starts {
        let least = self.least_slope();
        let mut sources = self.sources();
        let payments = self.first_payments(&mut sources, least);
        let loans = self.first_loans(&payments, &sources, least);
        Starts { payments, loans }
    }

    /// Per group a payment of the source that has most money for what it would be asked for, as seats are given to parties (D'Hondt 1882).
    fn first_payments(&self, sources: &mut [Source], least: f64) -> Vec<Option<usize>> {
        let hub_of = self.hub_of_sources();
        let mut first_payment = |group: usize| {
            let wanted = self.wanted(group, least, |_| 1.0);
            let worth = |column: usize| {
                let source = sources.get(self.source_of(column)).copied().unwrap_or_default();
                source.plenty(wanted)
            };
            let grants = self.grants_of(group).flatten().copied().map(|column| (worth(column), column));
            let (_, column) = grants.max_by(|one, other| one.0.total_cmp(&other.0))?;
            // What a stream pays by itself is not there to be pooled.
            let source = self.source_of(column);
            let hub = hub_of.get(source).copied().flatten();
            for asked in [Some(source), hub].into_iter().flatten() {
                if let Some(source) = sources.get_mut(asked) {
                    source.asked += wanted;
                }
            }
            Some(column)
        };
        (0..self.groups.all.len()).map(&mut first_payment).collect()
    }

    /// Per group a loan, where a facility can still lend all that may be lent to it: first to those whose money is scarcest.
    fn first_loans(&self, payments: &[Option<usize>], sources: &[Source], least: f64) -> Vec<Option<usize>> {
        let mut left: Vec<f64> = self
            .plan
            .credit
            .iter()
            .map(|one| number(one.leverage.trillionths()) * money(one.buffer_max))
            .collect();
        let plenty = |payment: &Option<usize>| {
            let source = payment.and_then(|column| sources.get(self.source_of(column)));
            source.map_or(0.0, |source| source.plenty(0.0))
        };
        let lent = payments.iter().enumerate().filter(|(group, _)| !self.loans[*group].is_empty());
        let mut lent: Vec<(f64, usize)> = lent.map(|(group, payment)| (plenty(payment), group)).collect();
        lent.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut loans = vec![None; payments.len()];
        for (_, group) in lent {
            let lendable = self.wanted(group, least, |project| self.groups.pieces.share(project));
            let lenders = self.loans[group].clone().zip(&self.groups.all[group].lenders);
            let able =
                |(_, lender): &(usize, &usize)| left.get(**lender).is_some_and(|left| *left >= lendable);
            if let Some((column, lender)) = lenders.filter(|_| lendable > 0.0).find(able) {
                left[*lender] -= lendable;
                loans[group] = Some(column);
            }
        }
        loans
    }

    /// The streams with their own money, then the hubs.
    fn sources(&self) -> Vec<Source> {
        let amounts = self.plan.streams.iter().map(|stream| money(stream.amount) * OWN);
        let of_hub = |hub: &Hub| -> f64 {
            let times = if hub.way == Way::Own { OWN } else { 1.0 };
            hub.streams.iter().map(|stream| money(self.plan.streams[*stream].amount) * times).sum()
        };
        let of_hubs = self.hubs.iter().map(of_hub);
        amounts.chain(of_hubs).map(|money| Source { money, asked: 0.0 }).collect()
    }

    /// The position of a payment's source in the list of them.
    fn source_of(&self, column: usize) -> usize {
        match self.what[column] {
            What::Flow { stream, .. } => stream,
            What::FromHub { hub, .. } => self.plan.streams.len() + hub,
            _ => usize::MAX,
        }
    }

    /// Per source of own money, the position of the hub in the list of sources where its pooled money goes: of several streams that of the
    /// first. Hubs of own money come last.
    fn hub_of_sources(&self) -> Vec<Option<usize>> {
        let streams = self.plan.streams.len();
        let mut hub_of = vec![None; streams + self.hubs.len()];
        for (index, hub) in self.hubs.iter().enumerate() {
            match hub.way {
                Way::Own => hub_of[streams + index] = hub.streams.first().and_then(|first| hub_of[*first]),
                _ => hub.streams.iter().for_each(|stream| hub_of[*stream] = Some(streams + index)),
            }
        }
        hub_of
    }

    /// The least benefit of a unit of money that would be gained if all money went where it gains most.
    fn least_slope(&self) -> f64 {
        let most = |column: usize| self.program.columns[column].upper;
        let mut pieces: Vec<(f64, f64)> =
            self.slopes.iter().map(|(column, slope)| (*slope, most(*column))).collect();
        pieces.sort_unstable_by(|one, other| other.0.total_cmp(&one.0));
        let mut left: f64 = self.plan.streams.iter().map(|stream| money(stream.amount)).sum();
        let last = pieces.into_iter().find(|(_, most)| {
            left -= most;
            left < 0.0
        });
        last.map_or(0.0, |(slope, _)| slope)
    }

    /// The money of a group's projects that gains as much, each so many times.
    fn wanted(&self, group: usize, least: f64, times: impl Fn(usize) -> f64) -> f64 {
        let wanted_for = |project: usize| -> f64 {
            let pieces = self.groups.pieces.at(project).iter().filter(|(_, _, slope)| *slope >= least);
            pieces.map(|(_, most, _)| most).sum()
        };
        self.members(group).map(|project| times(project) * wanted_for(project)).sum()
    }
}
