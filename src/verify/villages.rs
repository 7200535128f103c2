//! Which projects the totals of villages count.

use super::fingerprints::{Fingerprints, fingerprint};
use crate::plan::Plan;
use crate::rows::{Demands, Total};

/// Pairs of a village's total and a project that it counts.
#[derive(Debug, Default)]
pub(super) struct Villages(pub Vec<(usize, usize)>);

impl Villages {
    /// The pairs of all totals of villages.
    pub fn of(plan: &Plan, demands: &Demands) -> Self {
        let totals = demands.totals.all().iter().enumerate().filter_map(|(total, one)| match one {
            Total::Village { county, village, .. } => Some((total, *county, village.as_str())),
            _ => None,
        });
        let totals: Vec<(usize, usize, &str)> = totals.collect();
        if totals.is_empty() {
            return Self::default();
        }
        let names: Fingerprints =
            totals.iter().map(|(_, county, village)| fingerprint(*county, village)).collect();
        let members = demands.cells.all().iter().enumerate().flat_map(|(cell, here)| {
            let villages =
                here.projects.iter().filter_map(|index| Some((*index, plan.projects.get(*index)?)));
            villages.map(move |(index, project)| {
                (
                    cell,
                    here.county,
                    index,
                    project.village.as_str(),
                    fingerprint(here.county, &project.village),
                )
            })
        });
        // Apart, so that the texts are fetched many at once.
        let members: Vec<(usize, usize, usize, &str, u64)> = members.collect();
        let mut pairs = Vec::with_capacity(members.len());
        for (cell, in_county, index, name, print) in members {
            for (total, county, village) in names.of(print).filter_map(|at| totals.get(at)) {
                let cells = demands.total_cells.get(*total);
                let counts = || cells.is_some_and(|cells| cells.binary_search(&cell).is_ok());
                if (*county, *village) == (in_county, name) && counts() {
                    pairs.push((*total, index));
                }
            }
        }
        Self(pairs)
    }
}
