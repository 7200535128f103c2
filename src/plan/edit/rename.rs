//! A changed id, and who follows it.

use crate::plan::Id;
use crate::plan::TableName;

/// A row's id becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renaming {
    table: TableName,
    from: Id,
    to: Id,
}

impl Renaming {
    /// In this list, `from` becomes `to`.
    pub const fn new(table: TableName, from: Id, to: Id) -> Self {
        Self { table, from, to }
    }

    /// The list.
    pub const fn table(&self) -> TableName {
        self.table
    }

    /// Whether an id of the list follows: the row's own, and of a use those of its parts.
    pub fn concerns(&self, id: &Id) -> bool {
        *id == self.from || (self.table == TableName::Uses && self.from.covers(id))
    }

    /// What an id of the list becomes, or `None` where it stays: it does not follow, or would become longer than ids may be.
    pub fn of(&self, id: &Id) -> Option<Id> {
        let part = id.as_str().strip_prefix(self.from.as_str()).filter(|_| self.concerns(id))?;
        format!("{}{part}", self.to).parse().ok()
    }

    /// Changes the id where it follows; `true` where it does.
    pub fn follow(&self, id: &mut Id) -> bool {
        match self.of(id) {
            Some(new) => {
                *id = new;
                true
            }
            None => false,
        }
    }

    /// Changes the ids that follow; `true` where one does.
    pub fn follow_all<'i>(&self, ids: impl IntoIterator<Item = &'i mut Id>) -> bool {
        let mut followed = false;
        for id in ids {
            followed |= self.follow(id);
        }
        followed
    }
}
