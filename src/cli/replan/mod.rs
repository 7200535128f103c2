//! `fundpool replan`: going on from an adopted allocation after the plan changed, with as little moved as can be.

mod told;
mod words;

use std::path::PathBuf;

use clap::Args;

use super::answer::{Answer, Ending};
use super::failure::Failure;
use super::judged::judged;
use super::patience::Patience;
use super::progress::ProgressLine;
use super::{Outcome, files, scenarios, source, unsolved};
use crate::explain::{Replan, Unsolved, best_of, replan};
use crate::i18n::{Key, Lang, Phrase, Word};
use crate::pipeline::{Series, run};
use crate::plan::Plan;
use crate::verify::Verified;

/// What a command says that has nothing to say; re-planning always has something.
const NOTHING: unsolved::Nothing = (Key::CliUnsolvedNone, Key::CliUnsolvedStoppedHint);

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[arg(value_name = "RESULT")]
    result: Option<PathBuf>,
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<String>,
    #[arg(long, value_name = "AFTER")]
    to: Option<PathBuf>,
}

/// The plan after the change.
struct Changed {
    plan: Plan,
    /// What people call it.
    name: Word,
    /// What programs call it.
    id: String,
    /// What of a scenario does not apply.
    remarks: Vec<Phrase>,
}

/// What was adopted, and the ways to go on.
struct Found {
    adopted: Verified,
    replan: Replan,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> Outcome {
        files::read_input_once(
            [Some(&self.plan), self.result.as_ref(), self.to.as_ref()].into_iter().flatten(),
        )?;
        let before = match source::sound(&self.plan)? {
            Ok(sound) => sound.plan,
            Err(unreadable) => return Ok(unreadable.answer(lang)),
        };
        let changed = match self.changed(&before, lang)? {
            Ok(changed) => changed,
            Err(answer) => return Ok(answer),
        };
        let (patience, line) = (Patience::from_now(None), ProgressLine::of_series(lang));
        let adopted = match &self.result {
            Some(path) => match judged(&before, &self.plan, path, lang)? {
                Ok(adopted) => adopted,
                Err(refused) => return Ok(refused),
            },
            None => best_of(run(&before, &|_| patience.left())),
        };
        let adopted = match adopted {
            Ok(adopted) => adopted,
            Err(why) => return Ok(unsolved::answer(&self.plan, &why, NOTHING, lang)),
        };
        // What was adopted is one more search, or as good as one.
        let replanned = replan(&before, adopted.allocation(), &changed.plan, &|series: Series| {
            line.tell(Series { done: series.done.saturating_add(1), of: series.of.saturating_add(1) });
            patience.left()
        });
        drop(line);
        Ok(match replanned {
            Ok(replan) => self.answer(&before, &changed, &Found { adopted, replan }, lang),
            Err(why) => no_answer(changed, &why, lang),
        })
    }

    /// The plan after the change; the inner answer is one that cannot be solved.
    fn changed(&self, before: &Plan, lang: Lang) -> Result<Result<Changed, Answer>, Failure> {
        match (&self.scenario, &self.to) {
            (Some(id), None) => {
                let scenario = before.scenarios.iter().find(|scenario| scenario.id.as_str() == id);
                let scenario = scenario.ok_or_else(|| scenarios::unknown(id))?;
                Ok(match scenarios::side(before, scenario, lang) {
                    Ok(side) => Ok(Changed {
                        name: Phrase::new(Key::CliReplanScenario)
                            .with("plan", files::shown(&self.plan))
                            .with("scenario", side.name)
                            .into(),
                        plan: side.plan,
                        id: id.clone(),
                        remarks: side.remarks,
                    }),
                    // What has errors cannot be solved, and is told like any plan with errors.
                    Err(errors) => Err(source::judgement(&self.plan, &errors, lang)),
                })
            }
            (None, Some(path)) => Ok(match source::sound(path)? {
                Ok(sound) => Ok(Changed {
                    plan: sound.plan,
                    name: files::shown(path),
                    id: path.display().to_string(),
                    remarks: Vec::new(),
                }),
                Err(unreadable) => Err(unreadable.answer(lang)),
            }),
            _ => Err(Failure {
                what: Phrase::new(Key::CliReplanWhich),
                hint: Phrase::new(Key::CliReplanWhichHint),
            }),
        }
    }

    fn answer(&self, before: &Plan, changed: &Changed, found: &Found, lang: Lang) -> Answer {
        let head = Phrase::new(Key::CliReplanHead)
            .with("plan", files::shown(&self.plan))
            .with("changed", changed.name.clone())
            .say(lang);
        let told = told::Told::of(self.plan.display().to_string(), changed, found, lang);
        Answer::words(words::text(&head, before, changed, found, lang), &told, Ending::Done)
    }
}

/// That the changed plan has no answer: what was adopted cannot be gone on from.
fn no_answer(changed: Changed, why: &Unsolved, lang: Lang) -> Answer {
    unsolved::answer_of(changed.name, changed.id, why, NOTHING, lang)
}
