//! A rule: its sentence, how near the allocation is to it, what is wrong with it, and what can be done with it.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use super::settings::Settings;
use super::{sentence, standing};
use crate::app::components::{NextFocus, Unfold};
use crate::app::pages::figures::name_of;
use crate::app::state::answers::Answer;
use crate::app::state::work::{Act, Open};
use crate::diagnostic::{Diagnostic, Place, Severity, Step};
use crate::i18n::{Key, Lang, describe};
use crate::plan::edit::{RowChange, RuleField};
use crate::plan::rule::Rule;
use crate::plan::{Id, Term};

const UP: &str = "is-up";
const DOWN: &str = "is-down";
const REMOVE: &str = "is-remove";

/// What the cards of all rules share.
pub struct Cards {
    /// The open plan.
    pub open: Rc<Open>,
    /// The last answer with an allocation.
    pub answer: Option<Rc<Answer>>,
    /// Where changes go.
    pub act: Callback<Act>,
    /// Where the focus goes when a rule is moved or removed.
    pub focus: NextFocus,
    /// The language.
    pub lang: Lang,
}

impl Cards {
    /// The card of the rule at a position.
    pub fn draw(&self, at: usize, rule: &Arc<Rule>) -> Html {
        let (plan, lang) = (self.open.plan(), self.lang);
        let name = name_of(&rule.name, &rule.id, lang);
        let told = self.answer.as_ref().and_then(|answer| standing::of(answer, rule));
        // The answer is about the rule as it was: whether it is on has to be the same, or it says the opposite.
        let told = told.filter(|told| told.table.on == rule.on).map(|told| told.draw(lang));
        html! {
            <li class={classes!("rule", (!rule.on).then_some("is-off"))} key={rule.id.as_str().to_owned()}>
                <div class="rule-head">
                    { self.switch(rule, &name) }
                    <h2 class="rule-name">{ &name }</h2>
                    <span class="rule-strength">{ rule.strength.term().text(lang) }</span>
                    { self.moves(at, rule, &name) }
                </div>
                { sentence::draw(plan, rule, &self.act, lang) }
                if !rule.cite.is_empty() {
                    <p class="rule-cite">{ Key::RulesCite.with(lang, &[("cite", &rule.cite)]) }</p>
                }
                { told.unwrap_or_default() }
                { self.problems(at) }
                { self.settings(rule, &name) }
            </li>
        }
    }

    fn switch(&self, rule: &Rule, name: &str) -> Html {
        let change = sentence::set(rule, RuleField::On(!rule.on));
        let onclick = self.act.reform(move |_: MouseEvent| Act::Make(vec![change.clone()]));
        let state = if rule.on { Key::RulesOn } else { Key::RulesOff };
        html! {
            <>
            <button class="switch" type="button" role="switch" aria-checked={rule.on.to_string()} {onclick}>
                <span class="switch-track"><span class="switch-knob"></span></span>
                <span class="sr-only">{ Key::RulesSwitch.with(self.lang, &[("name", name)]) }</span>
            </button>
            <span class="switch-state" aria-hidden="true">{ state.text(self.lang) }</span>
            </>
        }
    }

    /// Up, down, away.
    fn moves(&self, at: usize, rule: &Rule, name: &str) -> Html {
        let rules = &self.open.plan().rules;
        let id_at = |at: usize| rules.get(at).map(|rule| rule.id.clone());
        let above = at.checked_sub(1).and_then(id_at);
        let is_last = at.saturating_add(1) >= rules.len();
        let goes = |before: Option<Id>| RowChange::Move { id: rule.id.clone(), before };
        let own = |class: &str| button_id(&rule.id, class);
        let next = id_at(at.saturating_add(1)).or_else(|| above.clone());
        let next = next.map(|id| button_id(&id, REMOVE));
        let button = |key: Key,
                      class: &'static str,
                      change: Option<RowChange<Rule>>,
                      other: Option<String>| {
            let says = key.with(self.lang, &[("name", name)]);
            let disabled = change.is_none();
            let changes: Vec<_> = change.into_iter().map(Into::into).collect();
            let (act, focus) = (self.act.clone(), self.focus.clone());
            let ids: Vec<String> = std::iter::once(own(class)).chain(other).collect();
            let onclick = Callback::from(move |_: MouseEvent| {
                focus.among(ids.clone());
                act.emit(Act::Make(changes.clone()));
            });
            html! {
                <button id={own(class)} class={classes!("rule-move", class)} type="button" {onclick} {disabled} title={says.clone()}>
                    <span class="sr-only">{ says }</span>
                </button>
            }
        };
        let down = (!is_last).then(|| goes(id_at(at.saturating_add(2))));
        html! {
            <span class="rule-moves">
                { button(Key::RulesUp, UP, above.map(|above| goes(Some(above))), Some(own(DOWN))) }
                { button(Key::RulesDown, DOWN, down, Some(own(UP))) }
                { button(Key::RulesRemove, REMOVE, Some(RowChange::Remove { id: rule.id.clone() }), next) }
            </span>
        }
    }

    /// What is the matter with the rule at this position.
    fn problems(&self, at: usize) -> Html {
        let problem = |problem: &Diagnostic| {
            let told = describe(problem, self.lang);
            let class = match problem.severity() {
                Severity::Error => "problem is-broken",
                Severity::Warning => "problem is-tight",
                Severity::Note => "problem",
            };
            html! { <li {class}>{ told.what }{ " " }<span class="problem-hint">{ told.hint }</span></li> }
        };
        let found: Vec<Html> =
            self.open.problems().iter().filter(|problem| is_of(problem, at)).map(problem).collect();
        if found.is_empty() {
            Html::default()
        } else {
            html! { <ul class="problems">{ for found }</ul> }
        }
    }

    fn settings(&self, rule: &Arc<Rule>, name: &str) -> Html {
        let (plan, rule, act, lang) = (self.open.plan().clone(), rule.clone(), self.act.clone(), self.lang);
        let body = Callback::from(move |()| {
            Settings { plan: plan.clone(), rule: rule.clone(), act: act.clone(), lang }.draw()
        });
        html! { <Unfold label={Key::RulesSettings.text(lang)} about={name.to_owned()} {body} /> }
    }
}

/// What a button of a rule is called in the document.
fn button_id(rule: &Id, class: &str) -> String {
    format!("rule-{rule}-{class}")
}

/// Whether a problem is about the rule at this position.
fn is_of(problem: &Diagnostic, at: usize) -> bool {
    let Place::Json(path) = &problem.place else { return false };
    matches!(path.steps(), [Step::Key(list), Step::Index(index), ..] if list == "rules" && *index == at)
}
