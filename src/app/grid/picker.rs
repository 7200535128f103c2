//! Several things picked from a list: what is offered, what of it is ticked, and where one is.

use super::value::{Choice, Kind, Value};
use crate::i18n::{Key, Lang};

/// How many offers are listed at once; typing finds the others.
const MOST: usize = 200;

/// A choice of several while it is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Picker {
    kind: Kind,
    /// What there is, what was chosen before first.
    choices: Vec<Choice>,
    /// What is ticked, by its keys; `None` is all there is.
    ticked: Option<Vec<String>>,
    /// What was typed to find something, in small letters.
    words: String,
    /// The position of the active offer.
    at: usize,
}

/// Something that can be ticked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Offer<'p> {
    /// All there is, and will be.
    All,
    /// One.
    One(&'p Choice),
}

impl Offer<'_> {
    /// What people call it.
    pub fn name(self, lang: Lang) -> String {
        match self {
            Self::All => Key::PickerAll.text(lang).to_owned(),
            Self::One(choice) => choice.name(lang).to_owned(),
        }
    }

    fn holds(self, words: &str) -> bool {
        match self {
            Self::All => {
                Lang::ALL.iter().any(|lang| Key::PickerAll.text(*lang).to_lowercase().contains(words))
            }
            Self::One(choice) => choice.holds(words),
        }
    }
}

impl Picker {
    /// Begins with what a cell of the kind holds; none where the kind is no list.
    pub fn new(kind: &Kind, value: &Value) -> Option<Self> {
        let Kind::List { choices, .. } = kind else { return None };
        let ticked = match value {
            Value::Keys(keys) => keys.clone(),
            _ => Some(Vec::new()),
        };
        let before = ticked.as_deref().unwrap_or_default();
        let known = |key: &String| {
            choices.iter().find(|choice| choice.key == *key).cloned().unwrap_or_else(|| Choice::unknown(key))
        };
        let mut sorted: Vec<Choice> = before.iter().map(known).collect();
        sorted.extend(choices.iter().filter(|choice| !before.contains(&choice.key)).cloned());
        Some(Self { kind: kind.clone(), choices: sorted, ticked, words: String::new(), at: 0 })
    }

    /// What is offered: all that holds the words typed, as far as it is listed, and how much more there is.
    pub fn offers(&self) -> (Vec<Offer<'_>>, usize) {
        let all = self.is_open().then_some(Offer::All);
        let found: Vec<Offer<'_>> = all
            .into_iter()
            .chain(self.choices.iter().map(Offer::One))
            .filter(|offer| self.words.is_empty() || offer.holds(&self.words))
            .collect();
        let more = found.len().saturating_sub(MOST);
        (found.into_iter().take(MOST).collect(), more)
    }

    /// The position of the active offer.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Whether it is ticked.
    pub fn is_ticked(&self, offer: Offer<'_>) -> bool {
        match (offer, &self.ticked) {
            (Offer::All, ticked) => ticked.is_none(),
            (Offer::One(choice), Some(keys)) => keys.contains(&choice.key),
            (Offer::One(_), None) => false,
        }
    }

    /// How many are ticked, of how many; `None` is all there is.
    pub fn count(&self) -> (Option<usize>, usize) {
        (self.ticked.as_ref().map(Vec::len), self.choices.len())
    }

    /// Offers only what holds these words.
    pub fn find(&mut self, words: &str) {
        self.words = words.trim().to_lowercase();
        self.at = 0;
    }

    /// Goes so many offers down, or up where negative.
    pub fn go(&mut self, by: isize) {
        let last = self.offers().0.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }

    /// Ticks the offer at the position, or takes its tick away, and offers everything again. All and some exclude each other.
    pub fn tick(&mut self, at: usize) {
        let Some(offer) = self.offers().0.get(at).copied() else { return };
        let key = match offer {
            Offer::All => None,
            Offer::One(choice) => Some(choice.key.clone()),
        };
        self.ticked = match (&key, self.ticked.take()) {
            (None, Some(_)) => None,
            (None, None) => Some(Vec::new()),
            (Some(key), ticked) => Some(toggled(ticked.unwrap_or_default(), key)),
        };
        self.words.clear();
        let is_it = |offer: &Offer<'_>| match offer {
            Offer::All => key.is_none(),
            Offer::One(choice) => Some(&choice.key) == key.as_ref(),
        };
        self.at = self.offers().0.iter().position(is_it).unwrap_or_default();
    }

    /// What is picked. Who typed to find something means what was found.
    pub fn take(mut self) -> Value {
        let found = self.offers().0.get(self.at).copied().filter(|_| !self.words.is_empty());
        if found.is_some_and(|offer| !self.is_ticked(offer)) {
            self.tick(self.at);
        }
        self.kind.listed(self.ticked)
    }

    const fn is_open(&self) -> bool {
        matches!(self.kind, Kind::List { open: true, .. })
    }
}

