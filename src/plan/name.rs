//! What the rows of a plan are called.

use super::edit::Row;
use super::{Id, Plan, Table, TableName, Text};
use crate::diagnostic::{Arg, Name};
use crate::i18n::{Key, Phrase};

/// What a row is called: its name, else its id.
pub fn row_name(name: &Text, id: &Id) -> Name {
    let or_id = |words: &str| if words.trim().is_empty() { id.to_string() } else { words.to_owned() };
    Name { zh: or_id(name.zh_first()), en: or_id(name.en_first()) }
}

/// What the row with this id is called; the id itself where the plan has none such.
pub fn name_in(plan: &Plan, table: TableName, id: &Id) -> Name {
    let row = find_row(plan, table, id);
    row.map_or_else(|| row_name(&Text::default(), id), |(_, name)| row_name(name, id))
}

/// The row with this id by both: “Yudu” (yudu). By the id alone where the row has no name, or the plan no such row.
pub fn name_and_id(plan: &Plan, table: TableName, id: &Id) -> Phrase {
    both(find_row(plan, table, id).map(|(_, name)| name), id)
}

/// The same of the row at a position; by the number where the list ends before.
pub fn at_position<R: Row>(table: &Table<R>, position: usize) -> Phrase {
    match table.get(position) {
        Some(row) => both(Some(row.name()), row.id()),
        None => Phrase::new(Key::NamedId).with("id", position),
    }
}

fn both(name: Option<&Text>, id: &Id) -> Phrase {
    match name.filter(|name| !name.is_blank()) {
        Some(name) => {
            Phrase::new(Key::NamedBoth).with("name", Arg::Name(row_name(name, id))).with("id", id.as_str())
        }
        None => Phrase::new(Key::NamedId).with("id", id.as_str()),
    }
}

/// The position of the row with this id, from 0, and its name.
pub fn find_row<'p>(plan: &'p Plan, table: TableName, id: &Id) -> Option<(usize, &'p Text)> {
    fn among<'p, R: Row>(table: &'p Table<R>, id: &Id) -> Option<(usize, &'p Text)> {
        let position = table.iter().position(|row| row.id() == id)?;
        Some((position, table.get(position)?.name()))
    }
    match table {
        TableName::Uses => among(&plan.uses, id),
        TableName::Measures => among(&plan.measures, id),
        TableName::Counties => among(&plan.counties, id),
        TableName::Streams => among(&plan.streams, id),
        TableName::Credit => among(&plan.credit, id),
        TableName::Projects => among(&plan.projects, id),
        TableName::Rules => among(&plan.rules, id),
        TableName::Scenarios => among(&plan.scenarios, id),
    }
}
