//! Each county under the factor method beside what it gets, and why they differ.

use super::exact::money;
use super::spot::{Place, Spot, Spots, Subject};
use super::worth::{next_piece, per_step, worst_funded};
use crate::money::Money;
use crate::plan::rule::{Rule, RuleKind};
use crate::plan::{Plan, Project};
use crate::rows::{Bound, COEFFICIENT_UNIT, Demands, Levels, RowId, Way, due_by_shares, factor_shares};
use crate::verify::{Overflow, Sums, Verified};

/// The counties of a factor method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// The rule whose factors and weights it goes by, by position; one that is off will do.
    pub rule: usize,
    /// The grants that are shared out: those to the rule's uses in its counties.
    pub granted: Money,
    /// Each county of the rule.
    pub counties: Vec<CountyBaseline>,
}

/// A county under the factor method and in the allocation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CountyBaseline {
    /// Position of the county.
    pub county: usize,
    /// Its share of the grants under the factor method, in units of 10⁻¹², rounded down.
    pub share: i128,
    /// What that is of the grants, in whole fen that add up to all of them.
    pub due: Money,
    /// What it gets.
    pub gets: Money,
    /// Why it gets more or less than it is due; empty where nothing of the kind is known.
    pub reasons: Vec<Difference>,
}

/// Why a county gets more or less than the factor method gives it. Amounts of benefit are for every 10,000 yuan, with 12 decimals.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Difference {
    /// A rule that holds it up or down binds: without it, another allocation would be better.
    Binds {
        /// The rule's demand.
        row: RowId,
        /// What it is about.
        spot: Spot,
    },
    /// So much of what it gets may not be paid anywhere else.
    Earmarked(Money),
    /// All its projects that money may pay for get their cost.
    Exhausted,
    /// Its projects bring more: the worst that is funded here more than the best that is not elsewhere.
    BringsMore {
        /// The worst of what is funded here.
        here: i128,
        /// The best of what is not funded elsewhere.
        elsewhere: i128,
    },
    /// Its projects bring less: the best that is not funded here less than the worst that is elsewhere.
    BringsLess {
        /// The best of what is not funded here.
        here: i128,
        /// The worst of what is funded elsewhere.
        elsewhere: i128,
    },
}

/// Each county under the factor method beside what it gets; none where no rule of the plan has factors. A rule in force goes first.
///
/// # Errors
/// If a number does not fit.
pub fn baseline(plan: &Plan, best: &Verified) -> Result<Option<Baseline>, Overflow> {
    let bands = plan.rules.iter().enumerate().filter_map(|(index, rule)| match &rule.kind {
        RuleKind::FactorBand(band) => Some((index, rule, band)),
        _ => None,
    });
    let Some((rule, band_rule, band)) = bands.min_by_key(|(index, rule, _)| (!rule.on, *index)) else {
        return Ok(None);
    };
    let demands = Demands::of(plan);
    let sums = Sums::of(plan, &demands, best.allocation())?;
    let viewer = Viewer { plan, demands: &demands, sums: &sums, best, rule: band_rule };
    let granted = viewer.granted(|project| viewer.counts(project));
    let mut counties = Vec::new();
    let shares = factor_shares(plan, band_rule, band);
    let dues = due_by_shares(granted, &shares);
    for ((county, share), due) in shares.into_iter().zip(dues) {
        let Some(id) = plan.counties.get(county).map(|county| &county.id) else { continue };
        let gets = viewer.granted(|project| viewer.counts(project) && project.county == *id);
        let reasons = viewer.reasons(county, gets.saturating_sub(due))?;
        let share = share.times_floor(COEFFICIENT_UNIT);
        counties.push(CountyBaseline { county, share, due: money(due)?, gets: money(gets)?, reasons });
    }
    Ok(Some(Baseline { rule, granted: money(granted)?, counties }))
}

struct Viewer<'a> {
    plan: &'a Plan,
    demands: &'a Demands,
    sums: &'a Sums,
    best: &'a Verified,
    /// The rule with the factors.
    rule: &'a Rule,
}

