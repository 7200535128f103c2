//! Bases: where the columns are, taken along and brought back.

use super::{NOWHERE, Place, Simplex};

impl Simplex {
    /// Where every column of the program is, then the logical column of every row.
    pub fn places(&self) -> Vec<Place> {
        let of_program = self.inside.iter().map(|column| self.place(*column));
        let logical = (self.loose()..self.reduced.len()).map(|column| self.place(column));
        of_program.chain(logical).collect()
    }

    fn place(&self, column: usize) -> Place {
        if self.row_of[column] != NOWHERE {
            Place::Basic
        } else if self.way[column] < 0.0 {
            Place::Upper
        } else {
            Place::Lower
        }
    }

    /// Takes columns to their places; logical columns fill up a basis that is too small. Columns that are not named are at their lower bounds.
    pub fn set_places(&mut self, places: &[Place]) {
        let mut moves = Vec::new();
        let mut named = places.iter().copied();
        for column in self.inside.iter().copied().chain(self.loose()..self.reduced.len()) {
            let place = named.next().unwrap_or(Place::Lower);
            if self.place(column) != place {
                moves.push((column, place));
            }
        }
        let enters = moves.iter().filter(|(_, place)| *place == Place::Basic).count();
        let leaves = moves.iter().filter(|(column, _)| self.row_of[*column] != NOWHERE).count();
        let stays = self.is_factored && enters == 0 && leaves == 0;
        if !stays {
            self.keep_left();
            self.forget();
        }
        for (column, place) in moves {
            match place {
                // Some row, until it is seated.
                Place::Basic => self.row_of[column] = 0,
                place if stays => self.move_to(column, self.at(column, place)),
                place => self.leave(column, place),
            }
        }
        if !stays {
            self.is_factored = self.take_up_kept(self.head.len() + enters - leaves);
        }
        if !self.is_factored {
            self.seat_basic();
        }
    }

    /// Takes a column to a place outside the basis, where values are computed anew.
    fn leave(&mut self, column: usize, place: Place) {
        self.row_of[column] = NOWHERE;
        self.value[column] = self.at(column, place);
        self.way[column] = self.way_of(column);
    }

    /// Seats the columns that have a row, whichever it is. Logical columns first: a row that asks for nothing cannot do without its own.
    fn seat_basic(&mut self) {
        let (loose, rows) = (self.loose(), self.rows());
        let logical = loose..loose + rows;
        self.head.clear();
        for column in logical.clone().chain(0..loose).chain(logical.end..self.value.len()) {
            if self.row_of[column] == NOWHERE {
                continue;
            }
            if self.head.len() < rows {
                self.seat_last(column);
            } else {
                self.leave(column, Place::Lower);
            }
        }
        for column in logical {
            if self.head.len() < rows && self.row_of[column] == NOWHERE {
                self.seat_last(column);
            }
        }
    }

    /// What a column is at a place outside the basis.
    fn at(&self, column: usize, place: Place) -> f64 {
        let upper = self.upper[column];
        if place == Place::Upper && upper.is_finite() { upper } else { self.resting(column) }
    }

    fn seat_last(&mut self, column: usize) {
        self.row_of[column] = self.head.len();
        self.head.push(column);
        self.way[column] = 0.0;
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
