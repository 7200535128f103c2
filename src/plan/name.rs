//! What the rows of a plan are called.

use super::edit::Row;
use super::{Id, Plan, Table, TableName, Text};
use crate::diagnostic::{Arg, Name};
use crate::i18n::{Key, Lang, Phrase};

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

/// The same, with the id behind it where another row of the list is called so too: “Yudu (yudu)”.
pub fn distinct_name(plan: &Plan, table: TableName, id: &Id) -> Name {
    let name = name_in(plan, table, id);
    let is_shared = rows(plan, table).filter(|(other, _)| *other != id).any(|(other, text)| {
        let other = row_name(text, other);
        other.zh == name.zh || other.en == name.en
    });
    let with_id = |name: &str, lang| Key::NamedAlike.with(lang, &[("name", name), ("id", id.as_str())]);
    match is_shared {
        true => Name { zh: with_id(&name.zh, Lang::Zh), en: with_id(&name.en, Lang::En) },
        false => name,
    }
}

/// The row with this id by its name alone, in quotation marks; by its id too only where the name does not tell which one it is.
pub fn name_alone(plan: &Plan, table: TableName, id: &Id) -> Phrase {
    Phrase::new(Key::NamedId).with("id", Arg::Name(distinct_name(plan, table, id)))
}

/// The same of the row at a position; by the number where the list ends before.
pub fn alone_at_position<R: Row>(plan: &Plan, position: usize) -> Phrase {
    match R::table(plan).get(position) {
        Some(row) => name_alone(plan, R::TABLE, row.id()),
        None => Phrase::new(Key::NamedId).with("id", position),
    }
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
    let (position, (_, name)) = rows(plan, table).enumerate().find(|(_, (own, _))| *own == id)?;
    Some((position, name))
}

/// Ids and names of a list.
fn rows(plan: &Plan, table: TableName) -> impl Iterator<Item = (&Id, &Text)> {
    (0..).map_while(move |position| row_at(plan, table, position))
}

fn row_at(plan: &Plan, table: TableName, position: usize) -> Option<(&Id, &Text)> {
    fn of<R: Row>(table: &Table<R>, position: usize) -> Option<(&Id, &Text)> {
        table.get(position).map(|row| (row.id(), row.name()))
    }
    match table {
        TableName::Uses => of(&plan.uses, position),
        TableName::Measures => of(&plan.measures, position),
        TableName::Counties => of(&plan.counties, position),
        TableName::Streams => of(&plan.streams, position),
        TableName::Credit => of(&plan.credit, position),
        TableName::Projects => of(&plan.projects, position),
        TableName::Rules => of(&plan.rules, position),
        TableName::Scenarios => of(&plan.scenarios, position),
    }
}
