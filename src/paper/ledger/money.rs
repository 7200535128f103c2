//! Where the money goes: streams, uses, credit.

use super::{Cell, Grid, Row, figures, words};
use crate::i18n::{Key, Lang};
use crate::paper::figures::name_of;
use crate::plan::{Plan, TableName};
use crate::report::{Report, Split};

/// Per stream: own, pooled, left, and what one more 万元 would bring.
pub fn streams(plan: &Plan, report: &Report, lang: Lang) -> Grid {
    let rows = plan.streams.iter().zip(&report.streams).map(|(stream, row)| {
        let name = name_of(&stream.name, &stream.id, lang);
        let mut cells = vec![Cell::name(name, TableName::Streams, &stream.id)];
        cells.extend(split(&row.split));
        cells.push(row.integration.map_or_else(Cell::nothing, |share| Cell::percent(share, lang)));
        cells.push(Cell::number(row.price));
        Row { id: stream.id.to_string(), cells, ask: None }
    });
    let mut total = vec![Cell::text(Key::ReportPlaceEverywhere.text(lang))];
    total.extend(split(&report.cards.streams));
    total.extend([Cell::nothing(), Cell::nothing()]);
    Grid {
        caption: Key::AllocationStreams,
        columns: vec![
            words(Key::ReportColumnStream),
            figures(Key::ReportFigureAmount),
            figures(Key::ReportFigureOwn),
            figures(Key::ReportFigurePooled),
            figures(Key::ReportFigureBuffers),
            figures(Key::ReportFigureUnspent),
            figures(Key::ReportFigureIntegration),
            figures(Key::ReportColumnPrice),
        ],
        rows: rows.collect(),
        total: Some(total),
    }
}

fn split(split: &Split) -> [Cell; 5] {
    [split.amount, split.own, split.pooled, split.buffers, split.left].map(Cell::amount)
}

/// Per use, its parts included.
pub fn uses(plan: &Plan, report: &Report, lang: Lang) -> Grid {
    let rows = plan.uses.iter().zip(&report.uses).map(|(used, row)| Row {
        id: used.id.to_string(),
        cells: vec![
            Cell::text(name_of(&used.name, &used.id, lang)),
            Cell::amount(row.grants),
            row.share.map_or_else(Cell::nothing, |share| Cell::percent(share, lang)),
            Cell::amount(row.loans),
            Cell::amount(row.cost),
            Cell::count(row.projects.funded()),
        ],
        ask: None,
    });
    Grid {
        caption: Key::AllocationUses,
        columns: vec![
            words(Key::ReportColumnUse),
            figures(Key::ReportFigureGrants),
            figures(Key::ReportFigureShare),
            figures(Key::ReportFigureLoans),
            figures(Key::ReportFigureCost),
            figures(Key::AllocationFunded),
        ],
        rows: rows.collect(),
        total: None,
    }
}

/// Per credit facility.
pub fn credit(plan: &Plan, report: &Report, lang: Lang) -> Grid {
    let rows = plan.credit.iter().zip(&report.credit).map(|(facility, row)| {
        let amounts = [row.buffer, row.buffer_left, row.loans, row.loans_left].map(Cell::amount);
        let mut cells = vec![Cell::text(name_of(&facility.name, &facility.id, lang))];
        cells.extend(amounts);
        cells.push(Cell::number(row.price));
        Row { id: facility.id.to_string(), cells, ask: None }
    });
    Grid {
        caption: Key::AllocationCredit,
        columns: vec![
            words(Key::ReportColumnName),
            figures(Key::ReportFigureBuffers),
            figures(Key::ReportFigureBufferLeft),
            figures(Key::ReportFigureLoans),
            figures(Key::ReportFigureLoansLeft),
            figures(Key::ReportColumnPrice),
        ],
        rows: rows.collect(),
        total: None,
    }
}
