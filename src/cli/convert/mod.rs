//! `fundpool convert`: between a plan in one JSON file and its tables as CSV files in a folder.

mod from_csv;
mod to_csv;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::answer::{Answer, Ending};
use super::failure::Failure;
use super::source::{self, Findings, Judged, judged, judgements, listed};
use super::{Outcome, files};
use crate::document::csv::{Headings, Sheet};
use crate::document::json;
use crate::i18n::{Key, Lang, Phrase};
use crate::plan::Plan;
use from_csv::Tables;

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_name = "FROM")]
    from: PathBuf,
    #[arg(long, short, value_name = "TO")]
    output: PathBuf,
    #[arg(long, value_name = "FORM")]
    to: Option<Form>,
    #[arg(long, value_name = "TABLE", value_parser = sheet)]
    table: Vec<Sheet>,
    #[arg(long, value_name = "PLAN")]
    into: Option<PathBuf>,
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<Encoding>,
    #[arg(long, value_name = "HEADINGS")]
    headings: Option<Heading>,
    #[arg(long)]
    force: bool,
}

/// What was written, as programs read it.
#[derive(Serialize)]
struct Written {
    written: Vec<String>,
    files: Vec<Judged>,
}

/// A form of plans.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Json,
    Csv,
}

/// How CSV files are encoded.
#[derive(Clone, Copy, ValueEnum)]
enum Encoding {
    #[value(name = "utf-8")]
    Utf8,
    Gbk,
}

/// How the columns of CSV files are headed.
#[derive(Clone, Copy, ValueEnum)]
enum Heading {
    Zh,
    En,
    Members,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> Outcome {
        let from = if is_csv(&self.from) { Form::Csv } else { Form::Json };
        let other = if from == Form::Csv { Form::Json } else { Form::Csv };
        let to = self.to.unwrap_or(other);
        self.refuse_stray(from, to)?;
        let json = if from == Form::Json { Some(&self.from) } else { self.into.as_ref() };
        let plan = match json.map(|path| source::plan(path)).transpose()? {
            Some(Err(unreadable)) => return Ok(unreadable.answer(lang)),
            Some(Ok(plan)) => plan,
            None => Plan::default(),
        };
        let tables = match from {
            Form::Json => Tables { plan: Some(plan), sheets: self.wanted(), findings: Findings::new() },
            Form::Csv => from_csv::read(&self.from, &self.table, plan)?,
        };
        match (&tables.plan, to) {
            (None, _) => Ok(judgements(&tables.findings, lang)),
            (Some(plan), Form::Csv) => to_csv::write(plan, &tables, &self, lang),
            (Some(plan), Form::Json) => self.write_json(plan, &tables.findings, lang),
        }
    }

    /// An option that would do nothing is a misunderstanding.
    fn refuse_stray(&self, from: Form, to: Form) -> Result<(), Failure> {
        let is_styled = self.encoding.is_some() || self.headings.is_some();
        let what = match (from, to) {
            (_, Form::Json) if is_styled => Key::CliConvertOnlyToCsv,
            (Form::Json, _) if self.into.is_some() => Key::CliConvertOnlyFromCsv,
            (Form::Json, Form::Json) if !self.table.is_empty() => Key::CliConvertOnlyTables,
            _ => return Ok(()),
        };
        Err(Failure {
            what: Phrase::new(what),
            hint: Phrase::new(Key::CliMisuseHint).with("command", "fundpool convert"),
        })
    }

    fn write_json(&self, plan: &Plan, findings: &Findings, lang: Lang) -> Outcome {
        files::deliver(&self.output, json::write(plan).into_bytes(), self.force, || {
            written(std::slice::from_ref(&self.output), findings, lang)
        })
    }

    /// The tables that are asked for; all where none is named.
    fn wanted(&self) -> Vec<Sheet> {
        Sheet::all().filter(|sheet| self.table.is_empty() || self.table.contains(sheet)).collect()
    }

    const fn headings(&self, lang: Lang) -> Headings {
        match self.headings {
            None => Headings::Words(lang),
            Some(Heading::Zh) => Headings::Words(Lang::Zh),
            Some(Heading::En) => Headings::Words(Lang::En),
            Some(Heading::Members) => Headings::Members,
        }
    }
}

/// A folder holds tables, and so does a file that is called so.
fn is_csv(path: &Path) -> bool {
    path.is_dir() || path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
}

/// The file name of a table.
fn file_name(sheet: Sheet) -> String {
    format!("{}.csv", sheet.name())
}

/// The table of this name. clap asks for a text of the error, but the help says it in the right language.
fn sheet(name: &str) -> Result<Sheet, String> {
    Sheet::of_name(name).ok_or_else(String::new)
}

/// The one and only: a single file holds a single table.
fn single<T>(mut items: Vec<T>) -> Result<T, Failure> {
    let last = items.pop().filter(|_| items.is_empty());
    last.ok_or_else(|| Failure {
        what: Phrase::new(Key::CliConvertOneTable),
        hint: Phrase::new(Key::CliConvertOneTableHint),
    })
}

/// What was written where, and what there is to say about the files that were read.
fn written(paths: &[PathBuf], findings: &Findings, lang: Lang) -> Answer {
    let mut lines = listed(findings, lang);
    for path in paths {
        lines += &(Phrase::new(Key::CliWritten).with("output", files::shown(path)).say(lang) + "\n");
    }
    let written = paths.iter().map(|path| path.display().to_string()).collect();
    Answer::words(lines, &Written { written, files: judged(findings, lang) }, Ending::Done)
}
