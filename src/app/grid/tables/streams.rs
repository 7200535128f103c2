//! The columns of fund streams.

use super::{GridRow, named, renamed, scope, to_scope};
use crate::app::grid::column::{Column, Width, rows_of};
use crate::app::grid::value::{Choices, Kind, Value, of_terms, term_key, terms};
use crate::i18n::{Key, Lang};
use crate::money::{Money, Ratio};
use crate::plan::edit::StreamField;
use crate::plan::{Channel, Earmark, Id, Level, Origin, Plan, Scope, Stream, Text};

impl GridRow for Stream {
    const STEM: &'static str = "stream";

    fn columns(plan: &Plan) -> Vec<Column> {
        let list = |choices: Choices| Kind::List { choices, open: true };
        let (uses, counties) = (list(rows_of(&plan.uses)), list(rows_of(&plan.counties)));
        let amount = Kind::Amount { optional: false };
        vec![
            Column::new("name", Key::FieldName, Kind::Text, Width::Wide),
            Column::new("channel", Key::FieldChannel, Kind::Choice(terms(&Channel::ALL)), Width::Middle),
            Column::new("level", Key::FieldLevel, Kind::Choice(terms(&Level::ALL)), Width::Narrow),
            Column::new("document", Key::FieldDocument, Kind::Text, Width::Wide),
            Column::new("period", Key::FieldPeriod, Kind::Text, Width::Narrow),
            Column::new("amount", Key::FieldAmount, amount.clone(), Width::Middle).summed(),
            Column::new("low", Key::FieldLow, Kind::Amount { optional: true }, Width::Middle),
            Column::new("high", Key::FieldHigh, Kind::Amount { optional: true }, Width::Middle),
            Column::new("poolable", Key::FieldPoolable, Kind::Share, Width::Narrow),
            Column::new("must_spend", Key::FieldMustSpend, amount, Width::Middle).summed(),
            Column::new("earmark.uses", Key::FieldEarmarkUses, uses, Width::Wide),
            Column::new("earmark.counties", Key::FieldEarmarkCounties, counties.clone(), Width::Wide),
            Column::new("reach", Key::FieldReach, counties, Width::Wide),
        ]
    }

    fn value(&self, column: &Column, lang: Lang) -> Value {
        match column.member {
            "name" => named(&self.name, lang),
            "channel" => term_key(&Channel::ALL, &self.channel),
            "level" => term_key(&Level::ALL, &self.level),
            "document" => Value::Text(self.document.clone()),
            "period" => Value::Text(self.period.clone()),
            "amount" => Value::Amount(self.amount),
            "low" => self.low.map_or(Value::Nothing, Value::Amount),
            "high" => self.high.map_or(Value::Nothing, Value::Amount),
            "poolable" => Value::Ratio(self.poolable),
            "must_spend" => Value::Amount(self.must_spend),
            "earmark.uses" => scope(&self.earmark.uses),
            "earmark.counties" => scope(&self.earmark.counties),
            "reach" => scope(&self.reach),
            _ => Value::Nothing,
        }
    }

    fn field(&self, column: &Column, value: Value, lang: Lang) -> Option<StreamField> {
        Some(match (column.member, value) {
            ("name", Value::Text(words)) => StreamField::Name(renamed(&self.name, words, lang)),
            ("channel", Value::Key(key)) => StreamField::Channel(of_terms(&Channel::ALL, &key)?),
            ("level", Value::Key(key)) => StreamField::Level(of_terms(&Level::ALL, &key)?),
            ("document", Value::Text(words)) => StreamField::Document(words),
            ("period", Value::Text(words)) => StreamField::Period(words),
            ("amount", Value::Amount(amount)) => StreamField::Amount(amount),
            ("low", Value::Amount(amount)) => StreamField::Low(Some(amount)),
            ("low", Value::Nothing) => StreamField::Low(None),
            ("high", Value::Amount(amount)) => StreamField::High(Some(amount)),
            ("high", Value::Nothing) => StreamField::High(None),
            ("poolable", Value::Ratio(share)) => StreamField::Poolable(share),
            ("must_spend", Value::Amount(amount)) => StreamField::MustSpend(amount),
            ("earmark.uses", Value::Keys(keys)) => StreamField::EarmarkUses(to_scope(keys)),
            ("earmark.counties", Value::Keys(keys)) => StreamField::EarmarkCounties(to_scope(keys)),
            ("reach", Value::Keys(keys)) => StreamField::Reach(to_scope(keys)),
            _ => return None,
        })
    }

    fn blank(_: &Plan, id: Id) -> Option<Self> {
        Some(Self {
            id,
            name: Text::default(),
            channel: Channel::Superior,
            level: Level::Central,
            document: String::new(),
            period: String::new(),
            amount: Money::ZERO,
            low: None,
            high: None,
            poolable: Ratio::ZERO,
            must_spend: Money::ZERO,
            earmark: Earmark::default(),
            reach: Scope::All,
            origin: Origin::default(),
        })
    }
}