fn toggled(mut keys: Vec<String>, key: &str) -> Vec<String> {
    match keys.iter().position(|own| own == key) {
        Some(at) => drop(keys.remove(at)),
        None => keys.push(key.to_owned()),
    }
    keys
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::diagnostic::Name;

    fn picker(open: bool, value: &Value) -> Picker {
        let choice = |(key, zh, en): (&str, &str, &str)| Choice {
            key: key.to_owned(),
            name: Name { zh: zh.to_owned(), en: en.to_owned() },
        };
        let all =
            [("yudu", "于都县", "Yudu"), ("xingguo", "兴国县", "Xingguo"), ("xinfeng", "信丰县", "Xinfeng")];
        let choices = Rc::new(all.map(choice).to_vec());
        Picker::new(&Kind::List { choices, open }, value).unwrap()
    }

    fn keys(keys: &[&str]) -> Value {
        Value::Keys(Some(keys.iter().map(|key| (*key).to_owned()).collect()))
    }

    fn names(picker: &Picker) -> Vec<String> {
        picker.offers().0.iter().map(|offer| offer.name(Lang::En)).collect()
    }

    #[test]
    fn what_was_chosen_stands_first_and_what_is_gone_can_be_unticked() {
        let mut picker = picker(false, &keys(&["xinfeng", "gone"]));
        assert_eq!(names(&picker), ["Xinfeng", "gone", "Yudu", "Xingguo"]);
        assert_eq!(picker.count(), (Some(2), 4));
        picker.tick(1);
        assert_eq!(picker.take(), keys(&["xinfeng"]));
    }

    #[test]
    fn all_and_some_exclude_each_other() {
        let mut picker = picker(true, &Value::Keys(None));
        assert_eq!(names(&picker), [Key::PickerAll.text(Lang::En), "Yudu", "Xingguo", "Xinfeng"]);
        assert!(picker.is_ticked(Offer::All));
        picker.tick(2);
        assert_eq!(picker.clone().take(), keys(&["xingguo"]));
        picker.tick(2);
        assert_eq!(picker.clone().take(), keys(&[]), "none at all is something else than all");
        picker.tick(0);
        assert_eq!(picker.take(), Value::Keys(None));
    }

    #[test]
    fn a_list_that_cannot_be_all_is_nothing_when_nothing_is_ticked() {
        let mut picker = picker(false, &keys(&["yudu"]));
        picker.tick(0);
        assert_eq!(picker.take(), Value::Nothing);
    }

    #[test]
    fn typing_finds_in_either_language_and_enter_takes_what_is_found() {
        let mut picker = picker(true, &keys(&["yudu"]));
        picker.find("XIN");
        assert_eq!(names(&picker), ["Xingguo", "Xinfeng"]);
        picker.go(1);
        assert_eq!(picker.clone().take(), keys(&["yudu", "xinfeng"]));
        picker.tick(1);
        assert_eq!(names(&picker).len(), 4, "everything is offered again");
        assert_eq!(names(&picker)[picker.at()], "Xinfeng");
        picker.find("于");
        assert_eq!(picker.clone().take(), keys(&["yudu", "xinfeng"]), "what is ticked stays so");
        picker.find("nowhere");
        assert!(names(&picker).is_empty());
        assert_eq!(picker.take(), keys(&["yudu", "xinfeng"]));
    }

    #[test]
    fn one_stays_inside_what_is_offered() {
        let mut picker = picker(false, &Value::Nothing);
        picker.go(-1);
        assert_eq!(picker.at(), 0);
        picker.go(10);
        assert_eq!(picker.at(), 2);
    }
}
