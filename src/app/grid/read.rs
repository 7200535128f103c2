//! What people type and paste, as the value of a cell.

use super::value::{Choice, Kind, LIST_SEPARATORS, Value};
use crate::diagnostic::{Arg, Code, Diagnostic, Place, nearest, visible};
use crate::document::csv::active;
use crate::i18n::{Description, Key, Lang, describe};
use crate::money::{InputError, InputFault, Ratio, Scale, Unit, read_amount, read_ratio, read_share};
use crate::plan::edit::Fault;

/// So many names are told of those there are.
const MOST_KNOWN: usize = 12;

/// Why a text is no value of its cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// It is no number, or an impossible one.
    Problem(Diagnostic),
    /// There is nothing of that name, but perhaps of this.
    Unknown {
        /// What stands there.
        found: String,
        /// What is written much like it.
        meant: Option<String>,
        /// What there is, or the first of it and one more.
        known: Vec<Choice>,
    },
    /// Several are called so.
    Ambiguous {
        /// What stands there.
        found: String,
    },
    /// It is no whole number.
    NotWhole {
        /// What stands there.
        found: String,
    },
    /// It is neither yes nor no.
    NotFlag {
        /// What stands there.
        found: String,
    },
    /// One has to be chosen.
    Missing,
    /// The row cannot be added for lack of something else.
    NoRow,
}

/// What is wrong in a plan, and what to do about it, in one line. Neither is a sentence by itself.
pub fn line_of(problem: &Diagnostic, lang: Lang) -> String {
    let Description { what, hint, .. } = describe(problem, lang);
    Key::GridProblem.with(lang, &[("what", &what), ("hint", &hint)])
}

impl Trouble {
    /// What is wrong, and what to do about it.
    pub fn say(&self, lang: Lang) -> (String, String) {
        let (what, hint, found, meant) = match self {
            Self::Problem(problem) => {
                let Description { what, hint, .. } = describe(problem, lang);
                return (what, hint);
            }
            Self::Unknown { found, meant, .. } => {
                let hint = if meant.is_some() { Key::GridUnknownMeant } else { Key::GridUnknownHint };
                (Key::GridUnknown, hint, found.as_str(), meant.as_deref().unwrap_or_default())
            }
            Self::Ambiguous { found } => (Key::GridAmbiguous, Key::GridAmbiguousHint, found.as_str(), ""),
            Self::NotWhole { found } => (Key::GridNotWhole, Key::GridNotWholeHint, found.as_str(), ""),
            Self::NotFlag { found } => (Key::GridNotFlag, Key::GridNotFlagHint, found.as_str(), ""),
            Self::Missing => (Key::GridMissing, Key::GridMissingHint, "", ""),
            Self::NoRow => (Key::GridNoRow, Key::GridNoRowHint, "", ""),
        };
        let (found, known) = (visible(found), self.known(lang));
        let hint = hint.with(lang, &[("meant", &visible(meant)), ("known", &known)]);
        (what.with(lang, &[("found", &found)]), hint)
    }

    /// The same in one line.
    pub fn line(&self, lang: Lang) -> String {
        if let Self::Problem(problem) = self {
            return line_of(problem, lang);
        }
        let (what, hint) = self.say(lang);
        format!("{what} {hint}")
    }

    /// What there is to choose from.
    fn known(&self, lang: Lang) -> String {
        let Self::Unknown { known, .. } = self else { return String::new() };
        let mut names: Vec<String> =
            known.iter().take(MOST_KNOWN).map(|choice| visible(choice.name(lang))).collect();
        if known.len() > MOST_KNOWN {
            names.push("…".to_owned());
        }
        names.join(Key::PlaceListSeparator.text(lang))
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Problem(Diagnostic { code: fault.code, place: Place::Document, args: fault.args })
    }
}

impl From<InputError> for Trouble {
    fn from(error: InputError) -> Self {
        Self::Problem(Diagnostic::of_input(&error, Place::Document))
    }
}

