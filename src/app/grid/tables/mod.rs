//! The three lists that have a grid, each with its columns and what its cells mean.

mod counties;
mod projects;
mod streams;

use std::sync::Arc;

use super::column::Column;
use super::read::Trouble;
use super::value::Value;
use crate::i18n::Lang;
use crate::plan::edit::{Change, Field, Row, RowChange};
use crate::plan::{County, Id, Plan, Project, Scope, Stream, TableName, Text};

/// A row whose fields are cells.
trait GridRow: Row {
    /// What new ids begin with.
    const STEM: &'static str;

    /// The columns that are typed by hand.
    fn columns(plan: &Plan) -> Vec<Column>;

    /// What the cell holds.
    fn value(&self, column: &Column, lang: Lang) -> Value;

    /// The cell's field with another value; none where the value is of another kind.
    fn field(&self, column: &Column, value: Value, lang: Lang) -> Option<Self::Field>;

    /// A row with nothing in it; none where the plan lacks what it has to name.
    fn blank(plan: &Plan, id: Id) -> Option<Self>;
}

/// A list as a grid sees it, whatever its rows are.
pub trait List {
    /// What new ids begin with.
    fn stem(&self) -> &'static str;
    /// The columns that are typed by hand.
    fn columns(&self, plan: &Plan) -> Vec<Column>;
    /// How many rows there are.
    fn len(&self, plan: &Plan) -> usize;
    /// The id of a row.
    fn id<'p>(&self, plan: &'p Plan, row: usize) -> Option<&'p Id>;
    /// What a row is called.
    fn name<'p>(&self, plan: &'p Plan, row: usize) -> Option<&'p Text>;
    /// What a cell holds.
    fn value(&self, plan: &Plan, row: usize, column: &Column, lang: Lang) -> Value;
    /// The change that puts a value into a cell; none where it holds it already.
    fn set(
        &self,
        plan: &Plan,
        row: usize,
        column: &Column,
        value: Value,
        lang: Lang,
    ) -> Result<Option<Change>, Trouble>;
    /// The change that adds a row with these values, and the troubles of values that no such row can have.
    fn add(&self, plan: &Plan, id: Id, values: Vec<(&Column, Value)>, lang: Lang) -> Result<Added, Trouble>;
    /// The change that takes a row out.
    fn remove(&self, id: &Id) -> Change;
}

/// A row to be added.
pub struct Added {
    /// The change that adds it.
    pub change: Change,
    /// Which of its values could not be had, by their order, and why.
    pub troubles: Vec<(usize, Trouble)>,
}

/// The grid of a list.
pub fn list_of(table: TableName) -> &'static dyn List {
    const STREAMS: Of<Stream> = Of(std::marker::PhantomData);
    const COUNTIES: Of<County> = Of(std::marker::PhantomData);
    const PROJECTS: Of<Project> = Of(std::marker::PhantomData);
    match table {
        TableName::Counties => &COUNTIES,
        TableName::Projects => &PROJECTS,
        _ => &STREAMS,
    }
}

struct Of<R>(std::marker::PhantomData<R>);

impl<R: GridRow> Of<R> {
    fn field(row: &R, column: &Column, value: Value, lang: Lang) -> Result<R::Field, Trouble> {
        let field = row.field(column, value, lang).ok_or(Trouble::Missing)?;
        match field.fault() {
            Some(fault) => Err(fault.into()),
            None => Ok(field),
        }
    }
}

impl<R: GridRow> List for Of<R> {
    fn stem(&self) -> &'static str {
        R::STEM
    }

    fn columns(&self, plan: &Plan) -> Vec<Column> {
        R::columns(plan)
    }

    fn len(&self, plan: &Plan) -> usize {
        R::table(plan).len()
    }

    fn id<'p>(&self, plan: &'p Plan, row: usize) -> Option<&'p Id> {
        R::table(plan).get(row).map(|row| row.id())
    }

    fn name<'p>(&self, plan: &'p Plan, row: usize) -> Option<&'p Text> {
        R::table(plan).get(row).map(|row| row.name())
    }

    fn value(&self, plan: &Plan, row: usize, column: &Column, lang: Lang) -> Value {
        R::table(plan).get(row).map_or(Value::Nothing, |row| row.value(column, lang))
    }

    fn set(
        &self,
        plan: &Plan,
        row: usize,
        column: &Column,
        value: Value,
        lang: Lang,
    ) -> Result<Option<Change>, Trouble> {
        let Some(row) = R::table(plan).get(row) else { return Ok(None) };
        if row.value(column, lang) == value {
            return Ok(None);
        }
        let field = Self::field(row, column, value, lang)?;
        Ok(Some(R::change(RowChange::Set { id: row.id().clone(), field })))
    }

    fn add(&self, plan: &Plan, id: Id, values: Vec<(&Column, Value)>, lang: Lang) -> Result<Added, Trouble> {
        let mut row = R::blank(plan, id).ok_or(Trouble::NoRow)?;
        let mut troubles = Vec::new();
        for (at, (column, value)) in values.into_iter().enumerate() {
            match Self::field(&row, column, value, lang) {
                Ok(field) => {
                    field.set(&mut row);
                }
                Err(trouble) => troubles.push((at, trouble)),
            }
        }
        Ok(Added { change: R::change(RowChange::Add { row: Arc::new(row), before: None }), troubles })
    }

    fn remove(&self, id: &Id) -> Change {
        R::change(RowChange::Remove { id: id.clone() })
    }
}

/// The name in the language; in another one where it has none in this.
fn named(text: &Text, lang: Lang) -> Value {
    Value::Text(
        match lang {
            Lang::Zh => text.zh_first(),
            Lang::En => text.en_first(),
        }
        .to_owned(),
    )
}

/// The text with these words in the language, and the other language's as they were.
fn renamed(text: &Text, words: String, lang: Lang) -> Text {
    let words = Some(words).filter(|words| !words.is_empty());
    match lang {
        Lang::Zh => Text { zh: words, en: text.en.clone() },
        Lang::En => Text { zh: text.zh.clone(), en: words },
    }
}

fn scope(scope: &Scope) -> Value {
    match scope {
        Scope::All => Value::Keys(None),
        Scope::Listed(ids) => Value::Keys(Some(ids.iter().map(Id::to_string).collect())),
    }
}

fn to_scope(keys: Option<Vec<String>>) -> Scope {
    keys.map_or(Scope::All, |keys| Scope::Listed(keys.iter().filter_map(|key| key.parse().ok()).collect()))
}