impl Viewer<'_> {
    /// Whether the rule speaks of a project's grants.
    fn counts(&self, project: &Project) -> bool {
        self.rule.uses.covers(&project.use_id) && self.rule.counties.contains(&project.county)
    }

    fn granted(&self, fits: impl Fn(&Project) -> bool) -> i128 {
        let projects = self.plan.projects.iter().enumerate().filter(|(_, project)| fits(project));
        projects.map(|(index, _)| self.sums.grants_of(index, Levels::ALL)).sum()
    }

    /// Why the county gets so many fen more (or less) than it is due.
    fn reasons(&self, county: usize, more: i128) -> Result<Vec<Difference>, Overflow> {
        let mut reasons = Vec::new();
        if more == 0 {
            return Ok(reasons);
        }
        let bound = if more > 0 { Bound::Min } else { Bound::Max };
        reasons.extend(self.binding(county, bound));
        let lies_here = |project: &Project| self.lies_in(project, county);
        if more > 0 {
            let earmarked = self.earmarked(county)?;
            reasons.extend((earmarked > Money::ZERO).then_some(Difference::Earmarked(earmarked)));
            let worst = self.worst_funded(lies_here)?;
            let best = self.best_unfunded(|project| !lies_here(project))?;
            if let Some((here, elsewhere)) = worst.zip(best).filter(|(here, elsewhere)| here > elsewhere) {
                reasons.push(Difference::BringsMore { here, elsewhere });
            }
        } else {
            let best = self.best_unfunded(lies_here)?;
            let worst = self.worst_funded(|project| !lies_here(project))?;
            match (best, worst) {
                (None, _) => reasons.push(Difference::Exhausted),
                (Some(here), Some(elsewhere)) if here < elsewhere => {
                    reasons.push(Difference::BringsLess { here, elsewhere });
                }
                _ => {}
            }
        }
        Ok(reasons)
    }

    fn lies_in(&self, project: &Project, county: usize) -> bool {
        self.plan.counties.get(county).is_some_and(|county| county.id == project.county)
    }

    /// Rules that speak of the county on this side and have a dual for any goal.
    fn binding(&self, county: usize, bound: Bound) -> Vec<Difference> {
        let spots = Spots::of(self.plan, self.demands);
        let duals = self.best.tiers().iter().flat_map(|proof| &proof.duals).filter(|(_, dual)| **dual > 0);
        let mut rows: Vec<&RowId> = duals.map(|(row, _)| row).collect();
        rows.sort_unstable();
        rows.dedup();
        let of_rule = rows.into_iter().filter_map(|row| Some((row, spots.get(row)?)));
        let here = of_rule.filter(|(_, spot)| {
            let place = match spot.place {
                Place::County(place) | Place::Village(place, _) => Some(place),
                Place::Together | Place::Project(_) => None,
            };
            matches!(spot.subject, Subject::Rule(_)) && spot.bound == bound && place == Some(county)
        });
        here.map(|(row, spot)| Difference::Binds { row: row.clone(), spot }).collect()
    }

    /// Grants of the rule's in the county from streams that may pay nowhere else what the rule speaks of.
    fn earmarked(&self, county: usize) -> Result<Money, Overflow> {
        let project = |index: &usize| self.plan.projects.get(*index);
        let counts = |index: &usize| project(index).is_some_and(|project| self.counts(project));
        let cells = || {
            let cells = self.demands.cells.all().iter().enumerate();
            cells.filter(|(_, cell)| cell.projects.first().is_some_and(counts))
        };
        let pays = |stream: usize, cell: usize| self.demands.cells.way(stream, cell) != Way::Not;
        let only_here =
            |stream: &usize| cells().all(|(index, cell)| cell.county == county || !pays(*stream, index));
        let streams: Vec<usize> = (0..self.plan.streams.len()).filter(only_here).collect();
        let is_here =
            |index: &usize| counts(index) && project(index).is_some_and(|one| self.lies_in(one, county));
        let grants = self.best.allocation().grants.iter();
        let grants = grants.filter(|grant| streams.contains(&grant.stream) && is_here(&grant.project));
        Money::sum(grants.map(|grant| grant.amount)).ok_or(Overflow)
    }

    /// What the worst funded project brings for the piece its money ends in.
    fn worst_funded(&self, fits: impl Fn(&Project) -> bool) -> Result<Option<i128>, Overflow> {
        Ok(worst_funded(self.plan, self.sums, |_, project| fits(project))?.map(|(_, brings)| brings))
    }

    /// What the best project brings for the piece it does not get, among those that some stream may pay for.
    fn best_unfunded(&self, fits: impl Fn(&Project) -> bool) -> Result<Option<i128>, Overflow> {
        let mut best: Option<i128> = None;
        for (index, project) in self.plan.projects.iter().enumerate().filter(|(_, one)| fits(one)) {
            let cell = self.demands.cells.of_project(index);
            let is_payable = cell.is_some_and(|cell| {
                (0..self.plan.streams.len()).any(|stream| self.demands.cells.way(stream, cell) != Way::Not)
            });
            let amount = self.sums.funded(index);
            if let Some(next) =
                next_piece(self.plan, project, amount).filter(|_| is_payable && project.lock.is_none())
            {
                let brings = per_step(self.plan, project, amount, next)?;
                best = Some(best.map_or(brings, |best| best.max(brings)));
            }
        }
        Ok(best)
    }
}
