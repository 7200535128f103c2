//! What a cell can hold, and how it is written.

use std::rc::Rc;

use crate::diagnostic::Name;
use crate::document::csv::inert;
use crate::i18n::{Key, Lang, exact_percent};
use crate::money::format::{GROUP_SEPARATOR, MINUS};
use crate::money::{Money, Ratio, Scale, Unit};
use crate::plan::Term;

/// What the cells of a column hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Words.
    Text,
    /// Money; `optional` where none is something else than nothing.
    Amount {
        /// Whether the cell may stand empty.
        optional: bool,
    },
    /// A share, in percent.
    Share,
    /// Any number.
    Number {
        /// Whether the cell may stand empty.
        optional: bool,
    },
    /// A whole number.
    Whole,
    /// One of a few.
    Choice(Choices),
    /// Several of a few.
    List {
        /// What there is.
        choices: Choices,
        /// Whether all that there is or ever will be can be meant too; then none at all is told apart from nothing.
        open: bool,
    },
    /// Yes or no.
    Flag,
}

/// What there is to choose from.
pub type Choices = Rc<Vec<Choice>>;

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What stands for it in a [`Value`]: an id, or a position.
    pub key: String,
    /// What people call it.
    pub name: Name,
}

impl Choice {
    /// Its name in the language.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.name.zh,
            Lang::En => &self.name.en,
        }
    }

    /// Something that a cell names and that is not there.
    pub fn unknown(key: &str) -> Self {
        let name = Name { zh: key.to_owned(), en: key.to_owned() };
        Self { key: key.to_owned(), name }
    }

    /// Whether its name in either language, or its key, has this in it, which is in small letters.
    pub fn holds(&self, words: &str) -> bool {
        let names = [&self.name.zh, &self.name.en, &self.key];
        names.iter().any(|name| name.to_lowercase().contains(words))
    }

    /// Whether it is called so in either language, or by its key; `word` in small letters.
    pub fn is_called(&self, word: &str) -> bool {
        self.key == word || [&self.name.zh, &self.name.en].iter().any(|name| name.to_lowercase() == word)
    }
}

/// The values of an enumeration, by their positions.
pub fn terms<T: Term>(all: &[T]) -> Choices {
    let choice = |(at, one): (usize, &T)| {
        let term = one.term();
        let name = Name { zh: term.text(Lang::Zh).to_owned(), en: term.text(Lang::En).to_owned() };
        Choice { key: at.to_string(), name }
    };
    Rc::new(all.iter().enumerate().map(choice).collect())
}

/// The value of an enumeration at the position that a choice names.
pub fn of_terms<T: Copy>(all: &[T], key: &str) -> Option<T> {
    all.get(key.parse::<usize>().ok()?).copied()
}

/// The position of a value of an enumeration.
pub fn term_key<T: PartialEq>(all: &[T], one: &T) -> Value {
    let at = all.iter().position(|other| other == one);
    at.map_or(Value::Nothing, |at| Value::Key(at.to_string()))
}

/// What stands between the names of a list as people type it.
pub const LIST_SEPARATORS: [char; 6] = [',', '，', '、', ';', '；', '\n'];

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Nothing,
    /// Words.
    Text(String),
    /// Money.
    Amount(Money),
    /// A number or share.
    Ratio(Ratio),
    /// A whole number.
    Count(u64),
    /// A choice, by its key.
    Key(String),
    /// Several choices; `None` is all there are.
    Keys(Option<Vec<String>>),
    /// Yes or no.
    Flag(bool),
}

impl Value {
    /// Whether nothing is to be seen of it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => text.is_empty(),
            _ => false,
        }
    }
}

impl Kind {
    /// Whether figures stand at the right.
    pub const fn is_figure(&self) -> bool {
        matches!(self, Self::Amount { .. } | Self::Share | Self::Number { .. } | Self::Whole)
    }

    /// What a cell holds that a person emptied; none where it cannot be empty.
    pub fn blank(&self) -> Option<Value> {
        Some(match self {
            Self::Text => Value::Text(String::new()),
            Self::Amount { optional: true } | Self::Number { optional: true } => Value::Nothing,
            Self::Amount { optional: false } => Value::Amount(Money::ZERO),
            Self::Share | Self::Number { optional: false } => Value::Ratio(Ratio::ZERO),
            Self::Whole => Value::Count(0),
            Self::Choice(_) => return None,
            Self::List { open: true, .. } => Value::Keys(None),
            Self::List { open: false, .. } => Value::Nothing,
            Self::Flag => Value::Flag(false),
        })
    }

    /// What a list holds with these keys; `None` is all there is.
    pub fn listed(&self, keys: Option<Vec<String>>) -> Value {
        match (self, keys) {
            (Self::List { open: false, .. }, Some(keys)) if keys.is_empty() => Value::Nothing,
            (_, keys) => Value::Keys(keys),
        }
    }

    /// The value as it is shown.
    pub fn show(&self, value: &Value, unit: Unit, lang: Lang) -> String {
        match (self, value) {
            (Self::Share, Value::Ratio(share)) => exact_percent(*share, lang),
            (_, Value::Keys(Some(keys))) if !keys.is_empty() => {
                join(keys.iter().map(|key| self.name(key, lang)), lang)
            }
            (_, Value::Amount(amount)) => amount.exact_in(unit),
            (_, Value::Ratio(number)) => number.exact_in(Scale::One),
            (_, Value::Count(count)) => i64::try_from(*count).map_or_else(
                |_| count.to_string(),
                |count| crate::money::exact_trillionths(i128::from(count).saturating_mul(1_000_000_000_000)),
            ),
            _ => self.write(value, unit, lang),
        }
    }

