//! How the answer to a plan stands, as a mark of a few words.

use yew::prelude::*;

use crate::app::components::{Headline, headline};
use crate::app::state::bench::Found;
use crate::i18n::{Key, Lang};
use crate::protocol::Outcome;
use crate::report::Standing;

/// The mark; its class and its sign tell the same as its words.
pub fn standing(found: &Found, lang: Lang) -> Html {
    let plain = |class: &'static str, key: Key| (class, key.text(lang).to_owned());
    let (class, words) = match found {
        Found::Waiting => plain("is-waiting", Key::ScenarioStateSolving),
        Found::Lost(_) => plain("is-broken", Key::ScenarioStateLost),
        Found::Answered(answer, _) => match &answer.outcome {
            Outcome::Infeasible => plain("is-broken", Key::ScenarioStateInfeasible),
            Outcome::Unknown(_) => plain("is-broken", Key::ScenarioStateUnknown),
            Outcome::Fault(_) => plain("is-broken", Key::ScenarioStateFault),
            Outcome::Allocated(told) => {
                let Headline { standing, title, .. } = headline(told, lang);
                (if standing == Standing::Stopped { "is-tight" } else { "is-best" }, title)
            }
        },
    };
    html! { <span class={classes!("scn-state", class)}>{ words }</span> }
}
