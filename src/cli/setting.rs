//! Numbers of a plan that are turned, and what changes come to.

use crate::explain::Setting;
use crate::i18n::{Lang, exact_amount, exact_percent};
use crate::money::Unit;
use crate::plan::Plan;
use crate::plan::diff::diff;
use crate::plan::edit::{Change, apply_all};

/// A number for people.
pub(super) fn shown(setting: Setting, lang: Lang) -> String {
    match setting {
        Setting::Amount(amount) => exact_amount(amount, Unit::Yuan, lang),
        Setting::Ratio(ratio) => exact_percent(ratio, lang),
    }
}

/// The same for programs.
pub(super) fn plain(setting: Setting) -> String {
    match setting {
        Setting::Amount(amount) => amount.to_string(),
        Setting::Ratio(ratio) => ratio.to_string(),
    }
}

/// What the changes make of the plan, in words; nothing where it does not take them.
pub(super) fn changes_in_words(plan: &Plan, changes: &[Change], lang: Lang) -> Vec<String> {
    let changed = apply_all(plan, changes);
    let said = |changed: &Plan| {
        diff(plan, changed).iter().map(|difference| difference.phrase(plan, changed).say(lang)).collect()
    };
    changed.as_ref().map(said).unwrap_or_default()
}
