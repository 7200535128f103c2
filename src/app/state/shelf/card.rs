//! What is kept of a plan beside its document, so that lists need no documents.

use serde::{Deserialize, Serialize};

use crate::plan::{Plan, Text, sort_by_key};

/// The version of cards that this program writes.
const VERSION: u32 = 1;

/// What lists show of a stored plan, and whose writing it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The version of the card's form.
    version: u32,
    /// The plan's title in Chinese.
    #[serde(default)]
    zh: Option<String>,
    /// The plan's title in English.
    #[serde(default)]
    en: Option<String>,
    /// When it was changed, in milliseconds since 1970.
    #[serde(default)]
    pub changed: u64,
    /// How many projects it has.
    #[serde(default)]
    pub projects: usize,
    /// What the tab that wrote it calls this writing: another tab's is never written over.
    #[serde(default)]
    pub writing: String,
    /// Whether its document could not be read.
    #[serde(default)]
    pub is_damaged: bool,
}

impl Card {
    /// The card of a plan as it is written now.
    pub fn of(plan: &Plan, changed: u64, writing: String) -> Self {
        let Text { zh, en } = plan.title.clone();
        Self { version: VERSION, zh, en, changed, projects: plan.projects.len(), writing, is_damaged: false }
    }

    /// Reads a card; none where it is damaged or of a version that this program does not know.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|card: &Self| card.version == VERSION)
    }

    /// The card as it is stored.
    pub fn write(&self) -> String {
        // Nothing in a card can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The plan's title.
    pub fn title(&self) -> Text {
        Text { zh: self.zh.clone(), en: self.en.clone() }
    }
}

/// A stored plan, as the start page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name of its record.
    pub key: String,
    /// What is known of it; none where not even that can be read.
    pub card: Option<Card>,
}

impl Entry {
    /// Whether it has to be set aside.
    pub fn is_damaged(&self) -> bool {
        self.card.as_ref().is_none_or(|card| card.is_damaged)
    }

    /// When it was changed; damaged ones long ago, so that they come last.
    pub fn changed(&self) -> u64 {
        self.card.as_ref().filter(|card| !card.is_damaged).map_or(0, |card| card.changed)
    }
}

/// The plans of these keys and cards, the last changed first.
pub fn entries_of(cards: Vec<(String, String)>) -> Vec<Entry> {
    in_order(cards.into_iter().map(|(key, card)| Entry { key, card: Card::read(&card) }).collect())
}

/// The last changed first.
pub(super) fn in_order(mut entries: Vec<Entry>) -> Vec<Entry> {
    sort_by_key(&mut entries, |entry| std::cmp::Reverse(entry.changed()));
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_read_as_it_was_written() {
        let plan = Plan { title: Text { zh: Some("一".to_owned()), en: None }, ..Plan::default() };
        let card = Card::of(&plan, 7, "tab-1".to_owned());
        assert_eq!(Card::read(&card.write()), Some(card.clone()));
        assert_eq!(card.title(), plan.title);
    }

    #[test]
    fn what_is_no_card_of_this_version_is_set_aside() {
        let check = |text: &str| {
            let entry = Entry { key: "k".to_owned(), card: Card::read(text) };
            assert!(entry.is_damaged() && entry.changed() == 0, "{text}");
        };
        check("");
        check("{");
        check("{}");
        check(r#"{"version": 2}"#);
        check(r#"{"version": 1, "is_damaged": true, "changed": 5}"#);
        assert!(Card::read(r#"{"version": 1, "later": true}"#).is_some());
    }
}
