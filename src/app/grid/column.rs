//! The columns of a grid.

use super::value::{Choice, Choices, Kind};
use crate::diagnostic::Name;
use crate::i18n::{Key, Lang, Phrase, Word};
use crate::money::Unit;
use crate::plan::Table;
use crate::plan::edit::Row;
use crate::plan::row_name;

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The field's member in documents: `earmark.uses`; what the answer tells has its own names.
    pub member: &'static str,
    /// The member of a map, where the column is one: a factor, a measure.
    pub entry: Option<String>,
    /// What it is called.
    pub title: Phrase,
    /// What its cells hold.
    pub kind: Kind,
    /// How wide it is.
    pub width: Width,
    /// Whether it tells of the answer; else it is typed by hand.
    pub told: bool,
    /// Whether its amounts are summed up.
    pub summed: bool,
    /// What its amounts are in whatever the others are in: yuan per head, say.
    pub own_unit: Option<Unit>,
}

/// How wide a column is; style sheets say how much that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// A flag or share.
    Narrow,
    /// A figure or choice.
    Middle,
    /// A name or list.
    Wide,
}

impl Width {
    /// The class of its cells.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Narrow => "ledger-narrow",
            Self::Middle => "ledger-middle",
            Self::Wide => "ledger-wide",
        }
    }
}

impl Column {
    /// A column of a field.
    pub const fn new(member: &'static str, title: Key, kind: Kind, width: Width) -> Self {
        let title = Phrase::new(title);
        Self { member, entry: None, title, kind, width, told: false, summed: false, own_unit: None }
    }

    /// Its amounts are summed up.
    #[must_use]
    pub const fn summed(mut self) -> Self {
        self.summed = true;
        self
    }

    /// It tells of the answer.
    #[must_use]
    pub const fn told(mut self) -> Self {
        self.told = true;
        self
    }

    /// Its amounts are in this unit, whatever the others are in.
    #[must_use]
    pub const fn always_in(mut self, unit: Unit) -> Self {
        self.own_unit = Some(unit);
        self
    }

    /// The same for a member of a map.
    #[must_use]
    pub fn of_entry(mut self, entry: &str, name: impl Into<Word>) -> Self {
        self.entry = Some(entry.to_owned());
        self.title = Phrase::new(Key::ChangeEntry).with("field", self.title).with("entry", name);
        self
    }

    /// A name that no other column of the grid has.
    pub fn key(&self) -> String {
        match &self.entry {
            Some(entry) => format!("{}.{entry}", self.member),
            None => self.member.to_owned(),
        }
    }

    /// Its heading, with a capital where the language has them: amounts say what they are in.
    pub fn heading(&self, unit: Unit, lang: Lang) -> String {
        let mut name = self.title.say(lang);
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        match self.kind {
            Kind::Amount { .. } => {
                let unit = short_name(self.own_unit.unwrap_or(unit)).text(lang);
                Key::GridWithUnit.with(lang, &[("name", &name), ("unit", unit)])
            }
            _ => name,
        }
    }

    /// Whether a pasted heading means this column, in either language, with or without a unit in parentheses.
    pub fn is_called(&self, heading: &str) -> bool {
        let heading = heading.trim().to_lowercase();
        let bare = heading.split(['(', '（']).next().unwrap_or_default().trim();
        let is = |name: &str| !name.is_empty() && (name == heading || name == bare);
        is(&self.key()) || Lang::ALL.iter().any(|lang| is(&self.title.say(*lang).to_lowercase()))
    }
}

/// The unit that a pasted heading names in parentheses.
pub fn unit_of_heading(heading: &str) -> Option<Unit> {
    let (_, unit) = heading.trim().strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
    let is_called = |known: &Unit| {
        Lang::ALL
            .iter()
            .any(|lang| [known.name(*lang), short_name(*known).text(*lang)].contains(&unit.trim()))
    };
    Unit::ALL.into_iter().find(is_called)
}

/// What a unit is called where there is little room.
pub const fn short_name(unit: Unit) -> Key {
    match unit {
        Unit::Yuan => Key::GridYuan,
        Unit::TenThousand => Key::GridTenThousand,
        Unit::HundredMillion => Key::GridHundredMillion,
    }
}

/// The rows of a list, to choose one of.
pub fn rows_of<R: Row>(table: &Table<R>) -> Choices {
    let choice = |row: &std::sync::Arc<R>| {
        let name: Name = row_name(row.name(), row.id());
        Choice { key: row.id().to_string(), name }
    };
    std::rc::Rc::new(table.iter().map(choice).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_understood_again_with_its_unit() {
        let amount = Kind::Amount { optional: false };
        let column = Column::new("cost", Key::FieldCost, amount, Width::Middle);
        for lang in Lang::ALL {
            for unit in Unit::ALL {
                let heading = column.heading(unit, lang);
                assert!(column.is_called(&heading) && unit_of_heading(&heading) == Some(unit), "{heading}");
            }
        }
        assert_eq!(column.heading(Unit::TenThousand, Lang::En), "Cost (10,000 yuan)");
    }
}
