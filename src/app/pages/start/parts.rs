//! Whether the parts of the program work.

use yew::prelude::*;

use crate::app::platform::installed::Kept;
use crate::app::state::preferences::use_lang;
use crate::app::state::solver::Standing;
use crate::i18n::{Key, Lang};
use crate::protocol::BUILD;

/// The properties of [`Parts`].
#[derive(Properties, PartialEq)]
pub struct PartsProps {
    /// How the solver stands.
    pub solver: Standing,
    /// How the app is kept on this machine.
    pub kept: Kept,
}

/// The page itself, the solver, and where the data is.
#[component(Parts)]
pub fn parts(PartsProps { solver, kept }: &PartsProps) -> Html {
    let lang = use_lang();
    let runs = [("version", env!("CARGO_PKG_VERSION")), ("build", BUILD)];
    let (mark, solver) = describe(solver, lang);
    let (mark_kept, kept) = keeping(*kept);
    html! {
        <section class="panel parts" aria-labelledby="parts">
            <h2 id="parts" class="sr-only">{ Key::StartParts.text(lang) }</h2>
            <dl class="parts-list">
                { part("is-good", Key::StartProgram, Key::StartProgramRuns.with(lang, &runs), lang) }
                { part(mark, Key::StartSolver, solver, lang) }
                { part("is-good", Key::StartPrivacy, Key::StartPrivacyBody.text(lang).to_owned(), lang) }
                { part(mark_kept, Key::InstalledName, kept.text(lang).to_owned(), lang) }
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
            ("is-good", Key::StartSolverAnswers.with(lang, &[("millis", &millis)]))
        }
        Standing::Lost(_) => ("is-lost", Key::StartSolverLost.text(lang).to_owned()),
    }
}

/// Whether the program opens without the network.
const fn keeping(kept: Kept) -> (&'static str, Key) {
    match kept {
        Kept::Coming => ("is-waiting", Key::InstalledComing),
        Kept::Whole => ("is-good", Key::InstalledWhole),
        Kept::Outdated => ("is-good", Key::InstalledOutdated),
        Kept::SingleFile => ("is-good", Key::InstalledSingleFile),
        Kept::Failed => ("is-lost", Key::InstalledFailed),
        Kept::Forbidden => ("is-waiting", Key::InstalledForbidden),
    }
}
