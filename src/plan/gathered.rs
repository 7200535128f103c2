//! Maps and sets from what comes one by one.
//!
//! `collect` sorts first, and a sort is written out anew for every type: 5 KB of WebAssembly each. What is gathered here is small.

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
