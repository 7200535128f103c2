//! Counties, uses and villages.

use super::cells::{count, id, money, name, percent, text};
use super::figures::how_many;
use super::{Cell, Table};
use crate::i18n::{Key, Phrase};
use crate::plan::{Level, Plan, Term};
use crate::report::{Counts, CountyRow, Funded, Report};

const COUNTS: [Funded; 4] = Funded::ALL;

fn counts(counts: &Counts) -> Vec<Cell> {
    let funded = COUNTS.into_iter().map(|funded| count(counts.of(funded)));
    funded.chain([count(counts.not_ready)]).collect()
}

fn count_headings() -> Vec<Phrase> {
    let keys = COUNTS.into_iter().map(how_many).chain([Key::ReportFigureNotReady]);
    keys.map(Phrase::new).collect()
}

fn headings(keys: &[Key]) -> Vec<Phrase> {
    keys.iter().map(|key| Phrase::new(*key)).collect()
}

pub fn counties(report: &Report, plan: &Plan) -> Table {
    let rows = plan.counties.iter().zip(&report.counties).map(|(county, row)| {
        let head = vec![id(&county.id), name(&county.name, &county.id)];
        [head, county_row(row), counts(&row.projects)].concat()
    });
    let level = |level: Level| Phrase::new(Key::ReportColumnByLevel).with("level", Phrase::new(level.term()));
    let headings = [
        headings(&[Key::ReportColumnId, Key::ReportColumnName, Key::ReportFigureGrants]),
        Level::ALL.into_iter().map(level).collect(),
        headings(&[
            Key::ReportFigurePooled,
            Key::ReportFigureLoans,
            Key::ReportFigurePerHead,
            Key::ReportFigureChange,
            Key::ReportFigureCost,
            Key::ReportFigureCoverage,
            Key::ReportFigureMeasured,
            Key::ReportFigureDue,
            Key::ReportFigureDifference,
        ]),
        count_headings(),
    ];
    Table { headings: headings.concat(), rows: rows.collect() }
}

fn county_row(row: &CountyRow) -> Vec<Cell> {
    let mut cells = vec![money(row.grants)];
    cells.extend(row.by_level.into_iter().map(money));
    cells.extend([
        money(row.pooled),
        money(row.loans),
        row.per_head.and_then(money),
        row.change.and_then(money),
        money(row.cost),
        row.coverage.and_then(percent),
        row.baseline.and_then(|baseline| money(baseline.granted)),
        row.baseline.and_then(|baseline| money(baseline.due)),
        row.baseline.and_then(|baseline| money(baseline.difference)),
    ]);
    cells
}

pub fn uses(report: &Report, plan: &Plan) -> Table {
    let rows = plan.uses.iter().zip(&report.uses).map(|(used, row)| {
        let cells = vec![
            id(&used.id),
            name(&used.name, &used.id),
            money(row.grants),
            row.share.and_then(percent),
            money(row.loans),
            money(row.cost),
        ];
        [cells, counts(&row.projects)].concat()
    });
    let keys = [
        Key::ReportColumnId,
        Key::ReportColumnName,
        Key::ReportFigureGrants,
        Key::ReportFigureShare,
        Key::ReportFigureLoans,
        Key::ReportFigureCost,
    ];
    Table { headings: [headings(&keys), count_headings()].concat(), rows: rows.collect() }
}

pub fn villages(report: &Report, plan: &Plan) -> Table {
    let rows = report.villages.iter().map(|row| {
        let county = plan.counties.get(row.county);
        let cells = vec![
            county.and_then(|county| name(&county.name, &county.id)),
            text(&row.name),
            money(row.grants),
            row.share.and_then(percent),
            money(row.loans),
        ];
        [cells, counts(&row.projects)].concat()
    });
    let keys = [
        Key::ReportColumnCounty,
        Key::ReportColumnVillage,
        Key::ReportFigureGrants,
        Key::ReportFigureShare,
        Key::ReportFigureLoans,
    ];
    Table { headings: [headings(&keys), count_headings()].concat(), rows: rows.collect() }
}
