//! Plans as JSON: `"format": "fundpool-plan", "version": 1`.
//!
//! [`read`] is strict and tells all problems at once; [`repair`] mends what can be meant in one way only and sets the rest aside;
//! [`write()`] makes the form that people keep, [`canonical`] the one that is fingerprinted.

mod fault;
mod fingerprint;
mod header;
mod migrate;
mod parse;
mod repair;
mod schema;
mod string;
mod tape;
mod tree;
mod writer;

#[cfg(feature = "solve")]
pub(crate) use super::form::Choice;
pub use super::form::SetAside;
pub use fingerprint::{Fingerprint, fingerprint};
pub use repair::{Repaired, repair, with_ids_apart};
pub use schema::schema;

pub(crate) use fault::place_behind;
pub(crate) use parse::{parse, parse_own};
pub(crate) use tape::{Kind, Node};
pub(crate) use tree::Json;
pub(crate) use writer::{Layout, Writer};

use super::charset;
use super::form::{PlanRow, Reader, Value};
use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use migrate::{MIGRATIONS, Migrations};

/// The version of documents that this program writes.
pub(crate) const CURRENT_VERSION: u64 = MIGRATIONS.current();

/// What reading a document gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The plan; none if there was any error.
    pub plan: Option<Plan>,
    /// Everything there is to say about the document, in its order: errors, and notes on what was taken in stride.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a plan.
///
/// Problems of the whole file (not UTF-8, no JSON, another format, a newer version) are told alone; otherwise every problem of every
/// field is, each with its path. What the plan's values mean together is for [`crate::plan::check`] to judge.
///
/// ```
/// use fundpool::document::json;
/// let read = json::read(br#"{"format": "fundpool-plan", "version": 1, "year": "2020"}"#);
/// assert!(read.plan.is_none());
/// assert_eq!(read.diagnostics[0].code.name(), "not-a-count");
/// ```
pub fn read(bytes: &[u8]) -> Read {
    read_with(bytes, &MIGRATIONS)
}

fn read_with(bytes: &[u8], migrations: &Migrations) -> Read {
    let (text, note) = charset::utf8(bytes);
    let mut diagnostics = Vec::from_iter(note);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Read { plan: None, diagnostics };
    }
    let (tape, fault) = parse(text);
    let root = match (fault, tape.root()) {
        (None, Some(root)) => root,
        (fault, _) => {
            diagnostics.extend(fault.map(|fault| fault.diagnostic(text)));
            return Read { plan: None, diagnostics };
        }
    };
    let migrated = match header::check(root, migrations.current()) {
        Ok(version) => migrations.migrate(root, version, &mut diagnostics),
        Err(refusal) => {
            diagnostics.push(refusal);
            return Read { plan: None, diagnostics };
        }
    };
    let plan = match migrated {
        Some(text) => read_current(parse_own(&text).root(), &mut diagnostics),
        None => read_current(Some(root), &mut diagnostics),
    };
    Read { plan, diagnostics }
}

fn read_current(root: Option<Node<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Option<Plan> {
    let mut reader = Reader::strict();
    let row = PlanRow::read(root?, &mut reader);
    diagnostics.extend(reader.finish().0);
    row.filter(|_| !diagnostics.iter().any(Diagnostic::is_error)).map(Plan::from)
}

/// Writes a plan as people keep it: two blanks of indent, a line for each field of a row, in the order of the documentation of
/// [`crate::document`], and a line end at the end. Reading it and writing it again gives the same bytes.
pub fn write(plan: &Plan) -> String {
    let mut writer = Writer::readable();
    PlanRow::from(plan).write(&mut writer);
    writer.finish() + "\n"
}

/// Writes a plan in the canonical form that [`crate::document`] defines: equal plans, equal bytes.
pub fn canonical(plan: &Plan) -> Vec<u8> {
    let mut writer = Writer::canonical();
    PlanRow::from(plan).write(&mut writer);
    writer.finish().into_bytes()
}
