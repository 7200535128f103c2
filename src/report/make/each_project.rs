//! Rules on every project by itself: only the nearest rows are listed.

use std::cmp::Reverse;

use super::at;
use super::limits::speaks_of;
use super::measured::Measured;
use super::rules::Demanded;
use crate::plan::rule::Rule;
use crate::report::{DemandRow, Place, RuleTable};
use crate::rows::EachProject;
use crate::verify::Overflow;

/// Lists the rows of the projects that get grants.
pub fn fill(
    demanded: &Demanded<'_>,
    rule: &Rule,
    each: &EachProject,
    table: &mut RuleTable,
) -> Result<(), Overflow> {
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
            if binds {
                let told = self::told(demanded, each, project, &measured)?;
                nearest.push((0, Reverse(told.price.0), project));
                table.add_gain(rule, &told)?;
            } else {
                nearest.push((measured.headroom(), Reverse(0), project));
            }
        }
    }
    nearest.sort_unstable();
    nearest.truncate(RuleTable::LISTED);
    for (.., index) in nearest {
        table.rows.push(told(demanded, each, index, &measured(demanded, each, index)?)?);
    }
    Ok(())
}

/// The row of a project as it is told.
fn told(
    demanded: &Demanded<'_>,
    each: &EachProject,
    project: usize,
    measured: &Measured,
) -> Result<DemandRow, Overflow> {
    let mut told = measured.row(Place::Project(project))?;
    if let Some(one) = demanded.basis.plan.projects.get(project) {
        demanded.finish(&mut told, measured, &each.row_id(&one.id))?;
    }
    Ok(told)
}

fn measured(demanded: &Demanded<'_>, each: &EachProject, project: usize) -> Result<Measured, Overflow> {
    let grants = each.grants.iter();
    let own =
        grants.map(|(levels, coefficient)| (demanded.basis.sums.grants_of(project, *levels), *coefficient));
    let total = each.total.map(|term| (at(demanded.totals, term.total.0), term.coefficient));
    Measured::of(each.bound, own.chain(total), 0)
}
