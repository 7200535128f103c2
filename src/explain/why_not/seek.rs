//! Trying changes until a project is funded, and narrowing them down.

use std::collections::BTreeSet;

use super::ways::{Means, WayIn};
use crate::explain::exact::{money, oriented};
use crate::explain::lever::Setting;
use crate::explain::worth::next_piece;
use crate::explain::{Unsolved, set, solve};
use crate::money::Money;
use crate::plan::edit::{Change, ProjectField, apply_all};
use crate::plan::{Funding, Plan, Project, check};
use crate::rows::{Demands, RowId};
use crate::solve::Watch;
use crate::verify::{Overflow, Sums, Verified};

/// How often a guess is doubled before it is given up.
const DOUBLINGS: usize = 12;
/// How often the way between what does and what does not is halved.
const HALVINGS: usize = 10;
/// A change is told to this part of itself.
const PARTS: i128 = 100;

/// Somebody who wants a project to be funded.
pub(super) struct Seeker<'a> {
    /// The plan, opened for the project.
    pub plan: Plan,
    pub project: usize,
    /// What lets the project take part at all.
    pub opening: Vec<Change>,
    /// What it gets, and the next amount that makes a difference.
    pub gets: i128,
    pub next: i128,
    /// What the first goal reaches; more is better.
    pub value: i128,
    best: Verified,
    pub watch: Watch<'a>,
    one: Project,
    /// What the first goal reaches in the plan that was asked about.
    asked: i128,
}

/// Changes that fund the project.
#[derive(Clone)]
pub(super) struct Tried {
    pub changes: Vec<Change>,
    pub gets: Money,
    /// What the first goal reaches; more is better.
    pub value: i128,
}

impl<'a> Seeker<'a> {
    /// None where the project gets its cost already.
    pub fn of(
        plan: &Plan,
        best: &Verified,
        project: usize,
        watch: Watch<'a>,
    ) -> Result<Option<Self>, Unsolved> {
        let Some(one) = plan.projects.get(project).map(|one| Project::clone(one)) else { return Ok(None) };
        let gets = Sums::of(plan, &Demands::of(plan), best.allocation())?.funded(project);
        let Some(next) = next_piece(plan, &one, gets) else { return Ok(None) };
        let ready = (!one.ready).then(|| set::project(plan, project, ProjectField::Ready(true))).flatten();
        let unlocked = one.lock.and_then(|_| set::project(plan, project, ProjectField::Lock(None)));
        let opening = ready.into_iter().chain(unlocked).collect();
        let value = value_of(best);
        let (plan, best) = (plan.clone(), best.clone());
        Ok(Some(Self { plan, project, opening, gets, next, value, best, watch, one, asked: value }))
    }

    /// The same for the plan in which the project takes part.
    pub fn opened(self) -> Result<Option<Self>, Unsolved> {
        if self.opening.is_empty() {
            return Ok(Some(self));
        }
        let Some(best) = self.solved_with(&[])? else { return Ok(None) };
        let Ok(plan) = apply_all(&self.plan, &self.opening) else { return Ok(None) };
        let Some(opened) = Seeker::of(&plan, &best, self.project, self.watch)? else { return Ok(None) };
        // The opening is told with every way; made again, it changes nothing.
        Ok(Some(Self { opening: self.opening, asked: self.asked, ..opened }))
    }

    pub fn one(&self) -> &Project {
        &self.one
    }

    pub fn next_money(&self) -> Result<Money, Overflow> {
        money(self.next)
    }

    /// Whether the next amount is had wholly or not at all.
    pub fn is_lumpy(&self) -> bool {
        self.gets == 0 && self.one.funding != Funding::Divisible
    }

    /// The change of a field of the project.
    pub fn set(&self, field: ProjectField) -> Option<Change> {
        set::project(&self.plan, self.project, field)
    }

    /// The dual of a row for the first goal.
    pub fn dual(&self, row: &RowId) -> i128 {
        let first = self.best.tiers().first();
        first.and_then(|proof| proof.duals.get(row)).copied().unwrap_or_default()
    }

    /// The rules whose demands bind the first goal, by position.
    pub fn binding_rules(&self) -> Vec<usize> {
        let duals = self.best.tiers().first().map(|proof| &proof.duals);
        let rows = duals.into_iter().flatten().filter(|(_, dual)| **dual > 0).map(|(row, _)| row);
        let ids: BTreeSet<&str> =
            rows.filter_map(|row| row.0.strip_prefix("rule:")?.split(':').next()).collect();
        let rules = self.plan.rules.iter().enumerate().filter(|(_, rule)| ids.contains(rule.id.as_str()));
        rules.map(|(index, _)| index).collect()
    }

