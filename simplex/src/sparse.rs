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

    /// So many lists of entries that each name their list, in the order in which they come.
    pub fn sorted(count: usize, all: impl Iterator<Item = (u32, (u32, f64))> + Clone) -> Self {
        let mut starts = vec![0; count + 1];
        all.clone().for_each(|(list, _)| starts[list as usize + 1] += 1);
        for list in 0..count {
            starts[list + 1] += starts[list];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0.0); starts[count]];
        all.for_each(|(list, entry)| {
            let slot = &mut next[list as usize];
            entries[*slot] = entry;
            *slot += 1;
        });
        Self { starts, entries }
    }

    /// Lists by entry instead of by list: `(list, value)` in list `entry`, of which there are `count`.
    pub fn transposed(&self, count: usize) -> Self {
        let lists = (0..self.len()).flat_map(|list| self.list(list).iter().map(move |entry| (list, entry)));
        Self::sorted(count, lists.map(|(list, (index, value))| (*index, (list as u32, *value))))
    }
}
