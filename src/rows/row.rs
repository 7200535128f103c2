//! Rows: demands on totals, in whole numbers.

use super::cell::Area;
use super::finder::fingerprint;
use super::{Cells, Levels, Total, TotalId, Totals};
use crate::money::Money;
use crate::plan::rule::Rule;
use crate::plan::{County, Goal, Id, Plan, Project, Scope, sort_by_key};

/// Decimals of coefficients.
pub const COEFFICIENT_DECIMALS: u32 = 12;

/// Which demand a row is: `rule:industry-half:min:yudu`. Stable over edits that do not touch the rule, and what duals in a result
/// are filed under.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
pub struct RowId(pub String);

impl RowId {
    /// `stream:<id>`: what the stream pays is at most its amount.
    pub fn stream(id: &Id) -> Self {
        Self(format!("stream:{id}"))
    }

    /// `must-spend:<id>`: what the stream pays is at least its `must_spend`.
    pub fn must_spend(id: &Id) -> Self {
        Self(format!("must-spend:{id}"))
    }

    /// `must:<id>`: the project gets at least what it is guaranteed.
    pub fn must(id: &Id) -> Self {
        Self(format!("must:{id}"))
    }

    /// `lock:<id>`: the project gets the amount it is locked at.
    pub fn lock(id: &Id) -> Self {
        Self(format!("lock:{id}"))
    }

    /// Whether it is a demand that could be given up: one of a rule, of a stream's `must_spend`, or on what a project gets.
    pub fn is_loosenable(&self) -> bool {
        ["rule:", "must-spend:", "must:", "lock:"].iter().any(|kind| self.0.starts_with(kind))
    }

    /// `poolable:<id>`: what leaves the stream's earmark is at most its poolable share.
    pub fn poolable(id: &Id) -> Self {
        Self(format!("poolable:{id}"))
    }

    /// `leverage:<id>`: the facility's loans are at most its leverage times its buffer.
    pub fn leverage(id: &Id) -> Self {
        Self(format!("leverage:{id}"))
    }

    /// `tier:<position>`: an earlier goal is held at its value.
    pub fn tier(position: usize) -> Self {
        Self(format!("tier:{position}"))
    }

    /// `coverage:<county>` or `per-head:<county>`: the level of a least-county goal is at most that of the county.
    pub fn least(goal: Goal, county: &Id) -> Self {
        let name = if goal == Goal::LeastCoverage { "coverage" } else { "per-head" };
        Self(format!("{name}:{county}"))
    }

    /// `requires:<id>:<other>`: the project is funded only if the other one is.
    pub fn requires(id: &Id, other: &Id) -> Self {
        Self(format!("requires:{id}:{other}"))
    }

    /// `excludes:<id>:<other>`: at most one of the two is funded.
    pub fn excludes(id: &Id, other: &Id) -> Self {
        Self(format!("excludes:{id}:{other}"))
    }

    /// Whether it links two projects: such a row counts projects, not money.
    pub fn is_link(&self) -> bool {
        self.0.starts_with("requires:") || self.0.starts_with("excludes:")
    }

    /// `buffer:<id>`: the facility's buffer is at most its `buffer_max`.
    pub fn buffer(id: &Id) -> Self {
        Self(format!("buffer:{id}"))
    }
}

/// Which side of its rule a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Bound {
    /// The rule asks for at least something.
    Min,
    /// The rule allows at most something.
    Max,
}

/// A total times a coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The total.
    pub total: TotalId,
    /// The coefficient in units of 10⁻¹².
    pub coefficient: i128,
}

/// `Σ coefficient · total ≤ at_most`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which demand it is.
    pub id: RowId,
    /// Position of its rule in `plan.rules`.
    pub rule: usize,
    /// Which side of its rule.
    pub bound: Bound,
    /// The county it is about, as a position in `plan.counties`; none if it is about all of them together.
    pub county: Option<usize>,
    /// The terms; one total may stand in two of them.
    pub terms: Vec<Term>,
    /// The right-hand side in units of 10⁻¹² fen.
    pub at_most: i128,
}

