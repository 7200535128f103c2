//! Maps, sets and sorted lists from what comes one by one.
//!
//! A sort is written out anew for every type, 5 KB of WebAssembly each, and `collect` sorts first. What is gathered here is small, and
//! sorted by its positions: a single sort for all types.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// A map of the pairs; of two with the same key the later one stays.
pub(crate) fn map_of<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// A set of the items.
pub(crate) fn set_of<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

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
        let first = position.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(position).and_then(|end| self.items.get(first..*end)).unwrap_or_default()
    }

    /// The items of all lists.
    pub fn all(&self) -> &[T] {
        &self.items
    }
}

/// Sorts the list; what is equal stays in its order.
pub(crate) fn sort_by<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order_of(list.len(), &|one, other| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.into_iter().filter_map(|at| taken.get_mut(at)?.take()));
}

/// Sorts the list by a key; what has the same key stays in its order.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(list, |one, other| key(one).cmp(&key(other)));
}

fn order_of(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
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

    #[test]
    fn what_is_equal_stays_in_its_order() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
        sort_by_key(&mut list, |(number, _)| *number);
        assert_eq!(list, [(0, 'e'), (1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
