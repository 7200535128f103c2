//! The least change: from the plan's own allocation to one of its scenarios, moving as little money as can be.

mod cards;
mod moves;
mod result;

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use self::result::{ResultPanel, outcome};
use super::begin::Begin;
use super::cast::{Tried, cast};
use super::study::standing;
use crate::app::platform::field;
use crate::app::route::Page;
use crate::app::state::answers::{Answer, Answers, use_answers};
use crate::app::state::line::{Line, use_asking};
use crate::app::state::preferences::use_lang;
use crate::app::state::study::{Question, Study, use_known, use_studies};
use crate::app::state::work::{ByPointer, Open};
use crate::i18n::{Key, Lang};
use crate::plan::Id;
use crate::protocol::{Outcome, Replanned, Reply, Request};

/// The properties of [`LeastChange`].
#[derive(Properties)]
pub struct LeastChangeProps {
    /// The open plan.
    pub open: Rc<Open>,
}

impl PartialEq for LeastChangeProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open)
    }
}

/// The part of the page.
#[component(LeastChange)]
pub fn least_change(LeastChangeProps { open }: &LeastChangeProps) -> Html {
    let lang = use_lang();
    let (line, answers) = (use_asking(), use_answers());
    let study = use_studies().replan;
    let known = use_known(&study, &open.key);
    let chosen = use_state_eq(|| None::<Id>);
    let cast = use_memo(ByPointer(open.plan().clone()), |plan| cast(&plan.0));
    let position =
        cast.iter().position(|tried| Some(&tried.scenario.id) == chosen.as_ref()).unwrap_or_default();
    let hurdle = hurdle(open, &answers, cast.get(position), lang);
    let onchange = {
        let setter = chosen.setter();
        Callback::from(move |event: Event| setter.set(field::text(&event).parse().ok()))
    };
    let made = {
        let setter = chosen.setter();
        Callback::from(move |id: Option<Id>| setter.set(id))
    };
    let onsubmit = {
        let (study, open, is_held) = (study.clone(), open.clone(), hurdle.is_some());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !is_held {
                ask(&line, &study, &open, position);
            }
        })
    };
    let words = if known.told.is_some() { Key::LeastAgain } else { Key::LeastBegin };
    let result = known.told.as_ref().map(|told| match outcome(told) {
        Some(Replanned::Found(_)) => {
            html! { <ResultPanel open={open.clone()} told={told.clone()} /> }
        }
        Some(Replanned::Infeasible) => no_way(Key::LeastInfeasible, lang),
        _ => no_way(Key::LeastUnknown, lang),
    });
    html! {
        <>
        <p class="page-lead">{ Key::LeastLead.text(lang) }</p>
        <div class="panel fro-result">
            <form class="fro-form" {onsubmit}>
                if !cast.is_empty() {
                    <label class="settings-field fro-which">
                        <span class="settings-label">{ Key::LeastWhich.text(lang) }</span>
                        <select class="input" {onchange} disabled={known.running.is_some()}>
                            { for cast.iter().enumerate().map(|(at, tried)| option(at, tried, position, lang)) }
                        </select>
                    </label>
                }
                { hurdle.unwrap_or_else(|| standing(&study, &known, open, words, lang)) }
            </form>
            <Begin open={open.clone()} {made} />
        </div>
        { result }
        </>
    }
}

fn option(at: usize, tried: &Tried, chosen: usize, lang: Lang) -> Html {
    let id = tried.scenario.id.to_string();
    html! { <option key={id.clone()} value={id} selected={at == chosen}>{ tried.name(lang) }</option> }
}

/// What has to be done before the question can be put, if anything.
fn hurdle(open: &Open, answers: &Answers, scenario: Option<&Tried>, lang: Lang) -> Option<Html> {
    // Every one leads somewhere, but for an answer that is on its way.
    let note = |words: &str, way: Option<(String, Key)>| {
        html! {
            <p class="lst-hurdle" role="status">
                { words.to_owned() }
                if let Some((href, name)) = way {
                    { " " }<a class="link" {href}>{ name.text(lang) }</a>
                }
            </p>
        }
    };
    if !open.is_sound() {
        return Some(note(Key::StudyUnsound.text(lang), None));
    }
    let Some(scenario) = scenario else { return Some(note(Key::LeastNone.text(lang), None)) };
    if scenario.errors > 0 {
        let words = Key::ScenarioStateUnsound.with(lang, &[("count", &scenario.errors.to_string())]);
        return Some(note(&words, Some((Page::Scenarios.href(), Key::LeastToCompare))));
    }
    match current(open, answers).map(|answer| &answer.outcome) {
        Some(Outcome::Allocated(_)) => None,
        Some(_) => {
            Some(note(Key::LeastNoAdopted.text(lang), Some((Page::Overview.href(), Key::LeastToOverview))))
        }
        None => Some(note(Key::LeastWaiting.text(lang), None)),
    }
}

/// The answer to the plan as it is.
fn current<'a>(open: &Open, answers: &'a Answers) -> Option<&'a Rc<Answer>> {
    answers.latest.as_ref().filter(|answer| Arc::ptr_eq(&answer.plan, open.plan()))
}

/// Puts the question with the very allocation that the other pages show.
fn ask(line: &Line, study: &Study, open: &Rc<Open>, scenario: usize) {
    let done = {
        let (study, open) = (study.clone(), open.clone());
        Callback::from(move |reply: Option<Rc<Reply>>| match reply.as_deref() {
            Some(Reply::Exported { document, .. }) => {
                let adopted = document.clone();
                let question = Question::Replan { adopted, scenario };
                study.begin(&open.key, open.plan().clone(), question);
            }
            _ => study.fail(),
        })
    };
    line.put(open.plan(), |revision| Request::Export { revision }, done);
}

/// That there is no way to go on, and where what could give way is shown.
fn no_way(words: Key, lang: Lang) -> Html {
    html! {
        <p class="panel" role="status">
            { words.text(lang) }{ " " }
            <a class="link" href={Page::Scenarios.href()}>{ Key::LeastToCompare.text(lang) }</a>
        </p>
    }
}
