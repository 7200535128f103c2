//! From a solver's duals to the duals of a certificate.

use std::collections::BTreeMap;

use crate::lp::{Built, ColumnBound, Groups, Program, RowKey};
use crate::plan::{Plan, sort_by_key};
use crate::rows::{Demands, RowId};
use crate::verify::LARGEST_DUAL;

/// Decimals of a certificate's duals.
const DUAL_UNITS: f64 = 1e24;
/// From here on 18 decimals are enough: floats have no more than 16 digits, and further ones would only make files long.
const COARSE_FROM: f64 = 1e-6;
const COARSE_UNITS: f64 = 1e18;
const COARSE: i128 = 1_000_000;

/// The duals of the rows that stand for demands, in the goal's own unit, with 24 decimals: per yuan, per unit of a held goal, or per
/// project for links. Without a goal they are those of a proof that there is no point.
pub fn certificate_duals(
    plan: &Plan,
    demands: &Demands,
    groups: &Groups,
    built: &Built,
    tier: Option<usize>,
    duals: &[f64],
) -> BTreeMap<RowId, i128> {
    let unit = tier.and_then(|tier| built.goals.get(tier)).map_or(1.0, |goal| goal.unit);
    let per_yuan = unit / (Program::MONEY / 100.0);
    let mut named = BTreeMap::new();
    for (id, dual) in duals_of_bounds(built, tier, duals) {
        insert(&mut named, id, dual * per_yuan);
    }
    for (row, dual) in built.program.rows.iter().zip(duals) {
        let dual = dual.max(0.0);
        match &row.key {
            RowKey::Demand(id) if id.is_link() => insert(&mut named, id, dual * unit),
            RowKey::Demand(id) => insert(&mut named, id, dual * per_yuan),
            // One that is not held asks for nothing: what a solver leaves there is its rounding.
            RowKey::Held(held) if row.right.is_finite() => {
                let held_unit = built.goals.get(*held).map_or(1.0, |goal| goal.unit);
                insert(&mut named, &RowId::tier(*held), dual * unit / held_unit);
            }
            RowKey::ForEach(each, group) if dual > 0.0 => {
                let cells = groups.all[*group].cells.iter().filter_map(|cell| demands.cells.all().get(*cell));
                for project in cells.flat_map(|cell| &cell.projects) {
                    let id = demands.each_project[*each].row_id(&plan.projects[*project].id);
                    insert(&mut named, &id, dual * per_yuan);
                }
            }
            _ => {}
        }
    }
    named
}

/// What the duals leave of the gain of a column that demands bound is the dual of the demand that bounds it tightest.
fn duals_of_bounds<'b>(built: &'b Built, tier: Option<usize>, duals: &[f64]) -> Vec<(&'b RowId, f64)> {
    // Of every column: to tell those apart that are bounded takes longer.
    let mut left = vec![0.0; built.program.columns.len()];
    let goal = tier.and_then(|tier| built.goals.get(tier));
    for (column, gain) in goal.iter().flat_map(|goal| &goal.terms) {
        left[*column] += gain;
    }
    for (row, dual) in built.program.rows.iter().zip(duals).filter(|(_, dual)| **dual != 0.0) {
        for (column, coefficient) in &row.terms {
            left[*column] -= coefficient * dual;
        }
    }
    let mut bounds: Vec<&ColumnBound> = built.program.bounds.iter().collect();
    sort_by_key(&mut bounds, |bound| bound.column);
    let mut named = Vec::new();
    for of_column in bounds.chunk_by(|one, next| one.column == next.column) {
        let left = of_column.first().map_or(0.0, |bound| left[bound.column]);
        let of_column = of_column.iter().copied();
        let tightest = of_column.filter(|bound| bound.is_upper() == (left > 0.0)).min_by(|one, other| {
            let order = one.limit(0.0).total_cmp(&other.limit(0.0));
            if left > 0.0 { order } else { order.reverse() }
        });
        named.extend(tightest.map(|bound| (&bound.id, left / bound.coefficient)));
    }
    named
}

fn insert(named: &mut BTreeMap<RowId, i128>, id: &RowId, dual: f64) {
    let value = if dual < COARSE_FROM {
        (dual * DUAL_UNITS).round() as i128
    } else {
        ((dual * COARSE_UNITS).round() as i128).saturating_mul(COARSE)
    };
    if (1..=LARGEST_DUAL).contains(&value) {
        named.insert(id.clone(), value);
    }
}
