//! Streams, their sums, and credit.

use super::cells::{flag, id, money, name, number, percent, word};
use super::{Cell, Table};
use crate::i18n::Key;
use crate::plan::{Channel, Level, Plan, Term};
use crate::report::{Report, Split};

/// What an amount falls apart into, in the order of [`Split`].
pub const SPLIT: [Key; 7] = [
    Key::ReportFigureAmount,
    Key::ReportFigureOwn,
    Key::ReportFigurePooled,
    Key::ReportFigureBuffers,
    Key::ReportFigureUnspent,
    Key::ReportFigureMoved,
    Key::ReportFigureUnmoved,
];

fn split(split: &Split) -> Vec<Cell> {
    let Split { amount, own, pooled, buffers, left, moved, unmoved } = *split;
    [amount, own, pooled, buffers, left, moved, unmoved].into_iter().map(money).collect()
}

pub fn streams(report: &Report, plan: &Plan) -> Table {
    let rows = plan.streams.iter().zip(&report.streams).map(|(stream, row)| {
        let head = vec![id(&stream.id), name(&stream.name, &stream.id)];
        let tail = vec![
            money(row.poolable),
            row.integration.and_then(percent),
            flag(row.used_up),
            flag(row.pooled_up),
            flag(row.at_must_spend),
            number(row.price),
        ];
        [head, split(&row.split), tail].concat()
    });
    let tail = [
        Key::ReportFigurePoolable,
        Key::ReportFigureIntegration,
        Key::ReportColumnUsedUp,
        Key::ReportColumnPooledUp,
        Key::ReportColumnAtMustSpend,
        Key::ReportColumnPrice,
    ];
    let head = [Key::ReportColumnId, Key::ReportColumnName];
    Table::new(&[&head[..], &SPLIT, &tail].concat(), rows.collect())
}

/// Levels, then channels, each of which add up to all streams.
pub fn levels(report: &Report) -> Table {
    let row = |(term, sums): (Key, &Split)| [vec![word(term)], split(sums)].concat();
    let levels = Level::ALL.iter().map(Level::term).zip(&report.levels);
    let channels = Channel::ALL.iter().map(Channel::term).zip(&report.channels);
    let total = [vec![word(Key::ReportPlaceEverywhere)], split(&report.cards.streams)].concat();
    let rows = levels.chain(channels).map(row).chain([total]);
    Table::new(&[&[Key::ReportColumnName][..], &SPLIT].concat(), rows.collect())
}

pub fn credit(report: &Report, plan: &Plan) -> Table {
    let rows = plan.credit.iter().zip(&report.credit).map(|(facility, row)| {
        vec![
            id(&facility.id),
            name(&facility.name, &facility.id),
            money(row.buffer),
            money(row.moved),
            money(row.buffer_left),
            money(row.loans),
            money(row.loans_left),
            number(row.price),
        ]
    });
    let headings = [
        Key::ReportColumnId,
        Key::ReportColumnName,
        Key::ReportFigureBuffers,
        Key::ReportFigureMoved,
        Key::ReportFigureBufferLeft,
        Key::ReportFigureLoans,
        Key::ReportFigureLoansLeft,
        Key::ReportColumnPrice,
    ];
    Table::new(&headings, rows.collect())
}
