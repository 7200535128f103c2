//! Where one is in a grid, and where a key leads.

/// A cell by its row and column as shown, both from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Row.
    pub row: usize,
    /// Column.
    pub column: usize,
}

/// The active cell, and the corner across from it of the range that is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// What is typed goes here.
    pub active: Spot,
    /// The corner that Shift moves.
    pub head: Spot,
}

/// A rectangle of cells, its ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The cell at its upper left.
    pub from: Spot,
    /// The cell at its lower right.
    pub to: Spot,
}

/// How far a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many rows down, or up where negative.
    Rows(isize),
    /// So many columns to the right, or left where negative.
    Columns(isize),
    /// To the end of what is filled, or of what is not, in the direction of rows and columns.
    Edge(isize, isize),
    /// To the first cell of the row.
    RowStart,
    /// To the last cell of the row.
    RowEnd,
    /// To the first cell of all.
    First,
    /// To the last cell of all.
    Last,
}

/// How many rows and columns there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
}

impl Extent {
    fn last(self) -> Spot {
        Spot { row: self.rows.saturating_sub(1), column: self.columns.saturating_sub(1) }
    }

    fn clamp(self, spot: Spot) -> Spot {
        let last = self.last();
        Spot { row: spot.row.min(last.row), column: spot.column.min(last.column) }
    }
}

impl Selection {
    /// One cell.
    pub const fn at(spot: Spot) -> Self {
        Self { active: spot, head: spot }
    }

    /// Everything.
    pub fn all(extent: Extent) -> Self {
        Self { active: Spot::default(), head: extent.last() }
    }

    /// The cells that are selected.
    pub fn range(self) -> Range {
        let (one, other) = (self.active, self.head);
        Range {
            from: Spot { row: one.row.min(other.row), column: one.column.min(other.column) },
            to: Spot { row: one.row.max(other.row), column: one.column.max(other.column) },
        }
    }

    /// The columns that are selected in the row.
    pub fn span(self, row: usize) -> Option<(usize, usize)> {
        let range = self.range();
        (range.from.row..=range.to.row).contains(&row).then_some((range.from.column, range.to.column))
    }

    /// The same where rows or columns went.
    pub fn within(self, extent: Extent) -> Self {
        Self { active: extent.clamp(self.active), head: extent.clamp(self.head) }
    }

    /// Where the step leads; `extend` leaves the active cell and moves the corner.
    pub fn step(self, step: Step, extend: bool, extent: Extent, filled: &dyn Fn(Spot) -> bool) -> Self {
        let from = if extend { self.head } else { self.active };
        let to = extent.clamp(lead(from, step, extent, filled));
        if extend { Self { active: self.active, head: to } } else { Self::at(to) }
    }
}

impl Range {
    /// How many rows.
    pub const fn rows(self) -> usize {
        self.to.row - self.from.row + 1
    }

    /// How many columns.
    pub const fn columns(self) -> usize {
        self.to.column - self.from.column + 1
    }

    /// Its cells, row by row.
    pub fn cells(self) -> impl Iterator<Item = Spot> {
        (self.from.row..=self.to.row)
            .flat_map(move |row| (self.from.column..=self.to.column).map(move |column| Spot { row, column }))
    }
}

fn lead(from: Spot, step: Step, extent: Extent, filled: &dyn Fn(Spot) -> bool) -> Spot {
    let last = extent.last();
    match step {
        Step::Rows(by) => Spot { row: from.row.saturating_add_signed(by), ..from },
        Step::Columns(by) => Spot { column: from.column.saturating_add_signed(by), ..from },
        Step::RowStart => Spot { column: 0, ..from },
        Step::RowEnd => Spot { column: last.column, ..from },
        Step::First => Spot::default(),
        Step::Last => last,
        Step::Edge(down, right) => edge(from, (down, right), extent, filled),
    }
}

/// Within a filled block to its end; else over the gap to the next filled cell, or to the rim.
fn edge(from: Spot, (down, right): (isize, isize), extent: Extent, filled: &dyn Fn(Spot) -> bool) -> Spot {
    let next = |spot: Spot| {
        let row = spot.row.checked_add_signed(down).filter(|row| *row < extent.rows)?;
        let column = spot.column.checked_add_signed(right).filter(|column| *column < extent.columns)?;
        Some(Spot { row, column })
    };
    let Some(mut at) = next(from) else { return from };
    let within = filled(from) && filled(at);
    while let Some(further) = next(at) {
        if within && !filled(further) || !within && filled(at) {
            break;
        }
        at = further;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXTENT: Extent = Extent { rows: 5, columns: 4 };

    fn spot(row: usize, column: usize) -> Spot {
        Spot { row, column }
    }

    fn go(from: Spot, step: Step) -> Spot {
        // Rows 0, 1 and 4 are filled.
        Selection::at(from).step(step, false, EXTENT, &|at| [0, 1, 4].contains(&at.row)).active
    }

    #[test]
    fn steps_stay_inside() {
        assert_eq!(go(spot(0, 0), Step::Rows(-1)), spot(0, 0));
        assert_eq!(go(spot(3, 1), Step::Rows(20)), spot(4, 1));
        assert_eq!(go(spot(2, 2), Step::Columns(-1)), spot(2, 1));
        assert_eq!(go(spot(2, 2), Step::RowEnd), spot(2, 3));
        assert_eq!(go(spot(2, 2), Step::Last), spot(4, 3));
    }

    #[test]
    fn edges_are_those_of_filled_blocks() {
        assert_eq!(go(spot(0, 0), Step::Edge(1, 0)), spot(1, 0));
        assert_eq!(go(spot(1, 0), Step::Edge(1, 0)), spot(4, 0));
        assert_eq!(go(spot(3, 0), Step::Edge(-1, 0)), spot(1, 0));
        assert_eq!(go(spot(0, 0), Step::Edge(0, 1)), spot(0, 3));
        assert_eq!(go(spot(2, 0), Step::Edge(0, 1)), spot(2, 3));
    }

    #[test]
    fn a_range_grows_from_the_active_cell_in_any_direction() {
        let selection = Selection::at(spot(2, 2)).step(Step::Rows(-1), true, EXTENT, &|_| true);
        let selection = selection.step(Step::Columns(1), true, EXTENT, &|_| true);
        assert_eq!(selection.active, spot(2, 2));
        assert_eq!(selection.range(), Range { from: spot(1, 2), to: spot(2, 3) });
        assert_eq!((selection.range().rows(), selection.range().columns()), (2, 2));
        assert_eq!(selection.span(1), Some((2, 3)));
        assert_eq!(selection.span(0), None);
        assert_eq!(selection.range().cells().count(), 4);
    }

    #[test]
    fn it_follows_rows_that_go() {
        let selection = Selection { active: spot(4, 3), head: spot(2, 3) };
        let left = selection.within(Extent { rows: 2, columns: 4 });
        assert_eq!((left.active, left.head), (spot(1, 3), spot(1, 3)));
        assert_eq!(selection.within(Extent { rows: 0, columns: 4 }).active.row, 0);
    }
}
