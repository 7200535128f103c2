//! What keeps a plan from having any allocation, and how far a given one is from keeping it.

use std::collections::BTreeMap;

use super::case::Case;
use super::domain::Domain;
use super::{Allocation, Overflow, Refused, Violation};
use crate::money::Money;
use crate::plan::{Plan, Project};
use crate::rows::{Demands, RowId};

/// A demand that an allocation misses, and by how much: what has to be given up of it for the allocation to do.
///
/// Demands that can be given up are the rows of rules, `must-spend:<stream>`, `must:<project>` (it gets less than it is guaranteed) and
/// `lock:<project>` (it gets another amount than it is locked at). What money there is and who may pay whom cannot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shortfall {
    /// The demand.
    pub row: RowId,
    /// By how much it is missed, rounded up to fen; more than nothing.
    pub short: Money,
}

impl Shortfall {
    /// The id of the rule to be loosened; the row itself where it is no rule's.
    pub fn rule(&self) -> &str {
        let of_rule = self.row.0.strip_prefix("rule:").and_then(|rest| rest.split(':').next());
        of_rule.unwrap_or(&self.row.0)
    }
}

/// An allocation that keeps everything but the demands it misses. Only [`verify_conflict`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loosening {
    allocation: Allocation,
    shortfalls: Vec<Shortfall>,
}

impl Loosening {
    /// Who pays what once the demands are loosened.
    pub const fn allocation(&self) -> &Allocation {
        &self.allocation
    }

    /// Every demand it misses, by row; never empty.
    pub fn shortfalls(&self) -> &[Shortfall] {
        &self.shortfalls
    }
}

/// A plan that no allocation keeps, with the proof and, if one is known, a way out. Only [`verify_conflict`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Infeasible {
    duals: BTreeMap<RowId, i128>,
    loosening: Option<Loosening>,
}

impl Infeasible {
    /// The duals that prove it, with 24 decimals.
    pub const fn duals(&self) -> &BTreeMap<RowId, i128> {
        &self.duals
    }

    /// What has to be loosened, with an allocation that shows it is enough.
    pub const fn loosening(&self) -> Option<&Loosening> {
        self.loosening.as_ref()
    }
}

/// Checks that the duals prove that no allocation keeps a plan without errors, and takes stock of what the witness misses. That no
/// other allocation misses less is not proven.
///
/// # Errors
/// If the duals prove nothing, the witness breaks what cannot be loosened, or a number is out of all proportion.
pub fn verify_conflict(
    plan: &Plan,
    demands: &Demands,
    duals: BTreeMap<RowId, i128>,
    witness: Option<Allocation>,
) -> Result<Infeasible, Refused> {
    let case = Case::of(plan, demands)?;
    case.verify_infeasible(&duals)?;
    let loosening = witness.map(|allocation| {
        let shortfalls = case.shortfalls(&allocation)?;
        // One that keeps the plan shows that the proof is none.
        if shortfalls.is_empty() {
            return Err(Refused::NoProof);
        }
        Ok::<_, Refused>(Loosening { allocation, shortfalls })
    });
    Ok(Infeasible { duals, loosening: loosening.transpose()? })
}

/// Every demand that an allocation misses, by row; empty for one that keeps the plan.
///
/// # Errors
/// If it breaks something that cannot be loosened: those violations are told. If a number is out of all proportion.
pub fn shortfalls(
    plan: &Plan,
    demands: &Demands,
    allocation: &Allocation,
) -> Result<Vec<Shortfall>, Refused> {
    Case::of(plan, demands)?.shortfalls(allocation)
}

impl Case<'_> {
    /// Every demand that an allocation misses, by row; empty for one that keeps the plan.
    ///
    /// # Errors
    /// If it breaks something that cannot be loosened: those violations are told. If a number is out of all proportion.
    pub fn shortfalls(&self, allocation: &Allocation) -> Result<Vec<Shortfall>, Refused> {
        let mut missed = Vec::new();
        let mut broken = Vec::new();
        for violation in self.check(allocation)? {
            let of_violation = shortfalls_of(self.plan, &violation)?;
            if of_violation.is_empty() {
                broken.push(violation);
            }
            missed.extend(of_violation);
        }
        missed.sort_unstable();
        if broken.is_empty() { Ok(missed) } else { Err(Refused::Broken(broken)) }
    }
}

/// The demands that, once loosened, excuse a violation; none where nothing does.
fn shortfalls_of(plan: &Plan, violation: &Violation) -> Result<Vec<Shortfall>, Overflow> {
    match violation {
        Violation::Row { row, over } if row.is_loosenable() => Ok(vec![shortfall(row.clone(), *over)?]),
        Violation::Funding { project, amount } => match plan.projects.get(*project) {
            Some(project) => shortfalls_of_project(project, *amount),
            None => Ok(Vec::new()),
        },
        _ => Ok(Vec::new()),
    }
}

fn shortfalls_of_project(project: &Project, amount: Money) -> Result<Vec<Shortfall>, Overflow> {
    let amount = i128::from(amount.fen());
    if !Domain::undemanded(project).allows(amount) {
        return Ok(Vec::new());
    }
    let mut missed = Vec::new();
    if let Some(lock) = project.lock {
        let distance = i128::from(lock.fen()).saturating_sub(amount).saturating_abs();
        missed.push((RowId::lock(&project.id), distance));
    }
    let guaranteed = i128::from(project.guaranteed().fen());
    missed.push((RowId::must(&project.id), guaranteed.saturating_sub(amount)));
    missed.into_iter().filter(|(_, short)| *short > 0).map(|(row, short)| shortfall(row, short)).collect()
}

fn shortfall(row: RowId, short: i128) -> Result<Shortfall, Overflow> {
    let short = i64::try_from(short).map(Money::from_fen).ok().filter(|short| *short <= Money::MAX);
    Ok(Shortfall { row, short: short.ok_or(Overflow)? })
}
