//! How far a price holds: the plan solved along the way of a number.

use super::point::{Point, solve_at, turned};
use crate::explain::Unsolved;
use crate::explain::lever::{Lever, Setting};
use crate::explain::measure::{Measured, measured};
use crate::explain::{End, Side};
use crate::plan::Plan;
use crate::solve::Watch;
use crate::verify::Overflow;

/// How many lines are crossed before the range is left as it is.
const ROUNDS: usize = 16;
/// How often a way that leads to a plan nobody can keep is halved.
const HALVINGS: usize = 8;
/// How many points a share is turned at the most.
const MOST_STEPS: i128 = 64;

/// A lever with the plan it is turned in.
pub(super) struct Track<'a> {
    pub plan: &'a Plan,
    pub lever: Lever,
    pub at: Setting,
    /// Units of a step.
    pub step: i128,
    pub base: Point,
    /// What rounding to quanta explains.
    pub noise: i128,
    pub is_smooth: bool,
    pub watch: Watch<'a>,
}

impl Track<'_> {
    /// What turning it up (1) or down (−1) brings; none where it cannot be turned.
    pub fn side(&self, way: i128) -> Result<Option<Side>, Unsolved> {
        let Some(last) = self.last(way) else { return Ok(None) };
        if let Some(flat) = self.flat(last)? {
            return Ok(Some(flat));
        }
        if !self.is_smooth {
            let near = self.base.at.saturating_add(self.step.saturating_mul(way));
            let near = if way > 0 { near.min(last) } else { near.max(last) };
            return self.straight_to(near, End::Bent);
        }
        if self.lever.is_concave(self.plan) { self.concave_side(last) } else { self.other_side(way, last) }
    }

    /// The furthest it is turned: to nothing, to where all projects are paid for, or to twice what is hard already.
    fn last(&self, way: i128) -> Option<i128> {
        let from = self.base.at;
        let ready = self.plan.projects.iter().filter(|one| one.ready);
        let costs: i128 = ready.map(|one| i128::from(one.cost.fen())).sum();
        let further = match self.at {
            Setting::Amount(_) if self.lever.is_easier_upward(self.plan) => costs,
            Setting::Amount(_) => from.max(self.step.saturating_mul(10).min(costs)),
            Setting::Ratio(_) => self.step.saturating_mul(MOST_STEPS),
        };
        let most = from.saturating_add(further).min(self.lever.most(self.plan));
        let last = if way > 0 { most } else { 0 };
        (last != from && (last > from) == (way > 0)).then_some(last)
    }

    fn plan_at(&self, at: i128) -> Option<Plan> {
        turned(self.plan, self.lever, self.at, at)
    }

    fn solve_at(&self, at: i128) -> Result<Option<Point>, Unsolved> {
        solve_at(self.plan, self.lever, self.at, at, self.watch)
    }

    /// Where the way to the last setting only leaves more allocations and the base's own proof holds there too, nothing is gained.
    fn flat(&self, last: i128) -> Result<Option<Side>, Unsolved> {
        let is_easier = (last > self.base.at) == self.lever.is_easier_upward(self.plan);
        let Some(plan) = self.plan_at(last).filter(|_| is_easier) else { return Ok(None) };
        let most = self.base.line_at(&plan)?.saturating_sub(self.base.value());
        if most > self.tolerance(&self.base) {
            return Ok(None);
        }
        let Some(until) = self.at.at(last) else { return Ok(None) };
        let proven = (0, self.per_step(most.max(0), last, true)?);
        let measures = vec![0; self.plan.measures.len()];
        Ok(Some(Side { gain: 0, proven, measures, until, end: End::Last }))
    }

    /// The point at the last setting, or the furthest one found by halving where no allocation keeps the plan there.
    fn reach(&self, last: i128) -> Result<Option<(Point, End)>, Unsolved> {
        if let Some(point) = self.solve_at(last)? {
            return Ok(Some((point, End::Last)));
        }
        let (mut kept, mut beyond): (Option<Point>, i128) = (None, last);
        for _ in 0..HALVINGS {
            let from = kept.as_ref().map_or(self.base.at, |point| point.at);
            let at = self.quantized(from.saturating_add(beyond).div_euclid(2));
            if at == from || at == beyond {
                break;
            }
            match self.solve_at(at)? {
                Some(point) => kept = Some(point),
                None => beyond = at,
            }
        }
        Ok(kept.map(|point| (point, End::Infeasible)))
    }

    /// Crosses the line that touches the base with those of points further out until one of the crossings lies on it.
    fn concave_side(&self, last: i128) -> Result<Option<Side>, Unsolved> {
        let Some((mut far, mut end)) = self.reach(last)? else { return Ok(None) };
        let mut tangent: Option<Point> = None;
        let mut outer: Option<(Point, End)> = None;
        for _ in 0..ROUNDS {
            let tolerance = self.tolerance(&far);
            let above_base = far.line_at(self.plan)?.saturating_sub(self.base.value());
            if above_base <= tolerance {
                // The far line touches the base, too: it is the price, and may hold further out.
                let Some(further) = outer.take() else { return self.to(&far, end).map(Some) };
                let nearer = std::mem::replace(&mut far, further.0);
                (tangent, end) = (Some(nearer), further.1);
                continue;
            }
            let tangent = tangent.as_ref().unwrap_or(&self.base);
            let above_far = self.line_at(tangent, far.at)?.saturating_sub(far.value());
            if above_far <= tolerance {
                return self.to(&far, end).map(Some);
            }
            let Some(at) = self.crossing(&far, above_base, above_far)? else {
                return self.to(&far, end).map(Some);
            };
            let Some(next) = self.solve_at(at)? else { break };
            if self.line_at(tangent, at)?.saturating_sub(next.value()) <= self.tolerance(&next) {
                return self.to(&next, End::Changes).map(Some);
            }
            outer = Some((std::mem::replace(&mut far, next), end));
            end = End::Changes;
        }
        self.to(&far, End::Bent).map(Some)
    }

    fn line_at(&self, point: &Point, at: i128) -> Result<i128, Unsolved> {
        let plan = self.plan_at(at).ok_or(Overflow)?;
        Ok(point.line_at(&plan)?)
    }

    /// Where two lines cross that lie so far above what the base and a far point reach; none where there is no quantum between.
    fn crossing(&self, far: &Point, above_base: i128, above_far: i128) -> Result<Option<i128>, Unsolved> {
        let way = far.at.saturating_sub(self.base.at);
        let part = way.checked_mul(above_base).ok_or(Overflow)?;
        let part = part.checked_div(above_base.saturating_add(above_far)).unwrap_or_default();
        let at = self.quantized(self.base.at.saturating_add(part));
        Ok((at != self.base.at && at != far.at).then_some(at))
    }

    /// Shares change coefficients: what can be reached is no concave function of them. The way is doubled for as long as it stays
    /// straight at its end and its middle.
    fn other_side(&self, way: i128, last: i128) -> Result<Option<Side>, Unsolved> {
        let to = |steps: i128| {
            let at = self.base.at.saturating_add(self.step.saturating_mul(way).saturating_mul(steps));
            if way > 0 { at.min(last) } else { at.max(last) }
        };
        let Some((first, mut end)) = self.reach(to(1))? else { return Ok(None) };
        if !self.is_straight_to(&first)? {
            return self.to(&first, End::Bent).map(Some);
        }
        let mut far = first;
        let mut steps = 2;
        while steps <= MOST_STEPS && end == End::Last && far.at != last {
            let Some(next) = self.solve_at(to(steps))? else {
                end = End::Infeasible;
                break;
            };
            if !self.is_between(&far, &next) {
                end = End::Changes;
                break;
            }
            far = next;
            steps = steps.saturating_mul(2);
        }
        self.to(&far, end).map(Some)
    }

    /// Whether the middle of the way lies on it.
    fn is_straight_to(&self, far: &Point) -> Result<bool, Unsolved> {
        let middle = self.quantized(far.at.saturating_add(self.base.at).div_euclid(2));
        if middle == self.base.at || middle == far.at {
            return Ok(true);
        }
        Ok(self.solve_at(middle)?.is_some_and(|middle| self.is_between(&middle, far)))
    }

    /// Whether a point lies on the straight way to another one.
    fn is_between(&self, middle: &Point, far: &Point) -> bool {
        let (way, part) = (far.at.saturating_sub(self.base.at), middle.at.saturating_sub(self.base.at));
        let rise = |point: &Point| point.value().saturating_sub(self.base.value());
        let straight = rise(far).saturating_mul(part).checked_div(way).unwrap_or_default();
        let tolerance = self.tolerance(middle).max(self.tolerance(far));
        straight.saturating_sub(rise(middle)).abs() <= tolerance
    }

    /// What rounding, and the gap of a point beside that of the base, leave open.
    fn tolerance(&self, point: &Point) -> i128 {
        let gap = |point: &Point| point.bound().saturating_sub(point.value());
        self.noise.saturating_add(gap(point)).saturating_add(gap(&self.base))
    }

    /// The nearest setting below, in whole quanta.
    fn quantized(&self, at: i128) -> i128 {
        match self.at {
            Setting::Amount(_) => {
                let quantum = i128::from(self.plan.quantum.amount().fen());
                at.saturating_sub(at.rem_euclid(quantum))
            }
            Setting::Ratio(_) => at,
        }
    }

    fn straight_to(&self, at: i128, end: End) -> Result<Option<Side>, Unsolved> {
        match self.reach(at)? {
            Some((far, End::Infeasible)) => self.to(&far, End::Infeasible).map(Some),
            Some((far, _)) => self.to(&far, end).map(Some),
            None => Ok(None),
        }
    }

    /// The way to a point as a price.
    fn to(&self, far: &Point, end: End) -> Result<Side, Unsolved> {
        let rise = far.value().saturating_sub(self.base.value());
        let least = far.value().saturating_sub(self.base.bound());
        let most = far.bound().saturating_sub(self.base.value());
        let proven = (self.per_step(least, far.at, false)?, self.per_step(most, far.at, true)?);
        let totals = |point: &Point| measured(self.plan, point.verified.allocation());
        let Measured(before) = totals(&self.base)?;
        let Measured(after) = totals(far)?;
        let changes = after.iter().zip(&before).map(|(after, before)| after.saturating_sub(*before));
        let measures =
            changes.map(|change| self.per_step(change, far.at, false)).collect::<Result<_, _>>()?;
        let until = self.at.at(far.at).ok_or(Overflow)?;
        Ok(Side { gain: self.per_step(rise, far.at, false)?, proven, measures, until, end })
    }

    /// A change over the way to a setting as one per step, rounded down or up.
    fn per_step(&self, change: i128, at: i128, up: bool) -> Result<i128, Overflow> {
        let way = at.saturating_sub(self.base.at).saturating_abs().max(1);
        let product = change.checked_mul(self.step).ok_or(Overflow)?;
        Ok(if up {
            product.saturating_neg().div_euclid(way).saturating_neg()
        } else {
            product.div_euclid(way)
        })
    }
}
