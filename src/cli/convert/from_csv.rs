//! CSV files to a plan.

use std::path::{Path, PathBuf};

use super::{file_name, is_csv, single};
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::source::Findings;
use crate::diagnostic::nearest;
use crate::document::EncodingRs;
use crate::document::csv::{self, Sheet};
use crate::i18n::{Key, Phrase};
use crate::plan::Plan;

/// What reading CSV files gave.
pub(super) struct Tables {
    /// The plan; none if a file had an error.
    pub(super) plan: Option<Plan>,
    /// Which tables were read.
    pub(super) sheets: Vec<Sheet>,
    /// What there is to say about the files.
    pub(super) findings: Findings,
}

/// Reads the tables of a folder, or a single one, and puts them into the plan. The problems of all files are told at once.
///
/// # Errors
/// If a file cannot be read, or none is a table.
pub(super) fn read(from: &Path, wanted: &[Sheet], into: Plan) -> Result<Tables, Failure> {
    let mut plan = into;
    let mut findings = Findings::new();
    let mut is_whole = true;
    let tables = tables(from, wanted)?;
    let sheets = tables.iter().map(|(_, sheet)| *sheet).collect();
    for (path, sheet) in tables {
        let read = csv::read(&plan, sheet, &files::read(&path)?, Some(&EncodingRs));
        findings.push((path, read.diagnostics));
        match read.plan {
            Some(with_table) => plan = with_table,
            None => is_whole = false,
        }
    }
    findings.retain(|(_, diagnostics)| !diagnostics.is_empty());
    Ok(Tables { plan: is_whole.then_some(plan), sheets, findings })
}

/// The files to read and the tables that they hold.
fn tables(from: &Path, wanted: &[Sheet]) -> Result<Vec<(PathBuf, Sheet)>, Failure> {
    if !from.is_dir() {
        let named = from.file_stem().and_then(|stem| stem.to_str()).and_then(Sheet::of_name);
        let sheet = if wanted.is_empty() { named } else { single(wanted.to_vec()).map(Some)? };
        return Ok(vec![(from.to_owned(), sheet.ok_or_else(|| unknown(from))?)]);
    }
    let there = files::list(from)?;
    if let Some(stranger) = there.iter().find(|path| is_csv(path) && sheet_of(path).is_none()) {
        return Err(unknown(stranger));
    }
    let is_there = |path: &PathBuf| there.contains(path);
    let chosen = Sheet::all().filter(|sheet| wanted.is_empty() || wanted.contains(sheet));
    let files = chosen.map(|sheet| (from.join(file_name(sheet)), sheet));
    // A table that was asked for has to be there.
    let files: Vec<_> = files.filter(|(path, _)| !wanted.is_empty() || is_there(path)).collect();
    if files.is_empty() { Err(no_table(from)) } else { Ok(files) }
}

/// The table that a file is called after.
fn sheet_of(path: &Path) -> Option<Sheet> {
    Sheet::all().find(|sheet| path.file_name().is_some_and(|name| *name == *file_name(*sheet)))
}

fn unknown(path: &Path) -> Failure {
    let names: Vec<&str> = Sheet::all().map(Sheet::name).collect();
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let hint = match nearest(&stem, names.iter().copied()) {
        Some(name) => Phrase::new(Key::CliConvertUnknownHintSimilar).with("name", name),
        None => Phrase::new(Key::CliConvertUnknownHint)
            .with("names", names.into_iter().map(str::to_owned).collect::<Vec<_>>()),
    };
    Failure { what: Phrase::new(Key::CliConvertUnknown).with("file", files::shown(path)), hint }
}

fn no_table(folder: &Path) -> Failure {
    let names: Vec<String> = Sheet::all().map(file_name).collect();
    Failure {
        what: Phrase::new(Key::CliConvertNoTable).with("folder", files::shown(folder)),
        hint: Phrase::new(Key::CliConvertNoTableHint).with("names", names),
    }
}
