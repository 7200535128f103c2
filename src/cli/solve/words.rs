//! The outcome of a search in words.

use std::path::Path;

use super::summary::Summary;
use super::told::{self, Told};
use super::{Arguments, Found, ending};
use crate::cli::answer::Answer;
use crate::cli::files::shown;
use crate::cli::listing::Counts;
use crate::cli::source::{Sound, summary};
use crate::cli::style::{FAILED, HEADING, paint};
use crate::cli::{goals, remark};
use crate::document::json::fingerprint;
use crate::i18n::{Key, Lang, Phrase, Remark};
use crate::pipeline::Outcome;
use crate::plan::{Plan, Term};
use crate::result::{INFEASIBLE, status_name};
use crate::verify::{Refused, Shortfall, Verified, Violation};

impl Arguments {
    /// What came of the search, for people and for programs.
    pub(super) fn told(&self, sound: &Sound, found: &Found, written: Option<&Path>, lang: Lang) -> Answer {
        let counts = Counts::of(&sound.findings);
        let allocated = allocated(&sound.plan, found);
        let mut text = match counts.warnings {
            0 => String::new(),
            _ => summary(&self.plan, counts, lang),
        };
        text += &match &allocated {
            Ok(allocated) => self.summary(&sound.plan, allocated, lang),
            Err(why) => self.shortcoming(why, lang),
        };
        if let Some(written) = written {
            let line = Phrase::new(Key::CliWritten).with("output", shown(written));
            text += &format!("\n{}\n", line.say(lang));
        }
        let told = Told {
            plan: self.plan.display().to_string(),
            plan_sha256: fingerprint(&sound.plan).to_string(),
            counts,
            status: allocated
                .as_ref()
                .map_or_else(|why| why.status, |(verified, _)| status_name(verified.status())),
            written: written.map(|written| written.display().to_string()),
            summary: allocated.as_ref().ok().map(|(_, summary)| summary.told(&sound.plan, lang)),
            tiers: allocated.as_ref().map(|(verified, _)| goals::told(verified)).unwrap_or_default(),
            conflict: found.missed.iter().map(told::conflict).collect(),
            remark: allocated.err().map(|why| remark::told(&why.remark, lang)),
        };
        Answer::words(text, &told, ending(&found.outcome))
    }

    fn summary(&self, plan: &Plan, (verified, summary): &Allocated<'_>, lang: Lang) -> String {
        let status = Phrase::new(verified.status().term());
        let head = Phrase::new(Key::CliSolveAllocated).with("plan", shown(&self.plan)).with("status", status);
        let head = paint(HEADING, head.say(lang));
        let (sums, bounds) = (summary.sums(lang), summary.bounds(plan, lang));
        format!("{head}\n\n{sums}\n{}{bounds}", goals::table(verified, lang))
    }

    fn shortcoming(&self, why: &Shortcoming, lang: Lang) -> String {
        let head = Phrase::new(why.verdict).with("plan", shown(&self.plan));
        format!("{}\n{}", paint(FAILED, head.say(lang)), remark::lines(&why.remark, lang))
    }
}

/// Why there is no allocation.
struct Shortcoming {
    status: &'static str,
    verdict: Key,
    remark: Remark,
}

/// A verified allocation, and what it comes to.
type Allocated<'o> = (&'o Verified, Summary);

fn allocated<'o>(plan: &Plan, found: &'o Found) -> Result<Allocated<'o>, Shortcoming> {
    let plain = |what, hint| Remark::new(Phrase::new(what), Phrase::new(hint));
    Err(match &found.outcome {
        Outcome::Allocated(verified) => match Summary::of(plan, verified) {
            Ok(summary) => return Ok((verified, summary)),
            Err(overflow) => fault(plan, &overflow.into()),
        },
        Outcome::Infeasible(_) => Shortcoming {
            status: INFEASIBLE,
            verdict: Key::CliSolveInfeasible,
            remark: match found.missed.as_slice() {
                [] => plain(Key::CliSolveInfeasibleWhat, Key::CliSolveInfeasibleHint),
                missed => Remark {
                    details: missed.iter().map(|missed| of_shortfall(plan, missed)).collect(),
                    ..plain(Key::CliSolveInfeasibleUnless, Key::CliSolveInfeasibleLoosen)
                },
            },
        },
        Outcome::Unknown(broken) => Shortcoming {
            status: "unknown",
            verdict: Key::CliSolveUnknown,
            remark: Remark {
                details: broken.iter().map(|violation| violation.phrase(plan)).collect(),
                ..plain(Key::CliSolveUnknownWhat, Key::CliSolveUnknownHint)
            },
        },
        Outcome::Fault(refused) => fault(plan, refused),
    })
}

/// A demand that has to be given up, and by how much.
fn of_shortfall(plan: &Plan, missed: &Shortfall) -> Phrase {
    let over = i128::from(missed.short.fen());
    Violation::Row { row: missed.row.clone(), over }.phrase(plan)
}

fn fault(plan: &Plan, refused: &Refused) -> Shortcoming {
    let remark = Remark { hint: Phrase::new(Key::CliSolveFaultHint), ..refused.remark(plan) };
    Shortcoming { status: "fault", verdict: Key::CliSolveFault, remark }
}
