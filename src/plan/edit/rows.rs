//! A list while a batch of changes goes through it.
//!
//! A pasted column sets thousands of rows, in any order, and may add, remove and move as many. So rows are found through an
//! index (built only when more than a few are asked for), and the order is a ring of links: no step shifts the rest of the list.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Row;
use crate::plan::{Id, Table};

/// Where a row is kept; the ring's own link has slot 0, so rows start at 1.
pub type Slot = usize;

/// The ring's own link, before the first row and after the last.
const RING: Slot = 0;

/// Finding so many rows one by one costs less than an index of all.
const FINDS_WITHOUT_INDEX: usize = 4;

/// The rows of one list, to be changed.
#[derive(Clone, Debug)]
pub struct Rows<R> {
    links: Vec<Link<R>>,
    index: Index,
    touched: bool,
}

/// How rows are found by id.
#[derive(Clone, Debug)]
enum Index {
    /// One by one; so often so far.
    None { finds: usize },
    /// Through this map.
    Built(BTreeMap<Id, Slot>),
    /// One by one, always: two rows of the list have the same id.
    Impossible,
}

#[derive(Clone, Debug)]
struct Link<R> {
    row: Option<Arc<R>>,
    before: Slot,
    after: Slot,
}

impl<R: Row> Rows<R> {
    /// The rows of the list, in its order.
    pub fn of(table: &Table<R>) -> Self {
        let mut links = Vec::with_capacity(table.len().saturating_add(2));
        links.push(Link { row: None, before: RING, after: RING });
        let mut rows = Self { links, index: Index::None { finds: 0 }, touched: false };
        for row in table.iter() {
            rows.insert(Arc::clone(row), None);
        }
        rows.touched = false;
        rows
    }

    /// The list they make up, or `None` where nothing was changed.
    pub fn changed_table(&self) -> Option<Table<R>> {
        self.touched.then(|| Arc::new(self.iter().map(|(_, row)| Arc::clone(row)).collect()))
    }

    /// Every row in order, with its slot.
    pub fn iter(&self) -> impl Iterator<Item = (Slot, &Arc<R>)> {
        let mut at = RING;
        std::iter::from_fn(move || {
            at = self.links.get(at)?.after;
            let row = self.links.get(at)?.row.as_ref()?;
            Some((at, row))
        })
    }

    /// The row in this slot.
    pub fn get(&self, slot: Slot) -> Option<&Arc<R>> {
        self.links.get(slot)?.row.as_ref()
    }

    /// The slot of the first row with this id.
    pub fn find(&mut self, id: &Id) -> Option<Slot> {
        if let Index::None { finds } = &mut self.index {
            *finds = finds.saturating_add(1);
            if *finds > FINDS_WITHOUT_INDEX {
                self.index = self.build_index();
            }
        }
        match &self.index {
            Index::Built(slots) => slots.get(id).copied(),
            _ => self.iter().find(|(_, row)| row.id() == id).map(|(slot, _)| slot),
        }
    }

    fn build_index(&self) -> Index {
        let mut slots = BTreeMap::new();
        for (slot, row) in self.iter() {
            if slots.insert(row.id().clone(), slot).is_some() {
                return Index::Impossible;
            }
        }
        Index::Built(slots)
    }

    /// Puts another row into the slot.
    pub fn replace(&mut self, slot: Slot, row: Arc<R>) {
        self.touched = true;
        let id = row.id().clone();
        let old = self.links.get_mut(slot).and_then(|link| link.row.replace(row));
        let Some(old) = old.filter(|old| *old.id() != id) else { return };
        if let Index::Built(slots) = &mut self.index {
            slots.remove(old.id());
            // While the parts of a use follow it one by one, an id can be there twice.
            if slots.insert(id, slot).is_some() {
                self.index = Index::None { finds: 0 };
            }
        }
    }

    /// Adds a row in front of the one in `before`, or at the end.
    pub fn insert(&mut self, row: Arc<R>, before: Option<Slot>) {
        self.touched = true;
        let slot = self.links.len();
        if let Index::Built(slots) = &mut self.index {
            slots.insert(row.id().clone(), slot);
        }
        self.links.push(Link { row: Some(row), before: slot, after: slot });
        self.tie_in(slot, before.unwrap_or(RING));
    }

    /// Takes the row out.
    pub fn remove(&mut self, slot: Slot) {
        self.touched = true;
        self.cut_out(slot);
        let row = self.links.get_mut(slot).and_then(|link| link.row.take());
        if let (Index::Built(slots), Some(row)) = (&mut self.index, row) {
            slots.remove(row.id());
        }
    }

    /// Moves the row in front of the one in `before`, or to the end.
    pub fn shift(&mut self, slot: Slot, before: Option<Slot>) {
        let after = self.links.get(slot).map(|link| link.after);
        let target = before.unwrap_or(RING);
        if target != slot && after != Some(target) {
            self.touched = true;
            self.cut_out(slot);
            self.tie_in(slot, target);
        }
    }

    fn tie_in(&mut self, slot: Slot, after: Slot) {
        let before = self.links.get(after).map_or(RING, |link| link.before);
        self.tie(before, slot);
        self.tie(slot, after);
    }

    fn cut_out(&mut self, slot: Slot) {
        if let Some(Link { before, after, .. }) = self.links.get(slot) {
            self.tie(*before, *after);
        }
    }

    fn tie(&mut self, left: Slot, right: Slot) {
        if let Some(link) = self.links.get_mut(left) {
            link.after = right;
        }
        if let Some(link) = self.links.get_mut(right) {
            link.before = left;
        }
    }
}