    /// The changed plan's best allocation; none if there is none, or the changed plan has errors.
    pub fn solved_with(&self, changes: &[Change]) -> Result<Option<Verified>, Unsolved> {
        let all: Vec<Change> = self.opening.iter().chain(changes).cloned().collect();
        let Ok(plan) = apply_all(&self.plan, &all) else { return Ok(None) };
        let errors = |plan: &Plan| check(plan).iter().filter(|found| found.is_error()).count();
        if errors(&plan) > errors(&self.plan) {
            return Ok(None);
        }
        match solve(&plan, self.watch) {
            Ok(verified) => Ok(Some(verified)),
            Err(Unsolved::Infeasible | Unsolved::Unknown) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// What the first goal reaches with the changes.
    pub fn value_with(&self, changes: &[Change]) -> Result<Option<i128>, Unsolved> {
        Ok(self.solved_with(changes)?.map(|verified| value_of(&verified)))
    }

    /// The changes, if they fund the project.
    pub fn tried(&self, changes: &[Change]) -> Result<Option<Tried>, Unsolved> {
        let all: Vec<Change> = self.opening.iter().chain(changes).cloned().collect();
        let Ok(plan) = apply_all(&self.plan, &all) else { return Ok(None) };
        let Some(verified) = self.solved_with(changes)? else { return Ok(None) };
        let gets = Sums::of(&plan, &Demands::of(&plan), verified.allocation())?.funded(self.project);
        let Some(one) = plan.projects.get(self.project) else { return Ok(None) };
        // With another cost the next amount is another one.
        let next = next_piece(&plan, one, self.gets).unwrap_or(self.next);
        let is_funded = gets >= next;
        let gets = money(gets)?;
        Ok(is_funded.then(|| Tried { changes: all, gets, value: value_of(&verified) }))
    }

    /// The smallest number, to a hundredth of the change, that funds the project: from one that does not, and a guess that may. Tells the
    /// number, what came of it, and one that does not do. A number has no more digits than that takes, and is a multiple of the grain.
    pub fn narrowed(
        &self,
        like: Setting,
        (from, guess): (i128, i128),
        grain: i128,
        at: &dyn Fn(i128) -> Option<Vec<Change>>,
    ) -> Result<Option<(Setting, Tried, Setting)>, Unsolved> {
        let tried = |units: i128| at(units).map_or(Ok(None), |changes| self.tried(&changes));
        let step = guess.saturating_sub(from);
        let unit = digit_of(step).max(grain);
        // At first only a little beyond the guess: at a tie it goes either way.
        let doubled = (0..DOUBLINGS).scan(step, |step, _| {
            *step = step.saturating_mul(2);
            Some(*step)
        });
        let beyond = [0, step.div_euclid(PARTS), step].into_iter().chain(doubled);
        let (mut fails, mut works, mut found) = (from, guess, None);
        for beyond in beyond {
            works = away(from, guess.saturating_add(beyond), unit);
            if works == fails && step != 0 {
                continue;
            }
            found = tried(works)?;
            if found.is_some() || step == 0 {
                break;
            }
            fails = works;
        }
        let Some(mut best) = found else { return Ok(None) };
        for round in 0..HALVINGS {
            let width = works.saturating_sub(fails);
            let enough = works.saturating_sub(from).saturating_abs() / PARTS;
            if width.saturating_abs() <= enough.max(unit) {
                break;
            }
            let nearer = if round == 0 { enough } else { width.saturating_abs() / 2 };
            let nearer = nearer.div_euclid(unit).max(1).saturating_mul(unit);
            let middle = works.saturating_sub(nearer.saturating_mul(width.signum()));
            match tried(middle)? {
                Some(better) => (works, best) = (middle, better),
                None => fails = middle,
            }
        }
        Ok(like.at(works).zip(like.at(fails)).map(|(to, too_little)| (to, best, too_little)))
    }

    /// The way in that the changes are.
    pub fn way(&self, means: Means, tried: Tried, too_little: Option<Setting>) -> WayIn {
        let Tried { changes, gets, value } = tried;
        WayIn { means, changes, gets, gain: value.saturating_sub(self.asked), too_little }
    }
}

/// The power of ten that a hundredth of a change begins with.
fn digit_of(change: i128) -> i128 {
    let part = change.saturating_abs() / PARTS;
    part.checked_ilog10().map_or(1, |digits| 10_i128.saturating_pow(digits))
}

/// The next multiple of the unit, away from where the number comes from.
fn away(from: i128, number: i128, unit: i128) -> i128 {
    let below = number.saturating_sub(number.rem_euclid(unit));
    if number <= from || below == number { below } else { below.saturating_add(unit) }
}

/// What the first goal of an allocation reaches; more is better, 12 decimals.
fn value_of(verified: &Verified) -> i128 {
    verified.tiers().first().map_or(0, |proof| oriented(proof, proof.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_in_the_digits_of_its_hundredth() {
        let check = |change, expect| assert_eq!(digit_of(change), expect, "{change}");
        check(0, 1);
        check(99, 1);
        check(1_234_567, 10_000);
        check(-1_000, 10);
        check(i128::MIN, 10_i128.pow(36));
    }

    #[test]
    fn a_number_is_rounded_so_that_the_change_is_no_smaller() {
        let check = |from, number, expect| assert_eq!(away(from, number, 10), expect, "{from} {number}");
        check(3, 21, 30);
        check(3, 20, 20);
        check(33, 21, 20);
        check(3, -21, -30);
        check(20, 20, 20);
    }
}
