//! What projects get, from which streams, and why the others get nothing.

use super::{Cell, Grid, Row, figures, words};
use crate::i18n::{Key, Lang};
use crate::paper::figures::{amount, name_of};
use crate::plan::{Plan, Project, TableName};
use crate::report::table::{funded, why_nothing};
use crate::report::{Funded, ProjectRow, Report};

/// The table.
pub fn projects(plan: &Plan, report: &Report, lang: Lang) -> Grid {
    let rows = plan.projects.iter().zip(&report.projects).enumerate();
    let rows = rows.map(|(at, (project, row))| Row {
        id: project.id.to_string(),
        cells: cells(plan, project, row, lang),
        ask: (row.funded != Funded::Full).then_some(at),
    });
    Grid {
        caption: Key::AllocationProjects,
        columns: vec![
            words(Key::ReportColumnProject),
            words(Key::ReportColumnCounty),
            words(Key::ReportColumnUse),
            figures(Key::ReportFigureProjectCost),
            figures(Key::ReportFigureGrants),
            figures(Key::ReportFigureLoans),
            figures(Key::ReportFigureFundedShare),
            words(Key::AllocationPayers),
            words(Key::ReportColumnFunded),
        ],
        rows: rows.collect(),
        total: None,
    }
}

fn cells(plan: &Plan, project: &Project, row: &ProjectRow, lang: Lang) -> Vec<Cell> {
    let county = row.county.and_then(|at| plan.counties.get(at));
    let used = row.used.and_then(|at| plan.uses.get(at));
    let state = match row.reason {
        Some(reason) => why_nothing(plan, reason).say(lang),
        None => funded(row.funded).text(lang).to_owned(),
    };
    vec![
        Cell::name(name_of(&project.name, &project.id, lang), TableName::Projects, &project.id),
        Cell::text(county.map(|one| name_of(&one.name, &one.id, lang)).unwrap_or_default()),
        Cell::text(used.map(|one| name_of(&one.name, &one.id, lang)).unwrap_or_default()),
        Cell::amount(project.cost),
        Cell::amount(row.granted),
        Cell::amount(row.lent),
        row.share.map_or_else(Cell::nothing, |share| Cell::percent(share, lang)),
        Cell::text(payers(plan, row, lang)),
        Cell::text(state),
    ]
}

/// Who pays how much, pooled or not.
pub fn payers(plan: &Plan, row: &ProjectRow, lang: Lang) -> String {
    let grants = row.grants.iter().filter_map(|grant| {
        let stream = plan.streams.get(grant.stream)?;
        let key = if grant.pooled { Key::AllocationPooled } else { Key::AllocationOwn };
        let (name, amount) = (name_of(&stream.name, &stream.id, lang), amount(grant.amount, lang));
        Some(key.with(lang, &[("name", &name), ("amount", &amount)]))
    });
    let loans = row.loans.iter().filter_map(|loan| {
        let credit = plan.credit.get(loan.credit)?;
        let (name, amount) = (name_of(&credit.name, &credit.id, lang), amount(loan.amount, lang));
        Some(Key::AllocationOwn.with(lang, &[("name", &name), ("amount", &amount)]))
    });
    let all: Vec<String> = grants.chain(loans).collect();
    all.join(Key::WhySeparator.text(lang))
}
