//! `fundpool verify`: judges a result against its plan, believing nothing in it.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::answer::{Answer, Ending};
use super::style::{FAILED, HEADING, paint};
use super::{Outcome, files, goals, remark, source};
use crate::document::json::fingerprint;
use crate::i18n::{Key, Lang, Phrase, Remark};
use crate::plan::{Plan, Term};
use crate::result::{self, INFEASIBLE, Judged, status_name};
use crate::verify::Verified;

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[arg(value_name = "RESULT")]
    result: PathBuf,
}

/// A judgement as programs read it.
#[derive(Serialize)]
struct Told {
    plan: String,
    result: String,
    plan_sha256: String,
    accepted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tiers: Vec<goals::Told>,
    #[serde(skip_serializing_if = "Option::is_none")]
    objection: Option<remark::Told>,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> Outcome {
        files::read_input_once([&self.plan, &self.result])?;
        let plan = match source::sound(&self.plan)? {
            Ok(sound) => sound.plan,
            Err(unreadable) => return Ok(unreadable.answer(lang)),
        };
        let bytes = files::read(&self.result)?;
        Ok(match result::read(&plan, &bytes) {
            Ok(claims) => match result::judge(&plan, claims.clone()) {
                Ok(judged) => self.accepted(&plan, &judged, lang),
                Err(objection) => self.refused(&plan, &objection.remark(&plan, &claims), lang),
            },
            Err(unreadable) => self.refused(&plan, &unreadable.remark(), lang),
        })
    }

    fn accepted(&self, plan: &Plan, judged: &Judged, lang: Lang) -> Answer {
        let (status, said, proven) = match judged {
            Judged::Allocated(verified) => {
                let status = verified.status();
                (status_name(status), Phrase::new(status.term()), Some(verified))
            }
            Judged::Infeasible(_) => (INFEASIBLE, Phrase::new(Key::StatusInfeasible), None),
        };
        let verdict = self.about(Key::CliVerifyAccepted).with("status", said).say(lang);
        let belongs = Phrase::new(Key::CliVerifyBelongs).with("fingerprint", fingerprint(plan).to_string());
        let proof = match proven {
            Some(verified) => {
                format!("{}\n\n{}", checked(plan, verified).say(lang), goals::table(verified, lang))
            }
            None => Key::CliVerifyNoneKeeps.text(lang).to_owned() + "\n",
        };
        let text = format!("{}\n{proof}\n{}\n", belongs.say(lang), paint(HEADING, verdict));
        let told = Told {
            accepted: true,
            status: Some(status),
            tiers: proven.map(goals::told).unwrap_or_default(),
            ..self.told(plan)
        };
        Answer::words(text, &told, Ending::Done)
    }

    fn refused(&self, plan: &Plan, remark: &Remark, lang: Lang) -> Answer {
        let verdict = self.about(Key::CliVerifyRefused).say(lang);
        let text = format!("{}\n{}", paint(FAILED, verdict), remark::lines(remark, lang));
        let objection = Some(remark::told(remark, lang));
        Answer::words(text, &Told { objection, ..self.told(plan) }, Ending::No)
    }

    fn about(&self, key: Key) -> Phrase {
        Phrase::new(key).with("result", files::shown(&self.result)).with("plan", files::shown(&self.plan))
    }

    fn told(&self, plan: &Plan) -> Told {
        Told {
            plan: self.plan.display().to_string(),
            result: self.result.display().to_string(),
            plan_sha256: fingerprint(plan).to_string(),
            accepted: false,
            status: None,
            tiers: Vec::new(),
            objection: None,
        }
    }
}

/// What was checked of an allocation.
fn checked(plan: &Plan, verified: &Verified) -> Phrase {
    let allocation = verified.allocation();
    let rules = plan.rules.iter().filter(|rule| rule.on).count();
    Phrase::new(Key::CliVerifyChecked)
        .with("grants", allocation.grants.len())
        .with("buffers", allocation.buffers.len())
        .with("loans", allocation.loans.len())
        .with("streams", plan.streams.len())
        .with("credit", plan.credit.len())
        .with("projects", plan.projects.len())
        .with("rules", rules)
}
