//! A plan while changes go through it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::claims::{Claims, Dangling, Need, Owner, RowId};
use super::field::Field;
use super::lists::Lists;
use super::places::Places;
use super::rename::Renaming;
use super::rows::Slot;
use super::value::Fault;
use super::{Change, PlanField, Reference, Refused, Row, RowChange};
use crate::diagnostic::{Arg, Code, Diagnostic, JsonPath, Name};
use crate::plan::{Id, Plan, TableName};

/// How many of those that name a row are named in turn.
const MOST_SHOWN: usize = 5;

/// A plan while changes go through it.
#[derive(Debug)]
pub struct Draft<'p> {
    places: Places<'p>,
    lists: Lists,
    claims: Claims,
    /// Which change of the batch is being made.
    at: usize,
}

type Made = Result<(), Vec<Diagnostic>>;

impl<'p> Draft<'p> {
    /// Nothing changed yet.
    pub fn of(given: &'p Plan) -> Self {
        Self { places: Places::of(given), lists: Lists::of(given.clone()), claims: Claims::default(), at: 0 }
    }

    /// Makes the change, the `at`-th of its batch; one that is refused changes nothing.
    pub fn make(&mut self, at: usize, change: &Change) -> Made {
        self.at = at;
        match change {
            Change::Plan(field) => self.set_plan(field),
            Change::Use(change) => self.make_in(change),
            Change::Measure(change) => self.make_in(change),
            Change::County(change) => self.make_in(change),
            Change::Stream(change) => self.make_in(change),
            Change::Credit(change) => self.make_in(change),
            Change::Project(change) => self.make_in(change),
            Change::Rule(change) => self.make_in(change),
            Change::Scenario(change) => self.make_in(change),
        }
    }

    /// The plan after the changes, and which of them leave something named that is not there.
    pub fn finish(mut self) -> (Plan, Vec<Refused>) {
        let Dangling { unmet, missed } = self.claims.dangling(&mut self.lists);
        let unmet = unmet.into_iter().map(|(owner, named, need)| self.refuse_naming(owner, &named, need));
        let missed = missed.into_iter().map(|(row, (change, by))| self.refuse_removal(&row, change, by));
        let refused = unmet.chain(missed).collect();
        (self.lists.into_plan(), refused)
    }

    fn make_in<R: Row>(&mut self, change: &RowChange<R>) -> Made {
        match change {
            RowChange::Add { row, before } => self.add(row, before.as_ref()),
            RowChange::Remove { id } => {
                let slot = self.find::<R>(id)?;
                self.claims.lose::<R>(self.at, id);
                self.lists.open::<R>().remove(slot);
                Ok(())
            }
            RowChange::Move { id, before } => {
                let slot = self.find::<R>(id)?;
                let before = before.as_ref().map(|before| self.find::<R>(before)).transpose()?;
                self.lists.open::<R>().shift(slot, before);
                Ok(())
            }
            RowChange::Rename { id, to } => self.rename::<R>(id, to),
            RowChange::Set { id, field } => self.set::<R>(id, field),
        }
    }

    fn set_plan(&mut self, field: &PlanField) -> Made {
        if let Some(fault) = field.fault() {
            return Err(vec![at_place(fault, field.path(&JsonPath::root()))]);
        }
        let plan = self.lists.plan_mut();
        if PlanField::all(plan).contains(field) {
            return Ok(());
        }
        let known = named::<PlanField>(plan);
        field.set(plan);
        self.need_new(field, &known, None);
        Ok(())
    }

    fn set<R: Row>(&mut self, id: &Id, field: &R::Field) -> Made {
        let slot = self.find::<R>(id)?;
        if let Some(fault) = field.fault() {
            return Err(vec![at_place(fault, field.path(&self.places.path(R::TABLE, id)))]);
        }
        let Some(old) = self.lists.open::<R>().get(slot).map(Arc::clone) else { return Ok(()) };
        let mut row = R::clone(&old);
        if !field.set(&mut row) {
            let path = field.path(&self.places.path(R::TABLE, id));
            return Err(vec![Diagnostic::new(Code::ValueOfAnotherKind, path).with("id", id.as_str())]);
        }
        if row != *old {
            self.need_new(field, &named::<R::Field>(&old), Some((R::TABLE, id.clone())));
            self.lists.open::<R>().replace(slot, Arc::new(row));
        }
        Ok(())
    }

