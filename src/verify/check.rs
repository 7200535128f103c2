//! The exact check of an allocation against everything the plan demands.

use std::collections::BTreeSet;

use super::domain::Domain;
use super::{Allocation, Overflow, Sums};
use crate::money::Money;
use crate::plan::{Channel, Id, Plan, Project};
use crate::rows::{COEFFICIENT_UNIT, Demands, Levels, RowId, Way, scaled};

/// A demand of the plan that an allocation does not keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// A position outside the plan's lists, a pair that stands twice or out of order.
    Malformed,
    /// The amount is not positive, or no multiple of the plan's quantum.
    Amount(Money),
    /// The stream may not pay for the project.
    MayNotPay {
        /// Position of the stream.
        stream: usize,
        /// Position of the project.
        project: usize,
    },
    /// The stream may not pay into the facility's buffer.
    MayNotBack {
        /// Position of the stream.
        stream: usize,
        /// Position of the facility.
        credit: usize,
    },
    /// The facility does not lend to the project.
    MayNotLend {
        /// Position of the facility.
        credit: usize,
        /// Position of the project.
        project: usize,
    },
    /// The project cannot be funded with this amount.
    Funding {
        /// Position of the project.
        project: usize,
        /// What it gets.
        amount: Money,
    },
    /// More of the project is lent than its credit share allows.
    CreditShare {
        /// Position of the project.
        project: usize,
        /// By how many fen (rounded up).
        over: i128,
    },
    /// The project is funded, but one it requires is not.
    Requires {
        /// The project that requires the other.
        project: usize,
        /// The one it requires.
        other: Id,
    },
    /// Two projects that exclude each other are both funded.
    Excludes {
        /// The project that excludes the other.
        project: usize,
        /// The one it excludes.
        other: Id,
    },
    /// A row is passed by so many fen (rounded up).
    Row {
        /// The row.
        row: RowId,
        /// By how many fen.
        over: i128,
    },
}

/// Everything the allocation breaks; empty for one that keeps the plan to the fen.
pub fn check(plan: &Plan, demands: &Demands, allocation: &Allocation) -> Result<Vec<Violation>, Overflow> {
    let mut broken = Vec::new();
    check_form(plan, allocation, &mut broken);
    if !broken.is_empty() {
        return Ok(broken);
    }
    let sums = Sums::of(plan, demands, allocation)?;
    check_pairs(demands, allocation, &mut broken);
    check_streams(plan, &sums, &mut broken);
    check_credit(plan, &sums, &mut broken);
    check_projects(plan, &sums, &mut broken);
    check_rows(plan, demands, &sums, &mut broken)?;
    Ok(broken)
}

fn check_form(plan: &Plan, allocation: &Allocation, broken: &mut Vec<Violation>) {
    let streams = plan.streams.len();
    let (projects, credits) = (plan.projects.len(), plan.credit.len());
    let grants: Vec<_> = allocation.grants.iter().map(|one| (one.project, one.stream)).collect();
    let buffers: Vec<_> = allocation.buffers.iter().map(|one| (one.credit, one.stream)).collect();
    let loans: Vec<_> = allocation.loans.iter().map(|one| (one.project, one.credit)).collect();
    let well_formed = |pairs: &[(usize, usize)], rows: usize, columns: usize| {
        pairs.is_sorted_by(|a, b| a < b) && pairs.iter().all(|(row, column)| *row < rows && *column < columns)
    };
    if !well_formed(&grants, projects, streams)
        || !well_formed(&buffers, credits, streams)
        || !well_formed(&loans, projects, credits)
    {
        broken.push(Violation::Malformed);
    }
    let amounts = allocation.grants.iter().map(|one| one.amount);
    let amounts = amounts.chain(allocation.buffers.iter().map(|one| one.amount));
    let amounts = amounts.chain(allocation.loans.iter().map(|one| one.amount));
    let quantum = plan.quantum.amount();
    let wrong = |amount: &Money| *amount <= Money::ZERO || amount.fen() % quantum.fen() != 0;
    broken.extend(amounts.filter(wrong).map(Violation::Amount));
}

fn check_pairs(demands: &Demands, allocation: &Allocation, broken: &mut Vec<Violation>) {
    let cells = &demands.cells;
    for grant in &allocation.grants {
        let way = cells.of_project(grant.project).map_or(Way::Not, |cell| cells.way(grant.stream, cell));
        if way == Way::Not {
            broken.push(Violation::MayNotPay { stream: grant.stream, project: grant.project });
        }
    }
    for buffer in &allocation.buffers {
        if cells.buffer_way(buffer.credit, buffer.stream) == Way::Not {
            broken.push(Violation::MayNotBack { stream: buffer.stream, credit: buffer.credit });
        }
    }
    for loan in &allocation.loans {
        if !cells.of_project(loan.project).is_some_and(|cell| cells.lends(loan.credit, cell)) {
            broken.push(Violation::MayNotLend { credit: loan.credit, project: loan.project });
        }
    }
}

