//! Lists of positions and values, one after the other.

/// Sparse vectors kept in one piece of memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Sparse {
    starts: Vec<usize>,
    entries: Vec<(u32, f64)>,
}

impl Sparse {
    /// No lists yet.
    pub fn new() -> Self {
        Self { starts: vec![0], entries: Vec::new() }
    }

    /// Adds a list.
    pub fn push(&mut self, list: impl IntoIterator<Item = (u32, f64)>) {
        self.entries.extend(list);
        self.starts.push(self.entries.len());
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The list at a position.
    pub fn list(&self, position: usize) -> &[(u32, f64)] {
        &self.entries[self.starts[position]..self.starts[position + 1]]
    }

    /// How many entries all lists have together.
    pub fn entries(&self) -> usize {
        self.entries.len()
    }

    /// Lists by entry instead of by list: `(list, value)` in list `entry`, of which there are `count`.
    pub fn transposed(&self, count: usize) -> Self {
        let mut starts = vec![0; count + 1];
        for (index, _) in &self.entries {
            starts[*index as usize + 1] += 1;
        }
        for index in 0..count {
            starts[index + 1] += starts[index];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0.0); self.entries.len()];
        for list in 0..self.len() {
            for (index, value) in self.list(list) {
                let slot = &mut next[*index as usize];
                entries[*slot] = (list as u32, *value);
                *slot += 1;
            }
        }
        Self { starts, entries }
    }
}
