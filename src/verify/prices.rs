//! What a yuan costs: the duals of a certificate gathered by stream, cell and project.
//!
//! A price is a sum of duals times coefficients. Each of its parts has [`EXACT`] decimals, as duals have, rounded down, so that prices are
//! never too high and the bound never too low.

use super::bound::Multipliers;
use super::case::Case;
use super::fundable::Fundable;
use super::placed::{LEAST, Placed};
use super::sums::slot;
use super::wide::{DUAL, EXACT, Overflow, Rounding, SHARE, Wide, power, times_over};
use crate::plan::{Goal, Level};
use crate::rows::{COEFFICIENT_UNIT, EachProject, Levels, Total, Way};

/// A price for the money of each level.
type ByLevel = [i128; 4];

/// Prices per yuan with [`EXACT`] decimals.
pub(super) struct Prices {
    /// Per stream, of a yuan it spends, and of one that leaves its earmark.
    own: Vec<i128>,
    pooled: Vec<i128>,
    /// Per cell and level, of a yuan granted from the cheapest stream; none where no stream of that level may pay.
    cells: Vec<[Option<i128>; 4]>,
    /// Per cell, the cheapest of its levels.
    lowest: Vec<Option<i128>>,
    /// Per project and level, what is added in rows of its village or its own; empty if in none.
    projects: Vec<ByLevel>,
    /// Per cell, of a yuan lent by the cheapest facility.
    lent: Vec<Option<i128>>,
    /// Per credit facility, of a yuan in its buffer, before what the loans it carries bring.
    buffers: Vec<i128>,
}

impl Prices {
    /// Gathers the prices of duals; `goals` tells what a unit of each goal counts.
    pub fn of(case: &Case<'_>, placed: &Placed, goals: &Multipliers) -> Result<Self, Overflow> {
        let totals = of_totals(case, placed)?;
        let spending = of_spending(case, &totals);
        let (own, pooled) = of_streams(placed, goals, spending)?;
        let (loans, buffers) = of_credit(case, placed, goals)?;
        let cells = of_cells(case, placed, goals, &totals, &own, &pooled)?;
        let lowest = cells.iter().map(|by_level| by_level.iter().flatten().min().copied()).collect();
        let lends = |cell: usize| {
            let lenders = loans.iter().enumerate().filter(|(at, _)| case.demands.cells.lends(*at, cell));
            lenders.map(|(_, price)| *price).min()
        };
        let lent = (0..cells.len()).map(lends).collect();
        let projects = of_projects(case, placed, &totals)?;
        Ok(Self { own, pooled, cells, lowest, projects, lent, buffers })
    }

    /// Of a yuan for a project: as much of it in loans as its credit share allows, where they are cheaper than grants. None where it
    /// cannot have any money.
    pub fn of_project(&self, one: &Fundable) -> Result<Option<i128>, Overflow> {
        let share = i128::from(one.credit_share);
        let loan = self.lent.get(one.cell).copied().flatten();
        let Some(grant) = self.grant(one)? else {
            return Ok(loan.filter(|_| share >= COEFFICIENT_UNIT));
        };
        match loan {
            Some(loan) if loan < grant && share > 0 => {
                let cheaper = grant.checked_sub(loan).ok_or(Overflow)?;
                let saved = times_over(cheaper, share, COEFFICIENT_UNIT, Rounding::Up)?;
                grant.checked_sub(saved).map(Some).ok_or(Overflow)
            }
            _ => Ok(Some(grant)),
        }
    }

    /// Of a yuan of a stream in the buffer of a facility.
    pub fn of_buffer(&self, credit: usize, stream: usize, way: Way) -> Result<i128, Overflow> {
        let spent = if way == Way::Pooled { &self.pooled } else { &self.own };
        let at = |prices: &[i128], index: usize| prices.get(index).copied().unwrap_or_default();
        at(spent, stream).checked_add(at(&self.buffers, credit)).ok_or(Overflow)
    }

