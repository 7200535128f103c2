//! Duals by what they stand for.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::case::Case;
use super::laid::{Link, LinkKind};
use crate::plan::{Channel, Goal, Id, Plan, Stream};
use crate::rows::RowId;

/// The duals of a certificate with 24 decimals, by position in the plan's lists. A negative one proves nothing and counts as 0.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// Per stream, of its amount.
    pub amount: Vec<i128>,
    /// Per stream, of what it has to spend.
    pub must_spend: Vec<i128>,
    /// Per stream, of its poolable share.
    pub poolable: Vec<i128>,
    /// Per credit facility, of its leverage.
    pub leverage: Vec<i128>,
    /// Per credit facility, of the limit of its buffer.
    pub buffer: Vec<i128>,
    /// Per row of the demands.
    pub rows: Vec<i128>,
    /// Per demand on every project by itself: positions of projects with their duals.
    pub each: Vec<Vec<(usize, i128)>>,
    /// Per county that the goal measures, in the order of [`Case::least`]: coverage, then grants per head.
    pub least: [Vec<i128>; 2],
    /// Per link of the case.
    pub links: Vec<i128>,
    /// Per earlier goal, its multiplier.
    pub held: Vec<i128>,
    /// How many of the duals have a place.
    count: usize,
}

/// The goals of the least county, in the order of [`Placed::least`].
pub(super) const LEAST: [Goal; 2] = [Goal::LeastCoverage, Goal::LeastPerHead];

impl Placed {
    /// Finds the place of every dual. `held` is the number of earlier goals.
    pub fn of(case: &Case<'_>, held: usize, duals: &BTreeMap<RowId, i128>) -> Self {
        let mut finder = Finder { duals, count: 0 };
        let (plan, demands) = (case.plan, case.demands);
        let streams = |finder: &mut Finder<'_>, row: fn(&Id) -> RowId| {
            plan.streams.iter().map(|stream| finder.take(&row(&stream.id))).collect()
        };
        let credit = |finder: &mut Finder<'_>, row: fn(&Id) -> RowId| {
            plan.credit.iter().map(|credit| finder.take(&row(&credit.id))).collect()
        };
        let mut placed = Self {
            amount: streams(&mut finder, RowId::stream),
            must_spend: must_spend(plan, &mut finder),
            poolable: streams(&mut finder, RowId::poolable),
            leverage: credit(&mut finder, RowId::leverage),
            buffer: credit(&mut finder, RowId::buffer),
            rows: demands.rows.iter().map(|row| finder.take(&row.id)).collect(),
            each: (0..demands.each_project.len()).map(|each| finder.take_each(case, each)).collect(),
            least: LEAST.map(|goal| finder.take_least(case, goal)),
            links: finder.take_links(case),
            held: (0..held).map(|position| finder.take(&RowId::tier(position))).collect(),
            count: 0,
        };
        placed.count = finder.count;
        placed
    }

    /// Whether every dual is one of a row that there is.
    pub fn is_complete(&self, duals: &BTreeMap<RowId, i128>) -> bool {
        self.count == duals.len()
    }
}

/// Procurement pays nobody, so nothing has to be spent of it: a dual of such a row would prove what is not so.
fn must_spend(plan: &Plan, finder: &mut Finder<'_>) -> Vec<i128> {
    let of = |stream: &Arc<Stream>| match stream.channel {
        Channel::Procurement => 0,
        _ => finder.take(&RowId::must_spend(&stream.id)),
    };
    plan.streams.iter().map(of).collect()
}

struct Finder<'d> {
    duals: &'d BTreeMap<RowId, i128>,
    count: usize,
}

impl<'d> Finder<'d> {
    fn take(&mut self, row: &RowId) -> i128 {
        let dual = self.duals.get(row);
        self.count += usize::from(dual.is_some());
        dual.map_or(0, |dual| (*dual).max(0))
    }

    /// The duals whose rows begin so.
    fn from(&self, beginning: String) -> impl Iterator<Item = (&'d str, i128)> + use<'d> {
        let first = RowId(beginning);
        self.duals
            .range(first.clone()..)
            .map_while(move |(row, dual)| Some((row.0.strip_prefix(&first.0)?, *dual)))
    }

    /// There may be as many of these as projects, so that those that there are are looked up, not those that may be.
    fn take_each(&mut self, case: &Case<'_>, each: usize) -> Vec<(usize, i128)> {
        let (Some(demand), Some(cells)) = (case.demands.each_project.get(each), case.each_cells.get(each))
        else {
            return Vec::new();
        };
        let holds = |project: &usize| {
            let cell = case.demands.cells.of_project(*project);
            cell.and_then(|cell| cells.get(cell)) == Some(&true)
        };
        let named = self.from(format!("{}:", demand.id().0));
        let placed: Vec<(usize, i128)> =
            named.filter_map(|(id, dual)| Some((case.position(id).filter(holds)?, dual.max(0)))).collect();
        self.count += placed.len();
        placed
    }

    fn take_least(&mut self, case: &Case<'_>, goal: Goal) -> Vec<i128> {
        let beginning = if goal == Goal::LeastCoverage { "coverage:" } else { "per-head:" };
        if self.from(beginning.to_owned()).next().is_none() {
            return Vec::new();
        }
        let counties = case.least(goal).iter().filter_map(|(county, _)| case.plan.counties.get(*county));
        counties.map(|county| self.take(&RowId::least(goal, &county.id))).collect()
    }

    /// Of the many links those that a dual names are looked up.
    fn take_links(&mut self, case: &Case<'_>) -> Vec<i128> {
        let mut placed = Vec::new();
        for (beginning, kind) in [("requires:", LinkKind::Requires), ("excludes:", LinkKind::Excludes)] {
            for (ids, dual) in self.from(beginning.to_owned()) {
                let Some(at) = position_of_link(case, ids, kind) else { continue };
                if placed.is_empty() {
                    placed = vec![0; case.laid.links.len()];
                }
                if let Some(slot) = placed.get_mut(at) {
                    *slot = dual.max(0);
                }
                self.count += 1;
            }
        }
        placed
    }
}

/// Where among the links the one stands that the ids of its two projects name.
fn position_of_link(case: &Case<'_>, ids: &str, kind: LinkKind) -> Option<usize> {
    let (id, other) = ids.split_once(':')?;
    let (project, links) = (case.position(id)?, &case.laid.links);
    let first = links.partition_point(|link| link.project < project);
    let of_project = links.get(first..)?.iter().take_while(|link| link.project == project);
    let is_named = |link: &Link| {
        link.kind == kind && link.other_id(case.plan).is_some_and(|named| named.as_str() == other)
    };
    Some(first + of_project.copied().position(|link| is_named(&link))?)
}
