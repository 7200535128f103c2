//! What the rows of a plan are called.

use super::edit::Row;
use super::{Id, Plan, Table, TableName, Text};
use crate::diagnostic::Name;

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
