//! Rules on every project by itself: only the nearest rows are listed.

use std::cmp::Reverse;

use super::at;
use super::limits::speaks_of;
use super::measured::Measured;
use super::rules::Demanded;
use crate::report::{Place, RuleTable};
use crate::rows::EachProject;
use crate::verify::Overflow;

/// Lists the rows of the projects that get grants.
pub fn fill(demanded: &Demanded<'_>, each: &EachProject, table: &mut RuleTable) -> Result<(), Overflow> {
    let basis = demanded.basis;
    let cells = &basis.demands.cells;
    let meant: Vec<bool> = cells.all().iter().map(|cell| speaks_of(basis.plan, each.rule, cell)).collect();
    let is_meant = |project| cells.of_project(project).is_some_and(|cell| at(&meant, cell));
    // Of those that bind, the dearest first: their headroom is what the rounding leaves.
    let mut nearest: Vec<(i128, Reverse<i128>, usize)> = Vec::new();
    for (project, amounts) in basis.sums.grants.iter().enumerate() {
        if *amounts != [0; 4] && is_meant(project) {
            let measured = measured(demanded, each, project)?;
            let binds = demanded.binds(&measured);
            table.count(measured.headroom() < 0, binds);
            nearest.push(match basis.plan.projects.get(project).filter(|_| binds) {
                Some(one) => (0, Reverse(basis.prices.dual(&each.row_id(&one.id))), project),
                None => (measured.headroom(), Reverse(0), project),
            });
        }
    }
    nearest.sort_unstable();
    nearest.truncate(RuleTable::LISTED);
    for (.., index) in nearest {
        let Some(project) = basis.plan.projects.get(index) else { continue };
        let measured = measured(demanded, each, index)?;
        let mut told = measured.row(Place::Project(index))?;
        demanded.finish(&mut told, &measured, &each.row_id(&project.id))?;
        table.rows.push(told);
    }
    Ok(())
}

fn measured(demanded: &Demanded<'_>, each: &EachProject, project: usize) -> Result<Measured, Overflow> {
    let grants = each.grants.iter();
    let own =
        grants.map(|(levels, coefficient)| (demanded.basis.sums.grants_of(project, *levels), *coefficient));
    let total = each.total.map(|term| (at(demanded.totals, term.total.0), term.coefficient));
    Measured::of(each.bound, own.chain(total), 0)
}