    fn add<R: Row>(&mut self, row: &Arc<R>, before: Option<&Id>) -> Made {
        self.free::<R>(row.id())?;
        let fields = R::Field::all(row);
        let path = R::TABLE.path();
        let faults: Vec<Diagnostic> =
            fields.iter().filter_map(|field| Some(at_place(field.fault()?, field.path(&path)))).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        for field in &fields {
            self.need_new(field, &BTreeSet::new(), Some((R::TABLE, row.id().clone())));
        }
        let rows = self.lists.open::<R>();
        let before = before.and_then(|before| rows.find(before));
        rows.insert(Arc::clone(row), before);
        Ok(())
    }

    fn rename<R: Row>(&mut self, id: &Id, to: &Id) -> Made {
        self.find::<R>(id)?;
        if id == to {
            return Ok(());
        }
        let renaming = Renaming::new(R::TABLE, id.clone(), to.clone());
        let renamed = self.renamed::<R>(&renaming)?;
        let rows = self.lists.open::<R>();
        for (slot, row) in renamed {
            rows.replace(slot, Arc::new(row));
        }
        self.claims.follow(&renaming);
        self.claims.lose::<R>(self.at, id);
        self.lists.follow(&renaming);
        Ok(())
    }

    /// The rows that get another id, with it.
    fn renamed<R: Row>(&mut self, renaming: &Renaming) -> Result<Vec<(Slot, R)>, Vec<Diagnostic>> {
        let rows = self.lists.open::<R>();
        let concerned: Vec<(Slot, Arc<R>)> = rows
            .iter()
            .filter(|(_, row)| renaming.concerns(row.id()))
            .map(|(slot, row)| (slot, Arc::clone(row)))
            .collect();
        let mut renamed = Vec::new();
        for (slot, row) in concerned {
            let Some(id) = renaming.of(row.id()) else {
                let path = self.places.path(R::TABLE, row.id()).key("id");
                return Err(vec![Diagnostic::new(Code::IdTooLong, path).with("id", row.id().as_str())]);
            };
            if !renaming.concerns(&id) {
                self.free::<R>(&id)?;
            }
            let mut row = R::clone(&row);
            row.set_id(id);
            renamed.push((slot, row));
        }
        Ok(renamed)
    }

    /// Claims what the field names and the row did not.
    fn need_new<F: Field>(&mut self, field: &F, known: &BTreeSet<RowId>, owner: Owner) {
        let member = field.spec().member;
        for Reference { table, id, or_its_parts } in field.references() {
            let named = (table, id.clone());
            if !known.contains(&named) {
                self.claims.need(owner.clone(), named, Need { change: self.at, member, or_its_parts });
            }
        }
    }

    fn find<R: Row>(&mut self, id: &Id) -> Result<Slot, Vec<Diagnostic>> {
        let found = self.lists.open::<R>().find(id);
        found.ok_or_else(|| vec![unknown(R::TABLE, id, R::TABLE.path())])
    }

    /// That no row of the list has the id.
    fn free<R: Row>(&mut self, id: &Id) -> Made {
        if self.lists.open::<R>().find(id).is_none() {
            return Ok(());
        }
        let first = self.places.path(R::TABLE, id).to_string();
        let taken = Diagnostic::new(Code::DuplicateId, R::TABLE.path());
        Err(vec![taken.with("id", id.as_str()).with("first", first)])
    }

    fn refuse_naming(&self, owner: Owner, (table, id): &RowId, need: Need) -> Refused {
        let owner = owner.map_or_else(JsonPath::root, |(table, id)| self.places.path(table, &id));
        let path = need.member.split('.').fold(owner, |path, name| path.key(name));
        Refused { change: need.change, reason: unknown(*table, id, path) }
    }

    fn refuse_removal(&self, (table, id): &RowId, change: usize, mut by: Vec<Name>) -> Refused {
        let count = by.len();
        by.truncate(MOST_SHOWN);
        let reason = Diagnostic::new(Code::StillNamed, self.places.path(*table, id))
            .with("kind", Arg::Noun(table.noun()))
            .with("name", Arg::Name(self.places.name(*table, id)))
            .with("count", count)
            .with("by", Arg::Names(by));
        Refused { change, reason }
    }
}

fn unknown(table: TableName, id: &Id, path: JsonPath) -> Diagnostic {
    Diagnostic::new(Code::UnknownId, path).with("kind", Arg::Noun(table.noun())).with("id", id.as_str())
}

fn at_place(fault: Fault, path: JsonPath) -> Diagnostic {
    Diagnostic { code: fault.code, place: path.into(), args: fault.args }
}

/// What the row names.
fn named<F: Field>(row: &F::Row) -> BTreeSet<RowId> {
    let mut named = BTreeSet::new();
    F::each_reference(row, &mut |reference| {
        named.insert((reference.table, reference.id.clone()));
    });
    named
}
