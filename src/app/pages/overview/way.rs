//! The water's way, with what it is told apart by, and its twin as a table.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::charts::{Frame, PHONE, Picture, SaveMenu};
use crate::app::state::answers::Answer;
use crate::app::state::preferences::use_lang;
use crate::i18n::{Key, Lang};
use crate::money::{Money, Unit};
use crate::paper::picture;
use crate::report::Report;
use crate::report::sankey::{Axis, Sankey, Shape};

/// The properties of [`Way`].
#[derive(Properties, PartialEq)]
pub struct WayProps {
    /// The answer that is drawn.
    pub answer: Rc<Answer>,
}

/// By what the money behind the pool is told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Both,
    Uses,
    Counties,
    Projects,
}

impl By {
    const ALL: [By; 4] = [By::Both, By::Uses, By::Counties, By::Projects];

    const fn name(self) -> Key {
        match self {
            Self::Both => Key::WayByBoth,
            Self::Uses => Key::WayByUses,
            Self::Counties => Key::WayByCounties,
            Self::Projects => Key::WayByProjects,
        }
    }

    fn axes(self) -> Vec<Axis> {
        match self {
            Self::Both => vec![Axis::Uses, Axis::Counties],
            Self::Uses => vec![Axis::Uses],
            Self::Counties => vec![Axis::Counties],
            Self::Projects => vec![Axis::Uses, Axis::Projects],
        }
    }
}

/// The box for wide screens.
const WIDE: Frame = (760, 470, 12);

/// The picture.
#[component(Way)]
pub fn way(WayProps { answer }: &WayProps) -> Html {
    let lang = use_lang();
    let by = use_state_eq(|| By::Both);
    let looked = use_state_eq(|| None::<AttrValue>);
    // What was drawn keeps its place in the next drawing.
    let drawn = use_mut_ref(|| [Vec::new(), Vec::new()]);
    let Some(report) = answer.report() else { return Html::default() };
    let look = {
        let setter = looked.setter();
        Callback::from(move |words| setter.set(words))
    };
    let title = Key::WayTitle.text(lang);
    let [wide_keys, narrow_keys] = &mut *drawn.borrow_mut();
    let wide = sankey(answer, report, by.axes(), WIDE, wide_keys);
    let narrow_axes = by.axes().into_iter().rev().take(1).collect();
    let narrow = sankey(answer, report, narrow_axes, PHONE, narrow_keys);
    let picture = |sankey, is_narrow| Picture {
        sankey,
        plan: &answer.plan,
        lang,
        is_narrow,
        is_staged: false,
        look: look.clone(),
    };
    html! {
        <section class="panel way-panel" aria-labelledby="way">
            <div class="panel-head">
                <h2 id="way" class="panel-title">{ title }</h2>
                <div class="snap-tools">
                    { choose(*by, by.setter(), lang) }
                    <SaveMenu answer={answer.clone()} axes={by.axes()} />
                </div>
            </div>
            { picture(&wide, false).draw(WIDE.0, WIDE.1, "way-wide", title) }
            { picture(&narrow, true).draw(PHONE.0, PHONE.1, "way-narrow", title) }
            { loans(answer, report, &look, lang) }
            <p class="way-look" aria-live="polite">
                { (*looked).clone().unwrap_or_else(|| AttrValue::from(Key::WayHint.text(lang))) }
            </p>
            { twin(&picture(&wide, false), lang) }
        </section>
    }
}

fn sankey(answer: &Answer, report: &Report, axes: Vec<Axis>, frame: Frame, keys: &mut Vec<String>) -> Sankey {
    let (width, height, most) = frame;
    let shape =
        Shape { axes, most, width, height, bar: 11, gap: 9, scale: 0, previous: std::mem::take(keys) };
    let sankey = Sankey::of(&answer.plan, report, &shape);
    *keys = sankey.keys();
    sankey
}

/// Loans on the same scale, below: they are no grants.
fn loans(answer: &Answer, report: &Report, look: &Callback<Option<AttrValue>>, lang: Lang) -> Html {
    let Some((sankey, height)) = picture::loans(&answer.plan, report) else { return Html::default() };
    let title = Key::WayLoans.text(lang);
    let picture = Picture {
        sankey: &sankey,
        plan: &answer.plan,
        lang,
        is_narrow: false,
        is_staged: false,
        look: look.clone(),
    };
    html! {
        <div class="way-loans">
            <h3 class="way-loans-title">{ title }</h3>
            { picture.draw(WIDE.0, height, "way-wide", title) }
        </div>
    }
}

fn choose(by: By, setter: UseStateSetter<By>, lang: Lang) -> Html {
    let button = |offered: By| {
        let setter = setter.clone();
        html! {
            <button class="segment" type="button" aria-pressed={(offered == by).to_string()}
                onclick={move |_: MouseEvent| setter.set(offered)}>
                { offered.name().text(lang) }
            </button>
        }
    };
    html! {
        <div class="segments" role="group" aria-label={Key::WayBy.text(lang)}>{ for By::ALL.map(button) }</div>
    }
}

/// The same as a table, for whoever cannot see the picture or wants the exact amounts.
fn twin(picture: &Picture<'_>, lang: Lang) -> Html {
    let row = |(from, to, value): (String, String, Money)| {
        html! {
            <tr><td>{ from }</td><td>{ to }</td><td class="number">{ value.exact_in(Unit::Yuan) }</td></tr>
        }
    };
    html! {
        <details class="twin">
            <summary>{ Key::WayTable.text(lang) }</summary>
            <div class="brief-wrap" tabindex="0" role="region" aria-label={Key::WayTitle.text(lang)}>
                <table class="brief">
                    <thead>
                        <tr>
                            <th scope="col">{ Key::WayFrom.text(lang) }</th>
                            <th scope="col">{ Key::WayTo.text(lang) }</th>
                            <th scope="col" class="number">{ Key::WayAmount.text(lang) }</th>
                        </tr>
                    </thead>
                    <tbody>{ for (0..picture.sankey.links.len()).filter_map(|at| picture.link(at)).map(row) }</tbody>
                </table>
            </div>
        </details>
    }
}
