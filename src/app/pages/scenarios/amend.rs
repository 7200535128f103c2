//! Editing a scenario: its name and note, and its changes with the values they set.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use super::acts;
use super::add::Add;
use super::list::said;
use super::retype::{Value, retyped, turned, value};
use crate::app::components::use_next_focus;
use crate::app::pages::figures::name_of;
use crate::app::pages::rules::fields::text;
use crate::app::pages::rules::figure::Figure;
use crate::app::state::preferences::use_lang;
use crate::app::state::work::{Act, Open, use_act};
use crate::diagnostic::{Diagnostic, Place};
use crate::i18n::{Key, Lang, describe};
use crate::plan::edit::{Change, ScenarioField};
use crate::plan::{Plan, Scenario};

/// How many changes are shown until a person asks for all.
const MOST_SHOWN: usize = 10;

/// The properties of [`Amend`].
#[derive(Properties)]
pub struct AmendProps {
    /// The open plan.
    pub open: Rc<Open>,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The plan as the scenario has it.
    pub tried: Arc<Plan>,
}

impl PartialEq for AmendProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open) && Arc::ptr_eq(&self.tried, &other.tried)
    }
}

/// The editor.
#[component(Amend)]
pub fn amend(AmendProps { open, scenario, tried }: &AmendProps) -> Html {
    let lang = use_lang();
    let act = use_act();
    let shows_all = use_state_eq(|| false);
    let focus = use_next_focus();
    let set = |field: fn(&Scenario, &str, Lang) -> ScenarioField| {
        let scenario = scenario.clone();
        act.reform(move |words: String| Act::Make(vec![acts::set(&scenario, field(&scenario, &words, lang))]))
    };
    let count = scenario.changes.len();
    let shown = if *shows_all { count } else { MOST_SHOWN };
    let lines = scenario.changes.iter().enumerate().take(shown);
    // Only the last line is gone with its change; the others show the next one.
    let dropping = {
        let (act, focus, last) = (act.clone(), focus, drop_id(scenario, count.saturating_sub(2)));
        Callback::from(move |one: Act| {
            focus.among(vec![last.clone()]);
            act.emit(one);
        })
    };
    let line = |(at, change)| line(&dropping, scenario, open.plan(), tried, at, change, lang);
    let name = name_of(&scenario.name, &scenario.id, lang);
    let show_all = {
        let setter = shows_all.setter();
        Callback::from(move |_: MouseEvent| setter.set(true))
    };
    html! {
        <fieldset class="scn-amend" disabled={open.is_read_only()}>
            <legend class="sr-only">{ Key::AmendTitle.with(lang, &[("name", &name)]) }</legend>
            <div class="settings-row">
                { text(Key::AmendName.text(lang), &said(&scenario.name, lang), set(|scenario, words, lang| {
                    ScenarioField::Name(scenario.name.reworded(words, lang))
                })) }
                { text(Key::AmendNote.text(lang), &said(&scenario.note, lang), set(|scenario, words, lang| {
                    ScenarioField::Note(scenario.note.reworded(words, lang))
                })) }
            </div>
            <p class="settings-label">{ Key::AmendChanges.text(lang) }</p>
            if count == 0 {
                <p class="panel-note">{ Key::ScenariosEmpty.text(lang) }</p>
            }
            <ol class="scn-changes">{ for lines.map(line) }</ol>
            if count > shown {
                <button class="button" type="button" onclick={show_all}>
                    { Key::AmendAll.with(lang, &[("count", &count.to_string())]) }
                </button>
            }
            <Add scenario={scenario.clone()} tried={tried.clone()} />
            <p class="panel-note">{ Key::AmendWayOn.text(lang) }</p>
        </fieldset>
    }
}

/// What the button that takes a change out is called in the document.
fn drop_id(scenario: &Scenario, at: usize) -> String {
    format!("scn-drop-{}-{at}", scenario.id)
}

/// A change: what it is, the value it sets, and a button that takes it out.
fn line(
    act: &Callback<Act>,
    scenario: &Arc<Scenario>,
    plan: &Plan,
    tried: &Plan,
    at: usize,
    change: &Change,
    lang: Lang,
) -> Html {
    // A row that the scenario adds has its name there only, and one that it removes in the plan only.
    let named = |plan: &Plan| change.label(plan).say(lang);
    let (here, there) = (named(plan), named(tried));
    let what =
        if change.label(plan) == change.label(tried) || there.len() < here.len() { here } else { there };
    let replaced = {
        let (scenario, old) = (scenario.clone(), change.clone());
        act.reform(move |next: Option<Change>| acts::replaced(&scenario, old.clone(), next))
    };
    let shown = match value(change, lang) {
        Some(Value::Figure(figure)) => {
            let (change, replaced) = (change.clone(), replaced.clone());
            let commit = Callback::from(move |typed: String| match retyped(&change, &typed) {
                Ok(next) => {
                    replaced.emit(Some(next));
                    None
                }
                Err(error) => {
                    let told = describe(&Diagnostic::of_input(&error, Place::Document), lang);
                    Some([told.what, told.hint].join(" — "))
                }
            });
            html! { <>{ Key::AmendSets.with(lang, &[("what", &what)]) }{ " " }<Figure text={figure} label={what.clone()} {commit} /></> }
        }
        Some(Value::Flag(flag)) => {
            let next = turned(change);
            let onclick = replaced.reform(move |_: MouseEvent| Some(next.clone()));
            let words = if flag { Key::AmendFlagYes } else { Key::AmendFlagNo };
            html! {
                <>
                { Key::AmendSets.with(lang, &[("what", &what)]) }{ " " }
                <button class="figure" type="button" {onclick}>
                    <span class="sr-only">{ &what }{ " " }</span>{ words.text(lang) }
                </button>
                </>
            }
        }
        None => match change.value(tried) {
            Some(word) => {
                html! { <>{ Key::AmendSets.with(lang, &[("what", &what)]) }{ " " }<strong>{ word.say(lang) }</strong></> }
            }
            None => html! { { &what } },
        },
    };
    let onclick = replaced.reform(|_: MouseEvent| None);
    html! {
        <li key={at} class="scn-change">
            <span>{ shown }</span>
            <button id={drop_id(scenario, at)} class="rule-move is-remove" type="button" {onclick} title={Key::ScenariosDrop.text(lang)}>
                <span class="sr-only">{ Key::ScenariosDrop.text(lang) }{ " " }{ &what }</span>
            </button>
        </li>
    }
}