fn check_streams(plan: &Plan, sums: &Sums, broken: &mut Vec<Violation>) {
    for ((stream, spent), pooled) in plan.streams.iter().zip(&sums.spent).zip(&sums.pooled) {
        let amount = i128::from(stream.amount.fen());
        row(broken, RowId::stream(&stream.id), spent.saturating_sub(amount));
        if stream.channel != Channel::Procurement {
            row(
                broken,
                RowId::must_spend(&stream.id),
                i128::from(stream.must_spend.fen()).saturating_sub(*spent),
            );
        }
        let over = pooled
            .saturating_mul(COEFFICIENT_UNIT)
            .saturating_sub(scaled(stream.poolable).saturating_mul(amount));
        row(broken, RowId::poolable(&stream.id), ceil_fen(over));
    }
}

fn check_credit(plan: &Plan, sums: &Sums, broken: &mut Vec<Violation>) {
    for ((credit, lent), buffer) in plan.credit.iter().zip(&sums.lent).zip(&sums.buffers) {
        let over = lent
            .saturating_mul(COEFFICIENT_UNIT)
            .saturating_sub(scaled(credit.leverage).saturating_mul(*buffer));
        row(broken, RowId::leverage(&credit.id), ceil_fen(over));
        row(broken, RowId::buffer(&credit.id), buffer.saturating_sub(i128::from(credit.buffer_max.fen())));
    }
}

fn check_projects(plan: &Plan, sums: &Sums, broken: &mut Vec<Violation>) {
    let funded = |index: usize| sums.funded(index) > 0;
    let ids: BTreeSet<&Id> = {
        let projects = plan.projects.iter().enumerate();
        projects.filter(|(index, _)| funded(*index)).map(|(_, project)| &project.id).collect()
    };
    for (index, project) in plan.projects.iter().enumerate() {
        let amount = sums.funded(index);
        if !Domain::of(project).allows(amount) {
            let amount = i64::try_from(amount).map_or(Money::MAX, Money::from_fen);
            broken.push(Violation::Funding { project: index, amount });
        }
        check_credit_share(index, project, sums, broken);
        if amount > 0 {
            let missing = project.requires.iter().filter(|other| !ids.contains(other));
            broken.extend(missing.map(|other| Violation::Requires { project: index, other: other.clone() }));
            let clashing = project.excludes.iter().filter(|other| ids.contains(other));
            broken.extend(clashing.map(|other| Violation::Excludes { project: index, other: other.clone() }));
        }
    }
}

fn check_credit_share(index: usize, project: &Project, sums: &Sums, broken: &mut Vec<Violation>) {
    let loans = sums.loans.get(index).copied().unwrap_or_default();
    let limit = scaled(project.credit_share_max).saturating_mul(sums.funded(index));
    let over = ceil_fen(loans.saturating_mul(COEFFICIENT_UNIT).saturating_sub(limit));
    if over > 0 {
        broken.push(Violation::CreditShare { project: index, over });
    }
}

fn check_rows(
    plan: &Plan,
    demands: &Demands,
    sums: &Sums,
    broken: &mut Vec<Violation>,
) -> Result<(), Overflow> {
    for one in &demands.rows {
        let left = one.left(&sums.totals).ok_or(Overflow)?;
        row(broken, one.id.clone(), ceil_fen(left.checked_sub(one.at_most).ok_or(Overflow)?));
    }
    for each in &demands.each_project {
        for (index, project) in
            plan.projects.iter().enumerate().filter(|(_, project)| each.holds(plan, project))
        {
            let grants = |levels: Levels| sums.grants_of(index, levels);
            let left = each.left(grants, &sums.totals).ok_or(Overflow)?;
            if left > 0 {
                row(broken, each.row_id(&project.id), ceil_fen(left));
            }
        }
    }
    Ok(())
}

fn row(broken: &mut Vec<Violation>, row: RowId, over: i128) {
    if over > 0 {
        broken.push(Violation::Row { row, over });
    }
}

/// Units of 10⁻¹² fen as whole fen, rounded up.
fn ceil_fen(units: i128) -> i128 {
    units.saturating_neg().div_euclid(COEFFICIENT_UNIT).saturating_neg()
}
