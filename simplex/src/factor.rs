//! A basis as a product of triangles: B = L · U, and one column after the other replaced.
//!
//! Most columns of a basis stand alone in some row or meet a row that stands alone; these are pivots without any arithmetic. What is
//! left, the nucleus, is eliminated by Markowitz's rule with threshold pivoting (Markowitz 1957; Suhl and Suhl 1990). A replaced column
//! becomes an eta matrix (product form), until the basis is factored anew.

use super::by_row::ByRow;
use super::nucleus::Nucleus;
use super::solve::Reach;
use super::sparse::Sparse;

/// Pivots below this are no pivots.
pub(super) const SMALLEST_PIVOT: f64 = 1e-10;

/// A factored basis. Vectors are indexed by row; the basic column that was pivoted in a row stands at the row's place.
#[derive(Clone, Debug, Default)]
pub(super) struct Factor {
    /// The rows in the order of their pivots, with the pivots; and per row its place in that order.
    pub(super) pivots: Vec<(u32, f64)>,
    pub(super) place: Vec<u32>,
    /// Columns of L that have more than their diagonal: the row of the pivot, and the multipliers by row; per row which of them is its
    /// own, and by row which have it with which multiplier.
    pub(super) lower_rows: Vec<u32>,
    pub(super) lower: Sparse,
    pub(super) lower_of: Vec<u32>,
    pub(super) lower_by_row: Sparse,
    /// Per pivot, its column of U above the diagonal by row, and its row of U beside the diagonal by row of the later pivot.
    pub(super) upper_columns: Sparse,
    pub(super) upper_rows: Sparse,
    /// Replaced columns: the row, the pivot, and the rest of the column.
    pub(super) eta_pivots: Vec<(u32, f64)>,
    pub(super) etas: Sparse,
    pub(super) reach: Reach,
}

/// What factoring a basis comes to.
pub(super) struct Factored {
    /// Per row, the basic column (a position in the columns given) that was pivoted in it; none where columns depended on each
    /// other, so that nothing was left for the row.
    pub column_of_row: Vec<Option<usize>>,
}

impl Factor {
    /// Factors the basis of these columns, each a list of (row, value); `rows` of them make a square.
    pub fn build(&mut self, columns: &Sparse, rows: usize) -> Factored {
        let mut building = Building::new(columns, rows);
        building.singletons();
        let mut nucleus = Nucleus::of(columns, &building.row_is_done, &building.column_is_done);
        nucleus.eliminate(&mut building);
        let column_of_row = building.column_of_row.clone();
        self.take(building, rows);
        Factored { column_of_row }
    }

    fn take(&mut self, building: Building<'_>, rows: usize) {
        let mut row_of_column = vec![u32::MAX; rows];
        for (row, column) in building.column_of_row.iter().enumerate() {
            if let Some(column) = column {
                row_of_column[*column] = row as u32;
            }
        }
        let mut place = vec![u32::MAX; rows];
        for (index, (row, _)) in building.pivots.iter().enumerate() {
            place[*row as usize] = index as u32;
        }
        // Rows of U, by the order of pivots; entries name the row of the later pivot.
        let kept = building.upper.iter().filter_map(|(row, column, value)| {
            let later = row_of_column[*column as usize];
            (later != u32::MAX).then(|| (place[*row as usize], (later, *value)))
        });
        self.upper_rows = Sparse::sorted(building.pivots.len(), kept);
        let rows_of_pivots: Vec<u32> = building.pivots.iter().map(|(row, _)| *row).collect();
        // Transposed, the lists are by row of the later pivot and name the place of the earlier: bring both to their order.
        let by_row = self.upper_rows.transposed(rows);
        self.upper_columns = Sparse::new();
        for row in &rows_of_pivots {
            let list = by_row.list(*row as usize).iter();
            self.upper_columns.push(list.map(|(place, value)| (rows_of_pivots[*place as usize], *value)));
        }
        self.lower_of = vec![u32::MAX; rows];
        for (index, row) in building.lower_rows.iter().enumerate() {
            self.lower_of[*row as usize] = index as u32;
        }
        let by_row = (0..building.lower.len()).flat_map(|index| {
            let pivot_row = building.lower_rows[index];
            building.lower.list(index).iter().map(move |(row, multiplier)| (*row, (pivot_row, *multiplier)))
        });
        self.lower_by_row = Sparse::sorted(rows, by_row);
        self.place = place;
        self.pivots = building.pivots;
        self.lower_rows = building.lower_rows;
        self.lower = building.lower;
        self.eta_pivots.clear();
        self.etas = Sparse::new();
    }

    /// How many columns were replaced since it was built.
    pub const fn replaced(&self) -> usize {
        self.eta_pivots.len()
    }

    /// Whether replaced columns have grown so many entries that building anew is cheaper.
    pub fn is_heavy(&self) -> bool {
        self.etas.entries() > 3 * (self.upper_rows.entries() + self.lower.entries() + self.pivots.len())
    }

    /// Replaces the basic column at a row by one that is `column` in terms of the basis: `B⁻¹ a`.
    pub fn replace(&mut self, row: usize, column: &ByRow) {
        let rest = column.entries().filter(|(index, value)| *index != row && value.abs() > 1e-14);
        self.etas.push(rest.map(|(index, value)| (index as u32, value)));
        self.eta_pivots.push((row as u32, column.at(row)));
    }
}

