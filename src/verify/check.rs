//! The exact check of an allocation against everything the plan demands.

use super::case::Case;
use super::domain::Domain;
use super::laid::LinkKind;
use super::wide::{Rounding, Wide};
use super::{Allocation, Overflow, Sums};
use crate::money::Money;
use crate::plan::{Channel, Id, Plan};
use crate::rows::{COEFFICIENT_UNIT, Demands, EachProject, RowId, Term, Way};

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
///
/// # Errors
/// If a number of the plan is out of all proportion.
pub fn check(plan: &Plan, demands: &Demands, allocation: &Allocation) -> Result<Vec<Violation>, Overflow> {
    Case::of(plan, demands)?.check(allocation)
}

impl Case<'_> {
    /// Everything the allocation breaks; see [`check`].
    ///
    /// # Errors
    /// If a number is out of all proportion.
    pub fn check(&self, allocation: &Allocation) -> Result<Vec<Violation>, Overflow> {
        check_in(self, allocation).map(|(broken, _)| broken)
    }
}

/// The same, and what the allocation adds up to, unless its form is wrong.
pub(super) fn check_in(case: &Case<'_>, allocation: &Allocation) -> Result<(Vec<Violation>, Sums), Overflow> {
    let mut broken = Vec::new();
    check_form(case.plan, allocation, &mut broken);
    if !broken.is_empty() {
        return Ok((broken, Sums::default()));
    }
    let sums = Sums::of(case.plan, case.demands, allocation)?;
    check_pairs(case.demands, allocation, &mut broken);
    check_streams(case.plan, &sums, &mut broken)?;
    check_credit(case.plan, &sums, &mut broken)?;
    check_projects(case, &sums, &mut broken);
    check_links(case, &sums, &mut broken);
    check_rows(case, &sums, &mut broken)?;
    Ok((broken, sums))
}

