//! A plan to CSV files.

use std::path::PathBuf;

use super::from_csv::Tables;
use super::{Arguments, Encoding, file_name, single, written};
use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::source::{Findings, judgements};
use crate::cli::{Outcome, files};
use crate::document::EncodingRs;
use crate::document::csv::{self, Charset, Sheet};
use crate::i18n::Lang;
use crate::plan::Plan;

/// Writes the tables that were read: each to its file in a folder, or a single one to the file named.
pub(super) fn write(plan: &Plan, tables: &Tables, arguments: &Arguments, lang: Lang) -> Outcome {
    let mut contents = Vec::new();
    let mut refused = Findings::new();
    for &table in &tables.sheets {
        let charset = match arguments.encoding {
            Some(Encoding::Gbk) => Charset::Gbk(&EncodingRs),
            Some(Encoding::Utf8) | None => Charset::Utf8,
        };
        match csv::write(plan, table, arguments.headings(lang), charset) {
            Ok(bytes) => contents.push(bytes),
            Err(diagnostics) => refused.push((PathBuf::from(file_name(table)), diagnostics)),
        }
    }
    if !refused.is_empty() {
        return Ok(judgements(&refused, lang));
    }
    if files::is_standard(&arguments.output) {
        return single(contents).map(Answer::bytes);
    }
    let paths = paths(arguments, &tables.sheets)?;
    files::refuse_existing(paths.iter().map(PathBuf::as_path), arguments.force)?;
    if let Some(folder) = paths.first().and_then(|path| path.parent()) {
        files::create_folder(folder)?;
    }
    for (path, bytes) in paths.iter().zip(&contents) {
        files::write(path, bytes, arguments.force)?;
    }
    Ok(written(&paths, &tables.findings, lang))
}

/// Where each table goes.
fn paths(arguments: &Arguments, tables: &[Sheet]) -> Result<Vec<PathBuf>, Failure> {
    let output = &arguments.output;
    if !output.is_dir() && super::is_csv(output) {
        return single(tables.iter().map(|_| output.clone()).collect()).map(|path| vec![path]);
    }
    Ok(tables.iter().map(|table| output.join(file_name(*table))).collect())
}
