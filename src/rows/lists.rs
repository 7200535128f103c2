//! Short lists of many positions.

use std::ops::Range;

/// Lists by position in one piece: many short ones cost more to make than to read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists<T> {
    /// Per position, where its list ends; it begins where the one before ends.
    ends: Vec<usize>,
    items: Vec<T>,
}

impl<T: Copy> Lists<T> {
    /// So many lists of the items at their positions, in each in the order they come in; those beyond are left out.
    pub fn of(count: usize, items: impl Iterator<Item = (usize, T)> + Clone) -> Self {
        let mut ends = vec![0; count];
        for (at, _) in items.clone() {
            if let Some(size) = ends.get_mut(at) {
                *size += 1;
            }
        }
        // First where each begins, then, as items come in, where it ends.
        let mut all = 0;
        for end in &mut ends {
            all += std::mem::replace(end, all);
        }
        let blank = items.clone().next().map(|(_, item)| item);
        let mut placed: Vec<T> = blank.into_iter().cycle().take(all).collect();
        for (at, item) in items {
            if let Some(end) = ends.get_mut(at) {
                if let Some(slot) = placed.get_mut(*end) {
                    *slot = item;
                }
                *end += 1;
            }
        }
        Self { ends, items: placed }
    }

    /// The list at a position; empty beyond the last one.
    pub fn at(&self, position: usize) -> &[T] {
        self.items.get(self.place(position)).unwrap_or_default()
    }

    /// How many lists there are.
    pub const fn count(&self) -> usize {
        self.ends.len()
    }

    /// The list at a position, to be written over.
    pub fn at_mut(&mut self, position: usize) -> &mut [T] {
        let place = self.place(position);
        self.items.get_mut(place).unwrap_or_default()
    }

    fn place(&self, position: usize) -> Range<usize> {
        let first = position.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        first..self.ends.get(position).copied().unwrap_or(first)
    }

    /// The items of all lists.
    pub fn all(&self) -> &[T] {
        &self.items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_the_order_of_their_items() {
        let items = [(2, 'a'), (0, 'b'), (2, 'c'), (9, 'd'), (0, 'e')];
        let lists = Lists::of(4, items.into_iter());
        let at: Vec<&[char]> = (0..5).map(|position| lists.at(position)).collect();
        assert_eq!(at, [&['b', 'e'][..], &[], &['a', 'c'], &[], &[]]);
        assert_eq!(lists.all(), ['b', 'e', 'a', 'c']);
        assert_eq!(Lists::<char>::of(0, [].into_iter()).at(0), []);
    }
}