impl Kind {
    /// Reads a text; `unit` is that of an amount which names none.
    ///
    /// # Errors
    ///
    /// Why it is no value of this kind.
    pub fn read(&self, text: &str, unit: Unit) -> Result<Value, Trouble> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return self.blank().ok_or(Trouble::Missing);
        }
        Ok(match self {
            Self::Text => Value::Text(active(text).to_owned()),
            Self::Amount { .. } => Value::Amount(read_amount(trimmed, unit)?.amount),
            Self::Share => Value::Ratio(share(trimmed)?),
            Self::Number { .. } => Value::Ratio(read_ratio(trimmed, Scale::One)?.ratio),
            Self::Whole => Value::Count(whole(trimmed)?),
            Self::Choice(choices) => Value::Key(choose(active(trimmed), choices)?),
            Self::List { choices, open } => self.listed(list(active(trimmed), choices, *open)?),
            Self::Flag => Value::Flag(flag(trimmed)?),
        })
    }
}

fn share(text: &str) -> Result<Ratio, Trouble> {
    let share = read_share(text, Scale::Percent);
    share.map(|reading| reading.ratio).map_err(|error| {
        match (&error.fault, read_ratio(text, Scale::Percent)) {
            // The same words as everywhere for a share that is none.
            (InputFault::NotAShare, Ok(reading)) => Trouble::Problem(
                Diagnostic::new(Code::ShareOutOfRange, Place::Document)
                    .with("share", Arg::Percent(reading.ratio)),
            ),
            _ => error.into(),
        }
    })
}

fn whole(text: &str) -> Result<u64, Trouble> {
    let number = read_ratio(text, Scale::One)?.ratio;
    number.to_string().parse().map_err(|_| Trouble::NotWhole { found: text.to_owned() })
}

fn flag(text: &str) -> Result<bool, Trouble> {
    let word = text.to_lowercase();
    let is = |key: Key, signs: &[&str]| {
        signs.contains(&word.as_str()) || Lang::ALL.iter().any(|lang| word == key.text(*lang))
    };
    if is(Key::TermYes, &["true", "1", "y", "√", "✓", "✔"]) {
        Ok(true)
    } else if is(Key::TermNo, &["false", "0", "n", "×", "✗"]) {
        Ok(false)
    } else {
        Err(Trouble::NotFlag { found: text.to_owned() })
    }
}

/// By its name in either language or its key; by the beginning of its name where no other starts so.
fn choose(text: &str, choices: &[Choice]) -> Result<String, Trouble> {
    let word = text.to_lowercase();
    let names = |choice: &Choice| [choice.name.zh.to_lowercase(), choice.name.en.to_lowercase()];
    let exact = choices.iter().filter(|choice| choice.key == text || choice.is_called(&word));
    let begun = choices.iter().filter(|choice| names(choice).iter().any(|name| name.starts_with(&word)));
    let exact: Vec<&Choice> = exact.collect();
    let found = if exact.is_empty() { begun.collect() } else { exact };
    match found.as_slice() {
        [one] => Ok(one.key.clone()),
        [] => {
            let all = choices.iter().flat_map(|choice| [choice.name.zh.as_str(), choice.name.en.as_str()]);
            let meant = nearest(text, all).map(str::to_owned);
            let known = choices.iter().take(MOST_KNOWN + 1).cloned().collect();
            Err(Trouble::Unknown { found: text.to_owned(), meant, known })
        }
        _ => Err(Trouble::Ambiguous { found: text.to_owned() }),
    }
}

