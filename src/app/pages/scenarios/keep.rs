//! "Keep what I changed as a scenario": the changes since some step become one, and the plan goes back to before them.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use super::kept::Kept;
use crate::app::pages::figures::name_of;
use crate::app::platform::{field, page};
use crate::app::state::preferences::use_lang;
use crate::app::state::work::{Open, use_act};
use crate::i18n::{Key, Lang};
use crate::plan::diff::{Difference, diff};
use crate::plan::{Id, Plan, Scenario, Text, changes_between};

/// How many changes are told beforehand.
const MOST_TOLD: usize = 12;

/// The properties of [`Keep`].
#[derive(Properties)]
pub struct KeepProps {
    /// The open plan.
    pub open: Rc<Open>,
    /// Called when it is done, or is not to be.
    pub done: Callback<()>,
}

impl PartialEq for KeepProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open)
    }
}

/// The panel.
#[component(Keep)]
pub fn keep(KeepProps { open, done }: &KeepProps) -> Html {
    let lang = use_lang();
    let act = use_act();
    let from = use_state_eq(|| 0_usize);
    let updated = use_state_eq(|| None::<Id>);
    let fault = use_state_eq(|| None::<Key>);
    let typed = use_state_eq(|| None::<String>);
    let input = use_node_ref();
    let plan = open.plan().clone();
    let before = open.steps().nth(*from).map(|(_, before)| before.clone());
    let changes = before.as_ref().map(|before| changes_between(before, &plan)).unwrap_or_default();
    let updated_one =
        updated.as_ref().and_then(|id| plan.scenarios.iter().find(|one| one.id == *id)).cloned();
    let suggested = before.as_ref().map(|before| suggestion(before, &plan, lang)).unwrap_or_default();
    let submit = {
        let (before, plan, changes) = (before.clone(), plan.clone(), changes.clone());
        let (updated, input, fault, done) =
            (updated_one.clone(), input.clone(), fault.setter(), done.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            // What stands in the field, which may be newer than what was drawn last.
            let words = page::value(&input).unwrap_or_default();
            if updated.is_none() && words.trim().is_empty() {
                return fault.set(Some(Key::KeepNameMissing));
            }
            let kept = match &updated {
                Some(scenario) => Kept::update(scenario, changes.clone()),
                None => Kept::new(&plan, Text::default().reworded(&words, lang), changes.clone()),
            };
            if let Some(act_for) = before.as_ref().and_then(|before| kept.act(before, &plan)) {
                act.emit(act_for);
                done.emit(());
            }
        })
    };
    let choose = |setter: UseStateSetter<usize>| {
        Callback::from(move |event: Event| setter.set(field::text(&event).parse().unwrap_or_default()))
    };
    let choose_updated = {
        let setter = updated.setter();
        Callback::from(move |event: Event| setter.set(field::text(&event).parse().ok()))
    };
    let name = (*typed).clone().unwrap_or(suggested);
    let oninput = {
        let setter = typed.setter();
        Callback::from(move |event: InputEvent| setter.set(Some(field::text(&event))))
    };
    let cancel = done.reform(|_: MouseEvent| ());
    let option = |scenario: &Arc<Scenario>| {
        let name = name_of(&scenario.name, &scenario.id, lang);
        let selected = updated_one.as_ref().is_some_and(|one| one.id == scenario.id);
        html! {
            <option key={scenario.id.to_string()} value={scenario.id.to_string()} {selected}>
                { Key::KeepAsUpdate.with(lang, &[("name", &name)]) }
            </option>
        }
    };
    html! {
        <section class="panel scn-keep" aria-labelledby="scn-keep">
            <h2 id="scn-keep" class="panel-title">{ Key::KeepTitle.text(lang) }</h2>
            <p class="panel-note">{ Key::KeepLead.text(lang) }</p>
            <form class="scn-form" onsubmit={submit}>
                <div class="settings-row">
                    <label class="settings-field">
                        <span class="settings-label">{ Key::KeepFrom.text(lang) }</span>
                        <select class="input" onchange={choose(from.setter())}>{ for beginnings(open, *from, lang) }</select>
                    </label>
                    <label class="settings-field">
                        <span class="settings-label">{ Key::KeepAs.text(lang) }</span>
                        <select class="input" onchange={choose_updated}>
                            <option value="" selected={updated_one.is_none()}>{ Key::KeepAsNew.text(lang) }</option>
                            { for plan.scenarios.iter().map(option) }
                        </select>
                    </label>
                    if updated_one.is_none() {
                        <label class="settings-field">
                            <span class="settings-label">{ Key::KeepName.text(lang) }</span>
                            <input class="input" type="text" ref={input} value={name} {oninput}
                                autocomplete="off" aria-invalid={fault.is_some().to_string()} />
                        </label>
                    }
                </div>
                <p class="scn-fault" role="alert">{ fault.map(|fault| fault.text(lang)) }</p>
                { before.map_or_else(Html::default, |before| preview(&before, &plan, lang)) }
                if changes.is_empty() {
                    <p class="panel-empty">{ Key::KeepNothing.text(lang) }</p>
                }
                <div class="notice-buttons">
                    <button class="button button-primary" type="submit" disabled={changes.is_empty() || open.is_read_only()}>
                        { Key::KeepSave.text(lang) }
                    </button>
                    <button class="button" type="button" onclick={cancel}>{ Key::KeepCancel.text(lang) }</button>
                </div>
            </form>
        </section>
    }
}

/// The states the plan can go back to: where it was opened, and after each step but the last.
fn beginnings(open: &Open, chosen: usize, lang: Lang) -> Vec<Html> {
    let labels: Vec<String> = open.steps().map(|(label, _)| label.say(lang)).collect();
    let option = |at: usize| {
        let after = at.checked_sub(1).and_then(|before| labels.get(before));
        let words = match after {
            None => Key::KeepFromOpened.text(lang).to_owned(),
            Some(label) => Key::KeepFromStep.with(lang, &[("number", &at.to_string()), ("label", label)]),
        };
        html! { <option key={at} value={at.to_string()} selected={at == chosen}>{ words }</option> }
    };
    (0..labels.len().max(1)).map(option).collect()
}

fn is_kept(difference: &Difference) -> bool {
    !matches!(difference, Difference::Scenario(_))
}

/// What would be kept, each change a line.
fn preview(before: &Plan, plan: &Plan, lang: Lang) -> Html {
    let all: Vec<Difference> = diff(before, plan).into_iter().filter(is_kept).collect();
    if all.is_empty() {
        return Html::default();
    }
    let more = all.len().saturating_sub(MOST_TOLD);
    let line = |one: &Difference| html! { <li>{ one.phrase(before, plan).say(lang) }</li> };
    html! {
        <>
        <p class="settings-label">{ Key::KeepPreview.with(lang, &[("count", &all.len().to_string())]) }</p>
        <ul class="scn-preview">
            { for all.iter().take(MOST_TOLD).map(line) }
            if more > 0 {
                <li>{ Key::ScenariosMore.with(lang, &[("count", &more.to_string())]) }</li>
            }
        </ul>
        </>
    }
}

/// A name to begin with: what the only change is called, or nothing.
fn suggestion(before: &Plan, plan: &Plan, lang: Lang) -> String {
    match changes_between(before, plan).as_slice() {
        [only] => only.label(plan).say(lang),
        _ => String::new(),
    }
}
