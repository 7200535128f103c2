//! What a page of answers shows where the last search found no allocation: what that means, and what to do.

mod concession;
mod infeasible;

use yew::prelude::*;

use crate::app::state::answers::use_answers;
use crate::app::state::preferences::use_lang;
use crate::app::state::work::use_open;
use crate::i18n::{Key, Lang};
use crate::plan::{Plan, name_alone};
use crate::protocol::{Missed, Outcome};
use infeasible::Infeasible;

/// So many demands that were missed are told.
const MOST_MISSED: usize = 6;

/// Nothing while the last answer has an allocation or there is none yet; else what was found instead.
#[component(NoAnswer)]
pub fn no_answer() -> Html {
    let lang = use_lang();
    let answers = use_answers();
    let is_sound = use_open().is_none_or(|open| open.is_sound());
    let Some(latest) = answers.latest.clone() else {
        return if is_sound { Html::default() } else { unsound(lang) };
    };
    if !is_sound {
        return unsound(lang);
    }
    match &latest.outcome {
        Outcome::Allocated(_) => Html::default(),
        Outcome::Infeasible => html! { <Infeasible answer={latest.clone()} /> },
        Outcome::Unknown(missed) => unknown(missed, &latest.plan, lang),
        Outcome::Fault(what) => {
            notice(Key::InfeasibleFault.with(lang, &[("what", what)]), Key::InfeasibleFaultHint.text(lang))
        }
    }
}

/// Nothing found: what stood in the way of the last try.
fn unknown(missed: &[Missed], plan: &Plan, lang: Lang) -> Html {
    let line = |one: &Missed| html! { <li>{ one.row.missed_as(plan, one.by, name_alone).say(lang) }</li> };
    html! {
        <div class="notice is-wide" role="status">
            <p class="notice-what">{ Key::InfeasibleUnknown.text(lang) }</p>
            if !missed.is_empty() {
                <p>{ Key::InfeasibleUnknownMissed.text(lang) }</p>
                <ul class="notice-list">{ for missed.iter().take(MOST_MISSED).map(line) }</ul>
            }
            <p class="notice-hint">{ Key::InfeasibleUnknownHint.text(lang) }</p>
        </div>
    }
}

/// A plan with errors is not solved: they come first.
fn unsound(lang: Lang) -> Html {
    notice(Key::InfeasibleUnsound.text(lang).to_owned(), Key::InfeasibleUnsoundHint.text(lang))
}

fn notice(what: String, hint: &'static str) -> Html {
    html! {
        <div class="notice is-wide" role="status">
            <p class="notice-what">{ what }</p>
            <p class="notice-hint">{ hint }</p>
        </div>
    }
}
