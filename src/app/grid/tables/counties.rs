//! The columns of counties.

use std::collections::{BTreeMap, BTreeSet};

use super::{GridRow, named, renamed};
use crate::app::grid::column::{Column, Width};
use crate::app::grid::value::{Kind, Value, of_terms, term_key, terms};
use crate::i18n::{Key, Lang};
use crate::money::Ratio;
use crate::plan::edit::CountyField;
use crate::plan::{County, CountyClass, Id, Origin, Plan, Text, factor_name};

const CLASSES: [CountyClass; 2] = [CountyClass::Key, CountyClass::Other];

impl GridRow for County {
    const STEM: &'static str = "county";

    fn columns(plan: &Plan) -> Vec<Column> {
        let mut columns = vec![
            Column::new("name", Key::FieldName, Kind::Text, Width::Wide),
            Column::new("code", Key::FieldCode, Kind::Text, Width::Narrow),
            Column::new("class", Key::FieldClass, Kind::Choice(terms(&CLASSES)), Width::Middle),
            Column::new("population", Key::FieldPopulation, Kind::Whole, Width::Middle),
            Column::new("last_year", Key::FieldLastYear, Kind::Amount { optional: true }, Width::Middle)
                .summed(),
            Column::new(
                "performance",
                Key::FieldPerformance,
                Kind::Number { optional: false },
                Width::Narrow,
            ),
        ];
        let factors: BTreeSet<&String> =
            plan.counties.iter().flat_map(|county| county.factors.keys()).collect();
        columns.extend(factors.into_iter().map(|factor| {
            let column =
                Column::new("factors", Key::FieldFactor, Kind::Number { optional: true }, Width::Middle);
            column.of_entry(factor, factor_name(factor))
        }));
        columns
    }

    fn value(&self, column: &Column, lang: Lang) -> Value {
        match column.member {
            "name" => named(&self.name, lang),
            "code" => Value::Text(self.code.clone().unwrap_or_default()),
            "class" => term_key(&CLASSES, &self.class),
            "population" => Value::Count(self.population),
            "last_year" => self.last_year.map_or(Value::Nothing, Value::Amount),
            "performance" => Value::Ratio(self.performance),
            "factors" => {
                let factor = column.entry.as_ref().and_then(|entry| self.factors.get(entry));
                factor.map_or(Value::Nothing, |factor| Value::Ratio(*factor))
            }
            _ => Value::Nothing,
        }
    }

    fn field(&self, column: &Column, value: Value, lang: Lang) -> Option<CountyField> {
        Some(match (column.member, value) {
            ("name", Value::Text(words)) => CountyField::Name(renamed(&self.name, words, lang)),
            ("code", Value::Text(code)) => CountyField::Code(Some(code).filter(|code| !code.is_empty())),
            ("class", Value::Key(key)) => CountyField::Class(of_terms(&CLASSES, &key)?),
            ("population", Value::Count(people)) => CountyField::Population(people),
            ("last_year", Value::Amount(amount)) => CountyField::LastYear(Some(amount)),
            ("last_year", Value::Nothing) => CountyField::LastYear(None),
            ("performance", Value::Ratio(number)) => CountyField::Performance(number),
            ("factors", Value::Ratio(number)) => CountyField::Factor(column.entry.clone()?, Some(number)),
            ("factors", Value::Nothing) => CountyField::Factor(column.entry.clone()?, None),
            _ => return None,
        })
    }

    fn blank(_: &Plan, id: Id) -> Option<Self> {
        Some(Self {
            id,
            name: Text::default(),
            code: None,
            class: CountyClass::Other,
            population: 0,
            last_year: None,
            performance: Ratio::ONE,
            factors: BTreeMap::new(),
            origin: Origin::default(),
        })
    }
}
