//! Which scenarios stay out of the comparison: no part of the plan, but kept by this browser from one visit to the next.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::app::platform::settings;
use crate::plan::Id;

/// The scenarios that stay out, by the key of their plan. Where the browser keeps nothing, it holds as long as the page.
#[derive(Default)]
pub struct LeftOut {
    plans: RefCell<BTreeMap<String, BTreeSet<Id>>>,
}

impl LeftOut {
    /// Whether a scenario of a plan stays out.
    pub fn holds(&self, key: &str, scenario: &Id) -> bool {
        self.plans.borrow_mut().entry(key.to_owned()).or_insert_with(|| kept(key)).contains(scenario)
    }

    /// A scenario of a plan stays out, or takes part.
    pub fn set(&self, key: &str, scenario: &Id, is_out: bool) {
        self.change(key, |ids| {
            let _ = if is_out { ids.insert(scenario.clone()) } else { ids.remove(scenario) };
        });
    }

    /// These are the scenarios of a plan: what is known of others is forgotten, so that a new one under an old id takes part.
    pub fn retain(&self, key: &str, scenarios: &BTreeSet<Id>) {
        self.change(key, |ids| ids.retain(|id| scenarios.contains(id)));
    }

    fn change(&self, key: &str, change: impl FnOnce(&mut BTreeSet<Id>)) {
        let mut plans = self.plans.borrow_mut();
        let ids = plans.entry(key.to_owned()).or_insert_with(|| kept(key));
        let before = ids.clone();
        change(ids);
        match ids.is_empty() {
            _ if *ids == before => {}
            true => forget(key),
            false => settings::keep(&setting(key), &write(ids)),
        }
    }
}

/// The plan with this key is gone, and what was kept of it.
pub fn forget(key: &str) {
    settings::forget(&setting(key));
}

/// The plan with this key goes on under another one; what is at the old one stays as it is.
pub fn carry(key: &str, copy: &str) {
    if let Some(ids) = settings::kept(&setting(key)) {
        settings::keep(&setting(copy), &ids);
    }
}

fn setting(key: &str) -> String {
    format!("left-out.{key}")
}

fn kept(key: &str) -> BTreeSet<Id> {
    settings::kept(&setting(key)).map(|text| read(&text)).unwrap_or_default()
}

/// An id has no space in it.
fn write(ids: &BTreeSet<Id>) -> String {
    ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" ")
}

/// Words that are no ids name no scenario.
fn read(text: &str) -> BTreeSet<Id> {
    text.split(' ').filter_map(|word| word.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &[&str]) -> BTreeSet<Id> {
        names.iter().map(|name| name.parse().unwrap()).collect()
    }

    #[test]
    fn what_is_written_is_read_and_what_is_no_id_is_nothing() {
        let both = ids(&["before", "scenario-2"]);
        assert_eq!(read(&write(&both)), both);
        assert_eq!(read(""), ids(&[]));
        assert_eq!(read("NaN  before ☃"), ids(&["before"]));
    }
}
