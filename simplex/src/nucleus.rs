//! The part of a basis that needs arithmetic.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::factor::{Building, SMALLEST_PIVOT, largest_of};
use super::sparse::Sparse;

/// A pivot is at least this part of the largest entry of its column.
const THRESHOLD: f64 = 0.1;
/// Entries below this are nothing.
const NOTHING: f64 = 1e-14;

/// The open rows and columns of a basis.
pub(super) struct Nucleus {
    /// Per row, its open columns with values.
    rows: Vec<Vec<(u32, f64)>>,
    /// Per column, the rows that may have an entry in it.
    columns: Vec<Vec<u32>>,
    /// Rows and columns by how many entries they have; entries that are out of date are skipped.
    row_heap: BinaryHeap<Reverse<(u32, u32)>>,
    column_heap: BinaryHeap<Reverse<(u32, u32)>>,
    /// Where a column stands in the row that is being changed, plus one.
    place: Vec<u32>,
}

/// A pivot that could be: its cost by Markowitz, row, column and value.
type Candidate = (u64, u32, u32, f64);

impl Nucleus {
    /// What the singletons left.
    pub fn of(all: &Sparse, row_is_done: &[bool], column_is_done: &[bool]) -> Self {
        let mut rows = vec![Vec::new(); row_is_done.len()];
        let mut columns = vec![Vec::new(); column_is_done.len()];
        for column in (0..all.len()).filter(|column| !column_is_done[*column]) {
            for (row, value) in all.list(column).iter().filter(|(row, _)| !row_is_done[*row as usize]) {
                rows[*row as usize].push((column as u32, *value));
                columns[column].push(*row);
            }
        }
        let heap = |lengths: Vec<usize>| {
            let counted = lengths.into_iter().enumerate().filter(|(_, length)| *length > 0);
            counted.map(|(index, length)| Reverse((length as u32, index as u32))).collect()
        };
        Self {
            row_heap: heap(rows.iter().map(Vec::len).collect()),
            column_heap: heap(columns.iter().map(Vec::len).collect()),
            place: vec![0; column_is_done.len()],
            rows,
            columns,
        }
    }

    /// Eliminates it, pivot by pivot.
    pub fn eliminate(&mut self, building: &mut Building<'_>) {
        while let Some((_, row, column, pivot)) = self.pick(building) {
            let pivot_row = std::mem::take(&mut self.rows[row as usize]);
            let pivot_row: Vec<(u32, f64)> =
                pivot_row.into_iter().filter(|(other, _)| *other != column).collect();
            let below = std::mem::take(&mut self.columns[column as usize]);
            building.done(row as usize, column as usize, pivot);
            let mut multipliers = Vec::new();
            for other in below.into_iter().filter(|other| !building.row_is_done[*other as usize]) {
                if let Some(multiplier) = self.subtract(other, column, pivot, &pivot_row) {
                    multipliers.push((other, multiplier));
                }
            }
            if !multipliers.is_empty() {
                building.lower_rows.push(row);
                building.lower.push(multipliers);
            }
            for (other, value) in &pivot_row {
                building.upper.push((row, *other, *value));
                let rows = &mut self.columns[*other as usize];
                rows.retain(|one| *one != row);
                self.column_heap.push(Reverse((rows.len() as u32, *other)));
            }
        }
    }

    /// Takes the pivot's row off another row, so that this has nothing left in the pivot's column; tells how many times.
    fn subtract(&mut self, row: u32, column: u32, pivot: f64, pivot_row: &[(u32, f64)]) -> Option<f64> {
        let entries = &mut self.rows[row as usize];
        let at = entries.iter().position(|(other, _)| *other == column)?;
        let multiplier = entries.swap_remove(at).1 / pivot;
        for (index, (other, _)) in entries.iter().enumerate() {
            self.place[*other as usize] = index as u32 + 1;
        }
        for (other, value) in pivot_row {
            let change = multiplier * value;
            match self.place[*other as usize] {
                0 => {
                    entries.push((*other, -change));
                    self.columns[*other as usize].push(row);
                    self.column_heap.push(Reverse((self.columns[*other as usize].len() as u32, *other)));
                }
                index => entries[index as usize - 1].1 -= change,
            }
        }
        for (other, _) in entries.iter() {
            self.place[*other as usize] = 0;
        }
        let columns = &mut self.columns;
        entries.retain(|(other, value)| {
            let stays = value.abs() > NOTHING;
            if !stays {
                columns[*other as usize].retain(|one| *one != row);
            }
            stays
        });
        self.row_heap.push(Reverse((entries.len() as u32, row)));
        Some(multiplier)
    }