    /// Of a yuan granted from the stream that is cheapest for the project.
    fn grant(&self, one: &Fundable) -> Result<Option<i128>, Overflow> {
        let Some(own) = self.projects.get(one.index).filter(|own| **own != [0; 4]) else {
            return Ok(self.lowest.get(one.cell).copied().flatten());
        };
        let here = self.cells.get(one.cell).into_iter().flatten();
        let prices = here.zip(own).filter_map(|(here, own)| Some(here.as_ref()?.checked_add(*own)));
        prices.map(|price| price.ok_or(Overflow)).reduce(|one, other| Ok(one?.min(other?))).transpose()
    }
}

/// Per total, the price of a yuan that counts in it.
fn of_totals(case: &Case<'_>, placed: &Placed) -> Result<Vec<i128>, Overflow> {
    let mut totals = vec![Wide::ZERO; case.demands.totals.all().len()];
    let mut raise = |total: usize, by: Wide| {
        if let Some(price) = totals.get_mut(total) {
            *price = price.plus(by)?;
        }
        Ok(())
    };
    for (row, dual) in case.demands.rows.iter().zip(&placed.rows).filter(|(_, dual)| **dual != 0) {
        for term in &row.terms {
            raise(term.total.0, Wide::product(*dual, term.coefficient))?;
        }
    }
    for (each, duals) in case.demands.each_project.iter().zip(&placed.each) {
        if let Some(term) = each.total {
            let sum = duals.iter().try_fold(Wide::ZERO, |sum, (_, dual)| sum.plus((*dual).into()))?;
            raise(term.total.0, sum.times(term.coefficient)?)?;
        }
    }
    totals.into_iter().map(|price| exact(price)?.narrow()).collect()
}

/// Of a yuan spent at all (reserves).
fn of_spending(case: &Case<'_>, totals: &[i128]) -> i128 {
    let mut all = case.demands.totals.all().iter().zip(totals);
    all.find(|(total, _)| **total == Total::Spending).map_or(0, |(_, price)| *price)
}

/// Per stream, of a yuan it spends, and of one that leaves its earmark.
fn of_streams(
    placed: &Placed,
    goals: &Multipliers,
    spending: i128,
) -> Result<(Vec<i128>, Vec<i128>), Overflow> {
    let duals = placed.amount.iter().zip(&placed.must_spend);
    let own = duals.map(|(amount, must)| amount.checked_sub(*must)?.checked_add(spending));
    let own: Vec<i128> = own.collect::<Option<_>>().ok_or(Overflow)?;
    let moved = placed.poolable.iter().map(|poolable| poolable.checked_sub(goals.of(Goal::Pooled)));
    let pooled = own.iter().zip(moved).map(|(own, moved)| own.checked_add(moved?));
    let pooled = pooled.collect::<Option<_>>().ok_or(Overflow)?;
    Ok((own, pooled))
}

/// Per credit facility, of a yuan lent, and of one in its buffer.
fn of_credit(
    case: &Case<'_>,
    placed: &Placed,
    goals: &Multipliers,
) -> Result<(Vec<i128>, Vec<i128>), Overflow> {
    let lent = placed.leverage.iter().map(|leverage| leverage.checked_sub(goals.of(Goal::Credit)));
    let lent = lent.collect::<Option<_>>().ok_or(Overflow)?;
    let duals = placed.leverage.iter().zip(&placed.buffer);
    let buffers = case.plan.credit.iter().zip(duals).map(|(credit, (leverage, buffer))| {
        let carried = Wide::product(*leverage, credit.leverage.trillionths());
        exact(Wide::product(*buffer, power(SHARE)).minus(carried)?)?.narrow()
    });
    Ok((lent, buffers.collect::<Result<_, _>>()?))
}

