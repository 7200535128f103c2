//! The lists of a plan while changes go through them.

use super::rename::Renaming;
use super::rows::Rows;
use super::{Field, PlanField, Reference, Row};
use crate::diagnostic::Name;
use crate::i18n::{Key, Lang};
use crate::plan::rule::Rule;
use crate::plan::{
    County, Credit, Id, Measure, Plan, Project, Scenario, Stream, TableName, Text, Use, row_name,
};

/// The lists of a plan; each is opened when it is first asked for, and one that is not changed stays shared.
#[derive(Debug)]
pub struct Lists {
    plan: Plan,
    pub(super) uses: Option<Rows<Use>>,
    pub(super) measures: Option<Rows<Measure>>,
    pub(super) counties: Option<Rows<County>>,
    pub(super) streams: Option<Rows<Stream>>,
    pub(super) credit: Option<Rows<Credit>>,
    pub(super) projects: Option<Rows<Project>>,
    pub(super) rules: Option<Rows<Rule>>,
    pub(super) scenarios: Option<Rows<Scenario>>,
}

/// Calls a method once for the rows of every list, in document order.
macro_rules! on_every_list {
    ($lists:ident.$method:ident($($arg:expr),*)) => {
        $lists.$method::<Use>($($arg),*);
        $lists.$method::<Measure>($($arg),*);
        $lists.$method::<County>($($arg),*);
        $lists.$method::<Stream>($($arg),*);
        $lists.$method::<Credit>($($arg),*);
        $lists.$method::<Project>($($arg),*);
        $lists.$method::<Rule>($($arg),*);
        $lists.$method::<Scenario>($($arg),*);
    };
}
pub(super) use on_every_list;

impl Lists {
    /// The lists of this plan.
    pub const fn of(plan: Plan) -> Self {
        Self {
            plan,
            uses: None,
            measures: None,
            counties: None,
            streams: None,
            credit: None,
            projects: None,
            rules: None,
            scenarios: None,
        }
    }

    /// The plan, up to date but for its lists.
    pub const fn plan_mut(&mut self) -> &mut Plan {
        &mut self.plan
    }

    /// The rows of a list.
    pub fn open<R: Row>(&mut self) -> &mut Rows<R> {
        let table = R::table(&self.plan).clone();
        R::rows(self).get_or_insert_with(|| Rows::of(&table))
    }

    /// The plan with the lists as they are now.
    pub fn into_plan(mut self) -> Plan {
        let lists = &mut self;
        on_every_list!(lists.close());
        self.plan
    }

    fn close<R: Row>(&mut self) {
        let rows = R::rows(self).take();
        if let Some(table) = rows.and_then(|rows| rows.changed_table()) {
            *R::table_mut(&mut self.plan) = table;
        }
    }

    /// Whether the list has a row with this id.
    pub fn has(&mut self, table: TableName, id: &Id) -> bool {
        match table {
            TableName::Uses => self.open::<Use>().find(id).is_some(),
            TableName::Measures => self.open::<Measure>().find(id).is_some(),
            TableName::Counties => self.open::<County>().find(id).is_some(),
            TableName::Streams => self.open::<Stream>().find(id).is_some(),
            TableName::Credit => self.open::<Credit>().find(id).is_some(),
            TableName::Projects => self.open::<Project>().find(id).is_some(),
            TableName::Rules => self.open::<Rule>().find(id).is_some(),
            TableName::Scenarios => self.open::<Scenario>().find(id).is_some(),
        }
    }

    /// Whether what is named is there.
    pub fn knows(&mut self, named: Reference) -> bool {
        let has_parts =
            |lists: &mut Self| lists.open::<Use>().iter().any(|(_, row)| named.id.covers(&row.id));
        self.has(named.table, named.id) || (named.or_its_parts && has_parts(self))
    }

    /// Lets all that names the row follow its changed id.
    pub fn follow(&mut self, renaming: &Renaming) {
        for mut field in PlanField::all(&self.plan) {
            if field.rename(renaming) {
                field.set(&mut self.plan);
            }
        }
        let lists = self;
        on_every_list!(lists.follow_in(renaming));
    }

    fn follow_in<R: Row>(&mut self, renaming: &Renaming) {
        let rows = self.open::<R>();
        let followed: Vec<_> =
            rows.iter().filter_map(|(slot, row)| Some((slot, row.followed(renaming)?))).collect();
        for (slot, row) in followed {
            rows.replace(slot, row.into());
        }
    }

    /// Shows everything that is named, and who names it.
    pub fn each_reference(&mut self, visit: &mut Visit) {
        PlanField::each_reference(&self.plan, &mut |named| visit(named, Namer::Pool(named.table)));
        let lists = self;
        on_every_list!(lists.each_reference_in(visit));
    }

    fn each_reference_in<R: Row>(&mut self, visit: &mut Visit) {
        for (_, row) in self.open::<R>().iter() {
            let by = Namer::Row(R::TABLE, row.id(), row.name());
            R::Field::each_reference(row, &mut |named| visit(named, by));
        }
    }
}

/// Is shown what is named, and who names it.
pub type Visit<'v> = dyn FnMut(Reference, Namer) + 'v;

/// Who names a row.
#[derive(Clone, Copy, Debug)]
pub enum Namer<'r> {
    /// The pool; its part that names rows of this list.
    Pool(TableName),
    /// A row: its list, id and name.
    Row(TableName, &'r Id, &'r Text),
}

impl Namer<'_> {
    /// Which row it is.
    pub fn row(self) -> Option<(TableName, Id)> {
        match self {
            Self::Pool(_) => None,
            Self::Row(table, id, _) => Some((table, id.clone())),
        }
    }

    /// What it is called.
    pub fn name(self) -> Name {
        let words = |key: Key| Name { zh: key.text(Lang::Zh).to_owned(), en: key.text(Lang::En).to_owned() };
        match self {
            Self::Pool(TableName::Uses) => words(Key::FieldPoolUses),
            Self::Pool(_) => words(Key::FieldPoolCounties),
            Self::Row(_, id, name) => row_name(name, id),
        }
    }
}
