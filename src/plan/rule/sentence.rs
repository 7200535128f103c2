//! A rule as a sentence: “Industry must get at least 50 % of grants in all counties together”.
//!
//! Each kind makes its sentence from the parts here; the words are in `i18n/<language>/rule.toml`. Figures keep the names of their JSON
//! members (`min`, `ratio`, …), so that a page can let people change them where they stand.

use super::{Rule, RuleKind, county_range, factor_band, forbid, match_share, max_share};
use super::{no_regression, reserve, use_share};
use crate::diagnostic::{Arg, Name};
use crate::i18n::{Key, Phrase, Word};
use crate::money::{Money, Ratio};
use crate::plan::{Id, Level, Plan, Scope, TableName, Term, name_in};

/// What the rule demands, as a sentence with the names of the plan.
pub fn sentence(plan: &Plan, rule: &Rule) -> Phrase {
    match &rule.kind {
        RuleKind::UseShare(kind) => use_share::sentence(kind, plan, rule),
        RuleKind::CountyRange(kind) => county_range::sentence(kind, plan, rule),
        RuleKind::Match(kind) => match_share::sentence(kind, plan, rule),
        RuleKind::MaxShare(kind) => max_share::sentence(kind, plan, rule),
        RuleKind::FactorBand(kind) => factor_band::sentence(kind, plan, rule),
        RuleKind::NoRegression(kind) => no_regression::sentence(kind, plan, rule),
        RuleKind::Reserve(kind) => reserve::sentence(kind, plan, rule),
        RuleKind::Forbid(kind) => forbid::sentence(kind, plan, rule),
    }
}

/// The same with both limits apart also where they are the same, so that each can be changed where it stands.
#[cfg(feature = "app")]
pub fn sentence_to_change(plan: &Plan, rule: &Rule) -> Phrase {
    let mut phrase = sentence(plan, rule);
    for (_, word) in &mut phrase.args {
        if let Word::Phrase(limits) = word {
            limits.key = match limits.key {
                Key::RuleShareExactly => Key::RuleShareBetween,
                Key::RuleYuanExactly => Key::RuleYuanBetween,
                Key::RulePerHeadExactly => Key::RulePerHeadBetween,
                other => other,
            };
        }
    }
    phrase
}

/// In what way a rule speaks of its counties.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Of all of them as one.
    Together,
    /// Of each by itself.
    Each,
    /// Of each project in them.
    EachProject,
    /// Of whatever lies in any of them.
    Any,
}

/// The rule's counties: “in all counties together”.
pub(super) fn counties(plan: &Plan, rule: &Rule, extent: Extent) -> Phrase {
    let key = match (extent, &rule.counties) {
        (Extent::Together, Scope::All) => Key::RuleWhereAllTogether,
        (Extent::Each, Scope::All) => Key::RuleWhereAllEach,
        (Extent::EachProject, Scope::All) => Key::RuleWhereAllEachProject,
        (Extent::Any, Scope::All) => Key::RuleWhereAllAny,
        (Extent::Together | Extent::Each, scope) if is_single(scope) => Key::RuleWhereListedAny,
        (Extent::Together, _) => Key::RuleWhereListedTogether,
        (Extent::Each, _) => Key::RuleWhereListedEach,
        (Extent::EachProject, _) => Key::RuleWhereListedEachProject,
        (Extent::Any, _) => Key::RuleWhereListedAny,
    };
    Phrase::new(key).with("counties", listed(plan, TableName::Counties, &rule.counties))
}

/// The rule's uses: their names, or “all uses”.
pub(super) fn uses(plan: &Plan, rule: &Rule) -> Word {
    match &rule.uses {
        Scope::All => Phrase::new(Key::RuleAllUses).into(),
        scope => listed(plan, TableName::Uses, scope),
    }
}

fn is_single(scope: &Scope) -> bool {
    scope.listed().len() == 1
}

fn listed(plan: &Plan, table: TableName, scope: &Scope) -> Word {
    let names: Vec<Name> = scope.listed().iter().map(|id: &Id| name_in(plan, table, id)).collect();
    if names.is_empty() { Phrase::new(Key::RuleNothing).into() } else { Arg::Names(names).into() }
}

/// Levels of government: “central, provincial”.
pub(super) fn levels(levels: &[Level]) -> Word {
    let terms: Vec<Phrase> = levels.iter().map(|level| Phrase::new(level.term())).collect();
    if terms.is_empty() { Phrase::new(Key::RuleNothing).into() } else { terms.into() }
}

/// A range of shares: “at least 50 %”.
pub(super) fn share_limits(min: Option<Ratio>, max: Option<Ratio>) -> Phrase {
    let keys = [Key::RuleShareAtLeast, Key::RuleShareAtMost, Key::RuleShareBetween, Key::RuleShareExactly];
    limits(keys, min.map(Arg::Percent), max.map(Arg::Percent))
}

/// A range of amounts: “at least 100.00 yuan”.
pub(super) fn yuan_limits(min: Option<Money>, max: Option<Money>) -> Phrase {
    let keys = [Key::RuleYuanAtLeast, Key::RuleYuanAtMost, Key::RuleYuanBetween, Key::RuleYuanExactly];
    limits(keys, min.map(Arg::Money), max.map(Arg::Money))
}

/// A range of amounts per head: “at least 100.00 yuan per head”.
pub(super) fn per_head_limits(min: Option<Money>, max: Option<Money>) -> Phrase {
    let keys =
        [Key::RulePerHeadAtLeast, Key::RulePerHeadAtMost, Key::RulePerHeadBetween, Key::RulePerHeadExactly];
    limits(keys, min.map(Arg::Money), max.map(Arg::Money))
}

fn limits([at_least, at_most, between, exactly]: [Key; 4], min: Option<Arg>, max: Option<Arg>) -> Phrase {
    match (min, max) {
        (Some(min), Some(max)) if min == max => Phrase::new(exactly).with("min", min).with("max", max),
        (Some(min), Some(max)) => Phrase::new(between).with("min", min).with("max", max),
        (Some(min), None) => Phrase::new(at_least).with("min", min),
        (None, Some(max)) => Phrase::new(at_most).with("max", max),
        (None, None) => Phrase::new(Key::RuleUnlimited),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_range_of_one_number_is_that_number() {
        let third: Ratio = "0.33".parse().unwrap();
        let said = |min, max, lang| share_limits(min, max).say(lang);
        assert_eq!(said(Some(third), Some(third), Lang::En), "exactly 33\u{202f}%");
        assert_eq!(said(Some(third), Some(third), Lang::Zh), "为 33\u{202f}%");
        assert_eq!(said(Some(third), Some(Ratio::ONE), Lang::En), "between 33\u{202f}% and 100\u{202f}%");
        let yuan = Some(Money::from_fen(100));
        assert_eq!(yuan_limits(yuan, yuan).say(Lang::En), "exactly 1.00 yuan");
        assert_eq!(per_head_limits(yuan, yuan).say(Lang::Zh), "人均为 1.00 元");
    }
}