fn check_form(plan: &Plan, allocation: &Allocation, broken: &mut Vec<Violation>) {
    let (streams, projects, credits) = (plan.streams.len(), plan.projects.len(), plan.credit.len());
    let Allocation { grants, buffers, loans } = allocation;
    let well_formed = grants.is_sorted_by(|a, b| (a.project, a.stream) < (b.project, b.stream))
        && grants.iter().all(|one| one.project < projects && one.stream < streams)
        && buffers.is_sorted_by(|a, b| (a.credit, a.stream) < (b.credit, b.stream))
        && buffers.iter().all(|one| one.credit < credits && one.stream < streams)
        && loans.is_sorted_by(|a, b| (a.project, a.credit) < (b.project, b.credit))
        && loans.iter().all(|one| one.project < projects && one.credit < credits);
    if !well_formed {
        broken.push(Violation::Malformed);
    }
    let amounts = grants.iter().map(|one| one.amount);
    let amounts = amounts.chain(buffers.iter().map(|one| one.amount));
    let amounts = amounts.chain(loans.iter().map(|one| one.amount));
    let quantum = plan.quantum.amount().fen();
    let wrong = |amount: &Money| *amount <= Money::ZERO || amount.fen() % quantum != 0;
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

fn check_streams(plan: &Plan, sums: &Sums, broken: &mut Vec<Violation>) -> Result<(), Overflow> {
    for ((stream, spent), pooled) in plan.streams.iter().zip(&sums.spent).zip(&sums.pooled) {
        let amount = i128::from(stream.amount.fen());
        row(broken, spent - amount, || RowId::stream(&stream.id));
        if stream.channel != Channel::Procurement {
            row(broken, i128::from(stream.must_spend.fen()) - spent, || RowId::must_spend(&stream.id));
        }
        let poolable = over(*pooled, stream.poolable.trillionths(), amount)?;
        row(broken, poolable, || RowId::poolable(&stream.id));
    }
    Ok(())
}

fn check_credit(plan: &Plan, sums: &Sums, broken: &mut Vec<Violation>) -> Result<(), Overflow> {
    for ((credit, lent), buffer) in plan.credit.iter().zip(&sums.lent).zip(&sums.buffers) {
        row(broken, over(*lent, credit.leverage.trillionths(), *buffer)?, || RowId::leverage(&credit.id));
        row(broken, buffer - i128::from(credit.buffer_max.fen()), || RowId::buffer(&credit.id));
    }
    Ok(())
}

fn check_projects(case: &Case<'_>, sums: &Sums, broken: &mut Vec<Violation>) {
    // Almost always all is well, which is seen fastest in the order of the plan.
    let mut all = case.laid.domains.iter().zip(&case.laid.credit_shares).zip(sums.all_funded());
    let is_kept = |((domain, share), (amount, loans)): ((&Domain, &i64), (i128, i128))| {
        domain.allows(amount) && over_share(i128::from(*share), amount, loans) <= 0
    };
    if !all.all(is_kept) {
        tell_projects(case, sums, broken);
    }
}

/// By how many fen loans are above a share of an amount, rounded up; nothing where there are none.
fn over_share(share: i128, amount: i128, loans: i128) -> i128 {
    if loans <= 0 && share >= 0 {
        return 0;
    }
    let over = Wide::product(loans, COEFFICIENT_UNIT).minus(Wide::product(share, amount));
    over.and_then(ceil_fen).unwrap_or(i128::MAX)
}

fn tell_projects(case: &Case<'_>, sums: &Sums, broken: &mut Vec<Violation>) {
    let funding = |project, amount| {
        let amount = i64::try_from(amount).map_or(Money::MAX, Money::from_fen);
        Violation::Funding { project, amount }
    };
    for one in &case.laid.fundable {
        let amount = sums.funded(one.index);
        if !one.domain.allows(amount) {
            broken.push(funding(one.index, amount));
        }
        let loans = sums.loans.get(one.index).copied().unwrap_or_default();
        let over = over_share(one.credit_share.into(), amount, loans);
        if over > 0 {
            broken.push(Violation::CreditShare { project: one.index, over });
        }
    }
    if case.laid.fundable.len() == case.plan.projects.len() {
        return;
    }
    for (index, domain) in case.laid.domains.iter().enumerate() {
        let is_fundable = case.demands.cells.of_project(index).is_some();
        let amount = sums.funded(index);
        if !is_fundable && !domain.allows(amount) {
            broken.push(funding(index, amount));
        }
    }
}

fn check_links(case: &Case<'_>, sums: &Sums, broken: &mut Vec<Violation>) {
    for link in &case.laid.links {
        let is_other_funded = link.other.is_some_and(|other| sums.funded(other) > 0);
        if sums.funded(link.project) <= 0 || is_other_funded == (link.kind == LinkKind::Requires) {
            continue;
        }
        let Some(other) = link.other_id(case.plan).cloned() else {
            broken.push(Violation::Malformed);
            continue;
        };
        let project = link.project;
        broken.push(match link.kind {
            LinkKind::Requires => Violation::Requires { project, other },
            LinkKind::Excludes => Violation::Excludes { project, other },
        });
    }
}

fn check_rows(case: &Case<'_>, sums: &Sums, broken: &mut Vec<Violation>) -> Result<(), Overflow> {
    for one in &case.demands.rows {
        let left = one.terms.iter().try_fold(Wide::from(-one.at_most), |sum, term| sum.plus(of(term, sums)));
        row(broken, ceil_fen(left?)?, || one.id.clone());
    }
    for (each, cells) in case.demands.each_project.iter().zip(&case.each_cells) {
        check_each(each, cells, case, sums, broken)?;
    }
    Ok(())
}

/// What a rule demands of every project by itself.
fn check_each(
    each: &EachProject,
    cells: &[bool],
    case: &Case<'_>,
    sums: &Sums,
    broken: &mut Vec<Violation>,
) -> Result<(), Overflow> {
    let total = each.total.as_ref().map_or(Wide::ZERO, |term| of(term, sums));
    let all = case.demands.cells.all().iter().zip(cells).filter(|(_, counts)| **counts);
    for index in all.flat_map(|(cell, _)| cell.projects.iter().copied()) {
        // Without any money only what it is measured against can be too much.
        if sums.funded(index) == 0 && !total.is_positive() {
            continue;
        }
        let grants = each.grants.iter().try_fold(total, |sum, (levels, coefficient)| {
            sum.plus(Wide::product(sums.grants_of(index, *levels), *coefficient))
        })?;
        if grants.is_positive() {
            let project = case.plan.projects.get(index).map(|project| &project.id);
            let id = project.map(|id| each.row_id(id));
            broken
                .extend(id.map(|row| ceil_fen(grants).map(|over| Violation::Row { row, over })).transpose()?);
        }
    }
    Ok(())
}

/// A term in units of 10⁻¹² fen.
fn of(term: &Term, sums: &Sums) -> Wide {
    Wide::product(sums.totals.get(term.total.0).copied().unwrap_or_default(), term.coefficient)
}

/// By how many fen an amount is above a multiple of a limit, rounded up; the multiple has 12 decimals.
fn over(amount: i128, times: i128, limit: i128) -> Result<i128, Overflow> {
    ceil_fen(Wide::product(amount, COEFFICIENT_UNIT).minus(Wide::product(times, limit))?)
}

fn row(broken: &mut Vec<Violation>, over: i128, row: impl FnOnce() -> RowId) {
    if over > 0 {
        broken.push(Violation::Row { row: row(), over });
    }
}

/// Units of 10⁻¹² fen as whole fen, rounded up.
fn ceil_fen(units: Wide) -> Result<i128, Overflow> {
    if units.is_positive() { units.over(COEFFICIENT_UNIT, Rounding::Up)?.narrow() } else { Ok(0) }
}
