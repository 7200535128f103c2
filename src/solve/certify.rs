//! From a solver's duals to the duals of a certificate.

use std::collections::BTreeMap;

use crate::lp::{Built, Groups, Program, RowKey};
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
    tier: usize,
    duals: &[f64],
) -> BTreeMap<RowId, i128> {
    let unit = built.goals.get(tier).map_or(1.0, |goal| goal.unit);
    let per_yuan = unit / (Program::MONEY / 100.0);
    let mut named = BTreeMap::new();
    for (row, dual) in built.program.rows.iter().zip(duals) {
        let dual = dual.max(0.0);
        match &row.key {
            RowKey::Demand(id) if id.is_link() => insert(&mut named, id.clone(), dual * unit),
            RowKey::Demand(id) => insert(&mut named, id.clone(), dual * per_yuan),
            RowKey::Held(held) => {
                let held_unit = built.goals.get(*held).map_or(1.0, |goal| goal.unit);
                insert(&mut named, RowId::tier(*held), dual * unit / held_unit);
            }
            RowKey::ForEach(each, group) => {
                let cells = groups.all[*group].cells.iter().filter_map(|cell| demands.cells.all().get(*cell));
                for project in cells.flat_map(|cell| &cell.projects) {
                    let id = demands.each_project[*each].row_id(&plan.projects[*project].id);
                    insert(&mut named, id, dual * per_yuan);
                }
            }
            _ => {}
        }
    }
    named
}

fn insert(named: &mut BTreeMap<RowId, i128>, id: RowId, dual: f64) {
    let value = (dual * DUAL_UNITS).round();
    if (1.0..1e37).contains(&value) {
        named.insert(id, value as i128);
    }
}
