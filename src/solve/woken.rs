//! Rows that are written out while a program is solved, and where those of links start.
//!
//! A point that knew nothing of links breaks many, and in the whole program each would take a step of the simplex method. So they are solved
//! by themselves first, at the duals that all other rows have: a step is next to nothing there, and its basis beside that of the
//! others is one of the whole program at the same duals.

use super::backend::Stop;
use super::narrow::Ranges;
use super::relaxation::{LIMIT, Relaxation, rights_of, widest_of};
use super::simplex::{Place, Row, Simplex};
use crate::lp::{Awake, Column, Program, Shape};

#[cfg(test)]
mod tests;

/// With so many rows a block takes no further links.
const LARGE: usize = 32;

impl Relaxation<'_> {
    /// Writes out further rows; tells whether there were any that were not yet.
    pub fn awaken(&mut self, change: impl FnOnce(&mut Awake)) -> bool {
        let mut awake = self.awake.clone();
        change(&mut awake);
        let has_more = awake != self.awake;
        if has_more {
            self.write_out(awake);
        }
        has_more
    }

    fn write_out(&mut self, awake: Awake) {
        let gains = self.built.program.reduced_gains(&self.simplex.duals());
        let positions = self.write_program(awake);
        self.write_goal();
        let mut simplex = Simplex::from(&self.built.program);
        let mut places = simplex.carried(&self.simplex.places(), &positions);
        place_woken(&mut places, &positions, &self.built.program, &gains);
        simplex.set_places(&places);
        self.simplex = simplex;
        (self.rights, self.widest) = (rights_of(&self.built), widest_of(&self.built));
        self.write_margins();
        for tier in self.held.keys().copied().collect::<Vec<_>>() {
            self.write_held(tier);
        }
        if self.limits_in_quanta {
            (0..self.plan.projects.len()).for_each(|project| self.write_decision(project));
        } else {
            (0..self.decided.len()).for_each(|at| self.write_decision(self.decided[at].0));
        }
        self.write_ranges(&Ranges::new());
        let mut places = self.simplex.places();
        self.free_held(&mut places);
        self.simplex.set_places(&places);
    }

    /// Writes the program with these rows; tells where its columns and rows were before.
    fn write_program(&mut self, awake: Awake) -> Vec<Option<usize>> {
        let older = std::mem::replace(&mut self.awake, awake);
        if matches!(self.shape, Shape::Plan) && self.awake.is_same_but_links(&older) {
            self.restore();
            return self.built.relink(self.plan, &self.awake.links);
        }
        let built = self.shape.build(self.plan, self.demands, self.groups, &self.awake);
        let old = std::mem::replace(&mut self.built, built);
        self.built.positions_in(&old)
    }

    /// Has the program with nothing decided, drawn in or held; limits in whole quanta stay where they are taken so.
    fn restore(&mut self) {
        let program = &mut self.built.program;
        for (row, right) in program.rows.iter_mut().zip(&self.rights) {
            row.right = *right;
        }
        for (column, (lower, upper)) in program.columns.iter_mut().zip(&self.widest) {
            (column.lower, column.upper) = (*lower, *upper);
        }
        for (project, _) in &self.decided {
            let pieces = self.built.pieces[*project].clone();
            for (column, (lower, upper, _)) in pieces.zip(self.groups.pieces_of(*project)) {
                let column = &mut program.columns[column];
                (column.lower, column.upper) = (*lower, *upper);
            }
        }
    }
}

/// Takes columns and rows that are about new links to where they are best at the gains that columns had before, less what they cost in the
/// other rows. `positions` tells where columns and rows stood before.
fn place_woken(places: &mut [Place], positions: &[Option<usize>], program: &Program, reduced_gains: &[f64]) {
    let (of_columns, of_rows) = positions.split_at(program.columns.len());
    let gain = |column: usize| {
        let before = of_columns[column].and_then(|before| reduced_gains.get(before));
        before.copied().unwrap_or_default()
    };
    for block in Woken::of(program, of_rows, places).blocks() {
        block.place(places, program, gain);
    }
}

