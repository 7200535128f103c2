//! The rules that hold the allocation back: what each demands, and what it costs.

use yew::prelude::*;

use super::Told;
use crate::app::components::figures::called;
use crate::app::pages::overview::binding::{Tight, meter, note, reached, tight};
use crate::i18n::Key;
use crate::plan::row_name;
use crate::plan::rule::sentence as demand;

/// How many rules are shown.
const MOST: usize = 5;

/// The rules, the dearest first.
pub fn draw(told: &Told<'_>) -> Html {
    let lang = told.lang;
    let item = |tight: &Tight<'_>| {
        let Tight { rule, row, .. } = tight;
        html! {
            <li class="slide-rule">
                <p class="slide-rule-name">{ called(&row_name(&rule.name, &rule.id), lang) }</p>
                <p class="slide-rule-value">{ reached(rule, row, lang) }</p>
                { meter(row) }
                <p class="slide-rule-says">{ demand(told.plan, rule).say(lang) }</p>
                <p class="slide-rule-note">{ note(tight, told.plan, told.report, lang) }</p>
            </li>
        }
    };
    html! { <ul class="slide-rules">{ for tight(told.plan, told.report).iter().take(MOST).map(item) }</ul> }
}

/// How many there are and how many bind.
pub fn sentence(told: &Told<'_>) -> String {
    let tight = tight(told.plan, told.report);
    let on = told.plan.rules.iter().filter(|rule| rule.on).count().to_string();
    match tight.iter().filter(|one| one.row.binding).count() {
        0 => Key::PresentSayNoRules.with(told.lang, &[("on", &on)]),
        count => Key::PresentSayRules.with(told.lang, &[("on", &on), ("count", &count.to_string())]),
    }
}
