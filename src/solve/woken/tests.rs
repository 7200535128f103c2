//! Rows that a point breaks start where they are best at the duals of the others, so that nothing is left to be done where those stay.

use super::super::backend::Stop;
use super::super::simplex::{Place, Simplex};
use super::{LARGE, place_woken};
use crate::lp::{Program, RowKey, Sense};

/// Two columns that gain `first` and `second`, limited together far beyond what they are, and the row that the second needs the first.
fn program(first: f64, second: f64) -> Program {
    let mut program = Program::default();
    let columns = [first, second].map(|gain| program.column(0.0, 1.0, gain));
    let together = columns.map(|column| (column, 1.0)).to_vec();
    program.row(RowKey::Balance(0), Sense::AtMost, together, 10.0);
    program.row(RowKey::Funded(0, 0), Sense::AtMost, vec![(columns[1], 1.0), (columns[0], -1.0)], 0.0);
    program
}

/// The value that is reached from where the second row starts, and the steps it takes.
fn solved(program: &Program, places: &[Place], gains: &[f64]) -> (f64, usize) {
    let positions = [Some(0), Some(1), Some(2), None];
    let mut places = places.to_vec();
    place_woken(&mut places, &positions, program, gains);
    let mut simplex = Simplex::from(program);
    simplex.set_places(&places);
    assert_eq!(simplex.solve(100), Stop::Optimal);
    let values = simplex.point().into_iter().zip(&program.columns);
    (values.map(|(value, column)| value * column.gain).sum(), simplex.iterations())
}

#[test]
fn a_broken_row_starts_where_both_sides_are_worth_it_or_neither_is() {
    // Before, the second had everything and the first, which costs more than it brings, nothing.
    let before = [Place::Lower, Place::Upper, Place::Basic, Place::Basic];
    assert_eq!(solved(&program(-1.0, 3.0), &before, &[-1.0, 3.0]), (2.0, 0));
    assert_eq!(solved(&program(-3.0, 1.0), &before, &[-3.0, 1.0]), (0.0, 0));
}

#[test]
fn what_columns_cost_in_other_rows_counts() {
    // At a dual of 2.5 of the row that both are in, which is not tight any more, only steps tell that it is not.
    let before = [Place::Lower, Place::Upper, Place::Basic, Place::Basic];
    let (value, steps) = solved(&program(-1.0, 3.0), &before, &[-3.5, 0.5]);
    assert_eq!(value, 2.0);
    assert!(steps > 0);
}

#[test]
fn a_row_of_a_basic_column_starts_with_its_own() {
    let before = [Place::Basic, Place::Upper, Place::Lower, Place::Basic];
    let mut places = before.to_vec();
    place_woken(&mut places, &[Some(0), Some(1), Some(2), None], &program(1.0, 1.0), &[0.0, 0.0]);
    assert_eq!(places, before);
}

#[test]
fn rows_that_share_columns_are_placed_together_and_others_apart() {
    // Pairs of which the second gains less than the first costs, in chains of pairs: only all of a chain is worth it.
    let mut program = Program::default();
    let (chains, length) = (2 * LARGE, 3);
    for _ in 0..chains {
        let columns: Vec<usize> =
            (0..=length).map(|at| program.column(0.0, 1.0, if at == length { 4.0 } else { -1.0 })).collect();
        for pair in columns.windows(2) {
            let terms = vec![(pair[1], 1.0), (pair[0], -1.0)];
            program.row(RowKey::Funded(pair[1], 0), Sense::AtMost, terms, 0.0);
        }
    }
    let columns = program.columns.len();
    let rows = program.rows.len();
    let positions: Vec<Option<usize>> = (0..columns + rows).map(|at| (at < columns).then_some(at)).collect();
    let mut places: Vec<Place> = program
        .columns
        .iter()
        .map(|column| if column.gain > 0.0 { Place::Upper } else { Place::Lower })
        .chain(vec![Place::Basic; rows])
        .collect();
    let gains: Vec<f64> = program.columns.iter().map(|column| column.gain).collect();
    place_woken(&mut places, &positions, &program, &gains);
    let mut simplex = Simplex::from(&program);
    simplex.set_places(&places);
    assert_eq!(simplex.solve(1_000), Stop::Optimal);
    assert_eq!(simplex.iterations(), 0);
    assert_eq!(simplex.point(), vec![1.0; columns]);
}
