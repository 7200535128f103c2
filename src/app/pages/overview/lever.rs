//! A number of the plan to drag, while the water follows.

use std::sync::Arc;

use yew::prelude::*;

use super::knob::{self, Knob, Scale};
use crate::app::components::figures::{direction, signed_count};
use crate::app::platform::field;
use crate::app::state::answers::{Answer, use_answers};
use crate::app::state::preferences::use_lang;
use crate::app::state::work::{Act, use_act, use_open};
use crate::explain::Setting;
use crate::i18n::{Key, Lang};
use crate::plan::Plan;
use crate::plan::edit::Change;

/// Where a drag began: the knob, its scale, and the benefit then.
#[derive(Clone, PartialEq)]
struct Grip {
    knob: Knob,
    scale: Scale,
    benefit: Option<i128>,
}

/// The panel: every drag is an edit of the plan.
#[component(LeverPanel)]
pub fn lever_panel() -> Html {
    let (lang, act) = (use_lang(), use_act());
    let Some(open) = use_open() else { return Html::default() };
    html! {
        <section class="panel lever" aria-labelledby="lever">
            <h2 id="lever" class="panel-title">{ Key::LeverTitle.text(lang) }</h2>
            <LeverControl plan={open.plan().clone()} drag={act.reform(Act::Drag)} seal={act.reform(|()| Act::Seal)} />
            <p class="lever-hint">{ Key::LeverHint.text(lang) }</p>
        </section>
    }
}

/// The properties of [`LeverControl`].
#[derive(Properties)]
pub struct LeverControlProps {
    /// The plan whose numbers are dragged.
    pub plan: Arc<Plan>,
    /// Told what the number is dragged to.
    pub drag: Callback<Change>,
    /// Told that a gesture is over.
    pub seal: Callback<()>,
}

/// Plans are told apart by pointer: comparing what is in them would take longer than the drag did.
impl PartialEq for LeverControlProps {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan) && self.drag == other.drag && self.seal == other.seal
    }
}

/// Which number, and its slider.
#[component(LeverControl)]
pub fn lever_control(LeverControlProps { plan, drag, seal }: &LeverControlProps) -> Html {
    let lang = use_lang();
    let chosen = use_state_eq(|| None::<String>);
    let knobs = knob::all(plan);
    let key_of = |knob: &Knob| knob.key(plan);
    let found = chosen.as_ref().and_then(|key| knobs.iter().find(|knob| key_of(knob).as_ref() == Some(key)));
    let Some(knob) = found.or_else(|| knob::main(&knobs, plan)) else { return Html::default() };
    let choose = {
        let setter = chosen.setter();
        Callback::from(move |event: Event| setter.set(Some(field::text(&event))))
    };
    html! {
        <>
            <label class="lever-choice">
                <span class="sr-only">{ Key::LeverWhich.text(lang) }</span>
                <select class="select" onchange={choose}>{ for groups(&knobs, knob, plan, lang) }</select>
            </label>
            <Slider knob={*knob} plan={plan.clone()} drag={drag.clone()} seal={seal.clone()} />
        </>
    }
}

fn groups(knobs: &[Knob], chosen: &Knob, plan: &Plan, lang: Lang) -> Vec<Html> {
    let group = |name: Key, is_in: fn(&Knob) -> bool| {
        let options = knobs.iter().filter(|knob| is_in(knob)).filter_map(|knob| {
            let value = knob.key(plan)?;
            let selected = knob == chosen;
            Some(html! { <option key={value.clone()} value={value.clone()} {selected}>{ knob.name(plan, lang) }</option> })
        });
        html! { <optgroup label={name.text(lang)}>{ for options }</optgroup> }
    };
    vec![
        group(Key::LeverStreams, Knob::is_of_stream),
        group(Key::LeverCredit, Knob::is_of_credit),
        group(Key::LeverRules, Knob::is_of_rule),
    ]
}

/// The properties of [`Slider`].
#[derive(Properties)]
struct SliderProps {
    knob: Knob,
    plan: Arc<Plan>,
    drag: Callback<Change>,
    seal: Callback<()>,
}

impl PartialEq for SliderProps {
    fn eq(&self, other: &Self) -> bool {
        self.knob == other.knob
            && Arc::ptr_eq(&self.plan, &other.plan)
            && self.drag == other.drag
            && self.seal == other.seal
    }
}

#[component(Slider)]
fn slider(SliderProps { knob, plan, drag, seal }: &SliderProps) -> Html {
    let lang = use_lang();
    let answers = use_answers();
    let grip = use_mut_ref(|| None::<Grip>);
    let knob = *knob;
    let Some(at) = knob.setting(plan) else { return Html::default() };
    let benefit = answers.shown.as_deref().and_then(Answer::report).map(|report| report.cards.benefit.0);
    let held = {
        let mut grip = grip.borrow_mut();
        // The scale stays while one drags, and is made anew for another number, or a value outside of it.
        if grip.as_ref().is_none_or(|grip| grip.knob != knob || !grip.scale.holds(at)) {
            *grip = Some(Grip { knob, scale: Scale::around(knob, at), benefit: None });
        }
        grip.clone()
    };
    let Some(Grip { scale, benefit: begun, .. }) = held else { return Html::default() };
    let drag = {
        let (drag, plan, grip) = (drag.clone(), plan.clone(), grip.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(grip) = &mut *grip.borrow_mut() {
                grip.benefit = grip.benefit.or(benefit);
            }
            let step = field::text(&event).parse().ok();
            let change = step.and_then(|step| knob.change(&plan, scale.setting(step)?));
            if let Some(change) = change {
                drag.emit(change);
            }
        })
    };
    // By keyboard a gesture is all presses until the focus leaves.
    let (released, left) = (seal.reform(|_: PointerEvent| ()), seal.reform(|_: FocusEvent| ()));
    let text = knob::text(at, lang);
    html! {
        <>
            <p class="lever-value"><output>{ text.clone() }</output>{ effect(begun, benefit, lang) }</p>
            <input class="range" type="range" min="0" max={scale.steps.to_string()} step="1"
                value={scale.step_of(at).to_string()} aria-label={knob.name(plan, lang)} aria-valuetext={text}
                oninput={drag} onpointerup={released} onblur={left} />
            <p class="lever-ends" aria-hidden="true">
                { for [Some(0), Some(scale.steps)].into_iter().flatten().filter_map(|step| scale.setting(step)).map(|end: Setting| {
                    html! { <span>{ knob::text(end, lang) }</span> }
                }) }
            </p>
        </>
    }
}

/// What dragging has changed since it began.
fn effect(begun: Option<i128>, now: Option<i128>, lang: Lang) -> Html {
    let Some(change) = begun.zip(now).and_then(|(begun, now)| now.checked_sub(begun)) else {
        return Html::default();
    };
    let text = match change {
        0 => Key::LeverSame.text(lang).to_owned(),
        _ => Key::LeverEffect.with(lang, &[("change", &signed_count(change, lang))]),
    };
    html! { <span class={classes!("change", direction(change).1)}>{ text }</span> }
}
