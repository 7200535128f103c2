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
        (0..self.value.len()).map(place).collect()
    }

    /// Takes columns to their places; logical columns fill up a basis that is too small.
    pub fn set_places(&mut self, places: &[Place]) {
        let (columns, rows) = (self.columns(), self.rows());
        self.knows_ways = false;
        let is_same =
            |(column, place): (usize, &Place)| (*place == Place::Basic) == (self.row_of[column] != NOWHERE);
        if self.is_factored && places.iter().enumerate().all(is_same) {
            for (column, place) in places.iter().enumerate() {
                match place {
                    Place::Basic => {}
                    Place::Upper if self.upper[column].is_finite() => self.value[column] = self.upper[column],
                    _ => self.value[column] = self.resting(column),
                }
            }
            return;
        }
        self.is_factored = false;
        self.head.clear();
        self.row_of.fill(NOWHERE);
        // Logical columns first: a row that asks for nothing cannot do without its own.
        for column in (columns..columns + rows).chain(0..columns) {
            match places.get(column) {
                Some(Place::Basic) if self.head.len() < rows => {
                    self.row_of[column] = self.head.len();
                    self.head.push(column);
                }
                Some(Place::Upper) if self.upper[column].is_finite() => {
                    self.value[column] = self.upper[column]
                }
                _ => self.value[column] = self.resting(column),
            }
        }
        for column in columns..columns + rows {
            if self.head.len() < rows && self.row_of[column] == NOWHERE {
                self.row_of[column] = self.head.len();
                self.head.push(column);
            }
        }
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
