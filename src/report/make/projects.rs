//! The project table, and what the projects of each cell add up to.

use std::collections::BTreeMap;

use super::basis::Basis;
use super::benefit::Measures;
use super::reason::Reasons;
use super::villages::{Village, Villages};
use super::{at, fen};
use crate::money::Money;
use crate::plan::{Id, Project};
use crate::report::{Counts, Funded, Lent, Paid, ProjectRow, Trillionths};
use crate::rows::Way;
use crate::verify::{Grant, Loan, Overflow};

pub struct Projects<'a> {
    pub rows: Vec<ProjectRow>,
    /// Per cell.
    pub cells: Vec<CellSum>,
    /// Per county and per use, the projects outside the library.
    pub not_ready: NotReady,
    /// By county and name, if a rule speaks of villages.
    pub villages: Vec<(Village<'a>, CellSum)>,
    /// All grants, in fen.
    pub grants: i128,
    pub benefits: Vec<Trillionths>,
    pub benefit: Trillionths,
}

/// How many projects outside the library there are.
pub struct NotReady {
    pub counties: Vec<usize>,
    pub uses: Vec<usize>,
}

/// What the projects of a cell add up to, in fen.
#[derive(Clone, Copy, Debug, Default)]
pub struct CellSum {
    /// Grants by level.
    pub by_level: [i128; 4],
    /// Grants through the pool.
    pub pooled: i128,
    pub loans: i128,
    pub cost: i128,
    pub counts: Counts,
}

impl CellSum {
    pub fn grants(&self) -> i128 {
        self.by_level.iter().sum()
    }

    /// Adds what another one holds: sums of amounts that fit are far from what 128 bits hold.
    pub fn add(&mut self, other: &Self) {
        for (sum, more) in self.by_level.iter_mut().zip(other.by_level) {
            *sum += more;
        }
        self.pooled += other.pooled;
        self.loans += other.loans;
        self.cost += other.cost;
        self.counts.add(&other.counts);
    }
}

pub fn rows<'a>(basis: &'a Basis<'a>) -> Result<Projects<'a>, Overflow> {
    let mut maker = Maker {
        basis,
        measures: Measures::of(basis.plan),
        reasons: Reasons::of(basis)?,
        places: None,
        cells: vec![CellSum::default(); basis.demands.cells.all().len()],
        not_ready: NotReady {
            counties: vec![0; basis.plan.counties.len()],
            uses: vec![0; basis.plan.uses.len()],
        },
        villages: Villages::of(basis.case),
    };
    let mut rows = Vec::with_capacity(basis.plan.projects.len());
    let (mut grants, mut loans) = (basis.allocation.grants.as_slice(), basis.allocation.loans.as_slice());
    for (index, project) in basis.plan.projects.iter().enumerate() {
        let granted = take(&mut grants, |grant| grant.project == index);
        let lent = take(&mut loans, |loan| loan.project == index);
        rows.push(maker.row(index, project, granted, lent)?);
    }
    let (benefits, benefit) = maker.measures.sums();
    let grants = maker.cells.iter().map(CellSum::grants).sum();
    let Maker { cells, not_ready, villages, .. } = maker;
    let villages = villages.by_name();
    Ok(Projects { rows, cells, not_ready, villages, grants, benefits, benefit })
}

/// The leading elements for which something holds, taken off the list.
fn take<'s, T>(list: &mut &'s [T], holds: impl Fn(&T) -> bool) -> &'s [T] {
    let count = list.iter().take_while(|one| holds(one)).count();
    let (taken, rest) = list.split_at_checked(count).unwrap_or_default();
    *list = rest;
    taken
}

struct Maker<'a> {
    basis: &'a Basis<'a>,
    measures: Measures<'a>,
    reasons: Reasons<'a>,
    /// Positions by id, for projects that are in no cell; made when the first one comes.
    places: Option<Places<'a>>,
    cells: Vec<CellSum>,
    not_ready: NotReady,
    villages: Villages<'a>,
}

