//! What re-planning moves, in words: who pays whom how much more or less, and what moving least saves and costs.

mod names;
mod verdict;

pub use names::Names;
pub use verdict::Verdict;

use crate::explain::Beside;
use crate::i18n::Key;
use crate::report::table::Table;
use crate::report::table::cells::{money, named};

/// Every pair that moves, with what was adopted beside what moves least and the best.
pub fn table(rows: &[Beside], names: &Names<'_>) -> Table {
    let row = |one: &Beside| {
        let [near, best] = one.changes();
        vec![
            Names::payer_id(&one.payer),
            Some(names.payer(&one.payer)),
            Names::payee_id(&one.payee),
            Some(names.payee(&one.payee)),
            names.county(&one.payee).and_then(named),
            money(one.before),
            money(one.near),
            money(near),
            money(one.best),
            money(best),
        ]
    };
    let headings = [
        Key::ReportColumnId,
        Key::LeastPayer,
        Key::ReportColumnId,
        Key::LeastPayee,
        Key::ReportColumnCounty,
        Key::LeastAdopted,
        Key::LeastNear,
        Key::LeastNearChange,
        Key::LeastBest,
        Key::LeastBestChange,
    ];
    Table::new(&headings, rows.iter().map(row).collect())
}
