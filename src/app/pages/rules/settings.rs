//! What of a rule is no figure: its name, strength and citation, and what it speaks of.

use std::sync::Arc;

use yew::prelude::*;

use super::fields::{choice, levels, text, tick};
use super::figure::Figure;
use super::scope::{counties, uses};
use super::sentence::{commit, set};
use crate::app::state::work::Act;
use crate::i18n::{Key, Lang, exact_percent};
use crate::money::Ratio;
use crate::plan::edit::{Change, RuleField, RuleValue};
use crate::plan::rule::{FactorBand, MatchScope, Part, Rule, RuleKind, Strength};
use crate::plan::{Plan, Text, factor_name, set_of};

/// What is needed to draw and change a rule.
pub struct Settings {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The rule.
    pub rule: Arc<Rule>,
    /// Where changes go.
    pub act: Callback<Act>,
    /// The language.
    pub lang: Lang,
}

impl Settings {
    /// Everything of the rule that its sentence does not let people change.
    pub fn draw(&self) -> Html {
        let rule = &self.rule;
        let (zh, en) = (rule.name.zh.clone().unwrap_or_default(), rule.name.en.clone().unwrap_or_default());
        let has_scope = !matches!(rule.kind, RuleKind::Reserve(_));
        html! {
            <div class="settings">
                <div class="settings-row">
                    { text(Key::RulesNameZh.text(self.lang), &zh, self.make_from(|rule, words| {
                        RuleField::Name(Text { zh: filled(words), ..rule.name.clone() })
                    })) }
                    { text(Key::RulesNameEn.text(self.lang), &en, self.make_from(|rule, words| {
                        RuleField::Name(Text { en: filled(words), ..rule.name.clone() })
                    })) }
                    { choice(Key::FieldStrength, &Strength::ALL, rule.strength, self.lang, self.make_of(RuleField::Strength)) }
                </div>
                { text(Key::FieldCite.text(self.lang), &rule.cite, self.make_from(|_, words| RuleField::Cite(words))) }
                { self.of_kind() }
                if has_scope {
                    { uses(&self.plan, &rule.uses, self.lang, self.make_of(RuleField::Uses)) }
                    { counties(&self.plan, &rule.counties, self.lang, self.make_of(RuleField::Counties)) }
                }
            </div>
        }
    }

    /// What only rules of its kind have.
    fn of_kind(&self) -> Html {
        let lang = self.lang;
        match &self.rule.kind {
            RuleKind::UseShare(share) => html! {
                <div class="settings-row">
                    { self.limit(share.min.is_none(), Key::RulesAddMin, RuleValue::UseShareMin(Some(Ratio::ZERO))) }
                    { self.limit(share.max.is_none(), Key::RulesAddMax, RuleValue::UseShareMax(Some(Ratio::ONE))) }
                    { tick(Key::FieldEachCounty.text(lang), share.each_county, self.value(RuleValue::UseShareEachCounty)) }
                </div>
            },
            RuleKind::CountyRange(range) => html! {
                <div class="settings-row">
                    { self.limit(range.min.is_none(), Key::RulesAddMin, RuleValue::CountyRangeMin(Some(crate::money::Money::ZERO))) }
                    { self.limit(range.max.is_none(), Key::RulesAddMax, RuleValue::CountyRangeMax(Some(crate::money::Money::MAX))) }
                    { tick(Key::FieldPerHead.text(lang), range.per_head, self.value(RuleValue::CountyRangePerHead)) }
                </div>
            },
            RuleKind::Match(matching) => {
                const SCOPES: [MatchScope; 3] =
                    [MatchScope::Total, MatchScope::EachCounty, MatchScope::EachProject];
                html! {
                    <>
                    { choice(Key::FieldScope, &SCOPES, matching.scope, lang, self.value(RuleValue::MatchScope)) }
                    { levels(Key::FieldOwnLevels, &matching.own_levels, lang, self.value(RuleValue::MatchOwnLevels)) }
                    { levels(Key::FieldUpperLevels, &matching.upper_levels, lang, self.value(RuleValue::MatchUpperLevels)) }
                    </>
                }
            }
            RuleKind::MaxShare(share) => {
                const PARTS: [Part; 3] = [Part::County, Part::Village, Part::Project];
                choice(Key::FieldOf, &PARTS, share.of, lang, self.value(RuleValue::MaxShareOf))
            }
            RuleKind::FactorBand(band) => self.weights(band),
            RuleKind::Forbid(forbid) => {
                levels(Key::FieldLevels, &forbid.levels, lang, self.value(RuleValue::ForbidLevels))
            }
            RuleKind::NoRegression(_) | RuleKind::Reserve(_) => Html::default(),
        }
    }

    /// Every factor that some county has, with its weight: those without any can be given one.
    fn weights(&self, band: &FactorBand) -> Html {
        let known = self.plan.counties.iter().flat_map(|county| county.factors.keys());
        let factors = set_of(known.chain(band.weights.keys()));
        let weight = |factor: &String| {
            let weight = band.weights.get(factor).copied().unwrap_or(Ratio::ZERO);
            let commit = commit(&self.plan, &self.rule, "weight", factor.clone(), &self.act, self.lang);
            let label = factor_name(factor).say(self.lang);
            html! {
                <span key={factor.clone()} class="settings-weight">
                    { &label }{ " " }
                    <Figure text={exact_percent(weight, self.lang)} {label} {commit} />
                </span>
            }
        };
        html! {
            <div class="settings-group">
                <p class="settings-label">{ Key::FieldWeights.text(self.lang) }</p>
                <p class="settings-row">{ for factors.into_iter().map(weight) }</p>
            </div>
        }
    }

    /// A button for a limit that the rule has not got.
    fn limit(&self, is_missing: bool, key: Key, value: RuleValue) -> Html {
        if !is_missing {
            return Html::default();
        }
        let make = self.make();
        let onclick = Callback::from(move |_: MouseEvent| make.emit(RuleField::Value(value.clone())));
        html! { <button class="button" type="button" {onclick}>{ key.text(self.lang) }</button> }
    }

    /// Sets a field of the rule.
    fn make(&self) -> Callback<RuleField> {
        let (rule, act) = (self.rule.clone(), self.act.clone());
        Callback::from(move |field: RuleField| {
            let change: Change = set(&rule, field);
            act.emit(Act::Make(vec![change]));
        })
    }

    fn make_of<T: 'static>(&self, field: fn(T) -> RuleField) -> Callback<T> {
        self.make().reform(field)
    }

    fn make_from(&self, field: fn(&Rule, String) -> RuleField) -> Callback<String> {
        let rule = self.rule.clone();
        self.make().reform(move |words| field(&rule, words))
    }

    fn value<T: 'static>(&self, value: fn(T) -> RuleValue) -> Callback<T> {
        self.make().reform(move |of| RuleField::Value(value(of)))
    }
}

fn filled(words: String) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}
