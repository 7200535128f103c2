//! Plans that a command reads.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::answer::{Answer, Ending};
use super::failure::Failure;
use super::files;
use super::listing::{Counts, Problem, by_severity, problems};
use crate::diagnostic::Diagnostic;
use crate::document::json;
use crate::i18n::{Key, Lang, Phrase};
use crate::plan::{Plan, check};

/// A plan file that could not be made a plan.
pub(super) struct Unreadable {
    path: PathBuf,
    diagnostics: Vec<Diagnostic>,
}

/// A file with its problems, as programs read it.
#[derive(Serialize)]
pub(super) struct Judged {
    file: String,
    #[serde(flatten)]
    counts: Counts,
    problems: Vec<Problem>,
}

/// The plan in the file; the inner error is a file that holds none.
///
/// # Errors
/// If the file is not there or cannot be read.
pub(super) fn plan(path: &Path) -> Result<Result<Plan, Unreadable>, Failure> {
    let read = json::read(&files::read(path)?);
    let unreadable = || Unreadable { path: path.to_owned(), diagnostics: read.diagnostics };
    Ok(read.plan.ok_or_else(unreadable))
}

/// A plan in which the check finds no error.
pub(super) struct Sound {
    /// The plan.
    pub(super) plan: Plan,
    /// What the check has to say all the same.
    pub(super) findings: Vec<Diagnostic>,
}

/// The plan in the file, if it can be solved; the inner error is a file that holds none, or one with errors.
///
/// # Errors
/// If the file is not there or cannot be read.
pub(super) fn sound(path: &Path) -> Result<Result<Sound, Unreadable>, Failure> {
    let (plan, diagnostics) = examine(&files::read(path)?);
    let plan = plan.filter(|_| !diagnostics.iter().any(Diagnostic::is_error));
    Ok(match plan {
        Some(plan) => Ok(Sound { plan, findings: diagnostics }),
        None => Err(Unreadable { path: path.to_owned(), diagnostics }),
    })
}

/// Reads and checks a plan: the plan, if the document holds one, and everything there is to say about it.
pub(super) fn examine(bytes: &[u8]) -> (Option<Plan>, Vec<Diagnostic>) {
    let json::Read { plan, mut diagnostics } = json::read(bytes);
    diagnostics.extend(plan.iter().flat_map(check));
    (plan, diagnostics)
}

impl Unreadable {
    /// The problems, as the answer of a command that cannot go on.
    pub(super) fn answer(&self, lang: Lang) -> Answer {
        judgement(&self.path, &self.diagnostics, lang)
    }
}

/// The problems of files, in the order in which they were read.
pub(super) type Findings = Vec<(PathBuf, Vec<Diagnostic>)>;

/// The problems of a file: all of them in a list, with their counts; no if one is an error.
pub(super) fn judgement(path: &Path, diagnostics: &[Diagnostic], lang: Lang) -> Answer {
    let judged = Judged::of(path, diagnostics, lang);
    Answer::words(list(path, diagnostics, lang), &judged, judged.counts.ending())
}

/// The problems of several files, each in a list of its own.
pub(super) fn judgements(findings: &Findings, lang: Lang) -> Answer {
    let files = judged(findings, lang);
    let errors = files.iter().any(|file| file.counts.errors > 0);
    let ending = if errors { Ending::No } else { Ending::Done };
    Answer::words(listed(findings, lang), &serde_json::json!({ "files": files }), ending)
}

/// The problems of several files, as programs read them.
pub(super) fn judged(findings: &Findings, lang: Lang) -> Vec<Judged> {
    findings.iter().map(|(path, diagnostics)| Judged::of(path, diagnostics, lang)).collect()
}

/// The problems of several files, for people.
pub(super) fn listed(findings: &Findings, lang: Lang) -> String {
    findings.iter().map(|(path, diagnostics)| list(path, diagnostics, lang)).collect()
}

fn list(path: &Path, diagnostics: &[Diagnostic], lang: Lang) -> String {
    by_severity(diagnostics, lang) + &summary(path, Counts::of(diagnostics), lang)
}

impl Judged {
    fn of(path: &Path, diagnostics: &[Diagnostic], lang: Lang) -> Self {
        let counts = Counts::of(diagnostics);
        Self { file: path.display().to_string(), counts, problems: problems(diagnostics, lang) }
    }
}

/// How many problems a file has, in a line.
pub(super) fn summary(path: &Path, counts: Counts, lang: Lang) -> String {
    let key = match counts {
        Counts { errors: 0, warnings: 0, notes: 0 } => Key::CliCheckFine,
        _ => Key::CliCheckCounts,
    };
    let line = Phrase::new(key)
        .with("file", files::shown(path))
        .with("errors", counts.errors)
        .with("warnings", counts.warnings)
        .with("notes", counts.notes);
    line.say(lang) + "\n"
}