/// The size of the largest number. Compared rather than by `max`, which is a call in WebAssembly.
pub(super) fn largest_of(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.map(f64::abs).fold(0.0, |largest, size| if size > largest { size } else { largest })
}

/// A factorisation in the making.
pub(super) struct Building<'a> {
    columns: &'a Sparse,
    by_row: Sparse,
    /// Open entries of each row and column.
    row_counts: Vec<u32>,
    column_counts: Vec<u32>,
    pub row_is_done: Vec<bool>,
    pub column_is_done: Vec<bool>,
    pub pivots: Vec<(u32, f64)>,
    pub column_of_row: Vec<Option<usize>>,
    pub lower_rows: Vec<u32>,
    pub lower: Sparse,
    /// Entries of U: row, column, value.
    pub upper: Vec<(u32, u32, f64)>,
}

impl<'a> Building<'a> {
    fn new(columns: &'a Sparse, rows: usize) -> Self {
        let by_row = columns.transposed(rows);
        Self {
            columns,
            row_counts: (0..rows).map(|row| by_row.list(row).len() as u32).collect(),
            column_counts: (0..columns.len()).map(|column| columns.list(column).len() as u32).collect(),
            by_row,
            row_is_done: vec![false; rows],
            column_is_done: vec![false; columns.len()],
            pivots: Vec::with_capacity(rows),
            column_of_row: vec![None; rows],
            lower_rows: Vec::new(),
            lower: Sparse::new(),
            upper: Vec::new(),
        }
    }

    /// Pivots columns with one open row and rows with one open column until there are none.
    fn singletons(&mut self) {
        let single =
            |counts: &[u32]| -> Vec<usize> { (0..counts.len()).filter(|one| counts[*one] == 1).collect() };
        let (mut columns, mut rows) = (single(&self.column_counts), single(&self.row_counts));
        loop {
            if let Some(column) = columns.pop() {
                self.single_column(column, &mut columns, &mut rows);
            } else if let Some(row) = rows.pop() {
                self.single_row(row, &mut columns, &mut rows);
            } else {
                break;
            }
        }
        for column in 0..self.columns.len() {
            if !self.column_is_done[column] {
                self.keep_upper(column);
            }
        }
    }

    fn single_column(&mut self, column: usize, columns: &mut Vec<usize>, rows: &mut Vec<usize>) {
        if self.column_is_done[column] || self.column_counts[column] != 1 {
            return;
        }
        let open = self.columns.list(column).iter().find(|(row, _)| !self.row_is_done[*row as usize]);
        let Some((row, pivot)) = open.copied() else { return };
        if pivot.abs() < SMALLEST_PIVOT {
            return;
        }
        self.keep_upper(column);
        self.finish(row as usize, column, pivot, columns, rows);
    }

    fn single_row(&mut self, row: usize, columns: &mut Vec<usize>, rows: &mut Vec<usize>) {
        if self.row_is_done[row] || self.row_counts[row] != 1 {
            return;
        }
        let open = self.by_row.list(row).iter().find(|(column, _)| !self.column_is_done[*column as usize]);
        let Some((column, pivot)) = open.copied() else { return };
        let others = self.columns.list(column as usize).iter();
        let others = others.filter(|(other, _)| *other as usize != row && !self.row_is_done[*other as usize]);
        let largest = largest_of(others.clone().map(|(_, value)| *value));
        if pivot.abs() < SMALLEST_PIVOT || pivot.abs() < 1e-3 * largest {
            return;
        }
        if self.column_counts[column as usize] > 1 {
            self.lower_rows.push(row as u32);
            self.lower.push(others.map(|(other, value)| (*other, value / pivot)));
        }
        self.keep_upper(column as usize);
        self.finish(row, column as usize, pivot, columns, rows);
    }

    /// The entries of a column in rows that are done belong to U.
    fn keep_upper(&mut self, column: usize) {
        let done = self.columns.list(column).iter().filter(|(row, _)| self.row_is_done[*row as usize]);
        self.upper.extend(done.map(|(row, value)| (*row, column as u32, *value)));
    }

    fn finish(
        &mut self,
        row: usize,
        column: usize,
        pivot: f64,
        columns: &mut Vec<usize>,
        rows: &mut Vec<usize>,
    ) {
        self.done(row, column, pivot);
        for (other, _) in self.by_row.list(row) {
            let count = &mut self.column_counts[*other as usize];
            *count -= 1;
            if *count == 1 && !self.column_is_done[*other as usize] {
                columns.push(*other as usize);
            }
        }
        for (other, _) in self.columns.list(column) {
            let count = &mut self.row_counts[*other as usize];
            *count -= 1;
            if *count == 1 && !self.row_is_done[*other as usize] {
                rows.push(*other as usize);
            }
        }
    }

    /// Notes a pivot.
    pub fn done(&mut self, row: usize, column: usize, pivot: f64) {
        self.row_is_done[row] = true;
        self.column_is_done[column] = true;
        self.column_of_row[row] = Some(column);
        self.pivots.push((row as u32, pivot));
    }
}