    /// The value as a person types it: digits without gaps, shares without their sign.
    pub fn write(&self, value: &Value, unit: Unit, lang: Lang) -> String {
        match value {
            Value::Nothing => String::new(),
            Value::Text(text) => text.clone(),
            Value::Amount(amount) => plain(&amount.exact_in(unit)),
            Value::Ratio(share) if *self == Self::Share => plain(&share.exact_in(Scale::Percent)),
            Value::Ratio(number) => number.to_string(),
            Value::Count(count) => count.to_string(),
            Value::Key(key) => self.name(key, lang).to_owned(),
            Value::Keys(None) => Key::TermAll.text(lang).to_owned(),
            Value::Keys(Some(keys)) if keys.is_empty() => Key::TermNone.text(lang).to_owned(),
            Value::Keys(Some(keys)) => join(keys.iter().map(|key| self.typed_name(key, lang)), lang),
            Value::Flag(is) => (if *is { Key::TermYes } else { Key::TermNo }).text(lang).to_owned(),
        }
    }

    /// The value for a spreadsheet: as typed, shares with their sign, no words that would run as a formula.
    pub fn export(&self, value: &Value, unit: Unit, lang: Lang) -> String {
        let text = self.write(value, unit, lang);
        match value {
            Value::Ratio(_) if *self == Self::Share => format!("{text}%"),
            Value::Text(_) | Value::Key(_) | Value::Keys(_) => inert(&text).into_owned(),
            _ => text,
        }
    }

    /// What is chosen by the key: its name, or the key where there is no such thing any more.
    fn name<'k>(&'k self, key: &'k str, lang: Lang) -> &'k str {
        let choice = self.choices().iter().find(|choice| choice.key == key);
        choice.map_or(key, |choice| choice.name(lang))
    }

    /// What a list calls it so that it is understood again: its key, where several are called so or the name would fall apart.
    fn typed_name<'k>(&'k self, key: &'k str, lang: Lang) -> &'k str {
        let name = self.name(key, lang);
        let word = name.to_lowercase();
        let mut others = self.choices().iter().filter(|choice| choice.key != key);
        let is_plain = !name.contains(LIST_SEPARATORS) && !others.any(|other| other.is_called(&word));
        if is_plain { name } else { key }
    }

    /// What there is to choose from.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Choice(choices) | Self::List { choices, .. } => choices,
            _ => &[],
        }
    }
}

fn join<'n>(names: impl Iterator<Item = &'n str>, lang: Lang) -> String {
    names.collect::<Vec<_>>().join(Key::PlaceListSeparator.text(lang))
}

fn plain(figure: &str) -> String {
    figure.replace(GROUP_SEPARATOR, "").replace(MINUS, "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_for_eyes_and_written_for_hands() {
        let check = |kind: &Kind, value: Value, shown: &str, written: &str, exported: &str| {
            assert_eq!(kind.show(&value, Unit::TenThousand, Lang::En), shown);
            assert_eq!(kind.write(&value, Unit::TenThousand, Lang::En), written);
            assert_eq!(kind.export(&value, Unit::TenThousand, Lang::En), exported);
        };
        let amount = Kind::Amount { optional: false };
        let money = Value::Amount(Money::from_fen(1_234_567_000));
        check(&amount, money, "1\u{202F}234.567", "1234.567", "1234.567");
        check(&Kind::Share, Value::Ratio("0.6".parse().unwrap()), "60\u{202F}%", "60", "60%");
        check(&Kind::Whole, Value::Count(1_086_000), "1\u{202F}086\u{202F}000", "1086000", "1086000");
        check(&Kind::Text, Value::Text("=1".to_owned()), "=1", "=1", "'=1");
        check(&Kind::Flag, Value::Flag(true), "yes", "yes", "yes");
        let open = Kind::List { choices: Rc::default(), open: true };
        check(&open, Value::Keys(None), "all", "all", "all");
        check(&open, Value::Keys(Some(Vec::new())), "none", "none", "none");
        check(&amount, Value::Nothing, "", "", "");
    }

    #[test]
    fn a_list_is_typed_so_that_it_is_understood_again() {
        let choice = |key: &str, en: &str| {
            let name = Name { zh: en.to_owned(), en: en.to_owned() };
            Choice { key: key.to_owned(), name }
        };
        let all = [("p1", "Road"), ("p2", "Road"), ("p3", "Ditch, upper part"), ("p4", "Bridge")];
        let choices = Rc::new(all.map(|(key, name)| choice(key, name)).to_vec());
        let list = Kind::List { choices, open: false };
        let keys = Value::Keys(Some(all.map(|(key, _)| key.to_owned()).to_vec()));
        let typed = list.write(&keys, Unit::Yuan, Lang::En);
        assert_eq!(typed, "p1, p2, p3, Bridge");
        assert_eq!(list.read(&typed, Unit::Yuan), Ok(keys.clone()));
        assert_eq!(list.show(&keys, Unit::Yuan, Lang::En), "Road, Road, Ditch, upper part, Bridge");
    }
}
