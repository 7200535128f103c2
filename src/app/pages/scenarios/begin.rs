//! New scenarios: by a template, or without changes.

use std::rc::Rc;

use yew::prelude::*;

use super::acts;
use super::list::said;
use crate::app::pages::figures::name_of;
use crate::app::platform::field;
use crate::app::state::preferences::use_lang;
use crate::app::state::work::{Act, Open, use_act};
use crate::i18n::{Key, Lang};
use crate::plan::template::Template;
use crate::plan::{Id, Plan, Text, find_row};

/// The properties of [`Begin`].
#[derive(Properties)]
pub struct BeginProps {
    /// The open plan.
    pub open: Rc<Open>,
    /// Told of the scenario that was made.
    pub made: Callback<Option<Id>>,
}

impl PartialEq for BeginProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open)
    }
}

/// The menu of templates, and a button for a scenario without changes.
#[component(Begin)]
pub fn begin(BeginProps { open, made }: &BeginProps) -> Html {
    let lang = use_lang();
    let act = use_act();
    let template = use_state_eq(|| Template::WithoutPooling);
    let row = use_state_eq(|| None::<Id>);
    let plan = open.plan();
    let rows = template.rows(plan);
    // What was chosen for another template, or is gone, counts no more.
    let chosen = (*row).clone().filter(|row| rows.contains(row)).or_else(|| rows.first().cloned());
    let changes = template.changes(plan, chosen.as_ref());
    let unfit = changes.as_ref().err().map(|unfit| unfit.key().text(lang));
    let make = {
        let scenario = changes
            .ok()
            .map(|changes| acts::fresh(plan, template.name(plan, chosen.as_ref()), template.note(), changes));
        let (act, made) = (act.clone(), made.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(scenario) = scenario.clone() {
                made.emit(Some(scenario.id.clone()));
                act.emit(Act::Make(vec![acts::added(scenario)]));
            }
        })
    };
    let empty = {
        let act_for = acts::empty(plan);
        act.reform(move |_: MouseEvent| act_for.clone())
    };
    let choose = {
        let setter = template.setter();
        Callback::from(move |event: Event| {
            let at = field::text(&event).parse::<usize>().ok();
            if let Some(one) = at.and_then(|at| Template::ALL.get(at)) {
                setter.set(*one);
            }
        })
    };
    let option = |(at, one): (usize, &Template)| {
        html! { <option value={at.to_string()} selected={*one == *template}>{ one.title().text(lang) }</option> }
    };
    html! {
        <fieldset class="scn-begin" disabled={open.is_read_only()}>
            <legend class="settings-label">{ Key::TemplateTitle.text(lang) }</legend>
            <div class="settings-row">
                <label class="settings-field">
                    <span class="settings-label">{ Key::TemplateWhich.text(lang) }</span>
                    <select class="input" onchange={choose}>{ for Template::ALL.iter().enumerate().map(option) }</select>
                </label>
                { choice_of_row(*template, plan, &rows, chosen.as_ref(), row.setter(), lang) }
                <button class="button button-primary" type="button" disabled={unfit.is_some()} onclick={make}>
                    { Key::TemplateMake.text(lang) }
                </button>
                <button class="button" type="button" onclick={empty}>{ Key::ScenariosNewButton.text(lang) }</button>
            </div>
            <p class="panel-note" role="status">
                { unfit.map_or_else(|| said(&template.note(), lang), str::to_owned) }
            </p>
        </fieldset>
    }
}

/// The row that a template asks for.
fn choice_of_row(
    template: Template,
    plan: &Plan,
    rows: &[Id],
    chosen: Option<&Id>,
    setter: UseStateSetter<Option<Id>>,
    lang: Lang,
) -> Html {
    let Some(table) = template.asks() else { return Html::default() };
    let onchange = Callback::from(move |event: Event| setter.set(field::text(&event).parse().ok()));
    let option = |id: &Id| {
        let name = find_row(plan, table, id).map_or_else(Text::default, |(_, name)| name.clone());
        html! {
            <option key={id.to_string()} value={id.to_string()} selected={Some(id) == chosen}>
                { name_of(&name, id, lang) }
            </option>
        }
    };
    html! {
        <label class="settings-field">
            <span class="settings-label">{ Key::TemplateRow.text(lang) }</span>
            <select class="input" {onchange}>{ for rows.iter().map(option) }</select>
        </label>
    }
}
