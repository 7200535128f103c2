//! The overview: the water's way, what binds, a number to drag, who gets what, what changed.

pub(super) mod binding;
mod counties;
pub(super) mod knob;
pub(super) mod lever;
mod since;
mod way;

use yew::prelude::*;

use self::binding::binding;
use self::counties::counties;
use self::lever::LeverPanel;
use self::since::since;
use self::way::Way;
use super::no_answer::NoAnswer;
use crate::app::components::heading;
use crate::app::route::Page;
use crate::app::state::answers::{Answer, use_answers};
use crate::app::state::preferences::use_lang;
use crate::i18n::Key;

/// The overview.
#[component(Overview)]
pub fn overview() -> Html {
    let lang = use_lang();
    let answers = use_answers();
    let shown = answers.shown.clone();
    let report = shown.as_deref().and_then(Answer::report);
    html! {
        <div class="page overview" key={Page::Overview.slug()}>
            { heading(Page::Overview.title().text(lang), None) }
            <NoAnswer />
            if let (Some(answer), Some(report)) = (&shown, report) {
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
