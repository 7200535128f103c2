//! Which cells the plan's problems are about.

use super::column::Column;
use crate::diagnostic::{Diagnostic, Place, Step};
use crate::plan::{TableName, sort_by_key};

/// A problem of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The row, by its position in the list.
    pub row: usize,
    /// The column; the first where no column is nearer.
    pub column: usize,
    /// The problem.
    pub problem: Diagnostic,
}

/// The problems of a list, in the order of its rows.
pub fn marks(table: TableName, columns: &[Column], problems: &[Diagnostic]) -> Vec<Mark> {
    let mark = |problem: &Diagnostic| {
        let Place::Json(path) = &problem.place else { return None };
        let [Step::Key(list), Step::Index(row), members @ ..] = path.steps() else { return None };
        let is_ours = list == table.member();
        is_ours.then(|| Mark { row: *row, column: column_of(columns, members), problem: problem.clone() })
    };
    let mut marks: Vec<Mark> = problems.iter().filter_map(mark).collect();
    sort_by_key(&mut marks, |mark| (mark.row, mark.column));
    marks
}

/// The column whose field holds the place.
fn column_of(columns: &[Column], members: &[Step]) -> usize {
    let names: Vec<&str> = members
        .iter()
        .map_while(|step| match step {
            Step::Key(name) => Some(name.as_str()),
            Step::Index(_) => None,
        })
        .collect();
    let holds = |column: &Column| {
        let mut own: Vec<&str> = column.member.split('.').collect();
        own.extend(column.entry.as_deref());
        own.len() <= names.len() && own.iter().zip(&names).all(|(own, name)| own == name)
    };
    columns.iter().position(holds).unwrap_or_default()
}
