//! The list of scenarios: what each changes, whether it is compared, and what can be done with it.

use std::rc::Rc;

use yew::prelude::*;

use super::acts;
use super::amend::Amend;
use super::cast::Tried;
use super::standing::standing;
use crate::app::components::NextFocus;
use crate::app::pages::figures::name_of;
use crate::app::platform::field;
use crate::app::state::bench::{Bench, Found};
use crate::app::state::work::{Act, Open};
use crate::compare::Comparison;
use crate::diagnostic::visible;
use crate::i18n::{Key, Lang};
use crate::plan::diff::diff;
use crate::plan::{Id, Text};

/// How many changes are told in the list.
const MOST_TOLD: usize = 2;

/// What is needed to draw the list.
pub struct List<'a> {
    /// The open plan.
    pub open: &'a Rc<Open>,
    /// Its scenarios.
    pub cast: &'a [Tried],
    /// The positions of those that take part in the comparison.
    pub chosen: &'a [usize],
    /// What is known of each that takes part.
    pub states: Vec<Option<Found>>,
    /// What is known of the plan itself; nothing where it is not solved.
    pub base: Option<Found>,
    /// Where changes go.
    pub act: Callback<Act>,
    /// Where the scenarios are solved.
    pub bench: Bench,
    /// A scenario takes part from now on, or does not.
    pub take_part: Callback<(Id, bool)>,
    /// Where the focus goes when a scenario is deleted.
    pub focus: NextFocus,
    /// The language.
    pub lang: Lang,
}

