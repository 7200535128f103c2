//! What a meeting tries at the foot of a step: a number to drag, another scenario; and what can be done with that.

use yew::prelude::*;

use super::keep::Keep;
use crate::app::components::download_plan;
use crate::app::components::figures::called;
use crate::app::pages::overview::lever::LeverControl;
use crate::app::platform::{field, page};
use crate::app::state::answers::{Search, use_answers};
use crate::app::state::preferences::use_lang;
use crate::app::state::trial::Try;
use crate::app::state::work::{Act, Open, use_act, use_open};
use crate::i18n::{Key, Lang};
use crate::plan::row_name;

/// The properties of [`Dock`].
#[derive(Properties, PartialEq)]
pub struct DockProps {
    /// Whether the step is about a scenario, which is not switched then.
    pub is_fixed: bool,
}

/// The dock.
#[component(Dock)]
pub fn dock(DockProps { is_fixed }: &DockProps) -> Html {
    let (lang, act) = (use_lang(), use_act());
    let (naming, kept) = (use_node_ref(), use_state_eq(|| false));
    let Some(open) = use_open() else { return Html::default() };
    let is_changed = open.has_unkept_trial();
    let button = |key: Key, is_on: bool, onclick: Callback<MouseEvent>| {
        html! { <button class="button" type="button" disabled={!is_on} {onclick}>{ key.text(lang) }</button> }
    };
    let name = {
        let (naming, kept) = (naming.clone(), kept.setter());
        Callback::from(move |_: MouseEvent| {
            kept.set(false);
            page::show_dialog(&naming);
        })
    };
    let close = {
        let naming = naming.clone();
        Callback::from(move |()| page::close_dialog(&naming))
    };
    let done = {
        let (close, kept) = (close.clone(), kept.setter());
        Callback::from(move |()| {
            close.emit(());
            kept.set(true);
        })
    };
    let export = {
        let plan = open.plan().clone();
        Callback::from(move |_: MouseEvent| download_plan(&plan, lang))
    };
    html! {
        <section class="dock" aria-label={Key::PresentDock.text(lang)}>
            <div class="dock-lever">
                <LeverControl plan={open.tried().clone()} drag={act.reform(|change| Act::Try(Try::Change(change)))}
                    seal={Callback::noop()} />
            </div>
            if !*is_fixed {
                { switch(&open, &act, lang) }
            }
            <div class="dock-acts">
                <Pace />
                { button(Key::PresentReset, is_changed, act.reform(|_| Act::Try(Try::Reset))) }
                { button(Key::PresentKeepAs, is_changed && !open.is_read_only(), name) }
                { button(Key::PresentExport, true, export) }
                <p class="sr-only" role="status">{ kept.then(|| Key::PresentKept.text(lang)) }</p>
            </div>
            <dialog class="keys" ref={naming} aria-label={Key::PresentKeepAs.text(lang)}>
                if is_changed {
                    <Keep {done} />
                }
                <button class="button" type="button" onclick={close.reform(|_: MouseEvent| ())}>{ Key::StripCancel.text(lang) }</button>
            </dialog>
        </section>
    }
}

/// How long the answer in sight took, or that it is being searched.
#[component(Pace)]
fn pace() -> Html {
    let (lang, answers) = (use_lang(), use_answers());
    let text = match (&answers.search, &answers.latest) {
        (Search::Running(_), _) | (_, None) => Key::StripSearching.text(lang).to_owned(),
        (_, Some(answer)) => {
            Key::PresentPace.with(lang, &[("millis", &answer.micros.div_ceil(1000).to_string())])
        }
    };
    html! { <p class="dock-pace">{ text }</p> }
}

/// The plan itself, or one of its scenarios.
fn switch(open: &Open, act: &Callback<Act>, lang: Lang) -> Html {
    let chosen = open.trial().and_then(|trial| trial.scenario.as_ref());
    let onchange = act.reform(|event: Event| Act::Try(Try::Scenario(field::text(&event).parse().ok())));
    let option = |id: &str, name: String, selected: bool| {
        html! { <option key={id.to_owned()} value={id.to_owned()} {selected}>{ name }</option> }
    };
    let scenarios = open.plan().scenarios.iter().map(|row| {
        option(row.id.as_str(), called(&row_name(&row.name, &row.id), lang), chosen == Some(&row.id))
    });
    html! {
        <label class="dock-switch">
            <span class="dock-name">{ Key::PresentSwitch.text(lang) }</span>
            <select class="select" {onchange}>
                { option("", Key::PresentPlain.text(lang).to_owned(), chosen.is_none()) }
                { for scenarios }
            </select>
        </label>
    }
}
