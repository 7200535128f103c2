//! What has to move whatever the new allocation is.

use std::collections::{BTreeMap, BTreeSet};

use super::moved::{Payee, Payer, pairs};
use crate::money::Money;
use crate::plan::{Id, Plan, Project, map_of, set_of};
use crate::verify::{Allocation, Overflow};

/// What payers paid beyond all they have now, or what payees got beyond all they may get now, whichever is more. Each pair has one payer and
/// one payee, so either is moved by every allocation of the changed plan.
pub(super) fn forced(before: &Plan, adopted: &Allocation, after: &Plan) -> Result<Money, Overflow> {
    let (mut paid, mut got) = (BTreeMap::new(), BTreeMap::new());
    for ((payer, payee), amount) in pairs(before, adopted) {
        add(paid.entry(payer).or_default(), amount)?;
        add(got.entry(payee).or_default(), amount)?;
    }
    let limits = Limits::of(after);
    let beyond_payers = excess(&paid, |payer| limits.of_payer(payer))?;
    let beyond_payees = excess(&got, |payee| limits.of_payee(payee))?;
    Ok(beyond_payers.max(beyond_payees))
}

fn add(sum: &mut Money, amount: Money) -> Result<(), Overflow> {
    *sum = sum.checked_add(amount).ok_or(Overflow)?;
    Ok(())
}

/// What the amounts pass their limits by in all; who has no limit passes none.
fn excess<K>(amounts: &BTreeMap<K, Money>, limit: impl Fn(&K) -> Option<Money>) -> Result<Money, Overflow> {
    let mut sum = Money::ZERO;
    for (one, amount) in amounts {
        if let Some(limit) = limit(one).filter(|limit| limit < amount) {
            add(&mut sum, amount.checked_sub(limit).ok_or(Overflow)?)?;
        }
    }
    Ok(sum)
}

/// What of a plan can be paid and got at most; who is not in it has nothing.
struct Limits<'a> {
    streams: BTreeMap<&'a Id, Money>,
    projects: BTreeMap<&'a Id, Money>,
    /// Facilities whose limits depend on what others do, so none is taken.
    credit: BTreeSet<&'a Id>,
}

impl<'a> Limits<'a> {
    fn of(plan: &'a Plan) -> Self {
        let most = |project: &Project| match project.lock {
            Some(lock) => lock,
            None if project.ready => project.cost,
            None => Money::ZERO,
        };
        Self {
            streams: map_of(plan.streams.iter().map(|stream| (&stream.id, stream.amount))),
            projects: map_of(plan.projects.iter().map(|project| (&project.id, most(project)))),
            credit: set_of(plan.credit.iter().map(|facility| &facility.id)),
        }
    }

    fn of_payer(&self, payer: &Payer) -> Option<Money> {
        match payer {
            Payer::Stream(id) => Some(self.streams.get(id).copied().unwrap_or_default()),
            Payer::Credit(id) => self.gone(id),
        }
    }

    fn of_payee(&self, payee: &Payee) -> Option<Money> {
        match payee {
            Payee::Project(id) => Some(self.projects.get(id).copied().unwrap_or_default()),
            Payee::Buffer(id) => self.gone(id),
        }
    }

    fn gone(&self, facility: &Id) -> Option<Money> {
        (!self.credit.contains(facility)).then_some(Money::ZERO)
    }
}
