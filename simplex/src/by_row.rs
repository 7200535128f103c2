//! Vectors by row that know where they are not nothing.

/// A vector by row, with the rows where it may be something. Most vectors of a step are something in a few rows alone.
#[derive(Clone, Debug, Default)]
pub(super) struct ByRow {
    values: Vec<f64>,
    rows: Vec<u32>,
    is_listed: Vec<bool>,
}

impl ByRow {
    /// A vector of nothing.
    pub fn new(rows: usize) -> Self {
        Self { values: vec![0.0; rows], rows: Vec::new(), is_listed: vec![false; rows] }
    }

    /// Makes it nothing.
    pub fn clear(&mut self) {
        for row in self.rows.drain(..) {
            self.values[row as usize] = 0.0;
            self.is_listed[row as usize] = false;
        }
    }

    /// The value in a row.
    pub fn at(&self, row: usize) -> f64 {
        self.values[row]
    }

    /// Changes the value in a row.
    pub fn set(&mut self, row: usize, value: f64) {
        self.values[row] = value;
        self.list(row);
    }

    /// Adds to the value in a row.
    pub fn add(&mut self, row: usize, value: f64) {
        self.values[row] += value;
        self.list(row);
    }

    fn list(&mut self, row: usize) {
        if !self.is_listed[row] {
            self.is_listed[row] = true;
            self.rows.push(row as u32);
        }
    }

    /// The rows where it may be something.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// All values, to be changed anywhere; afterwards [`Self::find_rows`] has to be called.
    pub fn values_mut(&mut self) -> &mut [f64] {
        &mut self.values
    }

    /// All values.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// Finds out where it is something.
    pub fn find_rows(&mut self) {
        self.rows.clear();
        for (row, (value, is_listed)) in self.values.iter().zip(&mut self.is_listed).enumerate() {
            *is_listed = *value != 0.0;
            if *is_listed {
                self.rows.push(row as u32);
            }
        }
    }

    /// Rows with their values, but for rows of nothing.
    pub fn entries(&self) -> impl Iterator<Item = (usize, f64)> + Clone {
        let all = self.rows.iter().map(|row| (*row as usize, self.values[*row as usize]));
        all.filter(|(_, value)| *value != 0.0)
    }
}
