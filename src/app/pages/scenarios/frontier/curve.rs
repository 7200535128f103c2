//! A curve that was drawn: the picture, the walk along it, and its table.

use std::rc::Rc;

use yew::prelude::*;

use super::super::study::{is_stale, stale_note, took};
use super::axis::{Axis, units};
use super::chart::Chart;
use super::now::now;
use super::point::Standpoint;
use super::table;
use crate::app::platform::field;
use crate::app::route::Page;
use crate::app::state::answers::use_answers;
use crate::app::state::preferences::use_lang;
use crate::app::state::study::Told;
use crate::app::state::work::{Open, use_act};
use crate::i18n::{Key, Lang};
use crate::money::Money;
use crate::protocol::{Against, Frontier};

/// The properties of [`Curve`].
#[derive(Properties)]
pub struct CurveProps {
    /// The open plan.
    pub open: Rc<Open>,
    /// What was found, and of which plan.
    pub told: Told,
    /// The frontier itself.
    pub frontier: Rc<Frontier>,
}

impl PartialEq for CurveProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open) && Rc::ptr_eq(&self.frontier, &other.frontier)
    }
}

/// The result.
#[component(Curve)]
pub fn curve(CurveProps { open, told, frontier }: &CurveProps) -> Html {
    let (lang, act, answers) = (use_lang(), use_act(), use_answers());
    let at = use_state_eq(|| 0_usize);
    let kept = use_state_eq(|| None::<String>);
    // Another curve begins at its first point.
    use_effect_with(Rc::as_ptr(frontier), {
        let (at, kept) = (at.setter(), kept.setter());
        move |_| {
            at.set(0);
            kept.set(None);
        }
    });
    let look = {
        let (at, kept) = (at.setter(), kept.setter());
        Callback::from(move |to: usize| {
            at.set(to);
            kept.set(None);
        })
    };
    let base = answers.base.clone();
    let here = use_memo((base.as_ref().map(Rc::as_ptr), Rc::as_ptr(frontier)), |_| {
        now(base.as_deref()?, &told.plan, frontier.against)
    });
    let axis = Axis::of(&told.plan, frontier, lang);
    let stale = is_stale(told, open);
    let chosen = (*at).min(frontier.points.len().saturating_sub(1));
    let point = Standpoint { frontier, axis: &axis, at: chosen, plan: &told.plan, lang };
    let keep = {
        let (made, kept) = (point.scenario(open.plan()), kept.setter());
        let can = made.is_some() && !stale && !open.is_read_only();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some((name, made)) = made.clone() {
                act.emit(made);
                kept.set(Some(name));
            }
        });
        html! {
            <button class="button" type="button" {onclick} disabled={!can}>{ Key::FrontierKeep.text(lang) }</button>
        }
    };
    let chart = Chart { frontier, axis: &axis, at: chosen, now: *here, look: look.clone(), lang };
    html! {
        <section class="panel fro-result" aria-labelledby="fro-title">
            <div class="panel-head">
                <h2 id="fro-title" class="panel-title">{ Key::FrontierTitle.with(lang, &[("across", &axis.name)]) }</h2>
                <span class="panel-note">{ took(told, lang) }</span>
            </div>
            { stale_note(stale, lang) }
            { chart.draw() }
            { legend(here.is_some(), lang) }
            { remarks(frontier, &axis, lang) }
            { walk(&point, &look) }
            { point.told() }
            <div class="fro-keep">
                { keep }
                <p role="status">{ for kept.as_ref().map(|name| said_kept(name, lang)) }</p>
            </div>
            { table::draw(frontier, &axis, lang) }
        </section>
    }
}

fn legend(has_now: bool, lang: Lang) -> Html {
    let item = |class: &'static str, key: Key| {
        html! { <li class={classes!("fro-legend-item", class)}>{ key.text(lang) }</li> }
    };
    html! {
        <ul class="fro-legend">
            { item("is-curve", Key::FrontierLegendCurve) }
            { item("is-bound", Key::FrontierLegendBound) }
            if has_now {
                { item("is-now", Key::FrontierNow) }
            }
        </ul>
    }
}

/// What the curve as a whole does not show: where it ends, and points without an allocation.
fn remarks(frontier: &Frontier, axis: &Axis, lang: Lang) -> Html {
    let gaps = frontier.points.iter().filter(|point| point.found.is_none()).count();
    let beyond = frontier.beyond.map(|number| axis.text(units(number)));
    html! {
        <div class="fro-remarks">
            if frontier.against == Against::Coverage {
                <p>{ Key::FrontierCoverageHint.text(lang) }</p>
            }
            if let Some(number) = beyond {
                <p>{ Key::FrontierBeyond.with(lang, &[("number", &number)]) }</p>
            }
            if gaps > 0 {
                <p>{ Key::FrontierGaps.with(lang, &[("count", &gaps.to_string())]) }</p>
            }
            if pools_to_the_end(frontier) {
                <p>{ Key::FrontierNoLess.text(lang) }</p>
            } else if frontier.points.len() < 2 {
                <p>{ Key::FrontierSingle.text(lang) }</p>
            }
        </div>
    }
}

/// Whether a curve of pooled money ends before nothing is pooled.
fn pools_to_the_end(frontier: &Frontier) -> bool {
    let last = frontier.points.last().and_then(|point| point.found);
    frontier.against == Against::Pooled && last.is_some_and(|found| found.pooled > Money::ZERO)
}

/// The slider that walks from point to point.
fn walk(point: &Standpoint<'_>, look: &Callback<usize>) -> Html {
    let last = point.frontier.points.len().saturating_sub(1);
    let oninput = look.reform(|event: InputEvent| field::text(&event).parse().unwrap_or_default());
    html! {
        <label class="fro-walk">
            <span class="settings-label">{ Key::FrontierWalk.text(point.lang) }</span>
            <input class="range" type="range" min="0" max={last.to_string()} step="1" value={point.at.to_string()}
                aria-valuetext={point.heard()} {oninput} disabled={last == 0} />
        </label>
    }
}

fn said_kept(name: &str, lang: Lang) -> Html {
    html! {
        <>
            { Key::FrontierKept.with(lang, &[("name", name)]) }{ " " }
            <a class="link" href={Page::Scenarios.href()}>{ Key::FrontierToCompare.text(lang) }</a>
        </>
    }
}