impl List<'_> {
    /// The list; `unfolded` is the scenario that is being edited.
    pub fn draw(&self, unfolded: Option<&Id>, unfold: &Callback<Option<Id>>) -> Html {
        let lang = self.lang;
        html! {
            <>
            if self.open.is_read_only() {
                <p class="panel-note">{ Key::ScenariosReadOnly.text(lang) }</p>
            }
            <ul class="scn-list">
                <li class="scn-row is-base">
                    <div class="scn-head">
                        <strong class="scn-name">{ Key::ScenariosBase.text(lang) }</strong>
                        <span class="panel-note">{ Key::ScenariosBaseNote.text(lang) }</span>
                        { self.base_state() }
                    </div>
                </li>
                { for self.cast.iter().enumerate().map(|(at, tried)| self.row(at, tried, unfolded, unfold)) }
            </ul>
            if self.cast.is_empty() {
                <p class="panel-empty">{ Key::ScenariosNone.text(lang) }</p>
            }
            </>
        }
    }

    fn base_state(&self) -> Html {
        match &self.base {
            Some(found) => standing(found, self.lang),
            None if self.open.is_sound() => {
                html! { <span class="scn-state">{ Key::ScenarioStateEnded.text(self.lang) }</span> }
            }
            None => self.unsound(self.open.problems().iter().filter(|problem| problem.is_error()).count()),
        }
    }

    fn unsound(&self, errors: usize) -> Html {
        let words = Key::ScenarioStateUnsound.with(self.lang, &[("count", &errors.to_string())]);
        html! { <span class="scn-state is-broken">{ words }</span> }
    }

    fn row(&self, at: usize, tried: &Tried, unfolded: Option<&Id>, unfold: &Callback<Option<Id>>) -> Html {
        let (lang, scenario) = (self.lang, &tried.scenario);
        let name = tried.name(lang);
        let is_open = unfolded == Some(&scenario.id);
        let toggle = {
            let id = (!is_open).then(|| scenario.id.clone());
            unfold.reform(move |_: MouseEvent| id.clone())
        };
        let body = format!("scn-{}", scenario.id);
        html! {
            <li key={scenario.id.to_string()} class="scn-row">
                <div class="scn-head">
                    { self.tick(at, &scenario.id, &name) }
                    { self.state(at, tried) }
                    <span class="scn-buttons">
                        <button class="button" type="button" aria-expanded={is_open.to_string()} onclick={toggle}>
                            { Key::ScenariosEdit.text(lang) }<span class="sr-only">{ " " }{ &name }</span>
                        </button>
                        { self.button(Key::ScenariosAdopt, &name, acts::adopt(self.open.plan(), scenario)) }
                        { self.button(Key::ScenariosDuplicate, &name, acts::duplicate(self.open.plan(), scenario)) }
                        { self.delete(at, tried) }
                    </span>
                </div>
                { self.summary(tried) }
                { self.broken(tried) }
                if is_open {
                    <div id={body} class="scn-body">
                        <Amend open={self.open.clone()} scenario={scenario.clone()} tried={tried.plan.clone()} />
                    </div>
                }
            </li>
        }
    }

    /// A button that does something to the scenario.
    pub(super) fn button(&self, key: Key, name: &str, act: Act) -> Html {
        let onclick = self.act.reform(move |_: MouseEvent| act.clone());
        html! {
            <button class="button" type="button" {onclick} disabled={self.open.is_read_only()}>
                { key.text(self.lang) }<span class="sr-only">{ " " }{ name.to_owned() }</span>
            </button>
        }
    }

    /// The button that deletes the scenario; the one of the next has the focus then.
    fn delete(&self, at: usize, tried: &Tried) -> Html {
        let id_of = |tried: &Tried| format!("scn-delete-{}", tried.scenario.id);
        let next = self.cast.get(at.saturating_add(1));
        let next = next.or_else(|| self.cast.get(at.checked_sub(1)?)).map(id_of);
        let ids: Vec<String> = std::iter::once(id_of(tried)).chain(next).collect();
        let (act, focus, gone) = (self.act.clone(), self.focus.clone(), acts::delete(&tried.scenario));
        let onclick = Callback::from(move |_: MouseEvent| {
            focus.among(ids.clone());
            act.emit(gone.clone());
        });
        html! {
            <button id={id_of(tried)} class="button" type="button" {onclick} disabled={self.open.is_read_only()}>
                { Key::ScenariosDelete.text(self.lang) }<span class="sr-only">{ " " }{ tried.name(self.lang) }</span>
            </button>
        }
    }

    fn tick(&self, at: usize, id: &Id, name: &str) -> Html {
        let is_in = self.chosen.contains(&at);
        let is_full = !is_in && self.chosen.len() >= Comparison::MOST.saturating_sub(1);
        let full = Key::ScenariosFull.with(self.lang, &[("most", &Comparison::MOST.to_string())]);
        let onchange = {
            let id = id.clone();
            self.take_part.reform(move |event: Event| (id.clone(), field::is_ticked(&event)))
        };
        html! {
            <label class="scn-tick" title={is_full.then_some(full)}>
                <input type="checkbox" checked={is_in} disabled={is_full} {onchange} />
                <span class="sr-only">{ Key::ScenariosCompared.text(self.lang) }{ " " }</span>
                <strong class="scn-name">{ name.to_owned() }</strong>
            </label>
        }
    }

    fn state(&self, at: usize, tried: &Tried) -> Html {
        if tried.errors > 0 {
            return self.unsound(tried.errors);
        }
        let Some(found) = self.states.get(at).and_then(Option::as_ref) else { return Html::default() };
        let again = matches!(found, Found::Lost(_)).then(|| {
            let bench = self.bench.clone();
            let onclick = Callback::from(move |_: MouseEvent| bench.retry());
            html! {
                <button class="button" type="button" {onclick}>{ Key::ScenarioStateAgain.text(self.lang) }</button>
            }
        });
        html! { <>{ standing(found, self.lang) }{ again }</> }
    }

    /// What it stands on, its note, and the first of what it changes, in words.
    fn summary(&self, tried: &Tried) -> Html {
        let (lang, scenario, plan) = (self.lang, &tried.scenario, self.open.plan());
        let base = scenario.base.as_ref().map(|base| {
            let name = plan.scenarios.iter().find(|one| one.id == *base);
            let name = name.map_or_else(|| base.to_string(), |one| name_of(&one.name, &one.id, lang));
            Key::ScenariosOnBase.with(lang, &[("name", &name)])
        });
        let after = crate::plan::apply_scenario(plan, scenario).0;
        let differences = diff(plan, &after);
        let told = differences.iter().take(MOST_TOLD).map(|one| one.phrase(plan, &after).say(lang));
        let more = differences.len().saturating_sub(MOST_TOLD);
        let more = (more > 0).then(|| Key::ScenariosMore.with(lang, &[("count", &more.to_string())]));
        let told: Vec<String> = base.into_iter().chain(told).chain(more).collect();
        let told = if told.is_empty() {
            Key::ScenariosEmpty.text(lang).to_owned()
        } else {
            told.join(Key::WhySeparator.text(lang))
        };
        let note = said(&scenario.note, lang);
        html! {
            <div class="scn-words">
                if !note.is_empty() {
                    <p>{ note }</p>
                }
                <p class="panel-note">{ told }</p>
            </div>
        }
    }
}

/// Words of the planner in the language, or in the one there is.
pub fn said(text: &Text, lang: Lang) -> String {
    visible(match lang {
        Lang::Zh => text.zh_first(),
        Lang::En => text.en_first(),
    })
}
