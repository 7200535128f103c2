//! A program as it is taken over, and the basis it starts with.

use super::by_row::ByRow;
use super::chain::{self, Chains};
use super::factor::Factor;
use super::sparse::Sparse;
use super::{Column, NOWHERE, Row, Sense, Simplex};

impl Simplex {
    /// The program with all logical columns basic, but where a start names a row and the column that is in its place: a basis with
    /// these saves the pivots that would bring them in. Columns of a chain have finite bounds and are alike: whatever the duals, their
    /// reduced costs ascend from the first to the last, as long as the dual of a row in which they differ has its sign. So only those where
    /// the sign changes are looked at.
    pub fn new(
        columns: &[Column],
        rows: &[Row<'_>],
        starts: &[(usize, usize)],
        chains: &[Vec<usize>],
    ) -> Self {
        let (inside, loose) = chain::inside(columns.len(), rows.len(), chains);
        let (priced, all) = (loose + rows.len(), columns.len() + rows.len());
        let slot =
            |column: usize| if inside[column] < loose { inside[column] } else { inside[column] - rows.len() };
        let (mut by_row, mut by_row_of_all) = (Sparse::new(), Sparse::new());
        for row in rows {
            let terms = row.terms.iter().map(|(column, value)| (slot(*column) as u32, *value));
            by_row.push(terms.clone().filter(|(slot, _)| (*slot as usize) < loose));
            by_row_of_all.push(terms);
        }
        let by_column = by_row_of_all.transposed(columns.len());
        let mut simplex = Self {
            chains: Chains::of(chains, priced, &by_column, rows.len()),
            by_column,
            by_row,
            right: rows.iter().map(|row| row.right).collect(),
            lower: vec![0.0; all],
            upper: vec![0.0; all],
            cost: vec![0.0; all],
            shifted: vec![0.0; all],
            head: (loose..priced).collect(),
            row_of: vec![NOWHERE; all],
            value: vec![0.0; all],
            reduced: vec![0.0; priced],
            edge: vec![1.0; all],
            devex: vec![1.0; all],
            factor: Factor::default(),
            kept: Vec::new(),
            row: vec![0.0; priced],
            touched: Vec::new(),
            is_touched: vec![false; priced],
            is_dense: false,
            way: vec![0.0; all],
            unbounded: Vec::new(),
            ray: Vec::new(),
            candidates: Vec::new(),
            reach: 1e-3,
            is_factored: false,
            is_new: true,
            strays: (0..all).collect(),
            is_priced: false,
            knows_values: false,
            followed: 0,
            moved: ByRow::new(rows.len()),
            spare: Vec::new(),
            filled: [0.0; 4],
            outside: ByRow::new(rows.len()),
            iterations: 0,
            limit: 0,
            dearest: f64::INFINITY,
            inside,
        };
        for (row, column) in (loose..priced).enumerate() {
            simplex.upper[column] = if rows[row].sense == Sense::Equal { 0.0 } else { f64::INFINITY };
            simplex.row_of[column] = row;
        }
        for (column, place) in columns.iter().zip(simplex.inside.clone()) {
            (simplex.lower[place], simplex.upper[place]) = (column.lower, column.upper);
            simplex.cost[place] = -column.gain;
            simplex.value[place] = simplex.better_bound(place);
        }
        for (row, column) in starts {
            let column = simplex.inside[*column];
            simplex.row_of[loose + row] = NOWHERE;
            simplex.head[*row] = column;
            simplex.row_of[column] = *row;
        }
        simplex.unbounded = (0..all).filter(|column| simplex.is_unbounded(*column)).collect();
        for column in 0..all {
            simplex.way[column] = simplex.way_of(column);
        }
        simplex
    }
}
