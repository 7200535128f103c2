//! The steps before the meeting: their order, what is left out, what is said with each.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::area::Area;
use super::drag::Drag;
use super::editing::{changed, moved, shifted, standard};
use super::show::{Mark, mark};
use crate::app::platform::field;
use crate::app::state::shelf::title_in;
use crate::app::state::work::{Act, Open};
use crate::i18n::{Key, Lang};
use crate::plan::{Step, Text};

/// What the outline is drawn with.
pub struct Outline<'a> {
    /// The plan.
    pub open: &'a Open,
    /// All its steps.
    pub steps: &'a [Step],
    /// Which of them is looked at.
    pub at: usize,
    /// Looks at another.
    pub look: Callback<usize>,
    /// Belongs to the step that is looked at, which has the focus again after it was moved.
    pub current: NodeRef,
    /// Whether it was just moved.
    pub is_moved: Rc<Cell<bool>>,
    /// How moving by hand stands.
    pub drag: Drag,
    /// Changes the plan.
    pub act: Callback<Act>,
    /// The language.
    pub lang: Lang,
}

impl Outline<'_> {
    /// The list of steps.
    pub fn list(&self) -> Html {
        let lang = self.lang;
        html! {
            <section class="panel present-list" aria-labelledby="present-steps">
                <h2 id="present-steps" class="panel-title">
                    { Key::FieldSteps.text(lang) }
                    <span class="panel-note">{ Key::PresentOrderHint.text(lang) }</span>
                </h2>
                <ol class="present-steps" ref={self.drag.list.clone()}>{ for (0..self.steps.len()).filter_map(|at| self.item(at)) }</ol>
                if !self.open.plan().steps.is_empty() {
                    <button class="button" type="button" disabled={self.open.is_read_only()}
                        onclick={self.act.reform(|_: MouseEvent| standard())}>
                        { Key::PresentStandard.text(lang) }
                    </button>
                }
            </section>
        }
    }

    fn item(&self, at: usize) -> Option<Html> {
        let step = self.steps.get(at)?;
        let (lang, is_fixed) = (self.lang, self.open.is_read_only());
        let name = self.name(step);
        let class = classes!(
            "present-step",
            (at == self.at).then_some("is-current"),
            step.hidden.then_some("is-hidden"),
            self.drag.class(at, self.steps.len())
        );
        let go = self.goes(step, moved);
        let arrow = |key: Key, face: &'static str, to: Option<usize>| {
            let onclick = to.map(|to| go.reform(move |_: MouseEvent| to));
            html! {
                <button class="present-arrow" type="button" disabled={to.is_none()} {onclick}>
                    <span aria-hidden="true">{ face }</span>
                    <span class="sr-only">{ key.with(lang, &[("step", &name)]) }</span>
                </button>
            }
        };
        let up = at.checked_sub(1).filter(|_| !is_fixed);
        let down = Some(at.saturating_add(1)).filter(|to| *to < self.steps.len() && !is_fixed);
        let onkeydown = self.keys(up, down, self.goes(step, shifted));
        let grip = (!is_fixed).then(|| self.drag.grip(at, go.clone()));
        let onclick = self.look.reform(move |_: MouseEvent| at);
        let focused = if at == self.at { self.current.clone() } else { NodeRef::default() };
        let hide = {
            let step = mark(step);
            self.act.reform(move |event: Event| {
                let shown = field::is_ticked(&event);
                changed(step.clone(), move |step| step.hidden = !shown)
            })
        };
        Some(html! {
            <li {class} key={format!("{:?}{:?}", step.kind, step.scenario)}>
                { for grip }
                <input type="checkbox" class="present-tick" checked={!step.hidden} disabled={is_fixed} onchange={hide}
                    aria-label={Key::PresentShown.with(lang, &[("step", &name)])} />
                <button class="present-name" type="button" ref={focused} {onclick} {onkeydown}
                    aria-current={(at == self.at).then_some("step")}>
                    <span class="present-number">{ at.saturating_add(1) }</span>{ name.clone() }
                </button>
                { arrow(Key::PresentUp, "↑", up) }
                { arrow(Key::PresentDown, "↓", down) }
            </li>
        })
    }

    /// Moves the step to another position, and goes on looking at it.
    fn goes(&self, step: &Step, by: fn(Mark, usize) -> Act) -> Callback<usize> {
        let (act, step) = (self.act.clone(), mark(step));
        let (look, is_moved) = (self.look.clone(), self.is_moved.clone());
        Callback::from(move |to| {
            look.emit(to);
            is_moved.set(true);
            act.emit(by(step.clone(), to));
        })
    }

    /// Alt with an arrow moves the step, as in a spreadsheet's outline; while it is held down, all the way is one step back.
    fn keys(&self, up: Option<usize>, down: Option<usize>, go: Callback<usize>) -> Callback<KeyboardEvent> {
        let act = self.act.clone();
        Callback::from(move |event: KeyboardEvent| {
            let to = match &*event.key() {
                "ArrowUp" if event.alt_key() => up,
                "ArrowDown" if event.alt_key() => down,
                _ => None,
            };
            let Some(to) = to else { return };
            event.prevent_default();
            if !event.repeat() {
                act.emit(Act::Seal);
            }
            go.emit(to);
        })
    }

    fn name(&self, step: &Step) -> String {
        step.phrase(self.open.plan()).say(self.lang)
    }

    /// The sentence and the note of the step that is looked at.
    pub fn words(&self) -> Html {
        let Some(step) = self.steps.get(self.at) else { return Html::default() };
        // What is being typed belongs to the step, wherever that goes.
        let key = format!("{:?}{:?}{:?}", step.kind, step.scenario, self.lang);
        html! {
            <section class="panel present-words" aria-label={self.name(step)} {key}>
                { self.area(step, Key::ColumnStepSentence, Key::PresentSentenceHint, "2", |step| &mut step.sentence) }
                { self.area(step, Key::ColumnStepNote, Key::PresentNoteHint, "4", |step| &mut step.note) }
            </section>
        }
    }

    fn area(
        &self,
        step: &Step,
        name: Key,
        hint: Key,
        rows: &'static str,
        of: fn(&mut Step) -> &mut Text,
    ) -> Html {
        let (lang, marked) = (self.lang, mark(step));
        let take = self.act.reform(move |words: String| {
            changed(marked.clone(), move |step| set(of(step), words.trim(), lang))
        });
        let text = of(&mut step.clone()).clone();
        let words = if text.is_blank() { String::new() } else { title_in(&text, lang) };
        html! {
            <Area name={name.text(lang)} hint={hint.text(lang)} {rows} {words} disabled={self.open.is_read_only()} {take} />
        }
    }
}

/// Sets the words of one language; without words that language has none.
fn set(text: &mut Text, words: &str, lang: Lang) {
    let words = Some(words.to_owned()).filter(|words| !words.is_empty());
    match lang {
        Lang::Zh => text.zh = words,
        Lang::En => text.en = words,
    }
}