/// The program's new rows that speak of bounded columns alone, as those of links do, and these columns. A row that speaks of a basic column
/// is left out, since with a dual that column would gain or lose something.
#[derive(Default)]
struct Woken {
    rows: Vec<usize>,
    columns: Vec<usize>,
    /// The terms of each row, by positions among the columns.
    terms: Vec<Vec<(usize, f64)>>,
}

impl Woken {
    fn of(program: &Program, of_rows: &[Option<usize>], places: &[Place]) -> Self {
        let is_bounded = |(column, _): &(usize, f64)| {
            let Column { lower, upper, .. } = program.columns[*column];
            places[*column] != Place::Basic && lower.is_finite() && upper.is_finite()
        };
        let is_woken =
            |row: &usize| of_rows[*row].is_none() && program.rows[*row].terms.iter().all(is_bounded);
        let mut woken = Self::default();
        let mut positions = vec![None; program.columns.len()];
        for row in (0..program.rows.len()).filter(is_woken) {
            woken.add(row, &program.rows[row].terms, &mut positions);
        }
        woken
    }

    /// Adds a row with its terms; `positions` tells where columns are among these so far.
    fn add(&mut self, row: usize, terms: &[(usize, f64)], positions: &mut [Option<usize>]) {
        let mut position_of = |column: usize| {
            *positions[column].get_or_insert_with(|| {
                self.columns.push(column);
                self.columns.len() - 1
            })
        };
        self.rows.push(row);
        self.terms.push(terms.iter().map(|(column, entry)| (position_of(*column), *entry)).collect());
    }

    /// The same in blocks that share no column. A step looks at all rows that are broken, and most links are between two or three projects,
    /// so that many small programs are solved sooner than a large one.
    fn blocks(&self) -> Vec<Self> {
        let mut rows_of: Vec<Vec<usize>> = vec![Vec::new(); self.columns.len()];
        for (row, terms) in self.terms.iter().enumerate() {
            terms.iter().for_each(|(column, _)| rows_of[*column].push(row));
        }
        let mut is_taken = vec![false; self.rows.len()];
        let mut positions = vec![None; self.columns.len()];
        let mut blocks: Vec<Self> = Vec::new();
        for first in 0..self.rows.len() {
            let mut open = vec![first];
            while let Some(row) = open.pop() {
                if std::mem::replace(&mut is_taken[row], true) {
                    continue;
                }
                if blocks.last().is_none_or(|block| row == first && block.rows.len() >= LARGE) {
                    blocks.push(Self::default());
                }
                if let Some(block) = blocks.last_mut() {
                    block.add(self.rows[row], &self.terms[row], &mut positions);
                }
                // Each column leads on once, however many rows have it.
                for (column, _) in &self.terms[row] {
                    open.append(&mut rows_of[*column]);
                }
            }
        }
        for column in blocks.iter_mut().flat_map(|block| &mut block.columns) {
            *column = self.columns[*column];
        }
        blocks
    }

    /// Takes its columns and rows to where they are best.
    fn place(&self, places: &mut [Place], program: &Program, gain: impl Fn(usize) -> f64) {
        let columns = self.columns.iter().map(|column| {
            let Column { lower, upper, .. } = program.columns[*column];
            Column { lower, upper, gain: gain(*column) }
        });
        let rows = self.rows.iter().zip(&self.terms).map(|(row, terms)| {
            let row = &program.rows[*row];
            Row { terms, sense: row.sense, right: row.right }
        });
        let mut simplex = Simplex::new(&columns.collect::<Vec<_>>(), &rows.collect::<Vec<_>>(), &[], &[]);
        if simplex.solve(LIMIT) != Stop::Optimal {
            return;
        }
        let logical = self.rows.iter().map(|row| program.columns.len() + row);
        for (at, place) in self.columns.iter().copied().chain(logical).zip(simplex.places()) {
            places[at] = place;
        }
    }
}
