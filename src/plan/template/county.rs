//! What a county wishes for.

use std::sync::Arc;

use super::Unfit;
use crate::i18n::{Key, Lang, Phrase};
use crate::money::{Money, Ratio, Rounding};
use crate::plan::edit::{Change, RowChange};
use crate::plan::rule::{CountyRange, Rule, RuleKind, Strength};
use crate::plan::{Id, Plan, Scope, Text, row_name};

/// A tenth more than last year, as the least the county gets.
pub(super) fn wish(plan: &Plan, row: Option<&Id>) -> Result<Vec<Change>, Unfit> {
    const ELEVEN_TENTHS: i128 = 1_100_000_000_000;
    let county = plan.counties.iter().find(|county| Some(&county.id) == row).ok_or(Unfit::NoLastYear)?;
    let last_year = county.last_year.filter(|amount| *amount > Money::ZERO).ok_or(Unfit::NoLastYear)?;
    let share = Ratio::from_trillionths(ELEVEN_TENTHS).unwrap_or(Ratio::ONE);
    let least = last_year.share(share, Rounding::Ceil).ok_or(Unfit::NoLastYear)?;
    let name = Phrase::new(Key::TemplateCountyWishRule).with("name", row_name(&county.name, &county.id));
    let rule = Rule {
        id: Id::unused("county-wish", plan.rules.iter().map(|rule| &rule.id)),
        name: Text { zh: Some(name.say(Lang::Zh)), en: Some(name.say(Lang::En)) },
        on: true,
        strength: Strength::Preference,
        cite: String::new(),
        uses: Scope::All,
        counties: Scope::Listed(vec![county.id.clone()]),
        kind: RuleKind::CountyRange(CountyRange { min: Some(least), max: None, per_head: false }),
    };
    Ok(vec![Change::Rule(RowChange::Add { row: Arc::new(rule), before: None })])
}
