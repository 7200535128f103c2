//! Editing a plan: what each change does, what is refused and why, scenarios, undo.

#[path = "../support/altered_rows.rs"]
mod altered_rows;
#[path = "../support/random_changes.rs"]
mod random_changes;
#[path = "../support/sample_plan.rs"]
#[allow(dead_code, reason = "shared with other suites, which use the rest")]
mod sample_plan;

mod batch;
mod fields;
mod history;
mod labels;
mod patch;
mod references;
mod refusals;
mod rows;
mod scenario;
mod sharing;

use fundpool::diagnostic::Diagnostic;
use fundpool::i18n::{Lang, describe};
use fundpool::plan::edit::{Row, RowChange};
use fundpool::plan::{Plan, Table};

/// A diagnostic as `code | place`; every placeholder of its words has a figure.
fn line(diagnostic: &Diagnostic) -> String {
    for lang in Lang::ALL {
        let words = describe(diagnostic, lang);
        assert!(!format!("{}{}", words.what, words.hint).contains('{'), "{words:?}");
    }
    format!("{} | {}", diagnostic.code.name(), describe(diagnostic, Lang::En).place)
}

/// The ids of a list, in order.
fn ids<R: Row>(table: &Table<R>) -> String {
    table.iter().map(|row| row.id().as_str()).collect::<Vec<_>>().join(" ")
}

/// A change of a field.
fn set<R: Row>(row: &str, field: R::Field) -> fundpool::plan::edit::Change {
    R::change(RowChange::Set { id: sample_plan::id(row), field })
}

/// The plan after changes that nothing forbids.
fn applied(plan: &Plan, changes: &[fundpool::plan::edit::Change]) -> Plan {
    fundpool::plan::edit::apply_all(plan, changes).unwrap()
}
