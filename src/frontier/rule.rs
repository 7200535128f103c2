//! Benefit against the number of a rule, from the hardest that costs no benefit to the hardest that can be kept.

use super::course::{Course, kept, proof};
use super::objective::{benefit, lead};
use super::{Against, Frontier};
use crate::explain::{Lever, Setting, Unsolved};
use crate::money::Ratio;
use crate::plan::edit::{Change, RowChange, RuleField};
use crate::plan::{Goal, Plan};
use crate::rows::Bound;
use crate::verify::Verified;

/// How often a number is doubled to find where it asks for too much, or for nothing any more.
const DOUBLINGS: usize = 40;

pub(super) fn frontier(course: &mut Course<'_>, rule: usize, bound: Bound) -> Result<Frontier, Unsolved> {
    let plan = course.plan;
    let lever = Lever::Limit(rule, bound);
    let (Some(at), Some(step)) = (lever.setting(plan), lever.step(plan)) else {
        return Err(Unsolved::Feasible);
    };
    let most = lever.most(plan);
    let start = at.units().max(step.units()).min(most);
    let mut slider = Slider { course: &mut *course, lever, at, start, most };
    let (easiest, best) =
        if lever.is_easier_upward(plan) { slider.loosest()? } else { (0, slider.solved(0)?) };
    slider.course.count();
    let (hardest, beyond) =
        if lever.is_easier_upward(plan) { slider.tightest(easiest)? } else { slider.greatest()? };
    let free = slider.free(easiest, hardest, &best)?;
    slider.course.count();
    let number = |units| at.at(units).ok_or(Unsolved::Feasible);
    let ends = (number(free)?, number(hardest)?);
    let swept = course.sweep(Against::Rule(rule, bound), ends, |asked| changes(plan, lever, asked))?;
    Ok(Frontier { beyond: beyond.and_then(|units| at.at(units)), ..swept })
}

/// The changes that put the rule's number there and the rule in force, with benefit as the first goal.
fn changes(plan: &Plan, lever: Lever, asked: Setting) -> Option<Vec<Change>> {
    let Lever::Limit(rule, _) = lever else { return None };
    let rule = plan.rules.get(rule)?;
    let field = RuleField::On(true);
    let on = (!rule.on).then(|| Change::Rule(RowChange::Set { id: rule.id.clone(), field }));
    let goals = lead(plan, &[benefit(Ratio::ZERO)]);
    Some(goals.into_iter().chain(on).chain([lever.change(plan, asked)?]).collect())
}

/// The number of a rule while its ends are looked for; numbers are in its own units.
struct Slider<'c, 'p> {
    course: &'c mut Course<'p>,
    lever: Lever,
    at: Setting,
    /// Where the search starts: where it is, but more than nothing.
    start: i128,
    /// The greatest number that says anything.
    most: i128,
}

impl Slider<'_, '_> {
    /// Of a number that asks for more the smaller it is, one that is great enough for benefit, with the best allocation there.
    fn loosest(&mut self) -> Result<(i128, Verified), Unsolved> {
        let (mut easiest, mut best) = (self.start, kept(self.solved(self.start))?);
        for _ in 0..DOUBLINGS {
            let next = easiest.saturating_mul(2).min(self.most);
            let Some(found) = kept(self.solved(next))? else { break };
            let is_better = match &best {
                Some(best) => value(&found)? > proof(best, Goal::Benefit)?.bound,
                None => true,
            };
            if !is_better {
                break;
            }
            (easiest, best) = (next, Some(found));
        }
        best.map(|best| (easiest, best)).ok_or(Unsolved::Infeasible)
    }

    /// The smallest such number that was found to be kept, and the nearest one that was not.
    fn tightest(&mut self, easiest: i128) -> Result<(i128, Option<i128>), Unsolved> {
        if kept(self.solved(0))?.is_some() {
            return Ok((0, None));
        }
        let inside = if kept(self.solved(self.start))?.is_some() { self.start } else { easiest };
        self.edge(inside, 0, &|_| true).map(|(hardest, beyond)| (hardest, Some(beyond)))
    }

    /// Of a number that asks for more the greater it is, the greatest that was found to be kept, and the nearest one that was not.
    fn greatest(&mut self) -> Result<(i128, Option<i128>), Unsolved> {
        let (mut inside, mut next) = (0, self.start);
        for _ in 0..DOUBLINGS {
            if kept(self.solved(next))?.is_none() {
                let (hardest, beyond) = self.edge(inside, next, &|_| true)?;
                return Ok((hardest, Some(beyond)));
            }
            inside = next;
            if next == self.most {
                break;
            }
            next = next.saturating_mul(2).min(self.most);
        }
        Ok((inside, None))
    }

    /// The hardest number that still has the benefit of the easiest.
    fn free(&mut self, easiest: i128, hardest: i128, best: &Verified) -> Result<i128, Unsolved> {
        let most = value(best)?;
        let (free, _) =
            self.edge(easiest, hardest, &|found| value(found).is_ok_and(|value| value >= most))?;
        Ok(free)
    }

    fn edge(
        &mut self,
        inside: i128,
        outside: i128,
        holds: &dyn Fn(&Verified) -> bool,
    ) -> Result<(i128, i128), Unsolved> {
        let (plan, lever, at) = (self.course.plan, self.lever, self.at);
        self.course.edge(inside, outside, &|units| changes(plan, lever, at.at(units)?), holds)
    }

    /// The best allocation with the number there.
    fn solved(&mut self, units: i128) -> Result<Verified, Unsolved> {
        let asked = self.at.at(units).ok_or(Unsolved::Feasible)?;
        let changes = changes(self.course.plan, self.lever, asked).ok_or(Unsolved::Feasible)?;
        self.course.ask(&changes)
    }
}

fn value(best: &Verified) -> Result<i128, Unsolved> {
    proof(best, Goal::Benefit).map(|proof| proof.value)
}
