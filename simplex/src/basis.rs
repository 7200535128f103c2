//! Bases: where the columns are, taken along and brought back.

use super::{NOWHERE, Place, Simplex};

impl Simplex {
    /// Where every column of the program is, then the logical column of every row.
    pub fn places(&self) -> Vec<Place> {
        let place = |column: usize| {
            if self.row_of[column] != NOWHERE {
                Place::Basic
            } else if self.value[column] >= self.upper[column] && self.upper[column] > self.lower[column] {
                Place::Upper
            } else {
                Place::Lower
            }
        };
        self.outside().map(place).collect()
    }

    /// Where the columns of the program are inside, then the logical ones.
    fn outside(&self) -> impl Iterator<Item = usize> {
        self.inside.iter().copied().chain(self.loose()..self.reduced.len())
    }

    /// Takes columns to their places; logical columns fill up a basis that is too small.
    pub fn set_places(&mut self, places: &[Place]) {
        let (loose, rows) = (self.loose(), self.rows());
        let places = self.inner(places);
        let is_same =
            |(column, place): (usize, &Place)| (*place == Place::Basic) == (self.row_of[column] != NOWHERE);
        if self.is_factored && places.iter().enumerate().all(is_same) {
            for (column, place) in places.iter().enumerate().filter(|(_, place)| **place != Place::Basic) {
                let value = self.at(column, *place);
                if value != self.value[column] {
                    self.move_to(column, value);
                }
            }
            return;
        }
        (self.is_factored, self.knows_ways) = (false, false);
        self.head.clear();
        self.row_of.fill(NOWHERE);
        // Logical columns first: a row that asks for nothing cannot do without its own.
        let logical = loose..loose + rows;
        for column in logical.clone().chain(0..loose).chain(loose + rows..places.len()) {
            if places[column] == Place::Basic && self.head.len() < rows {
                self.seat_last(column);
            } else {
                self.value[column] = self.at(column, places[column]);
            }
        }
        for column in logical {
            if self.head.len() < rows && self.row_of[column] == NOWHERE {
                self.seat_last(column);
            }
        }
    }

    /// Places of columns and rows in the order that they have inside; those that are not named are at their lower bounds.
    fn inner(&self, places: &[Place]) -> Vec<Place> {
        let mut inner = vec![Place::Lower; self.value.len()];
        for (column, place) in self.outside().zip(places) {
            inner[column] = *place;
        }
        inner
    }

    /// What a column is at a place outside the basis.
    fn at(&self, column: usize, place: Place) -> f64 {
        let upper = self.upper[column];
        if place == Place::Upper && upper.is_finite() { upper } else { self.resting(column) }
    }

    fn seat_last(&mut self, column: usize) {
        self.row_of[column] = self.head.len();
        self.head.push(column);
    }

    /// The places of another program as those of this one: per column and row its position in that; what is new stays where a start
    /// from nothing has it.
    pub fn carried(&self, places: &[Place], positions: &[Option<usize>]) -> Vec<Place> {
        let place = |(position, fresh): (&Option<usize>, Place)| {
            position.and_then(|position| places.get(position)).copied().unwrap_or(fresh)
        };
        positions.iter().zip(self.places()).map(place).collect()
    }
}
