//! `fundpool solve`: the best allocation of a plan, with its proof.

mod summary;
mod told;
mod words;

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::answer::{Answer, Ending, Report};
use super::patience::Patience;
use super::progress::ProgressLine;
use super::{files, source};
use crate::explain::way_out;
use crate::i18n::Lang;
use crate::money::Ratio;
use crate::pipeline::{self, Outcome};
use crate::plan::Plan;
use crate::result;
use crate::verify::Shortfall;

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    time_limit: Option<Duration>,
    #[arg(long, requires = "output")]
    force: bool,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> super::Outcome {
        // Nobody wants to hear after minutes that there was no place for the answer.
        files::refuse_existing(self.output.as_deref(), self.force)?;
        let sound = match source::sound(&self.plan)? {
            Ok(sound) => sound,
            Err(unreadable) => return Ok(unreadable.answer(lang)),
        };
        let (outcome, missed) = search(&sound.plan, self.time_limit, lang);
        let document = document(&sound.plan, &outcome);
        let written = match (&self.output, document) {
            (Some(output), Some(document)) if files::is_standard(output) => {
                return Ok(Answer { report: Report::Bytes(document.into_bytes()), ending: ending(&outcome) });
            }
            (Some(output), Some(document)) => {
                files::write(output, document.as_bytes(), self.force)?;
                Some(output.as_path())
            }
            _ => None,
        };
        Ok(self.told(&sound, &Found { outcome, missed }, written, lang))
    }
}

/// What came of a search.
struct Found {
    outcome: Outcome,
    /// Where nothing keeps the plan: what has to be given up at the least for something to, as far as that is known.
    missed: Vec<Shortfall>,
}

/// Searches with the progress on the terminal, until it is done or the person's patience is.
fn search(plan: &Plan, limit: Option<Duration>, lang: Lang) -> (Outcome, Vec<Shortfall>) {
    let patience = Patience::from_now(limit);
    let line = ProgressLine::start(&plan.objective, lang);
    let watch = |progress| {
        line.tell(progress);
        patience.left()
    };
    let outcome = pipeline::run(plan, &watch);
    let missed = match outcome {
        // Without a way out the answer is still no, and proven.
        Outcome::Infeasible(_) => way_out(plan, &watch).map(|way| way.shortfalls).unwrap_or_default(),
        _ => Vec::new(),
    };
    (outcome, missed)
}

/// The result document; none where nothing is known of the plan.
fn document(plan: &Plan, outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Allocated(verified) => Some(result::write(plan, verified)),
        Outcome::Infeasible(infeasible) => Some(result::write_infeasible(plan, infeasible)),
        Outcome::Unknown(_) | Outcome::Fault(_) => None,
    }
}

/// How the command ends: an allocation is a yes, however near to the best it is known to be.
const fn ending(outcome: &Outcome) -> Ending {
    match outcome {
        Outcome::Allocated(_) => Ending::Done,
        Outcome::Infeasible(_) | Outcome::Unknown(_) => Ending::No,
        Outcome::Fault(_) => Ending::Trouble,
    }
}

/// A time in seconds, such as 30 or 0.5. clap asks for a text of the error, but the help says it in the right language.
fn seconds(text: &str) -> Result<Duration, String> {
    /// Units of 10⁻¹² s in a nanosecond.
    const NANOSECOND: i128 = 1_000;
    let seconds = text.parse::<Ratio>().ok().filter(|seconds| !seconds.is_negative());
    let nanoseconds = seconds.and_then(|seconds| u64::try_from(seconds.trillionths() / NANOSECOND).ok());
    nanoseconds.map(Duration::from_nanos).ok_or_else(String::new)
}
