//! The overview: the water's way, what binds, a number to drag, who gets what, what changed.

pub(super) mod binding;
mod counties;
mod first_steps;
pub(super) mod knob;
pub(super) mod lever;
mod since;
mod way;

use yew::prelude::*;

use self::binding::binding;
use self::counties::counties;
use self::first_steps::{first_steps, is_bare};
use self::lever::LeverPanel;
use self::since::since;
use self::way::Way;
use super::no_answer::NoAnswer;
use crate::app::components::heading;
use crate::app::route::Page;
use crate::app::state::answers::{Answer, use_answers};
use crate::app::state::preferences::use_lang;
use crate::app::state::work::use_open;
use crate::i18n::Key;

/// The overview.
#[component(Overview)]
pub fn overview() -> Html {
    let lang = use_lang();
    let answers = use_answers();
    let shown = answers.shown.clone();
    let report = shown.as_deref().and_then(Answer::report);
    let bare = use_open().map(|open| open.plan().clone()).filter(|plan| is_bare(plan));
    html! {
        <div class="page overview" key={Page::Overview.slug()}>
            { heading(Page::Overview.title().text(lang), None) }
            <NoAnswer />
            if let Some(plan) = bare {
                { first_steps(&plan, lang) }
            } else if let (Some(answer), Some(report)) = (&shown, report) {
                if answers.is_left_behind() {
                    <p class="page-lead">{ Key::AllocationOld.text(lang) }</p>
                }
                <div class="overview-main">
                    <Way answer={answer.clone()} />
                    { counties(&answer.plan, report, lang) }
                </div>
                <div class="overview-side">
                    { binding(&answer.plan, report, lang) }
                    <LeverPanel />
                    { since(&answers, lang) }
                </div>
            } else if answers.latest.is_none() {
                <p class="panel way-empty">{ Key::WayNone.text(lang) }</p>
            }
        </div>
    }
}
