//! The columns of projects.

use std::collections::BTreeMap;

use super::{GridRow, named, renamed};
use crate::app::grid::column::{Column, Width, rows_of};
use crate::app::grid::value::{Kind, Value, of_terms, term_key, terms};
use crate::diagnostic::Arg;
use crate::i18n::{Key, Lang};
use crate::money::{Money, Ratio};
use crate::plan::edit::ProjectField;
use crate::plan::{Funding, Id, Origin, Plan, Project, Text, row_name};

const FUNDING: [Funding; 3] = [Funding::Divisible, Funding::AtLeast, Funding::Whole];

impl GridRow for Project {
    const STEM: &'static str = "project";

    fn columns(plan: &Plan) -> Vec<Column> {
        let (uses, counties) = (Kind::Choice(rows_of(&plan.uses)), Kind::Choice(rows_of(&plan.counties)));
        let amount = Kind::Amount { optional: false };
        let mut columns = vec![
            Column::new("name", Key::FieldName, Kind::Text, Width::Wide),
            Column::new("county", Key::FieldCounty, counties, Width::Middle),
            Column::new("village", Key::FieldVillage, Kind::Text, Width::Middle),
            Column::new("use", Key::FieldUse, uses, Width::Middle),
            Column::new("cost", Key::FieldCost, amount.clone(), Width::Middle).summed(),
            Column::new("funding", Key::FieldFunding, Kind::Choice(terms(&FUNDING)), Width::Middle),
            Column::new("min", Key::FieldMinFunding, amount, Width::Middle).summed(),
            Column::new("must", Key::FieldMust, Kind::Flag, Width::Narrow),
            Column::new("ready", Key::FieldReady, Kind::Flag, Width::Narrow),
            Column::new("lock", Key::FieldLock, Kind::Amount { optional: true }, Width::Middle).summed(),
            Column::new("credit_share_max", Key::FieldCreditShareMax, Kind::Share, Width::Narrow),
        ];
        columns.extend(plan.measures.iter().map(|measure| {
            let kind = Kind::Number { optional: true };
            let column = Column::new("benefits", Key::FieldBenefit, kind, Width::Middle);
            column.of_entry(measure.id.as_str(), Arg::Name(row_name(&measure.name, &measure.id)))
        }));
        let others = Kind::List { choices: rows_of(&plan.projects), open: false };
        columns.extend([
            Column::new("requires", Key::FieldRequires, others.clone(), Width::Wide),
            Column::new("excludes", Key::FieldExcludes, others, Width::Wide),
            Column::new("responsible", Key::FieldResponsible, Kind::Text, Width::Wide),
            Column::new("target", Key::FieldTarget, Kind::Text, Width::Wide),
            Column::new("schedule", Key::FieldSchedule, Kind::Text, Width::Wide),
        ]);
        columns
    }

    fn value(&self, column: &Column, lang: Lang) -> Value {
        match column.member {
            "name" => named(&self.name, lang),
            "county" => Value::Key(self.county.to_string()),
            "village" => Value::Text(self.village.clone()),
            "use" => Value::Key(self.use_id.to_string()),
            "cost" => Value::Amount(self.cost),
            "funding" => term_key(&FUNDING, &self.funding),
            "min" => Value::Amount(self.min),
            "must" => Value::Flag(self.must),
            "ready" => Value::Flag(self.ready),
            "lock" => self.lock.map_or(Value::Nothing, Value::Amount),
            "credit_share_max" => Value::Ratio(self.credit_share_max),
            "benefits" => {
                let mut own = self.benefits.iter();
                let benefit = own.find(|(id, _)| Some(id.as_str()) == column.entry.as_deref());
                benefit.map_or(Value::Nothing, |(_, benefit)| Value::Ratio(*benefit))
            }
            "requires" => ids(&self.requires),
            "excludes" => ids(&self.excludes),
            "responsible" => Value::Text(self.responsible.clone()),
            "target" => Value::Text(self.target.clone()),
            "schedule" => Value::Text(self.schedule.clone()),
            _ => Value::Nothing,
        }
    }

    fn field(&self, column: &Column, value: Value, lang: Lang) -> Option<ProjectField> {
        let measure = || column.entry.as_ref()?.parse::<Id>().ok();
        Some(match (column.member, value) {
            ("name", Value::Text(words)) => ProjectField::Name(renamed(&self.name, words, lang)),
            ("county", Value::Key(key)) => ProjectField::County(key.parse().ok()?),
            ("village", Value::Text(words)) => ProjectField::Village(words),
            ("use", Value::Key(key)) => ProjectField::Use(key.parse().ok()?),
            ("cost", Value::Amount(amount)) => ProjectField::Cost(amount),
            ("funding", Value::Key(key)) => ProjectField::Funding(of_terms(&FUNDING, &key)?),
            ("min", Value::Amount(amount)) => ProjectField::Min(amount),
            ("must", Value::Flag(is)) => ProjectField::Must(is),
            ("ready", Value::Flag(is)) => ProjectField::Ready(is),
            ("lock", Value::Amount(amount)) => ProjectField::Lock(Some(amount)),
            ("lock", Value::Nothing) => ProjectField::Lock(None),
            ("credit_share_max", Value::Ratio(share)) => ProjectField::CreditShareMax(share),
            ("benefits", Value::Ratio(number)) => ProjectField::Benefit(measure()?, Some(number)),
            ("benefits", Value::Nothing) => ProjectField::Benefit(measure()?, None),
            ("requires", value) => ProjectField::Requires(to_ids(value)?),
            ("excludes", value) => ProjectField::Excludes(to_ids(value)?),
            ("responsible", Value::Text(words)) => ProjectField::Responsible(words),
            ("target", Value::Text(words)) => ProjectField::Target(words),
            ("schedule", Value::Text(words)) => ProjectField::Schedule(words),
            _ => return None,
        })
    }

    /// A project lies in the county and serves the use of the last one, as rows in a sheet mostly do.
    fn blank(plan: &Plan, id: Id) -> Option<Self> {
        let last = plan.projects.last();
        let county = last.map(|last| &last.county).or(plan.counties.first().map(|county| &county.id))?;
        let use_id = last.map(|last| &last.use_id).or(plan.uses.first().map(|used| &used.id))?;
        Some(Self {
            id,
            name: Text::default(),
            county: county.clone(),
            village: String::new(),
            use_id: use_id.clone(),
            cost: Money::ZERO,
            funding: Funding::Divisible,
            min: Money::ZERO,
            must: false,
            ready: true,
            lock: None,
            credit_share_max: Ratio::ZERO,
            benefits: BTreeMap::new(),
            curve: Vec::new(),
            requires: Vec::new(),
            excludes: Vec::new(),
            responsible: String::new(),
            target: String::new(),
            schedule: String::new(),
            origin: Origin::default(),
        })
    }
}

fn ids(ids: &[Id]) -> Value {
    match ids {
        [] => Value::Nothing,
        ids => Value::Keys(Some(ids.iter().map(Id::to_string).collect())),
    }
}

fn to_ids(value: Value) -> Option<Vec<Id>> {
    match value {
        Value::Nothing => Some(Vec::new()),
        Value::Keys(keys) => keys?.iter().map(|key| key.parse().ok()).collect(),
        _ => None,
    }
}
