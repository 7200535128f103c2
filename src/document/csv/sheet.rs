//! The tables that a plan is divided into.

use crate::document::form::{Field, PlanRow, Record, RecordShape, Shape};
use crate::plan::{Plan, TableName};

/// A table of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {
    /// What the plan itself says: title, year, quantum, pool. One row.
    Plan,
    /// A list whose rows have ids.
    Table(TableName),
    /// The goals, the most important first.
    Objective,
    /// The steps of the presentation.
    Steps,
}

/// The member of the document that holds the goals.
const OBJECTIVE: &str = "objective";
/// The member that holds the steps.
const STEPS: &str = "steps";

/// Members that tell what kind of document it is, not what the plan is.
const HEAD: [&str; 2] = ["format", "version"];

impl Sheet {
    /// Every table, the plan itself first.
    pub fn all() -> impl Iterator<Item = Self> {
        let tables = TableName::ALL.into_iter().map(Self::Table);
        [Self::Plan].into_iter().chain(tables).chain([Self::Objective, Self::Steps])
    }

    /// Its name, which is also the usual name of its file without `.csv`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Table(table) => table.member(),
            Self::Objective => OBJECTIVE,
            Self::Steps => STEPS,
        }
    }

    /// The table of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::all().find(|sheet| sheet.name() == name)
    }

    /// The objects that its rows can be.
    pub(super) fn rows(self) -> Vec<RecordShape> {
        let mut fields = PlanRow::fields();
        match self {
            Self::Plan => {
                fields.retain(|field| !is_table(field) && !HEAD.contains(&field.name));
                vec![RecordShape::of(fields)]
            }
            Self::Table(_) | Self::Objective | Self::Steps => {
                let list = fields.into_iter().find(|field| field.name == self.name());
                match list.map(|field| field.shape) {
                    Some(Shape::List(row)) => match *row {
                        Shape::Object { alternatives, .. } => alternatives(),
                        _ => Vec::new(),
                    },
                    _ => Vec::new(),
                }
            }
        }
    }

    /// The plan with this table taken from another.
    pub(super) fn replace(self, plan: &Plan, other: Plan) -> Plan {
        let plan = plan.clone();
        match self {
            Self::Plan => Plan {
                title: other.title,
                note: other.note,
                year: other.year,
                quantum: other.quantum,
                pool: other.pool,
                ..plan
            },
            Self::Table(TableName::Uses) => Plan { uses: other.uses, ..plan },
            Self::Table(TableName::Measures) => Plan { measures: other.measures, ..plan },
            Self::Table(TableName::Counties) => Plan { counties: other.counties, ..plan },
            Self::Table(TableName::Streams) => Plan { streams: other.streams, ..plan },
            Self::Table(TableName::Credit) => Plan { credit: other.credit, ..plan },
            Self::Table(TableName::Projects) => Plan { projects: other.projects, ..plan },
            Self::Table(TableName::Rules) => Plan { rules: other.rules, ..plan },
            Self::Table(TableName::Scenarios) => Plan { scenarios: other.scenarios, ..plan },
            Self::Objective => Plan { objective: other.objective, ..plan },
            Self::Steps => Plan { steps: other.steps, ..plan },
        }
    }
}

fn is_table(field: &Field) -> bool {
    matches!(&field.shape, Shape::List(row) if matches!(**row, Shape::Object { .. }))
}
