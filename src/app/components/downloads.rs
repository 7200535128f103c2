//! What can be downloaded of the open plan and its answer.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use crate::app::platform::files;
use crate::app::state::answers::Answer;
use crate::app::state::file_name::file_name;
use crate::app::state::line::Line;
use crate::app::state::shelf::title_in;
use crate::compare::{self, Comparison};
use crate::diagnostic::Name;
use crate::document::csv::{self, Charset, Headings};
use crate::document::json;
use crate::i18n::{Key, Lang};
use crate::plan::{Plan, TableName};
use crate::protocol::{Reply, Request};
use crate::report::table::{Sheet, Table};

const JSON: &str = "application/json";
const CSV: &str = "text/csv;charset=utf-8";

/// Downloads the plan.
pub fn download_plan(plan: &Plan, lang: Lang) {
    let name = file_name(&title_in(&plan.title, lang), "json");
    files::download(&name, JSON, json::write(plan).as_bytes());
}

/// Downloads the result document that the worker makes; `missing` is told where it has none.
pub fn download_result(line: &Line, plan: &Arc<Plan>, lang: Lang, missing: Callback<()>) {
    let title = title_in(&plan.title, lang);
    let name = file_name(&Key::FilesResultName.with(lang, &[("title", &title)]), "json");
    let done = Callback::from(move |reply: Option<Rc<Reply>>| match reply.as_deref() {
        Some(Reply::Exported { document, .. }) => files::download(&name, JSON, document.as_bytes()),
        _ => missing.emit(()),
    });
    line.put(plan, |revision| Request::Export { revision }, done);
}

/// Downloads a table of the answer.
pub fn download_report_table(answer: &Answer, sheet: Sheet, lang: Lang) {
    let bytes = answer.report().map(|report| report.table(&answer.plan, sheet).csv(lang, Charset::Utf8));
    if let Some(Ok(bytes)) = bytes {
        let name = table_name(Key::FilesTableName, &answer.plan, sheet.title(), lang);
        files::download(&name, CSV, &bytes);
    }
}

/// Downloads a table of a comparison. The plans are those it was made of, in their order, each with the name to call it by.
pub fn download_comparison(
    comparison: &Comparison,
    plans: &[(&Plan, Name)],
    sheet: compare::table::Sheet,
    lang: Lang,
) {
    let bytes = comparison.table(plans, sheet).csv(lang, Charset::Utf8);
    if let (Ok(bytes), Some((first, _))) = (bytes, plans.first()) {
        files::download(&table_name(Key::VersusFile, first, sheet.title(), lang), CSV, &bytes);
    }
}

/// Downloads a table of how scenarios of the plan are gone on from.
pub fn download_moves(moves: &Table, plan: &Plan, lang: Lang) {
    if let Ok(bytes) = moves.csv(lang, Charset::Utf8) {
        files::download(&table_name(Key::VersusFile, plan, Key::LeastMoves, lang), CSV, &bytes);
    }
}

/// Downloads a table of the plan, under this title.
pub fn download_plan_table(plan: &Plan, table: TableName, title: Key, lang: Lang) {
    if let Ok(bytes) = csv::write(plan, csv::Sheet::Table(table), Headings::Words(lang), Charset::Utf8) {
        files::download(&table_name(Key::FilesPlanTableName, plan, title, lang), CSV, &bytes);
    }
}

fn table_name(form: Key, plan: &Plan, table: Key, lang: Lang) -> String {
    let title = title_in(&plan.title, lang);
    file_name(&form.with(lang, &[("title", &title), ("table", table.text(lang))]), "csv")
}
