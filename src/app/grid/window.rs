//! Which cells are in sight: only those are drawn, with gaps above and below as high as all other rows together, and blanks in place of
//! all other columns.

/// Rows drawn beyond the rim, so that a small scroll shows no gap.
const BEYOND: usize = 8;
/// A window moves by so many rows at once, so that not every pixel of a scroll draws anew.
const STRIDE: usize = 2;

/// Columns drawn beyond the rim on either side.
const BESIDE: usize = 2;

/// What is seen of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Port {
    /// How far it is scrolled down, in pixels.
    pub top: f64,
    /// How much of the grid is seen, heading and totals included.
    pub height: f64,
    /// How high a row is.
    pub row: f64,
    /// How much of what is seen heading and totals take.
    pub rim: f64,
    /// The first column in sight behind the one that stays, and behind the last.
    pub columns: (usize, usize),
}

/// The rows to draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The first of them.
    pub first: usize,
    /// Behind the last of them.
    pub end: usize,
    /// How many can be drawn at once.
    pub most: usize,
    /// The height of the rows above.
    pub above: f64,
    /// The height of the rows below.
    pub below: f64,
    /// The first column drawn behind the one that stays, and behind the last.
    pub columns: (usize, usize),
}

impl Port {
    /// The rows to draw of so many.
    pub fn window(self, rows: usize) -> Window {
        let most = self.rows_seen().saturating_add(BEYOND * 2 + STRIDE);
        let at = if self.row > 0.0 { (self.top.max(0.0) / self.row) as usize } else { 0 };
        let first = at.min(rows).saturating_sub(BEYOND) / STRIDE * STRIDE;
        let end = first.saturating_add(most).min(rows);
        let height = |rows: usize| rows as f64 * self.row;
        let columns = (self.columns.0.saturating_sub(BESIDE), self.columns.1.saturating_add(BESIDE));
        Window { first, end, most, above: height(first), below: height(rows - end), columns }
    }

    /// How many rows are seen at once.
    pub fn rows_seen(self) -> usize {
        if self.row > 0.0 { (self.height.max(0.0) / self.row) as usize } else { 0 }
    }

    /// Where to scroll so that the row is seen between heading and totals; none where it is.
    pub fn reveal(self, row: usize) -> Option<f64> {
        let top = row as f64 * self.row;
        let room = (self.height - self.rim - self.row).max(0.0);
        if top < self.top {
            Some(top)
        } else if top > self.top + room {
            Some(top - room)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PORT: Port = Port { top: 0.0, height: 600.0, row: 30.0, rim: 60.0, columns: (5, 9) };

    #[test]
    fn only_rows_in_sight_are_drawn() {
        let window = PORT.window(5000);
        assert_eq!((window.first, window.end), (0, 38));
        assert_eq!((window.above, window.below), (0.0, 4962.0 * 30.0));
        assert_eq!(window.columns, (3, 11));
        let window = Port { top: 3000.0, ..PORT }.window(5000);
        assert_eq!(window.first, 92);
        assert!(window.end >= 100 + 20 && window.above <= 3000.0);
    }

    #[test]
    fn the_heights_add_up_at_every_place() {
        for top in [0.0, 17.0, 4321.0, 149_400.0, 1e9] {
            let window = Port { top, ..PORT }.window(5000);
            let drawn = (window.end - window.first) as f64 * 30.0;
            assert_eq!(window.above + drawn + window.below, 150_000.0, "{top}");
        }
        assert_eq!(PORT.window(0).end, 0);
        assert_eq!(Port::default().window(100).first, 0);
    }

    #[test]
    fn a_row_out_of_sight_is_scrolled_to() {
        assert_eq!(PORT.reveal(3), None);
        assert_eq!(PORT.reveal(100), Some(3000.0 - 510.0));
        assert_eq!(Port { top: 3000.0, ..PORT }.reveal(10), Some(300.0));
    }
}
