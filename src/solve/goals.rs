//! The goals of a program: which one it is at, and those before, which are held.

use super::backend::Stop;
use super::relaxation::Relaxation;
use super::simplex::Place;
use crate::lp::Built;

/// How much less than it is a goal is held at, relative to it: solvers are no more exact.
const SLACK: f64 = 1e-11;
/// How much a goal is changed by the one it leans towards, relative to it: more than breaks ties, less than what goals differ by.
const LEANING: f64 = 1e-5;

impl Relaxation<'_> {
    /// Goes on to a goal of the plan.
    pub fn set_tier(&mut self, tier: usize) {
        if tier != self.tier {
            self.take(tier, None);
        }
    }

    /// Has the goal it is at lean towards another one, or not any more. Of all that is best the goal then takes about what is best for the
    /// other, which is not far from there, and the steps that lead to both are fewer than those to one after the other.
    pub fn lean(&mut self, towards: Option<usize>) {
        if towards != self.leaning {
            self.take(self.tier, towards);
        }
    }

    fn take(&mut self, tier: usize, leaning: Option<usize>) {
        let concerned = [Some(self.tier), self.leaning, Some(tier), leaning];
        (self.tier, self.leaning) = (tier, leaning);
        self.write_goal();
        for goal in concerned.into_iter().flatten().filter_map(|one| self.built.goals.get(one)) {
            for (column, _) in &goal.terms {
                self.simplex.set_gain(*column, self.built.program.columns[*column].gain);
            }
        }
    }

    /// Solves the goal it is at from a point near its best, leaning towards another one on the way.
    pub fn solve_leaning(&mut self, towards: Option<usize>) -> Stop {
        self.lean(towards);
        let stop = self.solve();
        self.lean(None);
        if towards.is_some() && stop == Stop::Optimal { self.solve() } else { stop }
    }

    /// Goes back to the basis of the goal before, which is held, and from there near to the best of the goal it is at, which that goal leant
    /// towards.
    pub fn start_behind(&mut self, before: usize, places: &[Place]) {
        self.return_to(places);
        if let Some(goal) = self.built.goals.get(before) {
            self.simplex.tighten(goal.row);
        }
    }

    /// The columns of the program gain what they add to the goal it is at.
    pub(super) fn write_goal(&mut self) {
        let leaning = self.leaning.map(|towards| (towards, LEANING));
        let goals = [Some((self.tier, 1.0)), leaning];
        set_goals(&mut self.built, goals.into_iter().flatten());
    }

    /// The value of the goal it is at, at the last point, in units of the program.
    pub fn value(&self) -> f64 {
        self.value_of(self.tier)
    }

    /// The value of a goal at the last point, in units of the program.
    pub fn value_of(&self, tier: usize) -> f64 {
        let terms = self.built.goals.get(tier).map(|goal| goal.terms.as_slice()).unwrap_or_default();
        // The point may be of a program with fewer columns, where one with more rows was not solved.
        terms.iter().filter_map(|(column, gain)| Some(gain * self.point.get(*column)?)).sum()
    }

    /// What a unit of a goal of the program is in the goal's own unit.
    pub fn unit_of(&self, tier: usize) -> f64 {
        self.built.goals.get(tier).map_or(1.0, |goal| goal.unit)
    }

    /// Holds a goal at a value in units of the program, less what solvers cannot tell.
    pub fn hold(&mut self, tier: usize, value: f64) {
        self.held.insert(tier, value);
        self.write_held(tier);
    }

    /// What a goal is held at, if it is.
    pub fn held_at(&self, tier: usize) -> Option<f64> {
        self.held.get(&tier).copied()
    }

    /// Lets all goals go.
    pub fn release(&mut self) {
        for tier in std::mem::take(&mut self.held).into_keys() {
            self.write_held(tier);
        }
        let places = self.simplex.places();
        self.return_to(&places);
    }

    pub(super) fn free_held(&self, places: &mut [Place]) {
        let columns = self.built.program.columns.len();
        for (tier, goal) in self.built.goals.iter().enumerate() {
            if let Some(place) = places.get_mut(columns + goal.row).filter(|_| !self.held.contains_key(&tier))
            {
                *place = Place::Basic;
            }
        }
    }

    pub(super) fn write_held(&mut self, tier: usize) {
        let Some(row) = self.built.goals.get(tier).map(|goal| goal.row) else { return };
        let right =
            self.held.get(&tier).map_or(f64::INFINITY, |value| -(value - (1.0 + value.abs()) * SLACK));
        self.set_right(row, right);
    }

    /// Goes back to a basis of the same program. Other goals may have been held then: a row that asks for nothing now has to have its
    /// logical column in the basis, or its place would be nowhere.
    pub fn return_to(&mut self, places: &[Place]) {
        let mut places = places.to_vec();
        self.free_held(&mut places);
        self.simplex.set_places(&places);
    }
}

/// The columns gain what they add to these goals, each so many times.
pub(super) fn set_goals(built: &mut Built, goals: impl Iterator<Item = (usize, f64)>) {
    for column in &mut built.program.columns {
        column.gain = 0.0;
    }
    for (tier, times) in goals {
        for (column, gain) in built.goals.get(tier).iter().flat_map(|goal| &goal.terms) {
            built.program.columns[*column].gain += gain * times;
        }
    }
}
