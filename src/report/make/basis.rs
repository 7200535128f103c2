//! What all parts of a report start from.

use super::needs::needs;
use super::prices::Prices;
use crate::plan::{Plan, Project};
use crate::report::Funded;
use crate::rows::Demands;
use crate::verify::{Allocation, Case, Domain, Overflow, Sums, Verified};

pub struct Basis<'a> {
    pub case: &'a Case<'a>,
    pub plan: &'a Plan,
    pub demands: &'a Demands,
    pub allocation: &'a Allocation,
    pub sums: Sums,
    /// Per project.
    pub funded: Vec<Funded>,
    /// The most that a project in the library that gets nothing may need to get anything, in fen; none where all get something.
    pub most_needed: Option<i128>,
    /// What the rounding to quanta may leave of an amount that the optimum uses up: a quantum for each project between its least
    /// and its cost, as their amounts are rounded down, and one more for the row itself. In fen.
    pub rounding: i128,
    pub prices: Prices<'a>,
}

impl<'a> Basis<'a> {
    pub fn of(case: &'a Case<'a>, verified: &'a Verified) -> Result<Self, Overflow> {
        let (plan, demands, allocation) = (case.plan(), case.demands(), verified.allocation());
        let sums = case.sums(allocation)?;
        let quantum = i128::from(plan.quantum.amount().fen());
        let mut basis = Self {
            case,
            plan,
            demands,
            allocation,
            sums,
            funded: Vec::with_capacity(plan.projects.len()),
            most_needed: None,
            rounding: quantum,
            prices: Prices::of(verified.tiers()),
        };
        // Projects lie far apart in memory, so whatever has to be known of all of them first is gathered in one go.
        for (index, project) in plan.projects.iter().enumerate() {
            let funded = funded(project, basis.sums.funded(index));
            match funded {
                Funded::Nothing if project.ready => {
                    basis.most_needed = basis.most_needed.max(Some(needs(project, false, quantum)));
                }
                Funded::Part => basis.rounding = basis.rounding.saturating_add(quantum),
                Funded::Full | Funded::AtMinimum | Funded::Nothing => {}
            }
            basis.funded.push(funded);
        }
        Ok(basis)
    }

    /// Whether what is left of an amount is no more than the rounding leaves.
    pub const fn is_used_up(&self, left: i128) -> bool {
        left <= self.rounding
    }
}

fn funded(project: &Project, amount: i128) -> Funded {
    match amount {
        0 => Funded::Nothing,
        _ if amount >= i128::from(project.cost.fen()) => Funded::Full,
        _ if project.lock.is_none() && amount == Domain::of(project).least => Funded::AtMinimum,
        _ => Funded::Part,
    }
}
