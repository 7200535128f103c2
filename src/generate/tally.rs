//! What the witness gives to whom, in fen: the figures that rules are set around.

use std::collections::BTreeMap;

use super::uses::group_of;
use super::witness::Draft;
use crate::plan::{Id, Level, Plan};

/// Totals of the witness's grants.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) all: Share,
    /// One for each county, in the plan's order.
    pub(super) counties: Vec<Share>,
    /// Grants to each village.
    pub(super) villages: BTreeMap<(usize, String), i64>,
    /// Grants to each project, in the plan's order.
    pub(super) projects: Vec<i64>,
}

/// Grants to all or to a part.
#[derive(Clone, Default)]
pub(super) struct Share {
    pub(super) fen: i64,
    /// From the city and the counties.
    pub(super) own: i64,
    /// From the province and the centre.
    pub(super) upper: i64,
    /// By group of uses.
    pub(super) groups: BTreeMap<&'static str, i64>,
}

impl Share {
    fn add(&mut self, fen: i64, level: Level, group: &'static str) {
        self.fen += fen;
        match level {
            Level::Central | Level::Provincial => self.upper += fen,
            Level::Municipal | Level::County => self.own += fen,
        }
        *self.groups.entry(group).or_default() += fen;
    }

    /// Grants to this group of uses.
    pub(super) fn group(&self, group: &str) -> i64 {
        self.groups.get(group).copied().unwrap_or_default()
    }
}

impl Tally {
    pub(super) fn of(plan: &Plan, draft: &Draft) -> Self {
        let positions: BTreeMap<&Id, usize> =
            plan.counties.iter().enumerate().map(|(position, county)| (&county.id, position)).collect();
        let mut tally = Self {
            counties: vec![Share::default(); plan.counties.len()],
            projects: vec![0; plan.projects.len()],
            ..Self::default()
        };
        for grant in &draft.grants {
            let (Some(stream), Some(project)) =
                (plan.streams.get(grant.stream), plan.projects.get(grant.project))
            else {
                continue;
            };
            let group = group_of(&project.use_id);
            tally.all.add(grant.fen, stream.level, group);
            if let Some(fen) = tally.projects.get_mut(grant.project) {
                *fen += grant.fen;
            }
            let Some(&county) = positions.get(&project.county) else { continue };
            if let Some(share) = tally.counties.get_mut(county) {
                share.add(grant.fen, stream.level, group);
            }
            *tally.villages.entry((county, project.village.clone())).or_default() += grant.fen;
        }
        tally
    }

    /// The counties that get anything.
    pub(super) fn funded(&self) -> impl Iterator<Item = &Share> {
        self.counties.iter().filter(|county| county.fen > 0)
    }
}
