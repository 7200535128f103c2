//! What can be told only when the last change of a batch is made: that all that is named is there.
//!
//! So the changes of a batch may come in any order: a county can go before its projects do, a project can require one that is
//! added after it. What was named and not there before the batch is none of its business.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::Lists;
use super::rename::Renaming;
use super::{Reference, Row};
use crate::diagnostic::Name;
use crate::plan::{Id, TableName, set_of};

/// A row of a list.
pub type RowId = (TableName, Id);

/// Who names a row; `None` is the plan itself.
pub type Owner = Option<RowId>;

/// What the changes so far rely on.
#[derive(Debug, Default)]
pub struct Claims {
    /// What rows name that they did not name before.
    needs: BTreeMap<(Owner, RowId), Need>,
    /// Rows that went or go by another id, with the change that did it.
    lost: BTreeMap<RowId, usize>,
}

/// How a row came to be named.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    /// Which change of the batch names it.
    pub change: usize,
    /// In which field.
    pub member: &'static str,
    /// Whether it will do that a part of it is there.
    pub or_its_parts: bool,
}

/// What a batch leaves named that is not there.
#[derive(Debug, Default)]
pub struct Dangling {
    /// Where the change is at fault that names it: who names what.
    pub unmet: Vec<(Owner, RowId, Need)>,
    /// Where the change is at fault that took it out: what went, by which change, and who names it.
    pub missed: BTreeMap<RowId, (usize, Vec<Name>)>,
}

/// Something that is named and not there.
struct Loose {
    owner: Owner,
    name: Name,
    named: RowId,
}

impl Claims {
    /// Something is newly named.
    pub fn need(&mut self, owner: Owner, named: RowId, need: Need) {
        self.needs.insert((owner, named), need);
    }

    /// The id is no longer that of a row; the wholes it is a part of may go with it.
    pub fn lose<R: Row>(&mut self, change: usize, id: &Id) {
        self.lost.insert((R::TABLE, id.clone()), change);
        if R::TABLE == TableName::Uses {
            let wholes = id.lineage().skip(1).filter_map(|whole| whole.parse().ok());
            self.lost.extend(wholes.map(|whole| ((R::TABLE, whole), change)));
        }
    }

    /// What was claimed follows a changed id.
    pub fn follow(&mut self, renaming: &Renaming) {
        let follow = |(table, id): &mut RowId| {
            if *table == renaming.table() {
                renaming.follow(id);
            }
        };
        let needs = std::mem::take(&mut self.needs).into_iter().map(|((mut owner, mut named), need)| {
            owner.iter_mut().for_each(follow);
            follow(&mut named);
            ((owner, named), need)
        });
        self.needs = needs.collect();
    }

    /// What is named and not there, and whose fault it is: where one change takes a row out and another names it, the later one's.
    pub fn dangling(&self, lists: &mut Lists) -> Dangling {
        let mut dangling = Dangling::default();
        for Loose { owner, name, named } in self.loose(lists) {
            let lost = self.lost.get(&named).copied();
            let key = (owner, named);
            let need = self.needs.get(&key).filter(|need| lost.is_none_or(|lost| lost <= need.change));
            let (owner, named) = key;
            if let Some(need) = need {
                dangling.unmet.push((owner, named, *need));
            } else if let Some(lost) = lost {
                dangling.missed.entry(named).or_insert((lost, Vec::new())).1.push(name);
            }
        }
        dangling
    }

    /// All that is named and not there, as far as the changes may have to do with it; a row that names it twice counts once.
    fn loose(&self, lists: &mut Lists) -> Vec<Loose> {
        let needed = self.needs.iter().map(|((_, named), need)| (named, need.or_its_parts));
        let needed = needed.filter(|((table, id), or_its_parts)| {
            !lists.knows(Reference { table: *table, id, or_its_parts: *or_its_parts })
        });
        let mut suspects: BTreeSet<&RowId> = set_of(needed.map(|(named, _)| named));
        suspects.extend(self.lost.keys().filter(|(table, id)| !lists.has(*table, id)));
        if suspects.is_empty() {
            return Vec::new();
        }
        let mut seen: BTreeSet<(Owner, RowId)> = BTreeSet::new();
        let mut loose = Vec::new();
        lists.each_reference(&mut |named, by| {
            let row = (named.table, named.id.clone());
            if suspects.contains(&row) && seen.insert((by.row(), row.clone())) {
                loose.push((named.or_its_parts, Loose { owner: by.row(), name: by.name(), named: row }));
            }
        });
        let is_loose = |(or_its_parts, loose): &(bool, Loose)| {
            let (table, id) = &loose.named;
            !lists.knows(Reference { table: *table, id, or_its_parts: *or_its_parts })
        };
        loose.into_iter().filter(is_loose).map(|(_, loose)| loose).collect()
    }
}
