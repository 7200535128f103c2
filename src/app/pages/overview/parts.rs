//! Whether the parts of the program work.

use yew::prelude::*;

use crate::app::state::preferences::use_lang;
use crate::app::state::solver::{SolverContext, Standing};
use crate::i18n::{Key, Lang};
use crate::protocol::BUILD;

/// The page itself, the solver, and where the data is.
#[component(Parts)]
pub fn parts() -> Html {
    let lang = use_lang();
    let solver = use_context::<SolverContext>().map(|solver| solver.standing.clone()).unwrap_or_default();
    let runs = [("version", env!("CARGO_PKG_VERSION")), ("build", BUILD)];
    let (mark, solver) = describe(&solver, lang);
    html! {
        <section class="panel parts" aria-labelledby="parts">
            <h2 id="parts" class="sr-only">{ Key::OverviewParts.text(lang) }</h2>
            <dl class="parts-list">
                { part("is-good", Key::OverviewProgram, Key::OverviewProgramRuns.with(lang, &runs), lang) }
                { part(mark, Key::OverviewSolver, solver, lang) }
                { part("is-good", Key::OverviewPrivacy, Key::OverviewPrivacyBody.text(lang).to_owned(), lang) }
            </dl>
        </section>
    }
}

fn part(mark: &'static str, name: Key, state: String, lang: Lang) -> Html {
    html! {
        <div class={classes!("part", mark)}>
            <dt class="part-name">{ name.text(lang) }</dt>
            <dd class="part-state">{ state }</dd>
        </div>
    }
}

fn describe(standing: &Standing, lang: Lang) -> (&'static str, String) {
    match standing {
        Standing::Starting => ("is-waiting", Key::SolverStarting.text(lang).to_owned()),
        Standing::Restarting(_) => ("is-waiting", Key::SolverRestarting.text(lang).to_owned()),
        Standing::Answering { tenths } => {
            let millis = format!("{}.{}", tenths / 10, tenths % 10);
            ("is-good", Key::OverviewSolverAnswers.with(lang, &[("millis", &millis)]))
        }
        Standing::Lost(_) => ("is-lost", Key::OverviewSolverLost.text(lang).to_owned()),
    }
}