/// Per cell and level, of a yuan granted from the cheapest stream.
fn of_cells(
    case: &Case<'_>,
    placed: &Placed,
    goals: &Multipliers,
    totals: &[i128],
    own: &[i128],
    pooled: &[i128],
) -> Result<Vec<[Option<i128>; 4]>, Overflow> {
    let cells = &case.demands.cells;
    let mut cheapest = vec![[None; 4]; cells.all().len()];
    for (index, ((stream, own), pooled)) in case.plan.streams.iter().zip(own).zip(pooled).enumerate() {
        let level = slot(stream.level);
        for (cell, by_level) in cheapest.iter_mut().enumerate() {
            let price = match cells.way(index, cell) {
                Way::Not => continue,
                Way::Own => *own,
                Way::Pooled => *pooled,
            };
            if let Some(least) = by_level.get_mut(level) {
                *least = Some(least.map_or(price, |least: i128| least.min(price)));
            }
        }
    }
    let granted = granted(case, placed, goals, totals)?;
    for (by_level, granted) in cheapest.iter_mut().zip(granted) {
        for (price, granted) in by_level.iter_mut().zip(granted) {
            *price = price.map(|price| price.checked_add(granted).ok_or(Overflow)).transpose()?;
        }
    }
    Ok(cheapest)
}

/// Per cell and level, of a yuan granted, whoever pays it.
fn granted(
    case: &Case<'_>,
    placed: &Placed,
    goals: &Multipliers,
    totals: &[i128],
) -> Result<Vec<ByLevel>, Overflow> {
    let relief = |dual: i128| Wide::from(dual).negated();
    let mut granted = vec![[relief(goals.of(Goal::Funded))?; 4]; case.demands.cells.all().len()];
    let all = case.demands.totals.all().iter().zip(&case.demands.total_cells).zip(totals);
    for ((total, cells), price) in all.filter(|(_, price)| **price != 0) {
        let Total::Grants { levels, .. } = total else { continue };
        for cell in cells {
            raise(granted.get_mut(*cell), *levels, (*price).into())?;
        }
    }
    for (goal, duals) in LEAST.into_iter().zip(&placed.least).filter(|(_, duals)| !duals.is_empty()) {
        for ((county, _), dual) in case.least(goal).iter().zip(duals).filter(|(_, dual)| **dual != 0) {
            for (cell, _) in case.demands.cells.of_county(*county) {
                raise(granted.get_mut(cell), Levels::ALL, relief(*dual)?)?;
            }
        }
    }
    granted.into_iter().map(narrow).collect()
}

/// Per project and level, what rows of its village or its own add; empty if none does.
fn of_projects(case: &Case<'_>, placed: &Placed, totals: &[i128]) -> Result<Vec<ByLevel>, Overflow> {
    let mut projects = Vec::new();
    let mut raise_project = |project: usize, levels, by| {
        if projects.is_empty() {
            projects = vec![[Wide::ZERO; 4]; case.plan.projects.len()];
        }
        raise(projects.get_mut(project), levels, by)
    };
    for (total, project) in &case.demands.in_villages {
        let price = totals.get(*total).copied().unwrap_or_default();
        if price != 0 {
            raise_project(*project, Levels::ALL, price.into())?;
        }
    }
    for (EachProject { grants, .. }, duals) in case.demands.each_project.iter().zip(&placed.each) {
        for (project, dual) in duals {
            for (levels, coefficient) in grants {
                raise_project(*project, *levels, exact(Wide::product(*dual, *coefficient))?)?;
            }
        }
    }
    projects.into_iter().map(narrow).collect()
}

/// A dual times a coefficient, rounded down to [`EXACT`] decimals.
fn exact(price: Wide) -> Result<Wide, Overflow> {
    if price == Wide::ZERO { Ok(price) } else { price.coarser_floor(DUAL + SHARE - EXACT) }
}

fn raise(prices: Option<&mut [Wide; 4]>, levels: Levels, by: Wide) -> Result<(), Overflow> {
    for (level, price) in Level::ALL.iter().zip(prices.into_iter().flatten()) {
        if levels.contains(*level) {
            *price = price.plus(by)?;
        }
    }
    Ok(())
}

fn narrow([a, b, c, d]: [Wide; 4]) -> Result<ByLevel, Overflow> {
    Ok([a.narrow()?, b.narrow()?, c.narrow()?, d.narrow()?])
}
