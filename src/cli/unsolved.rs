//! Why a question about a plan has no answer, for people and for programs.

use std::path::Path;

use serde::Serialize;

use super::answer::{Answer, Ending};
use super::files::shown;
use super::remark;
use super::style::{FAILED, paint};
use crate::explain::Unsolved;
use crate::i18n::{Key, Lang, Phrase, Remark, Word};
use crate::result::INFEASIBLE;

/// An answer that is none, as programs read it.
#[derive(Serialize)]
struct Told {
    plan: String,
    status: &'static str,
    remark: remark::Told,
}

/// Where a plan has nothing of what is asked about: that in words, and what to do.
pub(super) type Nothing = (Key, Key);

/// The answer to a question about the plan that has none.
pub(super) fn answer(plan: &Path, why: &Unsolved, nothing: Nothing, lang: Lang) -> Answer {
    answer_of(shown(plan), plan.display().to_string(), why, nothing, lang)
}

/// The same for a plan that is no file of its own; it is called so by people and by programs.
pub(super) fn answer_of(name: Word, plan: String, why: &Unsolved, nothing: Nothing, lang: Lang) -> Answer {
    let (verdict, what, hint) = match why {
        Unsolved::Infeasible => {
            (Key::CliSolveInfeasible, Key::CliSolveInfeasibleWhat, Key::CliSolveInfeasibleHint)
        }
        Unsolved::Unknown => (Key::CliSolveUnknown, Key::CliSolveUnknownWhat, Key::CliSolveUnknownHint),
        Unsolved::Stopped => (Key::CliUnsolvedVerdict, Key::CliUnsolvedStopped, Key::CliUnsolvedStoppedHint),
        Unsolved::Feasible => (Key::CliUnsolvedVerdict, nothing.0, nothing.1),
        Unsolved::Overflow(_) | Unsolved::Fault => {
            (Key::CliSolveFault, Key::CliUnsolvedFault, Key::CliSolveFaultHint)
        }
    };
    let head = Phrase::new(verdict).with("plan", name).say(lang);
    let remark = Remark::new(Phrase::new(what), Phrase::new(hint));
    let text = format!("{}\n{}", paint(FAILED, head), remark::lines(&remark, lang));
    let told = Told { plan, status: status(why), remark: remark::told(&remark, lang) };
    Answer::words(text, &told, ending(why))
}

/// What programs call it.
pub(super) const fn status(why: &Unsolved) -> &'static str {
    match why {
        Unsolved::Infeasible => INFEASIBLE,
        Unsolved::Unknown => "unknown",
        Unsolved::Stopped => "stopped",
        Unsolved::Feasible => "nothing",
        Unsolved::Overflow(_) | Unsolved::Fault => "fault",
    }
}

/// What people call it, in a word or two.
pub(super) const fn word(why: &Unsolved) -> Key {
    match why {
        Unsolved::Infeasible => Key::StatusInfeasible,
        Unsolved::Stopped => Key::StatusStopped,
        _ => Key::CliUnsolvedNone,
    }
}

/// How a command ends that has no answer.
pub(super) const fn ending(why: &Unsolved) -> Ending {
    match why {
        Unsolved::Overflow(_) | Unsolved::Fault => Ending::Trouble,
        _ => Ending::No,
    }
}
