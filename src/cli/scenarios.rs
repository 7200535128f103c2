//! `fundpool scenarios`: a plan beside its scenarios.

use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::versus::{Side, compare, refuse_too_many};
use super::{Outcome, source};
use crate::diagnostic::{Diagnostic, Name};
use crate::i18n::{Key, Lang, Phrase, describe};
use crate::plan::{Plan, Scenario, apply_scenario, check, row_name};

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[arg(long, value_name = "SCENARIO")]
    only: Vec<String>,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> Outcome {
        let plan = match source::sound(&self.plan)? {
            Ok(sound) => sound.plan,
            Err(unreadable) => return Ok(unreadable.answer(lang)),
        };
        let scenarios = self.chosen(&plan)?;
        refuse_too_many(scenarios.len().saturating_add(1), Key::CliVersusOnly)?;
        let base = Side {
            name: Name {
                zh: Key::CliScenariosBase.text(Lang::Zh).to_owned(),
                en: Key::CliScenariosBase.text(Lang::En).to_owned(),
            },
            plan: plan.clone(),
            remarks: Vec::new(),
        };
        let mut sides = vec![base];
        for scenario in scenarios {
            match side(&plan, scenario, lang) {
                Ok(side) => sides.push(side),
                // What has errors cannot be solved, and is told like any plan with errors.
                Err(errors) => return Ok(source::judgement(&self.plan, &errors, lang)),
            }
        }
        Ok(compare(sides, lang))
    }

    /// The scenarios that are asked for, in the plan's order; all of them where none is named.
    fn chosen<'p>(&self, plan: &'p Plan) -> Result<Vec<&'p Scenario>, Failure> {
        let is_there = |id: &String| plan.scenarios.iter().any(|scenario| scenario.id.as_str() == id);
        if let Some(id) = self.only.iter().find(|id| !is_there(id)) {
            return Err(unknown(id));
        }
        let is_meant = |scenario: &&Scenario| {
            self.only.is_empty() || self.only.iter().any(|id| scenario.id.as_str() == id)
        };
        Ok(plan.scenarios.iter().map(AsRef::as_ref).filter(is_meant).collect())
    }
}

/// The plan has no scenario of this id.
pub(super) fn unknown(id: &str) -> Failure {
    Failure {
        what: Phrase::new(Key::CliScenariosUnknown).with("id", id),
        hint: Phrase::new(Key::CliScenariosUnknownHint),
    }
}

/// The plan as the scenario has it, and what of the scenario does not apply; its errors where it has any.
pub(super) fn side(plan: &Plan, scenario: &Scenario, lang: Lang) -> Result<Side, Vec<Diagnostic>> {
    let (changed, problems) = apply_scenario(plan, scenario);
    let errors: Vec<Diagnostic> = check(&changed).into_iter().filter(Diagnostic::is_error).collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let name = row_name(&scenario.name, &scenario.id);
    let lost = problems.iter().map(|problem| {
        Phrase::new(Key::CliScenariosLost)
            .with("scenario", name.clone())
            .with("what", describe(&problem.reason, lang).what)
    });
    Ok(Side { remarks: lost.collect(), name: name.clone(), plan: changed })
}