impl<'a> Maker<'a> {
    fn row(
        &mut self,
        index: usize,
        project: &'a Project,
        grants: &[Grant],
        loans: &[Loan],
    ) -> Result<ProjectRow, Overflow> {
        let cells = &self.basis.demands.cells;
        let cell = cells.of_project(index);
        let (county, used) = match cell.and_then(|cell| cells.all().get(cell)) {
            Some(cell) => (Some(cell.county), Some(cell.use_index)),
            None => self.places.get_or_insert_with(|| Places::of(self.basis)).find(project),
        };
        let funded = self.basis.funded.get(index).copied().unwrap_or(Funded::Nothing);
        let pooled = |stream| cell.is_some_and(|cell| cells.way(stream, cell) == Way::Pooled);
        let grants: Vec<Paid> = grants
            .iter()
            .map(|one| Paid { stream: one.stream, amount: one.amount, pooled: pooled(one.stream) })
            .collect();
        let loans: Vec<Lent> =
            loans.iter().map(|one| Lent { credit: one.credit, amount: one.amount }).collect();
        let granted = Money::sum(grants.iter().map(|one| one.amount)).ok_or(Overflow)?;
        let lent = Money::sum(loans.iter().map(|one| one.amount)).ok_or(Overflow)?;
        let amount = fen(granted).saturating_add(fen(lent));
        let benefits = if amount > 0 { self.measures.add(project, amount)? } else { Vec::new() };
        let reason = (funded == Funded::Nothing).then(|| self.reasons.of_project(index, project, cell));
        if project.ready {
            let sum = self.sum(index, project, funded, &grants);
            self.villages.add(index, &sum);
            if let Some(cell) = cell.and_then(|cell| self.cells.get_mut(cell)) {
                cell.add(&sum);
            }
        } else {
            self.not_ready.count(county, used);
        }
        Ok(ProjectRow {
            county,
            used,
            share: Trillionths::share(amount, fen(project.cost)),
            grants,
            loans,
            granted,
            lent,
            benefits,
            funded,
            reason: reason.transpose()?,
            locked: project.lock.is_some(),
            must: project.must,
        })
    }

    /// What a project of the library adds to its cell.
    fn sum(&self, index: usize, project: &Project, funded: Funded, grants: &[Paid]) -> CellSum {
        let mut counts = Counts::default();
        counts.count(funded);
        CellSum {
            by_level: at(&self.basis.sums.grants, index),
            pooled: grants.iter().filter(|one| one.pooled).map(|one| fen(one.amount)).sum(),
            loans: at(&self.basis.sums.loans, index),
            cost: fen(project.cost),
            counts,
        }
    }
}

impl NotReady {
    fn count(&mut self, county: Option<usize>, used: Option<usize>) {
        let county = county.and_then(|county| self.counties.get_mut(county));
        let used = used.and_then(|used| self.uses.get_mut(used));
        for count in county.into_iter().chain(used) {
            *count += 1;
        }
    }
}

/// Positions of counties and uses by id.
struct Places<'a> {
    counties: BTreeMap<&'a Id, usize>,
    uses: BTreeMap<&'a Id, usize>,
}

impl<'a> Places<'a> {
    fn of(basis: &Basis<'a>) -> Self {
        let plan = basis.plan;
        Self {
            counties: plan.counties.iter().enumerate().map(|(index, one)| (&one.id, index)).collect(),
            uses: plan.uses.iter().enumerate().map(|(index, one)| (&one.id, index)).collect(),
        }
    }

    fn find(&self, project: &Project) -> (Option<usize>, Option<usize>) {
        (self.counties.get(&project.county).copied(), self.uses.get(&project.use_id).copied())
    }
}

impl Projects<'_> {
    /// Adds up the sums of some cells.
    pub fn sum<'c>(&'c self, cells: impl Iterator<Item = usize> + 'c) -> CellSum {
        let mut total = CellSum::default();
        for cell in cells.filter_map(|cell| self.cells.get(cell)) {
            total.add(cell);
        }
        total
    }

    /// Some grants as a share of all.
    pub fn share_of_all(&self, grants: i128) -> Option<Trillionths> {
        Trillionths::share(grants, self.grants)
    }
}
