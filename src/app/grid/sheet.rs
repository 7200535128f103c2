//! A list of the plan as a sheet of cells: what is typed by hand, and beside it what the answer tells.

use std::rc::Rc;
use std::sync::Arc;

use super::column::Column;
use super::problems::{Mark, marks};
use super::read::Trouble;
use super::tables::{List, list_of};
use super::told::{is_about, told_columns, told_value};
use super::unread::Unread;
use super::value::Value;
use crate::app::state::answers::Answer;
use crate::diagnostic::Diagnostic;
use crate::i18n::Lang;
use crate::money::{Money, Unit};
use crate::plan::edit::Change;
use crate::plan::{Id, Plan, TableName, row_name};

/// A sheet. It is made anew after every change of what it shows, so that pointers tell whether it is the same.
pub struct Sheet {
    /// The plan.
    pub plan: Arc<Plan>,
    /// What the columns hold.
    pub columns: Vec<Column>,
    /// What amounts are shown and typed in.
    pub unit: Unit,
    /// The language of names.
    pub lang: Lang,
    /// What is wrong, where.
    pub marks: Vec<Mark>,
    list: &'static dyn List,
    answer: Option<Rc<Answer>>,
}

impl Sheet {
    /// The sheet of a list; columns of the answer only if it speaks of the same rows.
    pub fn new(
        table: TableName,
        plan: Arc<Plan>,
        problems: &[Diagnostic],
        answer: Option<Rc<Answer>>,
        (unit, lang): (Unit, Lang),
    ) -> Self {
        let list = list_of(table);
        let answer = answer.filter(|answer| is_about(list, &answer.plan, &plan));
        let mut columns = list.columns(&plan);
        let marks = marks(table, &columns, problems);
        if answer.is_some() {
            columns.extend(told_columns(table));
        }
        Self { plan, columns, unit, lang, marks, list, answer }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.list.len(&self.plan)
    }

    /// The id of a row.
    pub fn id(&self, row: usize) -> Option<&Id> {
        self.list.id(&self.plan, row)
    }

    /// The row with the id.
    pub fn row_of(&self, id: &str) -> Option<usize> {
        (0..self.rows()).find(|row| self.id(*row).is_some_and(|own| own.as_str() == id))
    }

    /// What people call a row.
    pub fn name(&self, row: usize) -> String {
        let (Some(name), Some(id)) = (self.list.name(&self.plan, row), self.id(row)) else {
            return String::new();
        };
        let name = row_name(name, id);
        match self.lang {
            Lang::Zh => name.zh,
            Lang::En => name.en,
        }
    }

    /// What a cell holds.
    pub fn value(&self, row: usize, column: usize) -> Value {
        let Some(column) = self.columns.get(column) else { return Value::Nothing };
        if column.told {
            let report = self.answer.as_ref().and_then(|answer| Some((answer.report()?, &*answer.plan)));
            return report
                .map_or(Value::Nothing, |(report, plan)| told_value(report, plan, column, row, self.lang));
        }
        self.list.value(&self.plan, row, column, self.lang)
    }

    /// A cell as it is shown in full.
    pub fn shown(&self, row: usize, column: usize) -> String {
        self.write(row, column, |column, value| column.kind.show(value, self.unit_of(column), self.lang))
    }

    /// A value of a column as there is room for it: the answer's amounts, which are rarely round, with two decimals.
    pub fn brief(&self, column: &Column, value: &Value) -> String {
        let unit = self.unit_of(column);
        match value {
            Value::Amount(amount) if column.told => amount.short_in(unit, 2).text,
            _ => column.kind.show(value, unit, self.lang),
        }
    }

    /// What the amounts of a column are in.
    fn unit_of(&self, column: &Column) -> Unit {
        column.own_unit.unwrap_or(self.unit)
    }

    /// A cell as a person types it.
    pub fn typed(&self, row: usize, column: usize) -> String {
        self.write(row, column, |column, value| column.kind.write(value, self.unit_of(column), self.lang))
    }

    /// A cell for a spreadsheet.
    pub fn exported(&self, row: usize, column: usize) -> String {
        self.write(row, column, |column, value| column.kind.export(value, self.unit_of(column), self.lang))
    }

    fn write(&self, row: usize, column: usize, write: impl FnOnce(&Column, &Value) -> String) -> String {
        let value = self.value(row, column);
        self.columns.get(column).map_or_else(String::new, |column| write(column, &value))
    }

    /// The change that puts a text into a cell; none where it says what the cell holds already, or the cell is not for typing.
    ///
    /// # Errors
    ///
    /// Why the cell cannot hold it.
    pub fn change(
        &self,
        row: usize,
        column: usize,
        text: &str,
        unit: Unit,
    ) -> Result<Option<Change>, Trouble> {
        let Some(column) = self.columns.get(column).filter(|column| !column.told) else { return Ok(None) };
        let value = column.kind.read(text, unit)?;
        self.list.set(&self.plan, row, column, value, self.lang)
    }

    /// The change that puts a value into a cell; none where it holds it already, or is not for typing.
    ///
    /// # Errors
    ///
    /// Why the cell cannot hold it.
    pub fn put(&self, row: usize, column: usize, value: Value) -> Result<Option<Change>, Trouble> {
        match self.columns.get(column).filter(|column| !column.told) {
            Some(column) => self.list.set(&self.plan, row, column, value, self.lang),
            None => Ok(None),
        }
    }

    /// The change that adds a row, with these texts in these columns (amounts without a unit in that of each), and what of them cannot be read.
    ///
    /// # Errors
    ///
    /// Why no row can be added at all.
    pub fn addition(&self, id: Id, texts: &[(usize, &str, Unit)]) -> Result<(Change, Vec<Unread>), Trouble> {
        let mut unread = Vec::new();
        let mut values = Vec::new();
        let mut told = |column: &Column, text: &str, trouble: Trouble| {
            let text = text.to_owned();
            unread.push(Unread { row: id.clone(), column: column.key(), text, trouble });
        };
        for (column, text, unit) in texts.iter().filter(|(_, text, _)| !text.trim().is_empty()) {
            let Some(column) = self.columns.get(*column).filter(|column| !column.told) else { continue };
            match column.kind.read(text, *unit) {
                Ok(value) => values.push((column, value, *text)),
                Err(trouble) => told(column, text, trouble),
            }
        }
        let given = values.iter().map(|(column, value, _)| (*column, value.clone())).collect();
        let added = self.list.add(&self.plan, id.clone(), given, self.lang)?;
        for (at, trouble) in added.troubles {
            if let Some((column, _, text)) = values.get(at) {
                told(column, text, trouble);
            }
        }
        Ok((added.change, unread))
    }

    /// The change that takes a row out.
    pub fn removal(&self, row: usize) -> Option<Change> {
        self.id(row).map(|id| self.list.remove(id))
    }

    /// So many ids that no row has.
    pub fn new_ids(&self, count: usize) -> Vec<Id> {
        let known = (0..self.rows()).filter_map(|row| self.id(row));
        Id::numbered(self.list.stem(), self.rows().saturating_add(1), known).take(count).collect()
    }

    /// The sum of a column of amounts over these rows; none where they are not summed, or do not fit.
    pub fn sum(&self, column: usize, rows: &[usize]) -> Option<Money> {
        self.columns.get(column).filter(|column| column.summed)?;
        let mut sum = Money::ZERO;
        for row in rows {
            if let Value::Amount(amount) = self.value(*row, column) {
                sum = sum.checked_add(amount)?;
            }
        }
        Some(sum)
    }
}
