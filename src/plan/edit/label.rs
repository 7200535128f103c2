//! What a change is called, and what it is aimed at.

use super::{Change, Field, Row, RowChange};
use crate::diagnostic::Arg;
use crate::i18n::{Key, Phrase, Word};
use crate::plan::{Id, Plan, TableName, name_in, row_name};

/// What a change is called, for the undo button and the list of a scenario's changes.
pub type Label = Phrase;

/// What a change is aimed at: changes of one target that follow each other, such as those of a dragged slider, are one step back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The row; `None` is the plan itself.
    pub row: Option<(TableName, Id)>,
    /// The field.
    pub field: Key,
    /// The member of it, where it is a map.
    pub entry: Option<String>,
}

impl Change {
    /// What it is called, rows by the names they have in the plan that is changed.
    pub fn label(&self, plan: &Plan) -> Label {
        match self {
            Self::Plan(field) => Phrase::new(Key::ChangePlan).with("field", field_name(field, plan)),
            Self::Use(change) => change.label(plan),
            Self::Measure(change) => change.label(plan),
            Self::County(change) => change.label(plan),
            Self::Stream(change) => change.label(plan),
            Self::Credit(change) => change.label(plan),
            Self::Project(change) => change.label(plan),
            Self::Rule(change) => change.label(plan),
            Self::Scenario(change) => change.label(plan),
        }
    }

    /// The value it sets, rows by the names they have in the plan; none where it sets none.
    pub fn value(&self, plan: &Plan) -> Option<Word> {
        match self {
            Self::Plan(field) => Some(word(field, plan)),
            Self::Use(change) => change.value(plan),
            Self::Measure(change) => change.value(plan),
            Self::County(change) => change.value(plan),
            Self::Stream(change) => change.value(plan),
            Self::Credit(change) => change.value(plan),
            Self::Project(change) => change.value(plan),
            Self::Rule(change) => change.value(plan),
            Self::Scenario(change) => change.value(plan),
        }
    }

    /// What it is aimed at, where a person makes such changes in many small steps, by typing or dragging; `None` where each is a
    /// decision of its own.
    pub fn target(&self) -> Option<Target> {
        match self {
            Self::Plan(field) => target(field, None),
            Self::Use(change) => change.target(),
            Self::Measure(change) => change.target(),
            Self::County(change) => change.target(),
            Self::Stream(change) => change.target(),
            Self::Credit(change) => change.target(),
            Self::Project(change) => change.target(),
            Self::Rule(change) => change.target(),
            Self::Scenario(change) => change.target(),
        }
    }
}

/// What several changes made at once are called; those of a single one are called like it.
pub fn label_of(changes: &[Change], plan: &Plan) -> Label {
    match changes {
        [change] => change.label(plan),
        _ => Phrase::new(Key::ChangeMany).with("count", changes.len()),
    }
}

impl<R: Row> RowChange<R> {
    fn label(&self, plan: &Plan) -> Label {
        let noun = Arg::Noun(R::TABLE.noun());
        let name = |id: &Id| Arg::Name(name_in(plan, R::TABLE, id));
        match self {
            Self::Add { row, .. } => {
                let name = Arg::Name(row_name(row.name(), row.id()));
                Phrase::new(Key::ChangeAdd).with("noun", noun).with("name", name)
            }
            Self::Remove { id } => Phrase::new(Key::ChangeRemove).with("noun", noun).with("name", name(id)),
            Self::Move { id, .. } => Phrase::new(Key::ChangeMove).with("noun", noun).with("name", name(id)),
            Self::Rename { id, to } => Phrase::new(Key::ChangeRename)
                .with("noun", noun)
                .with("id", id.as_str())
                .with("to", to.as_str()),
            Self::Set { id, field } => {
                Phrase::new(Key::ChangeSet).with("field", field_name(field, plan)).with("name", name(id))
            }
        }
    }

    fn value(&self, plan: &Plan) -> Option<Word> {
        match self {
            Self::Set { field, .. } => Some(word(field, plan)),
            _ => None,
        }
    }

    fn target(&self) -> Option<Target> {
        match self {
            Self::Set { id, field } => target(field, Some((R::TABLE, id.clone()))),
            _ => None,
        }
    }
}

/// The value of a field in words.
pub(in crate::plan) fn word<F: Field>(field: &F, plan: &Plan) -> Word {
    field.value().word(field.spec().demand, plan)
}

fn target<F: Field>(field: &F, row: Option<(TableName, Id)>) -> Option<Target> {
    let entry = field.entry().map(|entry| entry.text().to_owned());
    field.value().is_gradual().then(|| Target { row, field: field.spec().key, entry })
}

/// What a field is called; a member of a map with what it is the member of.
pub(in crate::plan) fn field_name<F: Field>(field: &F, plan: &Plan) -> Word {
    let name = Phrase::new(field.spec().key);
    let Some(entry) = field.entry() else { return name.into() };
    let entry = match entry.reference() {
        Some(named) => Arg::Name(name_in(plan, named.table, named.id)),
        None => entry.text().into(),
    };
    Phrase::new(Key::ChangeEntry).with("field", name).with("entry", entry).into()
}
