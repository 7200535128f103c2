//! What differs between two lists.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::RowDifference;
use super::order::longest_rising;
use crate::plan::edit::{Field, Row};
use crate::plan::{Id, Table};

/// A row's id, and how many rows before it have the same: ids should be unique, but a plan read from a file may be wrong.
type Key<'r> = (&'r Id, usize);

/// What differs between the two lists, in the order of the second; a row that is gone is told where it was.
pub fn differences<R: Row>(before: &Table<R>, after: &Table<R>) -> Vec<RowDifference<R>> {
    if same_ids(before, after) {
        return before.iter().zip(after.iter()).flat_map(|(old, new)| changed(old, new)).collect();
    }
    let old = positions(before);
    let new = positions(after);
    let matches: Vec<Option<usize>> = keys(after).map(|key| old.get(&key).copied()).collect();
    let stays = staying(&matches);
    let mut gone = gone_after(before, &new);
    let neighbours = neighbours_behind(after, &stays);
    let mut differences: Vec<RowDifference<R>> = gone.remove(&None).unwrap_or_default();
    for (place, ((row, matched), neighbour)) in after.iter().zip(&matches).zip(neighbours).enumerate() {
        match matched.and_then(|position| before.get(position)) {
            Some(old) => differences.extend(changed(old, row)),
            None => differences.push(RowDifference::Added { row: Arc::clone(row), before: neighbour }),
        }
        differences.extend(gone.remove(&Some(place)).unwrap_or_default());
    }
    let moves = moves(after, &matches, &stays);
    if !moves.is_empty() {
        differences.push(RowDifference::Moved { moves });
    }
    differences
}

/// Whether no row came, went or moved: most edits leave it so, and then nothing has to be looked for.
pub fn same_ids<R: Row>(before: &Table<R>, after: &Table<R>) -> bool {
    Arc::ptr_eq(before, after) || before.iter().map(|row| row.id()).eq(after.iter().map(|row| row.id()))
}

fn keys<R: Row>(table: &Table<R>) -> impl Iterator<Item = Key<'_>> {
    let mut seen: BTreeMap<&Id, usize> = BTreeMap::new();
    table.iter().map(move |row| {
        let times = seen.entry(row.id()).or_default();
        let key = (row.id(), *times);
        *times = times.saturating_add(1);
        key
    })
}

fn positions<R: Row>(table: &Table<R>) -> BTreeMap<Key<'_>, usize> {
    keys(table).zip(0..).collect()
}

/// Of the rows after, which are in both lists and need not move: as many as possible.
fn staying(matches: &[Option<usize>]) -> Vec<bool> {
    let common: Vec<usize> = matches.iter().flatten().copied().collect();
    let mut rising = longest_rising(&common).into_iter();
    matches.iter().map(|matched| matched.is_some() && rising.next().unwrap_or_default()).collect()
}

/// The rows that are gone, under the new position of the last row before them that is not.
fn gone_after<R: Row>(
    before: &Table<R>,
    new: &BTreeMap<Key, usize>,
) -> BTreeMap<Option<usize>, Vec<RowDifference<R>>> {
    let mut gone: BTreeMap<Option<usize>, Vec<RowDifference<R>>> = BTreeMap::new();
    let mut last = None;
    for (key, row) in keys(before).zip(before.iter()) {
        match new.get(&key) {
            Some(place) => last = Some(*place),
            None => gone.entry(last).or_default().push(RowDifference::Removed { row: Arc::clone(row) }),
        }
    }
    gone
}

/// For each row, the next behind it that stays where it is.
fn neighbours_behind<R: Row>(table: &Table<R>, stays: &[bool]) -> Vec<Option<Id>> {
    let mut next = None;
    let mut neighbours: Vec<Option<Id>> = Vec::with_capacity(table.len());
    for (row, stays) in table.iter().zip(stays).rev() {
        neighbours.push(next.clone());
        if *stays {
            next = Some(row.id().clone());
        }
    }
    neighbours.reverse();
    neighbours
}

/// The rows that go elsewhere, from the last to the first: so each goes in front of one that is already where it belongs.
fn moves<R: Row>(table: &Table<R>, matches: &[Option<usize>], stays: &[bool]) -> Vec<(Id, Option<Id>)> {
    let mut next = None;
    let mut moves = Vec::new();
    for ((row, matched), stays) in table.iter().zip(matches).zip(stays).rev() {
        if matched.is_some() && !stays {
            moves.push((row.id().clone(), next));
        }
        next = Some(row.id().clone());
    }
    moves
}

fn changed<R: Row>(before: &Arc<R>, after: &Arc<R>) -> Vec<RowDifference<R>> {
    if Arc::ptr_eq(before, after) || before == after {
        return Vec::new();
    }
    changed_fields::<R::Field>(before, after)
        .into_iter()
        .map(|(before, after_field)| RowDifference::Changed {
            row: Arc::clone(after),
            before,
            after: after_field,
        })
        .collect()
}

/// The fields that differ, before and after.
pub fn changed_fields<F: Field>(before: &F::Row, after: &F::Row) -> Vec<(F, F)> {
    let recast = F::recast(before, after);
    let is_told = |field: &F| recast.is_none() || !field.is_of_part();
    let old: Vec<F> = F::all(before).into_iter().filter(is_told).collect();
    let new: Vec<F> = F::all(after).into_iter().filter(is_told).collect();
    let among = |fields: &[F], field: &F| fields.iter().find(|other| other.is_same_field(field)).cloned();
    let changed_or_new = new.iter().filter_map(|after| {
        let before = among(&old, after).or_else(|| after.cleared())?;
        (before != *after).then(|| (before, after.clone()))
    });
    let gone = old.iter().filter(|before| among(&new, before).is_none());
    let gone = gone.filter_map(|before| Some((before.clone(), before.cleared()?)));
    let mut changed: Vec<(F, F)> = changed_or_new.chain(gone).collect();
    changed.extend(recast);
    changed
}
