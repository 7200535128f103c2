//! Why a project gets no more: told from the plan and its allocation alone, without solving anything.

mod numbers;
mod seek;
mod ways;

pub use ways::{Means, WayIn, ways_in};

use crate::explain::exact::money;
use crate::explain::spot::{Spot, Spots};
use crate::explain::worth::{next_piece, per_step, worst_funded};
use crate::money::Money;
use crate::plan::{Id, Level, Plan, Project, Refusal, may_pay};
use crate::rows::{COEFFICIENT_UNIT, Demands, Levels, Row, RowId, Total, Way};
use crate::verify::{Allocation, Overflow, Sums};

/// Why a project gets no more than it does. Positions are those in the plan's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct WhyNot {
    /// The project.
    pub project: usize,
    /// What it gets.
    pub gets: Money,
    /// The next amount that would make a difference: its least, a point of its curve, or its cost; none where it gets its cost.
    pub next: Option<Money>,
    /// What stands against that, what stands hardest first.
    pub reasons: Vec<Reason>,
}

/// What stands against a project.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Reason {
    /// It is not in the project library.
    NotReady,
    /// The planner fixed its amount.
    Locked(Money),
    /// No stream may pay for it and no facility may lend all of it; why not, stream by stream. A rule that forbids it has a citation.
    NoPayer(Vec<(usize, Refusal)>),
    /// A project it requires is not funded.
    Requires(usize),
    /// A project it excludes, or that excludes it, is funded.
    ExcludedBy(usize),
    /// A rule leaves less room than it needs.
    Full {
        /// The rule's demand.
        row: RowId,
        /// What that is about.
        spot: Spot,
        /// The room that is left, in yuan.
        room: Money,
    },
    /// The streams that may pay for it have less left than it needs: what each has, of its own or poolable money.
    Spent(Vec<(usize, Money)>),
    /// It brings less for its money than those that are funded, or no more.
    Competes {
        /// What it brings for every 10,000 yuan more, in benefit with 12 decimals.
        own: i128,
        /// The funded project of its county that brings least for its last 10,000 yuan, and what that is.
        in_county: Option<(usize, i128)>,
        /// The same among all projects.
        in_all: Option<(usize, i128)>,
    },
}

/// Why a project gets no more.
///
/// # Errors
/// If a number does not fit.
pub fn why_not(plan: &Plan, allocation: &Allocation, project: usize) -> Result<WhyNot, Overflow> {
    let demands = Demands::of(plan);
    let sums = Sums::of(plan, &demands, allocation)?;
    let gets = sums.funded(project);
    let Some(one) = plan.projects.get(project) else {
        return Ok(WhyNot { project, gets: Money::ZERO, next: None, reasons: Vec::new() });
    };
    let next = next_piece(plan, one, gets);
    let asker = Asker { plan, demands: &demands, sums: &sums, project, one, gets };
    let reasons = match next {
        Some(next) => asker.reasons(next)?,
        None => Vec::new(),
    };
    Ok(WhyNot { project, gets: money(gets)?, next: next.map(money).transpose()?, reasons })
}

struct Asker<'a> {
    plan: &'a Plan,
    demands: &'a Demands,
    sums: &'a Sums,
    project: usize,
    one: &'a Project,
    gets: i128,
}

