//! The trade-off: what benefit is held against, the curve, and a walk along it.

mod axis;
mod chart;
mod choice;
mod curve;
mod now;
mod point;
mod table;

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use self::choice::Choice;
use self::curve::Curve;
use super::cast::subject;
use super::study::standing;
use crate::app::platform::field;
use crate::app::state::preferences::use_lang;
use crate::app::state::study::{Found, Question, use_known, use_studies};
use crate::app::state::work::Open;
use crate::i18n::Key;

/// How many points are drawn.
const POINTS: usize = 40;

/// The properties of [`TradeOff`].
#[derive(Properties)]
pub struct TradeOffProps {
    /// The open plan.
    pub open: Rc<Open>,
}

impl PartialEq for TradeOffProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open)
    }
}

/// The part of the page.
#[component(TradeOff)]
pub fn trade_off(TradeOffProps { open }: &TradeOffProps) -> Html {
    let lang = use_lang();
    let study = use_studies().frontier;
    let known = use_known(&study, &open.key);
    let chosen = use_state_eq(|| Choice::COVERAGE.to_owned());
    let choices = choice::all(open.plan(), lang);
    let choice = choices.iter().find(|one| one.value == *chosen).or(choices.first());
    let onchange = {
        let setter = chosen.setter();
        Callback::from(move |event: Event| setter.set(field::text(&event)))
    };
    let onsubmit = {
        let (study, open, against) = (study.clone(), open.clone(), choice.map(|one| one.against));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(against) = against {
                let question = Question::Frontier { against, points: POINTS };
                study.begin(&open.key, Arc::new(subject(open.plan())), question);
            }
        })
    };
    let words = if known.told.is_some() { Key::FrontierDrawAgain } else { Key::FrontierDraw };
    let result = known.told.as_ref().map(|told| match &told.found {
        Found::Frontier(frontier) => {
            html! { <Curve open={open.clone()} told={told.clone()} frontier={frontier.clone()} /> }
        }
        _ => html! { <p class="panel" role="status">{ Key::FrontierNothing.text(lang) }</p> },
    });
    html! {
        <>
        <p class="page-lead">{ Key::FrontierLead.text(lang) }</p>
        <form class="panel fro-form" {onsubmit}>
            <label class="settings-field fro-which">
                <span class="settings-label">{ Key::FrontierWhich.text(lang) }</span>
                <select class="input" {onchange} disabled={known.running.is_some()}>
                    { choice::options(&choices, choice, lang) }
                </select>
            </label>
            { standing(&study, &known, open, words, lang) }
        </form>
        { result }
        </>
    }
}
