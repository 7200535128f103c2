//! The rules: sentences whose figures are changed where they stand, each with what it leaves and what it costs.

mod add;
mod card;
pub mod fields;
pub mod figure;
mod kinds;
mod scope;
mod sentence;
mod settings;
mod standing;
mod value;

use std::sync::Arc;

use yew::prelude::*;

use super::no_answer::NoAnswer;
use crate::app::components::{heading, use_next_focus};
use crate::app::route::Page;
use crate::app::state::answers::{Answer, use_answers};
use crate::app::state::preferences::use_lang;
use crate::app::state::work::{use_act, use_open};
use crate::i18n::{Key, Lang};
use crate::plan::Plan;
use card::Cards;

/// The rules.
#[component(Rules)]
pub fn rules() -> Html {
    let lang = use_lang();
    let (act, answers) = (use_act(), use_answers());
    let focus = use_next_focus();
    let Some(open) = use_open() else { return Html::default() };
    let plan = open.plan().clone();
    let answer = answers.shown.clone();
    let is_old = answer.as_ref().is_some_and(|answer| !Arc::ptr_eq(&answer.plan, &plan));
    let summary = summary(&plan, answer.as_deref(), lang);
    let cards = Cards { open, answer, act: act.clone(), focus, lang };
    html! {
        <div class="page" key={Page::Rules.slug()}>
            { heading(Page::Rules.title().text(lang), None) }
            <p class="page-lead">{ summary }</p>
            <NoAnswer />
            if answers.is_left_behind() {
                <p class="page-lead">{ Key::AllocationOld.text(lang) }</p>
            }
            if plan.rules.is_empty() {
                <p class="panel">{ Key::RulesNone.text(lang) }</p>
            } else {
                <ol class={classes!("rules", "panel", is_old.then_some("is-old"))}>
                    { for plan.rules.iter().enumerate().map(|(at, rule)| cards.draw(at, rule)) }
                </ol>
            }
            { add::draw(&plan, &act, lang) }
        </div>
    }
}

/// How many rules there are, are in force, and bind.
fn summary(plan: &Plan, answer: Option<&Answer>, lang: Lang) -> String {
    let on = plan.rules.iter().filter(|rule| rule.on).count();
    let tables = answer.and_then(Answer::report).map(|report| &report.rules);
    let binding = tables.map_or(0, |rules| rules.iter().filter(|table| table.binding > 0).count());
    let [count, on, binding] = [plan.rules.len(), on, binding].map(|count| count.to_string());
    Key::RulesSummary.with(lang, &[("count", &count), ("on", &on), ("binding", &binding)])
}
