//! Results of plans that a command goes on from, once they are judged.

use std::path::Path;

use super::answer::{Answer, Ending};
use super::failure::Failure;
use super::style::{FAILED, paint};
use super::{files, remark};
use crate::explain::Unsolved;
use crate::i18n::{Key, Lang, Phrase, Remark};
use crate::plan::Plan;
use crate::result::{self, Judged};
use crate::verify::Verified;

/// What a result says of the plan; the inner answer is a result that is refused.
///
/// # Errors
/// If the file is not there or cannot be read.
pub(super) fn judged(
    plan: &Plan,
    plan_path: &Path,
    path: &Path,
    lang: Lang,
) -> Result<Result<Result<Verified, Unsolved>, Answer>, Failure> {
    let refused = |remark: &Remark| {
        let verdict = Phrase::new(Key::CliVerifyRefused)
            .with("result", files::shown(path))
            .with("plan", files::shown(plan_path));
        let text = format!("{}\n{}", paint(FAILED, verdict.say(lang)), remark::lines(remark, lang));
        Answer::words(text, &remark::told(remark, lang), Ending::No)
    };
    let claims = match result::read(plan, &files::read(path)?) {
        Ok(claims) => claims,
        Err(unreadable) => return Ok(Err(refused(&unreadable.remark()))),
    };
    Ok(match result::judge(plan, claims.clone()) {
        Ok(Judged::Allocated(best)) => Ok(Ok(best)),
        Ok(Judged::Infeasible(_)) => Ok(Err(Unsolved::Infeasible)),
        Err(objection) => Err(refused(&objection.remark(plan, &claims))),
    })
}
