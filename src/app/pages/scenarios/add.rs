//! Adding a change to a scenario by hand.

use std::sync::Arc;

use yew::prelude::*;

use super::acts;
use super::kind::Kind;
use super::retype::retyped;
use crate::app::platform::{field, page};
use crate::app::state::preferences::use_lang;
use crate::app::state::work::use_act;
use crate::diagnostic::{Diagnostic, Place};
use crate::i18n::{Key, Lang, describe};
use crate::plan::edit::Change;
use crate::plan::{Plan, Scenario};

/// How many rows are offered at once; who looks for another types a part of its name.
const MOST_OFFERED: usize = 100;

/// The changes with one more, which takes the place of one of the same figure.
fn joined(changes: &[Change], next: Change) -> Vec<Change> {
    let target = next.target();
    let is_other = |change: &&Change| target.is_none() || change.target() != target;
    changes.iter().filter(is_other).cloned().chain([next.clone()]).collect()
}

/// The properties of [`Add`].
#[derive(Properties)]
pub struct AddProps {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The plan as the scenario has it.
    pub tried: Arc<Plan>,
}

impl PartialEq for AddProps {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.scenario, &other.scenario) && Arc::ptr_eq(&self.tried, &other.tried)
    }
}

/// The form.
#[component(Add)]
pub fn add(AddProps { scenario, tried }: &AddProps) -> Html {
    let lang = use_lang();
    let act = use_act();
    let kind = use_state_eq(|| Kind::Amount);
    let sought = use_state_eq(String::new);
    let row = use_state_eq(|| None::<String>);
    let typed = use_state_eq(String::new);
    let fault = use_state_eq(|| None::<String>);
    let input = use_node_ref();
    let needle = sought.trim().to_lowercase();
    let mut rows = kind.rows(tried, lang);
    let is_long = rows.len() > MOST_OFFERED;
    rows.retain(|(id, name)| name.to_lowercase().contains(&needle) || id.contains(&needle));
    rows.truncate(MOST_OFFERED);
    let chosen = (*row).clone().filter(|row| rows.iter().any(|(id, _)| id == row));
    let chosen = chosen.or_else(|| rows.first().map(|(id, _)| id.clone()));
    let submit = {
        let (scenario, tried, kind, input) = (scenario.clone(), tried.clone(), *kind, input.clone());
        let (chosen, fault, typed) = (chosen.clone(), fault.setter(), typed.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(change) = chosen.as_ref().and_then(|row| kind.change(&tried, row)) else {
                return fault.set(Some(Key::AmendNoSuch.text(lang).to_owned()));
            };
            // What stands in the field, which may be newer than what was drawn last.
            let text = page::value(&input).unwrap_or_default();
            let change = if kind.hint().is_some() { retyped(&change, &text) } else { Ok(change) };
            match change {
                Ok(change) => {
                    fault.set(None);
                    typed.set(String::new());
                    act.emit(acts::revised(&scenario, move |changes| joined(changes, change.clone())));
                }
                Err(error) => {
                    fault.set(Some(describe(&Diagnostic::of_input(&error, Place::Document), lang).what));
                }
            }
        })
    };
    let choose_kind = {
        let (kind, fault) = (kind.setter(), fault.setter());
        Callback::from(move |event: Event| {
            fault.set(None);
            let at = field::text(&event).parse::<usize>().ok();
            at.and_then(|at| Kind::ALL.get(at)).iter().for_each(|one| kind.set(**one));
        })
    };
    let choose_row = {
        let row = row.setter();
        Callback::from(move |event: Event| row.set(Some(field::text(&event))))
    };
    let hear = |setter: UseStateSetter<String>| {
        Callback::from(move |event: InputEvent| setter.set(field::text(&event)))
    };
    let option_of_kind = |(at, one): (usize, &Kind)| {
        html! { <option value={at.to_string()} selected={*one == *kind}>{ one.name().text(lang) }</option> }
    };
    let option = |(id, name): &(String, String)| {
        let selected = chosen.as_ref() == Some(id);
        html! { <option key={id.clone()} value={id.clone()} {selected}>{ name }</option> }
    };
    html! {
        <form class="scn-add" onsubmit={submit}>
            <p class="settings-label">{ Key::AmendAdd.text(lang) }</p>
            <div class="settings-row">
                { labelled(Key::AmendKind, lang, html! {
                    <select class="input" onchange={choose_kind}>{ for Kind::ALL.iter().enumerate().map(option_of_kind) }</select>
                }) }
                if is_long {
                    { labelled(Key::AmendFind, lang, html! {
                        <input class="input" type="search" value={(*sought).clone()} oninput={hear(sought.setter())} />
                    }) }
                }
                { labelled(Key::AmendRow, lang, html! {
                    <select class="input" onchange={choose_row}>{ for rows.iter().map(option) }</select>
                }) }
                if let Some(hint) = kind.hint() {
                    { labelled(Key::AmendValue, lang, html! {
                        <input class="input" type="text" autocomplete="off" placeholder={hint.text(lang)} ref={input}
                            value={(*typed).clone()} oninput={hear(typed.setter())} aria-invalid={fault.is_some().to_string()} />
                    }) }
                }
                <button class="button" type="submit">{ Key::AmendMake.text(lang) }</button>
            </div>
            <p class="scn-fault" role="alert">{ (*fault).clone() }</p>
        </form>
    }
}

fn labelled(label: Key, lang: Lang, input: Html) -> Html {
    html! {
        <label class="settings-field"><span class="settings-label">{ label.text(lang) }</span>{ input }</label>
    }
}
