//! Where rows stand in the plan that was given, which is the one people see.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::Row;
use super::claims::RowId;
use super::lists::on_every_list;
use crate::diagnostic::{JsonPath, Name};
use crate::plan::rule::Rule;
use crate::plan::{County, Credit, Id, Measure, Plan, Project, Scenario, Stream, TableName, Use, name_in};

/// Where rows stand in a plan. Nothing is looked up before something is refused.
#[derive(Debug)]
pub struct Places<'p> {
    given: &'p Plan,
    positions: OnceCell<Positions>,
}

#[derive(Debug, Default)]
struct Positions(BTreeMap<RowId, usize>);

impl<'p> Places<'p> {
    /// The places of this plan.
    pub const fn of(given: &'p Plan) -> Self {
        Self { given, positions: OnceCell::new() }
    }

    /// What a row is called.
    pub fn name(&self, table: TableName, id: &Id) -> Name {
        name_in(self.given, table, id)
    }

    /// The place of a row; its list's where the row is new.
    pub fn path(&self, table: TableName, id: &Id) -> JsonPath {
        let positions = self.positions.get_or_init(|| {
            let mut positions = Positions::default();
            on_every_list!(positions.add(self.given));
            positions
        });
        let position = positions.0.get(&(table, id.clone()));
        position.map_or_else(|| table.path(), |position| table.path().index(*position))
    }
}

impl Positions {
    fn add<R: Row>(&mut self, plan: &Plan) {
        for (position, row) in R::table(plan).iter().enumerate() {
            self.0.entry((R::TABLE, row.id().clone())).or_insert(position);
        }
    }
}
