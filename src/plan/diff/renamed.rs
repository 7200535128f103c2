//! Which rows only have another id.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::table::same_ids;
use super::{Difference, RowDifference};
use crate::plan::edit::{Row, RowChange, apply};
use crate::plan::{Id, Plan, Table, Text};

/// More changed ids in one list are told as rows that went and came: each is looked for in the whole plan, and so many are a new list
/// rather than corrections.
const MOST_RENAMED: usize = 100;

/// The rows of the first plan that the second has under another id, and the first plan with those ids.
///
/// A row counts as renamed where it is gone, one with the same name is new, no other in the list has that name, and both are else
/// equal.
pub fn renamed(before: &Plan, after: &Plan) -> (Vec<Difference>, Plan) {
    let mut renamed = Renamed { before: before.clone(), after, differences: Vec::new() };
    renamed.find_in(Difference::Use);
    renamed.find_in(Difference::Measure);
    renamed.find_in(Difference::County);
    renamed.find_in(Difference::Stream);
    renamed.find_in(Difference::Credit);
    renamed.find_in(Difference::Project);
    renamed.find_in(Difference::Rule);
    renamed.find_in(Difference::Scenario);
    (renamed.differences, renamed.before)
}

struct Renamed<'p> {
    before: Plan,
    after: &'p Plan,
    differences: Vec<Difference>,
}

impl Renamed<'_> {
    fn find_in<R: Row>(&mut self, of: fn(RowDifference<R>) -> Difference) {
        let pairs = pairs(R::table(&self.before), R::table(self.after));
        let new = ids(R::table(self.after));
        for (from, to) in pairs {
            let rename = R::change(RowChange::Rename { id: from.clone(), to: to.clone() });
            // Refused where the row already followed: it is a part of a use that was renamed.
            let Ok(plan) = apply(&self.before, &rename) else { continue };
            let old = ids(R::table(&self.before));
            // Other parts that would follow the use may have stayed where they were.
            let all_meant = ids(R::table(&plan)).iter().all(|id| old.contains(id) || new.contains(id));
            if all_meant {
                self.before = plan;
                self.differences.push(of(RowDifference::Renamed { from, to }));
            }
        }
    }
}

fn ids<R: Row>(table: &Table<R>) -> BTreeSet<&Id> {
    table.iter().map(|row| row.id()).collect()
}

fn pairs<R: Row>(before: &Table<R>, after: &Table<R>) -> Vec<(Id, Id)> {
    if same_ids(before, after) {
        return Vec::new();
    }
    let gone = named_once(before, after);
    let mut new = named_once(after, before);
    let same = |old: &R, new: &R| {
        let mut old = old.clone();
        old.set_id(new.id().clone());
        old == *new
    };
    let pairs: Vec<(Id, Id)> = before
        .iter()
        .filter(|row| gone.get(row.name()).is_some_and(|only| only.id() == row.id()))
        .filter_map(|old| Some((old, new.remove(old.name())?)))
        .filter(|(old, new)| same(old, new))
        .map(|(old, new)| (old.id().clone(), new.id().clone()))
        .collect();
    if pairs.len() > MOST_RENAMED { Vec::new() } else { pairs }
}

/// The rows whose ids the other list lacks and whose names no other row of their list has.
fn named_once<'t, R: Row>(table: &'t Table<R>, other: &Table<R>) -> BTreeMap<&'t Text, &'t Arc<R>> {
    let known = ids(other);
    let mut named: BTreeMap<&Text, Vec<&Arc<R>>> = BTreeMap::new();
    for row in table.iter().filter(|row| !row.name().is_blank()) {
        named.entry(row.name()).or_default().push(row);
    }
    let only = named.into_iter().filter_map(|(name, rows)| match rows.as_slice() {
        [row] => Some((name, *row)),
        _ => None,
    });
    only.filter(|(_, row)| !known.contains(row.id())).collect()
}
