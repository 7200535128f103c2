//! What to do when the solver is lost, above every page.

use yew::prelude::*;

use crate::app::platform::page;
use crate::app::platform::solver::Loss;
use crate::app::state::preferences::use_lang;
use crate::app::state::solver::{SolverContext, SolverEvent, Standing};
use crate::i18n::{Key, Lang};
use crate::protocol::Stamp;

/// Nothing while the solver works or starts; else what happened, and buttons against it.
#[component(SolverNotice)]
pub fn solver_notice() -> Html {
    let lang = use_lang();
    let Some(solver) = use_context::<SolverContext>() else { return Html::default() };
    let notice = match &solver.standing {
        Standing::Starting | Standing::Answering { .. } => Html::default(),
        Standing::Restarting(loss) => html! {
            <div class="notice">
                <p class="notice-what">{ what(loss, lang) }{ " " }{ Key::SolverRestarting.text(lang) }</p>
            </div>
        },
        Standing::Lost(loss) => {
            let restart = {
                let solver = solver.dispatcher();
                Callback::from(move |_: MouseEvent| solver.dispatch(SolverEvent::Restart))
            };
            html! {
                <div class="notice">
                    <p class="notice-what">{ what(loss, lang) }</p>
                    <p class="notice-hint">{ hint(loss).text(lang) }</p>
                    <div class="notice-buttons">
                        <button class="button" type="button" onclick={restart}>{ Key::SolverRestart.text(lang) }</button>
                        <button class="button" type="button" onclick={|_: MouseEvent| page::reload()}>
                            { Key::SolverReload.text(lang) }
                        </button>
                    </div>
                </div>
            }
        }
    };
    // The region is always there: a screen reader tells only of what changes inside a region that it knows.
    html! { <div role="alert">{ notice }</div> }
}

fn what(loss: &Loss, lang: Lang) -> String {
    match loss {
        Loss::Silent { seconds } => Key::SolverSilent.with(lang, &[("seconds", &seconds.to_string())]),
        Loss::Stale(stamp) => {
            let other =
                stamp.as_ref().map(write).unwrap_or_else(|| Key::SolverAnotherVersion.text(lang).to_owned());
            Key::SolverStale.with(lang, &[("page", &write(&Stamp::own())), ("solver", &other)])
        }
        Loss::Failed(Some(words)) => Key::SolverFailed.with(lang, &[("what", words)]),
        Loss::Failed(None) => Key::SolverNotLoaded.text(lang).to_owned(),
    }
}

const fn hint(loss: &Loss) -> Key {
    match loss {
        Loss::Silent { .. } => Key::SolverSilentHint,
        Loss::Stale(_) => Key::SolverStaleHint,
        Loss::Failed(_) => Key::SolverFailedHint,
    }
}

/// `1/4f2a`: the protocol, then the build.
fn write(Stamp { protocol, build }: &Stamp) -> String {
    format!("{protocol}/{build}")
}
