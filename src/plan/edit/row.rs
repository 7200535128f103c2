//! Rows of a plan's lists, and what can happen to one.

use std::fmt::Debug;
use std::sync::Arc;

use super::lists::Lists;
use super::rename::Renaming;
use super::rows::Rows;
use super::{Change, Field};
use crate::plan::rule::Rule;
use crate::plan::{
    County, Credit, Id, Measure, Plan, Project, Scenario, Stream, Table, TableName, Text, Use,
};

/// A row of one of the plan's lists.
pub trait Row: Clone + Debug + Eq + 'static {
    /// What can be set in it.
    type Field: Field<Row = Self> + Eq;

    /// The list it belongs to.
    const TABLE: TableName;

    /// Its id.
    fn id(&self) -> &Id;

    /// Gives it another id.
    fn set_id(&mut self, id: Id);

    /// Its name.
    fn name(&self) -> &Text;

    /// The list in a plan.
    fn table(plan: &Plan) -> &Table<Self>;

    /// The list in a plan, to be replaced.
    fn table_mut(plan: &mut Plan) -> &mut Table<Self>;

    /// The list while changes go through it.
    #[doc(hidden)]
    fn rows(lists: &mut Lists) -> &mut Option<Rows<Self>>;

    /// A change of the list as a change of the plan.
    fn change(change: RowChange<Self>) -> Change;

    /// The row after what it names got another id; `None` where it names nothing that did.
    fn followed(&self, renaming: &Renaming) -> Option<Self> {
        let mut names = Self::TABLE == TableName::Scenarios;
        Self::Field::each_reference(self, &mut |named| {
            names = names || (named.table == renaming.table() && renaming.concerns(named.id));
        });
        if !names {
            return None;
        }
        let mut row = self.clone();
        let mut followed = false;
        for old in Self::Field::all(self) {
            let mut field = old.clone();
            if field.rename(renaming) {
                followed = true;
                if let Some(cleared) = old.cleared() {
                    cleared.set(&mut row);
                }
                field.set(&mut row);
            }
        }
        followed.then_some(row)
    }
}

/// What can happen to a row of a list. Rows are named by id, so that a change still says the same after others came first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowChange<R: Row> {
    /// A new row.
    Add {
        /// The row, with an id that nothing in the list has yet.
        row: Arc<R>,
        /// The row in front of which it goes; `None`, or a row that is no longer there, is the end.
        before: Option<Id>,
    },
    /// The row goes.
    Remove {
        /// Which row.
        id: Id,
    },
    /// The row goes to another position.
    Move {
        /// Which row.
        id: Id,
        /// The row in front of which it goes; `None` is the end.
        before: Option<Id>,
    },
    /// The row gets another id, and all that names it follows. The parts of a use follow it: `industry.vegetables` becomes
    /// `farming.vegetables` where `industry` becomes `farming`.
    Rename {
        /// Which row.
        id: Id,
        /// Its new id.
        to: Id,
    },
    /// A field gets another value.
    Set {
        /// Which row.
        id: Id,
        /// The field and its value.
        field: R::Field,
    },
}

impl<R: Row> RowChange<R> {
    /// Follows a changed id; `true` where the change names it.
    pub fn follow(&mut self, renaming: &Renaming) -> bool {
        let ours = renaming.table() == R::TABLE;
        match self {
            Self::Add { row, before } => {
                let mut followed = row.followed(renaming);
                if let Some(id) = renaming.of(row.id()).filter(|_| ours) {
                    followed.get_or_insert_with(|| R::clone(row)).set_id(id);
                }
                let names = followed.is_some();
                if let Some(followed) = followed {
                    *row = Arc::new(followed);
                }
                (ours && renaming.follow_all(before)) || names
            }
            Self::Move { id, before } => ours && renaming.follow_all(std::iter::once(id).chain(before)),
            Self::Remove { id } | Self::Rename { id, .. } => ours && renaming.follow(id),
            Self::Set { id, field } => {
                let names = field.rename(renaming);
                (ours && renaming.follow(id)) || names
            }
        }
    }
}

/// Rows by name: the enumeration of their fields, their list and its member in a plan.
macro_rules! rows {
    ($($Row:ident: $Field:ident, $Table:ident, $member:ident;)*) => {
        $(
            impl Row for $Row {
                type Field = super::$Field;

                const TABLE: TableName = TableName::$Table;

                fn id(&self) -> &Id {
                    &self.id
                }

                fn set_id(&mut self, id: Id) {
                    self.id = id;
                }

                fn name(&self) -> &Text {
                    &self.name
                }

                fn table(plan: &Plan) -> &Table<Self> {
                    &plan.$member
                }

                fn table_mut(plan: &mut Plan) -> &mut Table<Self> {
                    &mut plan.$member
                }

                fn rows(lists: &mut Lists) -> &mut Option<Rows<Self>> {
                    &mut lists.$member
                }

                fn change(change: RowChange<Self>) -> Change {
                    Change::$Row(change)
                }
            }

            impl From<RowChange<$Row>> for Change {
                fn from(change: RowChange<$Row>) -> Self {
                    Self::$Row(change)
                }
            }
        )*
    };
}

rows! {
    Use: UseField, Uses, uses;
    Measure: MeasureField, Measures, measures;
    County: CountyField, Counties, counties;
    Stream: StreamField, Streams, streams;
    Credit: CreditField, Credit, credit;
    Project: ProjectField, Projects, projects;
    Rule: RuleField, Rules, rules;
    Scenario: ScenarioField, Scenarios, scenarios;
}
