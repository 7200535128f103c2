//! `fundpool check --repair`: a mended plan beside what was changed and what was taken out.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::answer::Answer;
use super::listing::{Counts, Problem, by_severity, problems, table};
use super::style::{HEADING, paint};
use super::{Outcome, files, source};
use crate::diagnostic::Diagnostic;
use crate::document::json::{self, Repaired, SetAside};
use crate::i18n::{Key, Lang, Phrase};
use crate::plan::{Plan, check};

/// A repair as programs read it.
#[derive(Serialize)]
struct Told {
    file: String,
    written: String,
    set_aside: Option<String>,
    changes: Vec<Problem>,
    #[serde(flatten)]
    counts: Counts,
    problems: Vec<Problem>,
}

/// What was taken out, as it is kept in its own file.
#[derive(Serialize)]
struct Kept {
    of: String,
    set_aside: Vec<Piece>,
}

#[derive(Serialize)]
struct Piece {
    path: String,
    raw: String,
}

/// Mends the plan in `bytes` into `output`; no if it cannot be mended or still has errors.
pub(super) fn run(path: &Path, bytes: &[u8], output: &Path, force: bool, lang: Lang) -> Outcome {
    let Repaired { plan, changes, set_aside } = json::repair(bytes);
    let Some(plan) = plan else {
        let line = Phrase::new(Key::CliCheckUnrepairable).with("file", files::shown(path));
        return Ok(source::judgement(path, &changes, lang).with_line(&line.say(lang)));
    };
    let aside = (!set_aside.is_empty()).then(|| beside(output));
    files::refuse_existing([Some(output), aside.as_deref()].into_iter().flatten(), force)?;
    if let Some(aside) = &aside {
        files::write(aside, kept(path, &set_aside).as_bytes(), force)?;
    }
    files::write(output, json::write(&plan).as_bytes(), force)?;
    Ok(told(&Mended { path, output, aside, set_aside: set_aside.len(), changes, plan }, lang))
}

/// The file for what is taken out: `plan.json` → `plan.set-aside.json`.
fn beside(output: &Path) -> PathBuf {
    output.with_extension("set-aside.json")
}

fn kept(path: &Path, set_aside: &[SetAside]) -> String {
    let piece = |aside: &SetAside| Piece { path: aside.path.to_string(), raw: aside.raw.clone() };
    let kept = Kept { of: path.display().to_string(), set_aside: set_aside.iter().map(piece).collect() };
    // Nothing but texts and lists: it can always be written.
    serde_json::to_string_pretty(&kept).unwrap_or_default() + "\n"
}

struct Mended<'a> {
    path: &'a Path,
    output: &'a Path,
    aside: Option<PathBuf>,
    set_aside: usize,
    changes: Vec<Diagnostic>,
    plan: Plan,
}

fn told(mended: &Mended, lang: Lang) -> Answer {
    let Mended { path, output, aside, changes, .. } = mended;
    let remaining = check(&mended.plan);
    let counts = Counts::of(&remaining);
    let repaired = Phrase::new(Key::CliCheckRepaired)
        .with("file", files::shown(path))
        .with("changes", changes.len())
        .with("output", files::shown(output));
    let mut text = String::new();
    if !changes.is_empty() {
        let heading = Key::CliCheckChanges.with(lang, &[("count", &changes.len().to_string())]);
        text += &format!("{}\n{}\n", paint(HEADING, heading), table(changes, lang));
    }
    text += &(repaired.say(lang) + "\n");
    if let Some(aside) = aside {
        let kept = Phrase::new(Key::CliCheckSetAside)
            .with("count", mended.set_aside)
            .with("output", files::shown(aside));
        text += &(kept.say(lang) + "\n");
    }
    text += &format!("\n{}\n", paint(HEADING, Key::CliCheckRemaining.text(lang)));
    text += &(by_severity(&remaining, lang) + &source::summary(output, counts, lang));
    let told = Told {
        file: path.display().to_string(),
        written: output.display().to_string(),
        set_aside: aside.as_ref().map(|aside| aside.display().to_string()),
        changes: problems(changes, lang),
        counts,
        problems: problems(&remaining, lang),
    };
    Answer::words(text, &told, counts.ending())
}