/// Fen in units of 10⁻¹² fen.
pub(super) fn scaled_money(amount: Money) -> i128 {
    i128::from(amount.fen()).saturating_mul(COEFFICIENT_UNIT)
}

/// One, in units of 10⁻¹².
pub const COEFFICIENT_UNIT: i128 = 1_000_000_000_000;

impl Row {
    /// Its left-hand side in units of 10⁻¹² fen, from the totals in fen; none if it does not fit.
    pub fn left(&self, totals: &[i128]) -> Option<i128> {
        self.terms.iter().try_fold(0_i128, |sum, term| sum.checked_add(term.of(totals)?))
    }
}

impl Term {
    fn of(&self, totals: &[i128]) -> Option<i128> {
        totals.get(self.total.0)?.checked_mul(self.coefficient)
    }
}

/// A demand that every project of a rule has to keep by itself: `Σ coefficient · grants + total term ≤ 0`. There is one row per
/// project, so they are not written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EachProject {
    /// Position of the rule in `plan.rules`.
    pub rule: usize,
    /// Which side of its rule.
    pub bound: Bound,
    /// What the project gets, by the levels of the money, with coefficients in units of 10⁻¹².
    pub grants: Vec<(Levels, i128)>,
    /// What it is measured against, if that is a total.
    pub total: Option<Term>,
    id: RowId,
}

impl EachProject {
    /// What the ids of its rows begin with, before a colon and the project.
    pub const fn id(&self) -> &RowId {
        &self.id
    }

    /// The id of the row of a project.
    pub fn row_id(&self, project: &Id) -> RowId {
        RowId(format!("{}:{project}", self.id.0))
    }

    /// The id of the project that a row is about, if it is one of these.
    pub fn project_of<'r>(&self, row: &'r RowId) -> Option<&'r str> {
        row.0.strip_prefix(&self.id.0)?.strip_prefix(':')
    }

    /// The left-hand side of a project's row in units of 10⁻¹² fen, from its grants and the totals in fen; none if it does not fit.
    pub fn left(&self, grants: impl Fn(Levels) -> i128, totals: &[i128]) -> Option<i128> {
        let own = self.grants.iter().try_fold(0_i128, |sum, (levels, coefficient)| {
            sum.checked_add(grants(*levels).checked_mul(*coefficient)?)
        })?;
        self.total.map_or(Some(own), |term| own.checked_add(term.of(totals)?))
    }

    /// Whether the project has to keep it.
    pub fn holds(&self, plan: &Plan, project: &Project) -> bool {
        let rule = plan.rules.get(self.rule);
        rule.is_some_and(|rule| rule.counties.contains(&project.county) && rule.uses.covers(&project.use_id))
    }
}

/// A village of a county: the fingerprint of its name, its name and its projects.
type Village<'a> = (u64, &'a str, Vec<usize>);

/// Enters a project into its village among those of its county, which are few.
fn enter<'a>(villages: &mut Vec<Village<'a>>, name: &'a str, project: usize) {
    let print = fingerprint(name);
    match villages.iter_mut().find(|(known, village, _)| *known == print && *village == name) {
        Some((.., projects)) => projects.push(project),
        None => villages.push((print, name, vec![project])),
    }
}

/// Collects the rows of a plan's rules.
pub(super) struct Builder<'a> {
    pub plan: &'a Plan,
    cells: &'a Cells,
    pub totals: Totals,
    pub in_villages: Vec<(usize, usize)>,
    pub rows: Vec<Row>,
    pub each_project: Vec<EachProject>,
}

impl<'a> Builder<'a> {
    pub fn new(plan: &'a Plan, cells: &'a Cells) -> Self {
        let (in_villages, rows, each_project) = (Vec::new(), Vec::new(), Vec::new());
        Self { plan, cells, totals: Totals::default(), in_villages, rows, each_project }
    }