/// Names one after the other; "none" and, where the list is open, "all" are understood too.
fn list(text: &str, choices: &[Choice], open: bool) -> Result<Option<Vec<String>>, Trouble> {
    let is = |key: Key| Lang::ALL.iter().any(|lang| text.to_lowercase() == key.text(*lang));
    if open && (text == "*" || is(Key::TermAll)) {
        return Ok(None);
    }
    if is(Key::TermNone) {
        return Ok(Some(Vec::new()));
    }
    let parts = text.split(LIST_SEPARATORS).map(str::trim).filter(|part| !part.is_empty());
    let mut keys: Vec<String> = Vec::new();
    for part in parts {
        let key = choose(part, choices)?;
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    Ok(Some(keys))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::diagnostic::Name;
    use crate::money::Money;

    fn counties() -> Kind {
        let county = |key: &str, zh: &str, en: &str| Choice {
            key: key.to_owned(),
            name: Name { zh: zh.to_owned(), en: en.to_owned() },
        };
        Kind::Choice(Rc::new(vec![
            county("yudu", "于都县", "Yudu"),
            county("xingguo", "兴国县", "Xingguo"),
            county("xinfeng", "信丰县", "Xinfeng"),
        ]))
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let check = |text: &str, fen: i64| {
            let read = Kind::Amount { optional: false }.read(text, Unit::TenThousand);
            assert_eq!(read, Ok(Value::Amount(Money::from_fen(fen))), "{text}");
        };
        check("1,200", 1_200_000_000);
        check("１２００", 1_200_000_000);
        check("3亿", 30_000_000_000);
        check("5元", 500);
        check(" ", 0);
    }

    #[test]
    fn shares_and_counts_are_held_to_their_limits() {
        assert_eq!(Kind::Share.read("60", Unit::Yuan), Ok(Value::Ratio("0.6".parse().unwrap())));
        assert_eq!(Kind::Share.read("60％", Unit::Yuan), Ok(Value::Ratio("0.6".parse().unwrap())));
        assert!(matches!(Kind::Share.read("120", Unit::Yuan), Err(Trouble::Problem(_))));
        assert_eq!(Kind::Whole.read("1,086,000", Unit::Yuan), Ok(Value::Count(1_086_000)));
        assert!(matches!(Kind::Whole.read("1.5", Unit::Yuan), Err(Trouble::NotWhole { .. })));
        assert!(matches!(Kind::Whole.read("-1", Unit::Yuan), Err(Trouble::NotWhole { .. })));
    }

    #[test]
    fn choices_go_by_name_in_either_language() {
        let check = |text: &str, key: &str| {
            assert_eq!(counties().read(text, Unit::Yuan), Ok(Value::Key(key.to_owned())), "{text}");
        };
        check("于都县", "yudu");
        check("兴国", "xingguo");
        check("YUDU", "yudu");
        check("xinfeng", "xinfeng");
        assert!(matches!(counties().read("xin", Unit::Yuan), Err(Trouble::Ambiguous { .. })));
        let misspelt = counties().read("Yuduu", Unit::Yuan);
        let (what, hint) = misspelt.unwrap_err().say(Lang::En);
        assert_eq!(what, "Nothing is called “Yuduu”.");
        assert_eq!(hint, "Did you mean “Yudu”? There are: Yudu, Xingguo, Xinfeng.");
        assert_eq!(counties().read("", Unit::Yuan), Err(Trouble::Missing));
    }

    #[test]
    fn lists_may_be_all_none_or_some() {
        let Kind::Choice(choices) = counties() else { unreachable!() };
        let list = Kind::List { choices: choices.clone(), open: true };
        let keys = |keys: &[&str]| Value::Keys(Some(keys.iter().map(|key| (*key).to_owned()).collect()));
        assert_eq!(list.read("全部", Unit::Yuan), Ok(Value::Keys(None)));
        assert_eq!(list.read("none", Unit::Yuan), Ok(keys(&[])));
        assert_eq!(list.read("于都县、Xingguo，于都", Unit::Yuan), Ok(keys(&["yudu", "xingguo"])));
        assert!(list.read("于都县、nowhere", Unit::Yuan).is_err());
        let closed = Kind::List { choices, open: false };
        assert_eq!(closed.read("none", Unit::Yuan), Ok(Value::Nothing));
        assert_eq!(closed.read("", Unit::Yuan), Ok(Value::Nothing));
        assert!(
            closed.read("全部", Unit::Yuan).is_err(),
            "a project cannot require all that there will ever be"
        );
    }

    #[test]
    fn yes_and_no_have_many_forms() {
        for (text, is) in [("是", true), ("TRUE", true), ("√", true), ("no", false), ("0", false)] {
            assert_eq!(Kind::Flag.read(text, Unit::Yuan), Ok(Value::Flag(is)), "{text}");
        }
        assert!(Kind::Flag.read("perhaps", Unit::Yuan).is_err());
    }
}
