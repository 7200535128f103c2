//! What a plan begins with, while there is no money or nothing to pay for.

use yew::prelude::*;

use crate::app::route::Page;
use crate::i18n::{Key, Lang};
use crate::plan::Plan;

/// Whether there is nothing to allocate yet.
pub fn is_bare(plan: &Plan) -> bool {
    plan.streams.is_empty() || plan.projects.is_empty()
}

/// The panel: what to enter, in which order, and what is there.
pub fn first_steps(plan: &Plan, lang: Lang) -> Html {
    let steps = [
        (Page::Streams, Key::FirstStepsStreams, plan.streams.len()),
        (Page::Counties, Key::FirstStepsCounties, plan.counties.len()),
        (Page::Projects, Key::FirstStepsProjects, plan.projects.len()),
        (Page::Rules, Key::FirstStepsRules, plan.rules.len()),
    ];
    let step = |(page, words, count): (Page, Key, usize)| {
        html! {
            <li>
                <a href={page.href()}>{ page.title().text(lang) }</a>
                { " " }<span class="panel-note">{ Key::FirstStepsCount.with(lang, &[("count", &count.to_string())]) }</span>
                <p class="panel-note">{ words.text(lang) }</p>
            </li>
        }
    };
    html! {
        <section class="panel way-empty" aria-labelledby="first-steps">
            <h2 id="first-steps" class="panel-title">{ Key::FirstStepsTitle.text(lang) }</h2>
            <ol class="first-steps">{ for steps.map(step) }</ol>
            <p class="panel-note">{ Key::FirstStepsThen.text(lang) }</p>
        </section>
    }
}
