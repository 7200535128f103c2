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
    Ok(Mended { path, output, aside, set_aside: set_aside.len(), changes, plan }.told(lang))
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

impl Mended<'_> {
    fn told(&self, lang: Lang) -> Answer {
        let remaining = check(&self.plan);
        let counts = Counts::of(&remaining);
        let text = self.changes_in_words(lang)
            + &format!("\n{}\n", paint(HEADING, Key::CliCheckRemaining.text(lang)))
            + &by_severity(&remaining, lang)
            + &source::summary(self.output, counts, lang);
        let told = Told {
            file: self.path.display().to_string(),
            written: self.output.display().to_string(),
            set_aside: self.aside.as_ref().map(|aside| aside.display().to_string()),
            changes: problems(&self.changes, lang),
            counts,
            problems: problems(&remaining, lang),
        };
        Answer::words(text, &told, counts.ending())
    }

    fn changes_in_words(&self, lang: Lang) -> String {
        let count = self.changes.len();
        let mut text = String::new();
        if count > 0 {
            let heading = Key::CliCheckChanges.with(lang, &[("count", &count.to_string())]);
            text += &format!("{}\n{}\n", paint(HEADING, heading), table(&self.changes, lang));
        }
        let repaired = Phrase::new(Key::CliCheckRepaired)
            .with("file", files::shown(self.path))
            .with("changes", count)
            .with("output", files::shown(self.output));
        let kept = self.aside.as_ref().map(|aside| {
            Phrase::new(Key::CliCheckSetAside)
                .with("count", self.set_aside)
                .with("output", files::shown(aside))
        });
        std::iter::once(repaired).chain(kept).for_each(|line| text += &(line.say(lang) + "\n"));
        text
    }
}
