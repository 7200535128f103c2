//! From a solver's duals to the duals of a certificate.

use std::collections::BTreeMap;

use crate::lp::{Built, Groups, Program};
use crate::plan::Plan;
use crate::rows::{Demands, RowId};

/// Decimals of a certificate's duals.
const DUAL_UNITS: f64 = 1e18;

/// The duals of the rows that stand for demands, in the goal's own unit, with 18 decimals: per yuan, per unit of a held goal, or per
/// project for links.
pub fn certificate_duals(
    plan: &Plan,
    demands: &Demands,
    groups: &Groups,
    built: &Built,
    duals: &[f64],
) -> BTreeMap<RowId, i128> {
    let mut named = BTreeMap::new();
    for (row, dual) in built.program.rows.iter().zip(duals) {
        if let Some(id) = &row.id {
            insert(&mut named, id.clone(), dual.max(0.0) * built.unit / unit_of(id, &built.held_units));
        }
    }
    for (row, each, group) in &built.for_each {
        let dual = duals.get(*row).copied().unwrap_or_default().max(0.0) * built.unit;
        let cells = groups.all[*group].cells.iter().filter_map(|cell| demands.cells.all().get(*cell));
        for project in cells.flat_map(|cell| &cell.projects) {
            let id = demands.each_project[*each].row_id(&plan.projects[*project].id);
            insert(&mut named, id, dual / (Program::MONEY / 100.0));
        }
    }
    named
}

/// What a unit of the row's right-hand side is in its own unit.
fn unit_of(id: &RowId, held_units: &[f64]) -> f64 {
    let held = held_units.iter().enumerate().find(|(index, _)| *id == RowId::tier(*index));
    match held {
        Some((_, unit)) => *unit,
        None if id.is_link() => 1.0,
        None => Program::MONEY / 100.0,
    }
}

fn insert(named: &mut BTreeMap<RowId, i128>, id: RowId, dual: f64) {
    let value = (dual * DUAL_UNITS).round();
    if (1.0..1e37).contains(&value) {
        named.insert(id, value as i128);
    }
}