    pub fn grants(&mut self, counties: Scope, uses: Scope, levels: Levels) -> TotalId {
        self.totals.enter(Total::Grants { counties, uses, levels })
    }

    /// Grants of all levels to the rule's uses in one county.
    pub fn grants_in(&mut self, county: usize, rule: &Rule) -> TotalId {
        let ids = self.plan.counties.get(county).map(|county| county.id.clone());
        self.grants(Scope::Listed(ids.into_iter().collect()), rule.uses.clone(), Levels::ALL)
    }

    pub fn total(&mut self, total: Total) -> TotalId {
        self.totals.enter(total)
    }

    /// The counties of the rule with their positions.
    pub fn counties_of(&self, rule: &'a Rule) -> impl Iterator<Item = (usize, &'a County)> + use<'a> {
        let counties = self.plan.counties.iter().enumerate();
        counties
            .filter(|(_, county)| rule.counties.contains(&county.id))
            .map(|(index, county)| (index, &**county))
    }

    /// Grants to these projects of a village.
    pub fn village(&mut self, total: Total, projects: &[usize]) -> TotalId {
        let count = self.totals.all().len();
        let id = self.totals.enter(total);
        if id.0 == count {
            self.in_villages.extend(projects.iter().map(|project| (id.0, *project)));
        }
        id
    }

    /// The villages of the rule's projects with their counties and those projects; a project that names no village is in none.
    pub fn villages_of(&self, rule: &Rule) -> Vec<(usize, &'a str, Vec<usize>)> {
        let (plan, cells) = (self.plan, self.cells);
        let mut by_county = vec![Vec::new(); plan.counties.len()];
        let area = Area::of(plan, &rule.counties, &rule.uses);
        // In the order of the plan, as they lie in memory.
        for (index, project) in plan.projects.iter().enumerate() {
            let cell = cells.of_project(index).and_then(|cell| cells.all().get(cell));
            let cell = cell.filter(|cell| area.holds(cell) && !project.village.is_empty());
            if let Some(villages) = cell.and_then(|cell| by_county.get_mut(cell.county)) {
                enter(villages, &project.village, index);
            }
        }
        let mut villages = Vec::new();
        for (county, mut here) in by_county.into_iter().enumerate() {
            sort_by_key(&mut here, |(_, village, _): &Village<'_>| *village);
            villages.extend(here.into_iter().map(|(_, village, projects)| (county, village, projects)));
        }
        villages
    }

    /// Adds the row `Σ terms ≤ at_most`; `part` tells rows of one rule, side and county apart.
    pub fn row(
        &mut self,
        rule: usize,
        bound: Bound,
        county: Option<usize>,
        part: &str,
        terms: &[(TotalId, i128)],
        at_most: i128,
    ) {
        let terms = terms
            .iter()
            .map(|(total, coefficient)| Term { total: *total, coefficient: *coefficient })
            .collect();
        let id = self.row_id(rule, bound, county, part);
        self.rows.push(Row { id, rule, bound, county, terms, at_most });
    }

    /// Adds a demand on every project of the rule.
    pub fn each_project(
        &mut self,
        rule: usize,
        bound: Bound,
        grants: &[(Levels, i128)],
        total: Option<(TotalId, i128)>,
    ) {
        let id = self.row_id(rule, bound, None, "");
        let total = total.map(|(total, coefficient)| Term { total, coefficient });
        self.each_project.push(EachProject { rule, bound, grants: grants.to_vec(), total, id });
    }

    fn row_id(&self, rule: usize, bound: Bound, county: Option<usize>, part: &str) -> RowId {
        let rule = self.plan.rules.get(rule).map(|rule| rule.id.as_str()).unwrap_or_default();
        let side = if bound == Bound::Min { "min" } else { "max" };
        let county =
            county.and_then(|county| self.plan.counties.get(county)).map(|county| county.id.as_str());
        let parts = ["rule", rule, side].into_iter().chain(county).chain((!part.is_empty()).then_some(part));
        RowId(parts.collect::<Vec<_>>().join(":"))
    }
}