impl Asker<'_> {
    fn reasons(&self, next: i128) -> Result<Vec<Reason>, Overflow> {
        let mut reasons = Vec::new();
        if !self.one.ready {
            reasons.push(Reason::NotReady);
        }
        reasons.extend(self.one.lock.map(Reason::Locked));
        reasons.extend(self.no_payer());
        reasons.extend(self.links());
        if reasons.is_empty() {
            let missing = next.saturating_sub(self.gets);
            reasons.extend(self.full_rules(missing)?);
            reasons.extend(self.spent_streams(missing)?);
            reasons.extend(self.competition(next)?);
        }
        Ok(reasons)
    }

    fn no_payer(&self) -> Option<Reason> {
        let verdicts = self.plan.streams.iter().map(|stream| may_pay(self.plan, stream, self.one));
        let refusals: Vec<(usize, Refusal)> =
            verdicts.enumerate().filter_map(|(index, verdict)| Some((index, verdict.err()?))).collect();
        let all_lent = self.one.credit_share_max.trillionths() >= COEFFICIENT_UNIT
            && self.cell().is_some_and(|cell| {
                (0..self.plan.credit.len()).any(|one| self.demands.cells.lends(one, cell))
            });
        // Of a project that is not in the library it is known already.
        let is_refused = self.one.ready && refusals.len() == self.plan.streams.len() && !all_lent;
        is_refused.then_some(Reason::NoPayer(refusals))
    }

    fn links(&self) -> Vec<Reason> {
        let is_funded = |index: usize| self.sums.funded(index) > 0;
        let projects = || self.plan.projects.iter().enumerate();
        let position = |id: &Id| projects().find(|(_, one)| one.id == *id).map(|(index, _)| index);
        let required = self.one.requires.iter().filter_map(position).filter(|index| !is_funded(*index));
        let excluded = self.one.excludes.iter().filter_map(position);
        let excluding =
            projects().filter(|(_, one)| one.excludes.contains(&self.one.id)).map(|(index, _)| index);
        let mut clashing: Vec<usize> = excluded.chain(excluding).filter(|index| is_funded(*index)).collect();
        clashing.sort_unstable();
        clashing.dedup();
        required.map(Reason::Requires).chain(clashing.into_iter().map(Reason::ExcludedBy)).collect()
    }

    fn cell(&self) -> Option<usize> {
        self.demands.cells.of_project(self.project)
    }

    /// The streams that may pay, with the way they do.
    fn payers(&self) -> Vec<(usize, Way)> {
        let Some(cell) = self.cell() else { return Vec::new() };
        let ways = (0..self.plan.streams.len()).map(|stream| (stream, self.demands.cells.way(stream, cell)));
        ways.filter(|(_, way)| *way != Way::Not).collect()
    }

    /// Rules whose demands leave less room than what is missing, from whichever level the money would come.
    fn full_rules(&self, missing: i128) -> Result<Vec<Reason>, Overflow> {
        let spots = Spots::of(self.plan, self.demands);
        let mut full = Vec::new();
        let mut add = |row: RowId, room: Option<i128>| {
            let room = room.filter(|room| *room < missing);
            if let (Some(room), Some(spot)) = (room, spots.get(&row)) {
                full.push(Reason::Full { row, spot, room: money(room.max(0))? });
            }
            Ok(())
        };
        for row in &self.demands.rows {
            add(row.id.clone(), self.room_in(row))?;
        }
        for each in self.demands.each_project.iter().filter(|each| each.holds(self.plan, self.one)) {
            let grants = |levels: Levels| self.sums.grants_of(self.project, levels);
            let left = each.left(grants, &self.sums.totals).ok_or(Overflow)?;
            let of_total = each.total.filter(|term| self.counts_in(term.total.0, None));
            let coefficient = |level: Level| {
                let own = each.grants.iter().filter(|(levels, _)| levels.contains(level));
                let own: i128 = own.map(|(_, coefficient)| *coefficient).sum();
                own.saturating_add(of_total.map_or(0, |term| term.coefficient))
            };
            add(each.row_id(&self.one.id), self.room_at(left.saturating_neg(), coefficient))?;
        }
        Ok(full)
    }

    /// How many fen more the project may get before it passes a row; none where it never does.
    fn room_in(&self, row: &Row) -> Option<i128> {
        let slack = row.at_most.checked_sub(row.left(&self.sums.totals)?)?;
        self.room_at(slack, |level| {
            let terms = row.terms.iter().filter(|term| self.counts_in(term.total.0, Some(level)));
            terms.map(|term| term.coefficient).sum()
        })
    }

    /// The same for a row with so much slack, from the level of money that takes least of it.
    fn room_at(&self, slack: i128, coefficient: impl Fn(Level) -> i128) -> Option<i128> {
        let payers = self.payers();
        let levels =
            payers.iter().filter_map(|(stream, _)| self.plan.streams.get(*stream)).map(|one| one.level);
        let least = levels.map(coefficient).min()?;
        (least > 0).then(|| slack.div_euclid(least))
    }

    /// Whether grants of a level to the project count in a total.
    fn counts_in(&self, total: usize, level: Option<Level>) -> bool {
        let Some(cell) = self.cell() else { return false };
        let has_cell = self.demands.total_cells.get(total).is_some_and(|cells| cells.contains(&cell));
        let Some(total) = self.demands.totals.all().get(total) else { return false };
        let has_village = match total {
            Total::Village { village, .. } => *village == self.one.village,
            Total::Grants { .. } | Total::Spending => true,
        };
        has_cell && has_village && level.is_none_or(|level| total.levels().contains(level))
    }

    /// What the streams that may pay have left for it, where that is less than what is missing.
    fn spent_streams(&self, missing: i128) -> Result<Option<Reason>, Overflow> {
        let mut left = Vec::new();
        let mut sum = 0_i128;
        for (index, way) in self.payers() {
            let Some(stream) = self.plan.streams.get(index) else { continue };
            let of = |amounts: &[i128]| amounts.get(index).copied().unwrap_or_default();
            let amount = i128::from(stream.amount.fen());
            let unspent = amount.saturating_sub(of(&self.sums.spent));
            let poolable = stream.poolable.trillionths().saturating_mul(amount).div_euclid(COEFFICIENT_UNIT);
            let room = match way {
                Way::Pooled => unspent.min(poolable.saturating_sub(of(&self.sums.pooled))),
                _ => unspent,
            };
            sum = sum.saturating_add(room);
            left.push((index, money(room)?));
        }
        Ok((sum < missing).then_some(Reason::Spent(left)))
    }

    fn competition(&self, next: i128) -> Result<Option<Reason>, Overflow> {
        let own = per_step(self.plan, self.one, self.gets, next)?;
        let is_other = |index: usize| index != self.project;
        let in_county = worst_funded(self.plan, self.sums, |index, other| {
            is_other(index) && other.county == self.one.county
        })?;
        let in_all = worst_funded(self.plan, self.sums, |index, _| is_other(index))?;
        Ok(Some(Reason::Competes { own, in_county, in_all }))
    }
}
