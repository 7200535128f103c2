//! The village table.

use std::collections::BTreeMap;

use super::money;
use super::projects::{CellSum, Projects};
use crate::plan::Plan;
use crate::plan::rule::{Part, RuleKind};
use crate::report::VillageRow;
use crate::verify::{Overflow, fingerprint};

/// Whether a rule speaks of villages, whether it is on or off.
pub fn are_spoken_of(plan: &Plan) -> bool {
    let speaks = |kind: &RuleKind| matches!(kind, RuleKind::MaxShare(share) if share.of == Part::Village);
    plan.rules.iter().any(|rule| speaks(&rule.kind))
}

/// A county and the name of a village in it.
pub type Village<'a> = (usize, &'a str);

/// What the projects of villages add up to.
#[derive(Default)]
pub struct Villages<'a> {
    /// Positions by county and name, and in front of them their fingerprint, as texts are slow to compare.
    known: BTreeMap<(u64, Village<'a>), usize>,
    sums: Vec<(Village<'a>, CellSum)>,
}

impl<'a> Villages<'a> {
    /// Adds what a project of the village comes to.
    pub fn add(&mut self, village: Village<'a>, sum: &CellSum) {
        let next = self.sums.len();
        let print = fingerprint(village.0, village.1);
        let index = *self.known.entry((print, village)).or_insert(next);
        if index == next {
            self.sums.push((village, CellSum::default()));
        }
        if let Some((_, total)) = self.sums.get_mut(index) {
            total.add(sum);
        }
    }

    /// By county, then name.
    pub fn by_name(mut self) -> Vec<(Village<'a>, CellSum)> {
        self.sums.sort_unstable_by_key(|(village, _)| *village);
        self.sums
    }
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
