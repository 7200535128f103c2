//! What the answer tells of each row, beside what is typed.

use super::column::{Column, Width};
use super::tables::List;
use super::value::{Kind, Value};
use crate::i18n::{Key, Lang};
use crate::money::{Ratio, Unit};
use crate::plan::{Plan, TableName};
use crate::report::{Report, Trillionths, table::why_nothing};

/// Whether the answer's plan has the same rows, in the same order.
pub fn is_about(list: &dyn List, answered: &Plan, plan: &Plan) -> bool {
    let rows = list.len(plan);
    list.len(answered) == rows && (0..rows).all(|row| list.id(answered, row) == list.id(plan, row))
}

/// The columns that tell of the answer.
pub fn told_columns(table: TableName) -> Vec<Column> {
    let amount =
        |member, title| Column::new(member, title, Kind::Amount { optional: true }, Width::Middle).told();
    match table {
        TableName::Streams => vec![
            amount("told.own", Key::ReportFigureOwn).summed(),
            amount("told.pooled", Key::ReportFigurePooled).summed(),
            amount("told.left", Key::ReportFigureUnspent).summed(),
        ],
        TableName::Counties => vec![
            amount("told.grants", Key::ReportFigureGrants).summed(),
            amount("told.per-head", Key::ReportFigurePerHead).always_in(Unit::Yuan),
            amount("told.difference", Key::ReportFigureDifference),
        ],
        TableName::Projects => vec![
            amount("told.granted", Key::ReportFigureGrants).summed(),
            amount("told.loans", Key::ReportFigureLoans).summed(),
            Column::new("told.share", Key::ReportFigureFundedShare, Kind::Share, Width::Narrow).told(),
            Column::new("told.why", Key::ReportColumnReason, Kind::Text, Width::Wide).told(),
        ],
        _ => Vec::new(),
    }
}

/// What the answer tells in a cell; `plan` is the one it is about.
pub fn told_value(report: &Report, plan: &Plan, column: &Column, row: usize, lang: Lang) -> Value {
    let value = match column.member {
        "told.own" => report.streams.get(row).map(|row| Value::Amount(row.split.own)),
        "told.pooled" => report.streams.get(row).map(|row| Value::Amount(row.split.pooled)),
        "told.left" => report.streams.get(row).map(|row| Value::Amount(row.split.left)),
        "told.grants" => report.counties.get(row).map(|row| Value::Amount(row.grants)),
        "told.per-head" => report.counties.get(row).and_then(|row| row.per_head).map(Value::Amount),
        "told.difference" => {
            let baseline = report.counties.get(row).and_then(|row| row.baseline.as_ref());
            baseline.map(|baseline| Value::Amount(baseline.difference))
        }
        "told.granted" => report.projects.get(row).map(|row| Value::Amount(row.granted)),
        "told.loans" => report.projects.get(row).map(|row| Value::Amount(row.lent)),
        "told.share" => report.projects.get(row).and_then(|row| row.share).and_then(share).map(Value::Ratio),
        "told.why" => {
            let reason = report.projects.get(row).and_then(|row| row.reason);
            reason.map(|reason| Value::Text(why_nothing(plan, reason).say(lang)))
        }
        _ => None,
    };
    value.unwrap_or(Value::Nothing)
}

/// In whole hundredths of a percent, which is as much as a narrow column can show; rounded down as the share itself is.
fn share(share: Trillionths) -> Option<Ratio> {
    const HUNDREDTH_OF_PERCENT: i128 = 100_000_000;
    Trillionths(share.0.div_euclid(HUNDREDTH_OF_PERCENT).saturating_mul(HUNDREDTH_OF_PERCENT)).ratio()
}
