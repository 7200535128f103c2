//! A scenario that no allocation keeps: that it is so, and what could give way.

use std::sync::Arc;

use yew::prelude::*;

use super::super::acts;
use super::Contender;
use crate::app::pages::figures::amount;
use crate::app::state::bench::{Found, Way};
use crate::app::state::work::Act;
use crate::i18n::{Key, Lang};
use crate::money::Money;
use crate::plan::diff::diff;
use crate::plan::{Plan, Scenario, apply_scenario, changes_between};
use crate::protocol::{Outcome, WayOut};

/// Nothing for one that has an allocation.
pub fn draw(contender: &Contender, act: &Callback<Act>, lang: Lang) -> Html {
    let Found::Answered(answer, way) = &contender.found else { return Html::default() };
    let (Outcome::Infeasible, Some(scenario)) = (&answer.outcome, &contender.scenario) else {
        return Html::default();
    };
    let name = contender.said(lang);
    let told = match (way, way.out()) {
        (_, Some(out)) => offer(out, contender, scenario, &answer.plan, act, lang),
        (Way::Waiting, None) => html! { <p>{ Key::VersusOutWaiting.text(lang) }</p> },
        (_, None) => html! { <p>{ Key::VersusOutNone.text(lang) }</p> },
    };
    html! {
        <section class="panel conflict" aria-label={name.clone()}>
            <h3 class="conflict-title">
                <span class="mark" aria-hidden="true">{ "✕" }</span>{ " " }{ name }{ " · " }{ Key::VersusOut.text(lang) }
            </h3>
            { told }
        </section>
    }
}

/// What would give way, and the button that adds it to the scenario.
fn offer(
    out: &WayOut,
    contender: &Contender,
    scenario: &Arc<Scenario>,
    plan: &Plan,
    act: &Callback<Act>,
    lang: Lang,
) -> Html {
    let Some(after) = out.edit.apply(plan) else { return Html::default() };
    let shorts = out.concessions.iter().flat_map(|one| &one.shorts).map(|(_, short)| *short);
    let short = Money::sum(shorts).unwrap_or_default();
    let lines = diff(plan, &after);
    let lines = lines
        .iter()
        .map(|one| html! { <li class="concession-change">{ one.phrase(plan, &after).say(lang) }</li> });
    let more = changes_between(plan, &after);
    // The open plan may have moved on since: then another answer is on its way.
    let is_current = super::super::cast::subject(&apply_scenario(&contender.base, scenario).0) == *plan;
    let add = acts::revised(scenario, move |changes| changes.iter().chain(&more).cloned().collect());
    let onclick = act.reform(move |_: MouseEvent| add.clone());
    html! {
        <>
        <p>{ Key::VersusOutLead.with(lang, &[("amount", &amount(short, lang))]) }</p>
        <ul class="concession-list">{ for lines }</ul>
        <button class="button" type="button" {onclick} disabled={!is_current}>
            { Key::VersusOutTake.text(lang) }<span class="sr-only">{ " " }{ contender.said(lang) }</span>
        </button>
        </>
    }
}
