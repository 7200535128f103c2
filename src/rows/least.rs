//! What least-county goals measure a county by.

use super::Demands;
use crate::plan::{Goal, Plan};

/// For a goal of the least county: what each county is measured by, in whole units of `10^-2` (fen of cost) or heads; counties
/// with nothing to measure by are left out.
pub fn least_measures(plan: &Plan, demands: &Demands, goal: Goal) -> Vec<(usize, i128)> {
    let mut measures: Vec<i128> = vec![0; plan.counties.len()];
    for cell in demands.cells.all() {
        let projects = cell.projects.iter().filter_map(|project| plan.projects.get(*project));
        let cost: i128 = projects.map(|project| i128::from(project.cost.fen())).sum();
        if let Some(measure) = measures.get_mut(cell.county) {
            *measure = measure.saturating_add(cost);
        }
    }
    if goal == Goal::LeastPerHead {
        for (measure, county) in
            measures.iter_mut().zip(plan.counties.iter()).filter(|(measure, _)| **measure > 0)
        {
            *measure = i128::from(county.population);
        }
    }
    measures.into_iter().enumerate().filter(|(_, measure)| *measure > 0).collect()
}
