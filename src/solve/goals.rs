//! The goals of a program: which one it is at, and those before, which are held.

use super::relaxation::Relaxation;
use super::simplex::Place;
use crate::lp::Built;

/// How much less than it is a goal is held at, relative to it: solvers are no more exact.
const SLACK: f64 = 1e-11;

impl Relaxation<'_> {
    /// Goes on to a goal of the plan.
    pub fn set_tier(&mut self, tier: usize) {
        if tier == self.tier {
            return;
        }
        let before = self.tier;
        self.tier = tier;
        set_goal(&mut self.built, tier);
        for goal in [before, tier].iter().filter_map(|one| self.built.goals.get(*one)) {
            for (column, _) in &goal.terms {
                self.simplex.set_gain(*column, self.built.program.columns[*column].gain);
            }
        }
    }

    /// The value of the goal it is at, at the last point, in units of the program.
    pub fn value(&self) -> f64 {
        self.value_of(self.tier)
    }

    /// The value of a goal at the last point, in units of the program.
    pub fn value_of(&self, tier: usize) -> f64 {
        let terms = self.built.goals.get(tier).map(|goal| goal.terms.as_slice()).unwrap_or_default();
        terms.iter().map(|(column, gain)| gain * self.point[*column]).sum()
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

/// The columns gain what they add to this goal.
pub(super) fn set_goal(built: &mut Built, tier: usize) {
    for column in &mut built.program.columns {
        column.gain = 0.0;
    }
    if let Some(goal) = built.goals.get(tier) {
        for (column, gain) in &goal.terms {
            built.program.columns[*column].gain += gain;
        }
    }
}