    /// The cheapest pivot among those of a shortest column and a shortest row.
    fn pick(&mut self, building: &Building<'_>) -> Option<Candidate> {
        loop {
            let column = self.shortest_column(building);
            let row = self.shortest_row(building);
            if column.is_none() && row.is_none() {
                return None;
            }
            let by_column = column.and_then(|column| self.in_column(column));
            // A column without any pivot is given up: it depends on others.
            if let (Some(column), None) = (column, by_column) {
                self.give_up(column);
                continue;
            }
            let cost = by_column.map_or(u64::MAX, |(cost, ..)| cost);
            let by_row = row.filter(|_| cost > 0).and_then(|row| self.in_row(row));
            return by_row.filter(|(other, ..)| *other < cost).or(by_column);
        }
    }

    fn give_up(&mut self, column: u32) {
        for row in std::mem::take(&mut self.columns[column as usize]) {
            let entries = &mut self.rows[row as usize];
            entries.retain(|(other, _)| *other != column);
            self.row_heap.push(Reverse((entries.len() as u32, row)));
        }
    }

    fn shortest_column(&mut self, building: &Building<'_>) -> Option<u32> {
        while let Some(Reverse((length, column))) = self.column_heap.peek().copied() {
            let is_open = !building.column_is_done[column as usize];
            if is_open && length > 0 && self.columns[column as usize].len() == length as usize {
                return Some(column);
            }
            self.column_heap.pop();
        }
        None
    }

    fn shortest_row(&mut self, building: &Building<'_>) -> Option<u32> {
        while let Some(Reverse((length, row))) = self.row_heap.peek().copied() {
            let is_open = !building.row_is_done[row as usize];
            if is_open && length > 0 && self.rows[row as usize].len() == length as usize {
                return Some(row);
            }
            self.row_heap.pop();
        }
        None
    }

    fn entry(&self, row: u32, column: u32) -> f64 {
        self.rows[row as usize].iter().find(|(other, _)| *other == column).map_or(0.0, |(_, value)| *value)
    }

    fn largest_of(&self, column: u32) -> f64 {
        let rows = self.columns[column as usize].iter();
        largest_of(rows.map(|row| self.entry(*row, column)))
    }

    fn cost(&self, row: u32, column: u32) -> u64 {
        let others = |length: usize| length as u64 - 1;
        others(self.rows[row as usize].len()) * others(self.columns[column as usize].len())
    }

    fn in_column(&self, column: u32) -> Option<Candidate> {
        let least = (THRESHOLD * self.largest_of(column)).max(SMALLEST_PIVOT);
        let rows = self.columns[column as usize].iter();
        let values = rows.map(|row| (*row, self.entry(*row, column)));
        let fit = values.filter(|(_, value)| value.abs() >= least);
        fit.map(|(row, value)| (self.cost(row, column), row, column, value))
            .min_by_key(|(cost, row, ..)| (*cost, *row))
    }

    fn in_row(&self, row: u32) -> Option<Candidate> {
        let entries = self.rows[row as usize].iter();
        let fit = entries.filter(|(column, value)| {
            value.abs() >= SMALLEST_PIVOT && value.abs() >= THRESHOLD * self.largest_of(*column)
        });
        fit.map(|(column, value)| (self.cost(row, *column), row, *column, *value))
            .min_by_key(|(cost, _, column, _)| (*cost, *column))
    }
}
