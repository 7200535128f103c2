//! Solving one changed plan after the other, each from where the last one was.

use super::{Against, Found, Frontier, Point};
use crate::explain::{Setting, Unsolved, best_of, told_floor};
use crate::money::{Money, Ratio};
use crate::pipeline::{Series, SeriesWatch, Session};
use crate::plan::edit::{Change, apply_all};
use crate::plan::{Direction, Goal, Plan, Tier};
use crate::rows::Demands;
use crate::verify::{Overflow, Sums, TierProof, Verified, value};

/// Searches that come before the points: the two ends.
const ENDS: usize = 2;

/// How often the way between where something holds and where it does not is halved.
const HALVINGS: usize = 7;

/// A series of searches for a frontier.
pub(super) struct Course<'a> {
    /// The plan that is changed.
    pub(super) plan: &'a Plan,
    points: usize,
    session: Session,
    done: usize,
    watch: SeriesWatch<'a>,
}

impl<'a> Course<'a> {
    /// For so many points.
    pub(super) fn new(plan: &'a Plan, points: usize, watch: SeriesWatch<'a>) -> Self {
        Self { plan, points, session: Session::new(plan.clone()), done: 0, watch }
    }

    /// The best allocation of the plan with these changes. A plan that has none leaves no trace in what was learnt.
    pub(super) fn ask(&mut self, changes: &[Change]) -> Result<Verified, Unsolved> {
        let mut session = self.session.clone();
        session.follow(apply_all(self.plan, changes).map_err(|_| Unsolved::Fault)?);
        let series = Series { done: self.done, of: self.points.saturating_add(ENDS) };
        // A short search may be over before it looks up.
        if (self.watch)(series).is_break() {
            return Err(Unsolved::Stopped);
        }
        let found = best_of(session.run(&|_| (self.watch)(series)));
        if found.is_ok() {
            self.session = session;
        }
        found
    }

    /// The same for a plan that strives for something else first: what that teaches would mislead the others.
    pub(super) fn ask_apart(&self, changes: &[Change]) -> Result<Verified, Unsolved> {
        let mut apart = Self { session: Session::new(self.plan.clone()), ..*self };
        apart.ask(changes)
    }

    /// One more of what is counted is done.
    pub(super) fn count(&mut self) {
        self.done = self.done.saturating_add(1);
    }

    /// Where something that holds at `inside` and not at `outside` ceases to: the nearest numbers found on either side. A plan without
    /// an allocation holds nothing.
    pub(super) fn edge(
        &mut self,
        mut inside: i128,
        mut outside: i128,
        changes: &dyn Fn(i128) -> Option<Vec<Change>>,
        holds: &dyn Fn(&Verified) -> bool,
    ) -> Result<(i128, i128), Unsolved> {
        for _ in 0..HALVINGS {
            let middle = inside.midpoint(outside);
            if middle == inside || middle == outside {
                break;
            }
            let changes = changes(middle).ok_or(Unsolved::Fault)?;
            if kept(self.ask(&changes))?.is_some_and(|best| holds(&best)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        Ok((inside, outside))
    }

    /// The points from one setting to the other, at even distances; `changes` are what makes the plan of a setting.
    pub(super) fn sweep(
        &mut self,
        against: Against,
        (from, to): (Setting, Setting),
        changes: impl Fn(Setting) -> Option<Vec<Change>>,
    ) -> Result<Frontier, Unsolved> {
        let mut points = Vec::new();
        for asked in settings(from, to, self.points)? {
            let changes = changes(asked).ok_or(Unsolved::Overflow(Overflow))?;
            let found = self.ask(&changes);
            points.push(self.point(against, asked, changes, found)?);
            self.count();
        }
        Ok(Frontier { against, points, beyond: None })
    }

    /// A point with what was found there.
    pub(super) fn point(
        &self,
        against: Against,
        asked: Setting,
        changes: Vec<Change>,
        found: Result<Verified, Unsolved>,
    ) -> Result<Point, Unsolved> {
        let found = match found {
            Ok(best) => Ok(self.found(against, asked, &changes, best)?),
            Err(none @ (Unsolved::Infeasible | Unsolved::Unknown)) => Err(none),
            Err(other) => return Err(other),
        };
        Ok(Point { asked, changes, found })
    }

    /// What an allocation of the point's plan comes to.
    pub(super) fn found(
        &self,
        against: Against,
        asked: Setting,
        changes: &[Change],
        best: Verified,
    ) -> Result<Found, Unsolved> {
        let plan = apply_all(self.plan, changes).map_err(|_| Unsolved::Fault)?;
        let demands = Demands::of(&plan);
        let sums = Sums::of(&plan, &demands, best.allocation())?;
        let least = Tier { direction: Direction::Maximise, goal: Goal::LeastCoverage, slack: Ratio::ZERO };
        let (benefit, bound) = (proof(&best, Goal::Benefit)?.value, proof(&best, Goal::Benefit)?.bound);
        let (other, bound) = match against {
            Against::Coverage => (proof(&best, Goal::LeastCoverage)?.value, bound),
            Against::Pooled => (proof(&best, Goal::Pooled)?.value, proof(&best, Goal::Pooled)?.bound),
            Against::Rule(..) => (asked.units(), bound),
        };
        Ok(Found {
            benefit,
            other,
            bound,
            coverage: told_floor(value(&plan, &demands, best.allocation(), &least)?)?,
            pooled: total(&sums.pooled)?,
            allocated: total(&sums.spent)?,
            best,
        })
    }
}

/// The best allocation; none where there is none, or none was found.
pub(super) fn kept(found: Result<Verified, Unsolved>) -> Result<Option<Verified>, Unsolved> {
    match found {
        Ok(best) => Ok(Some(best)),
        Err(Unsolved::Infeasible | Unsolved::Unknown) => Ok(None),
        Err(other) => Err(other),
    }
}

/// What is proven about a goal of the plan.
pub(super) fn proof(best: &Verified, goal: Goal) -> Result<&TierProof, Unsolved> {
    best.tiers().iter().find(|proof| proof.tier.goal == goal).ok_or(Unsolved::Fault)
}

/// So many settings at even distances, both ends included; one where they are the same.
fn settings(from: Setting, to: Setting, count: usize) -> Result<Vec<Setting>, Overflow> {
    if from == to {
        return Ok(vec![from]);
    }
    let steps = i128::try_from(count.saturating_sub(1)).map_err(|_| Overflow)?;
    let width = to.units().checked_sub(from.units()).ok_or(Overflow)?;
    let at = |step: i128| from.at(from.units().checked_add(width.checked_mul(step)?.checked_div(steps)?)?);
    (0..=steps).map(|step| at(step).ok_or(Overflow)).collect()
}

fn total(fen: &[i128]) -> Result<Money, Overflow> {
    i64::try_from(fen.iter().sum::<i128>()).map(Money::from_fen).map_err(|_| Overflow)
}
