//! `fundpool diff`: how two plans differ, in words.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::answer::{Answer, Ending};
use super::style::{ADDED, CHANGED, REMOVED, paint};
use super::{Outcome, files, source};
use crate::i18n::{Key, Lang, Phrase};
use crate::plan::Plan;
use crate::plan::diff::{Difference, RowDifference, diff};
use crate::plan::edit::Row;

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_name = "BEFORE")]
    before: PathBuf,
    #[arg(value_name = "AFTER")]
    after: PathBuf,
}

/// The differences as programs read them.
#[derive(Serialize)]
struct Told {
    before: String,
    after: String,
    differences: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    kind: &'static str,
    /// The list in which the row stands; the whole plan for its own fields.
    place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    what: String,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> Outcome {
        files::read_input_once([&self.before, &self.after])?;
        match (source::plan(&self.before)?, source::plan(&self.after)?) {
            (Ok(before), Ok(after)) => Ok(self.told(&before, &after, lang)),
            (Err(unreadable), _) | (_, Err(unreadable)) => Ok(unreadable.answer(lang)),
        }
    }
}

impl Arguments {
    fn told(&self, before: &Plan, after: &Plan, lang: Lang) -> Answer {
        let differences = diff(before, after);
        let entries: Vec<Entry> = differences
            .iter()
            .map(|difference| Entry { what: difference.phrase(before, after).say(lang), ..entry(difference) })
            .collect();
        let summary = match entries.len() {
            0 => Phrase::new(Key::CliDiffNone),
            count => Phrase::new(Key::CliDiffCounts).with("count", count),
        };
        let lines: String = entries.iter().map(line).collect();
        let told = Told {
            before: self.before.display().to_string(),
            after: self.after.display().to_string(),
            differences: entries,
        };
        Answer::words(lines + &summary.say(lang) + "\n", &told, Ending::Done)
    }
}

/// A line with the sign that such lists use: `+` added, `-` removed, `~` otherwise.
fn line(entry: &Entry) -> String {
    let (style, sign) = match entry.kind {
        "added" => (ADDED, '+'),
        "removed" => (REMOVED, '-'),
        _ => (CHANGED, '~'),
    };
    format!("{} {}\n", paint(style, sign), entry.what)
}

/// The difference without its words.
fn entry(difference: &Difference) -> Entry {
    match difference {
        Difference::Plan(..) => {
            Entry { kind: "changed", place: "$".to_owned(), id: None, what: String::new() }
        }
        Difference::Use(of) => entry_of(of),
        Difference::Measure(of) => entry_of(of),
        Difference::County(of) => entry_of(of),
        Difference::Stream(of) => entry_of(of),
        Difference::Credit(of) => entry_of(of),
        Difference::Project(of) => entry_of(of),
        Difference::Rule(of) => entry_of(of),
        Difference::Scenario(of) => entry_of(of),
    }
}

fn entry_of<R: Row>(difference: &RowDifference<R>) -> Entry {
    let (kind, id) = match difference {
        RowDifference::Renamed { from, .. } => ("renamed", Some(from)),
        RowDifference::Added { row, .. } => ("added", Some(row.id())),
        RowDifference::Removed { row } => ("removed", Some(row.id())),
        RowDifference::Changed { row, .. } => ("changed", Some(row.id())),
        RowDifference::Moved { .. } => ("moved", None),
    };
    Entry { kind, place: R::TABLE.path().to_string(), id: id.map(ToString::to_string), what: String::new() }
}
