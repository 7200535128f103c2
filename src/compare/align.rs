//! Which rows of several lists are the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::plan::Id;
use crate::plan::edit::Row;

/// The positions of a row in the first plan and in another one; none where a plan does not have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Pair {
    /// In the first plan.
    pub first: Option<usize>,
    /// In the other one.
    pub other: Option<usize>,
}

/// A row that some of the lists have: its id and its position in each.
pub struct Aligned<'a> {
    pub id: &'a Id,
    pub at: Vec<Option<usize>>,
}

/// The rows of all lists, those of the first one first, each in the order in which lists name them.
///
/// Lists mostly are the same but for a few rows, so a row is looked for at the same position first, and by id only where it is not
/// there.
pub fn align<'a>(lists: &[Vec<&'a Id>]) -> Vec<Aligned<'a>> {
    let Some((first, others)) = lists.split_first() else { return Vec::new() };
    let mut rows: Vec<Aligned<'a>> =
        first.iter().enumerate().map(|(position, id)| Aligned { id, at: vec![Some(position)] }).collect();
    let mut known: Option<BTreeMap<&Id, usize>> = None;
    for (nth, list) in others.iter().enumerate() {
        rows.iter_mut().for_each(|row| row.at.push(None));
        for (position, id) in list.iter().enumerate() {
            let is_here = rows.get(position).is_some_and(|row| row.id == *id);
            let row = if is_here {
                Some(position)
            } else {
                let all = || rows.iter().enumerate().map(|(index, row)| (row.id, index)).collect();
                known.get_or_insert_with(all).get(id).copied()
            };
            match row.and_then(|row| rows.get_mut(row)) {
                Some(row) => row.at.pop().map(|_| row.at.push(Some(position))).unwrap_or_default(),
                None => {
                    let mut at = vec![None; nth + 1];
                    at.push(Some(position));
                    if let Some(known) = &mut known {
                        known.insert(id, rows.len());
                    }
                    rows.push(Aligned { id, at });
                }
            }
        }
    }
    rows
}

/// The ids of a list.
pub fn ids<R: Row>(rows: &[Arc<R>]) -> Vec<&Id> {
    rows.iter().map(|row| row.id()).collect()
}

/// The rows of two lists.
pub fn pairs<'a>(first: Vec<&'a Id>, other: Vec<&'a Id>) -> Vec<(&'a Id, Pair)> {
    let pair = |at: &[Option<usize>]| Pair {
        first: at.first().copied().flatten(),
        other: at.get(1).copied().flatten(),
    };
    align(&[first, other]).into_iter().map(|row| (row.id, pair(&row.at))).collect()
}

#[cfg(test)]
mod tests {
    use super::align;
    use crate::plan::Id;

    fn check(lists: &[&[&str]], expect: &[(&str, &[Option<usize>])]) {
        let ids: Vec<Vec<Id>> =
            lists.iter().map(|list| list.iter().map(|id| id.parse().unwrap()).collect()).collect();
        let lists: Vec<Vec<&Id>> = ids.iter().map(|list| list.iter().collect()).collect();
        let aligned = align(&lists);
        let rows: Vec<(&str, &[Option<usize>])> =
            aligned.iter().map(|row| (row.id.as_str(), row.at.as_slice())).collect();
        assert_eq!(rows, expect);
    }

    #[test]
    fn rows_are_matched_by_id_wherever_they_stand() {
        check(&[], &[]);
        check(&[&["a"], &["a"]], &[("a", &[Some(0), Some(0)])]);
        check(&[&["a", "b"], &["b", "a"]], &[("a", &[Some(0), Some(1)]), ("b", &[Some(1), Some(0)])]);
        check(
            &[&["a", "b"], &["a", "c", "b"], &["c"]],
            &[
                ("a", &[Some(0), Some(0), None]),
                ("b", &[Some(1), Some(2), None]),
                ("c", &[None, Some(1), Some(0)]),
            ],
        );
    }
}
