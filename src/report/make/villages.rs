//! The village table.

use std::collections::BTreeMap;

use super::money;
use super::projects::{CellSum, Projects};
use crate::plan::rule::{Part, Rule, RuleKind};
use crate::plan::{Plan, sort_by_key};
use crate::report::VillageRow;
use crate::rows::Total;
use crate::verify::{Case, Overflow};

/// A county and the name of a village in it.
pub type Village<'a> = (usize, &'a str);

/// The villages of a plan, if a rule speaks of villages.
#[derive(Default)]
pub struct Villages<'a> {
    /// Per project, its village; only of projects in the library.
    of_project: Vec<Option<usize>>,
    sums: Vec<(Village<'a>, CellSum)>,
}

impl<'a> Villages<'a> {
    /// The villages of the projects in the library, if a rule speaks of villages, whether it is on or off.
    pub fn of(case: &Case<'a>) -> Self {
        let (plan, demands) = (case.plan(), case.demands());
        let mut villages = Self { of_project: vec![None; plan.projects.len()], sums: Vec::new() };
        if plan.rules.iter().any(|rule| is_of_villages(rule) && rule.on && speaks_of_all(rule)) {
            // Its totals are the villages, and it is known already which projects they count.
            let totals = demands.totals.all().iter();
            let known = totals.map(|total| match total {
                Total::Village { county, village, uses } if uses.is_all() => {
                    Some(villages.enter((*county, village)))
                }
                _ => None,
            });
            let known: Vec<Option<usize>> = known.collect();
            for (total, project) in &demands.in_villages {
                villages.put(*project, known.get(*total).copied().flatten());
            }
        } else if plan.rules.iter().any(|rule| is_of_villages(rule)) {
            villages.find(case);
        }
        villages
    }

    /// Finds the village of each project by its name.
    fn find(&mut self, case: &Case<'a>) {
        let plan: &'a Plan = case.plan();
        let mut known: BTreeMap<Village<'a>, usize> = BTreeMap::new();
        for cell in case.demands().cells.all() {
            for index in &cell.projects {
                let Some(project) = plan.projects.get(*index).filter(|one| !one.village.is_empty()) else {
                    continue;
                };
                let village = (cell.county, project.village.as_str());
                let place = *known.entry(village).or_insert_with(|| self.enter(village));
                self.put(*index, Some(place));
            }
        }
    }

    fn enter(&mut self, village: Village<'a>) -> usize {
        self.sums.push((village, CellSum::default()));
        self.sums.len() - 1
    }

    fn put(&mut self, project: usize, village: Option<usize>) {
        if let Some(slot) = self.of_project.get_mut(project).filter(|_| village.is_some()) {
            *slot = village;
        }
    }

    /// Adds what a project comes to to its village.
    pub fn add(&mut self, project: usize, sum: &CellSum) {
        let village = self.of_project.get(project).copied().flatten();
        if let Some((_, total)) = village.and_then(|village| self.sums.get_mut(village)) {
            total.add(sum);
        }
    }

    /// By county, then name.
    pub fn by_name(mut self) -> Vec<(Village<'a>, CellSum)> {
        sort_by_key(&mut self.sums, |(village, _)| *village);
        self.sums
    }
}

fn is_of_villages(rule: &Rule) -> bool {
    matches!(&rule.kind, RuleKind::MaxShare(share) if share.of == Part::Village)
}

const fn speaks_of_all(rule: &Rule) -> bool {
    rule.uses.is_all() && rule.counties.is_all()
}

pub fn rows(projects: &Projects<'_>) -> Result<Vec<VillageRow>, Overflow> {
    let row = |((county, name), sum): &(Village<'_>, CellSum)| {
        Ok(VillageRow {
            county: *county,
            name: (*name).to_owned(),
            grants: money(sum.grants())?,
            loans: money(sum.loans)?,
            share: projects.share_of_all(sum.grants()),
            projects: sum.counts,
        })
    };
    projects.villages.iter().map(row).collect()
}
