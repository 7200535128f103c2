//! The figures of several plans, row by row.

use super::align::{align, ids};
use super::{Column, ComparedCard, ComparedRow, ComparedTable};
use crate::money::Money;
use crate::plan::{Id, Plan};
use crate::report::{CountyRow, Funded, ProjectRow, Report, StreamRow, Trillionths, UseRow};

type Plans<'a> = [(&'a Plan, &'a Report)];

/// A table of rows that plans have by id.
fn table<'a, R: 'a>(
    plans: &Plans<'a>,
    columns: &[Column],
    ids_of: impl Fn(&'a Plan) -> Vec<&'a Id>,
    rows: impl Fn(&'a Report) -> &'a [R],
    figure: impl Fn(&R, Column) -> Option<i128>,
) -> ComparedTable {
    let lists: Vec<Vec<&Id>> = plans.iter().map(|(plan, _)| ids_of(plan)).collect();
    let aligned = align(&lists).into_iter();
    let compared = aligned.map(|row| {
        let cell = |column, ((_, report), at): (&(&'a Plan, &'a Report), &Option<usize>)| {
            figure(rows(report).get((*at)?)?, column)
        };
        let cells = columns
            .iter()
            .flat_map(|column| plans.iter().zip(&row.at).map(move |place| cell(*column, place)))
            .collect();
        ComparedRow::new(row.id.to_string(), row.at, cells)
    });
    ComparedTable { columns: columns.to_vec(), rows: compared.collect() }
}

fn fen(amount: Money) -> Option<i128> {
    Some(amount.fen().into())
}

fn count(count: usize) -> Option<i128> {
    i128::try_from(count).ok()
}

fn number(number: Option<Trillionths>) -> Option<i128> {
    number.map(|number| number.0)
}

const STREAMS: [Column; 9] = [
    Column::Amount,
    Column::Own,
    Column::Pooled,
    Column::Buffers,
    Column::Left,
    Column::Moved,
    Column::Unmoved,
    Column::Integration,
    Column::Price,
];

pub fn streams(plans: &Plans<'_>) -> ComparedTable {
    let figure = |row: &StreamRow, column| match column {
        Column::Amount => fen(row.split.amount),
        Column::Own => fen(row.split.own),
        Column::Pooled => fen(row.split.pooled),
        Column::Buffers => fen(row.split.buffers),
        Column::Left => fen(row.split.left),
        Column::Moved => fen(row.split.moved),
        Column::Unmoved => fen(row.split.unmoved),
        Column::Integration => number(row.integration),
        Column::Price => Some(row.price.0),
        _ => None,
    };
    table(plans, &STREAMS, |plan| ids(&plan.streams), |report| &report.streams, figure)
}

const COUNTIES: [Column; 8] = [
    Column::Grants,
    Column::Pooled,
    Column::Loans,
    Column::PerHead,
    Column::Cost,
    Column::Coverage,
    Column::Difference,
    Column::Funded,
];

pub fn counties(plans: &Plans<'_>) -> ComparedTable {
    let figure = |row: &CountyRow, column| match column {
        Column::Grants => fen(row.grants),
        Column::Pooled => fen(row.pooled),
        Column::Loans => fen(row.loans),
        Column::PerHead => row.per_head.and_then(fen),
        Column::Cost => fen(row.cost),
        Column::Coverage => number(row.coverage),
        Column::Difference => row.baseline.and_then(|baseline| fen(baseline.difference)),
        Column::Funded => count(row.projects.funded()),
        _ => None,
    };
    table(plans, &COUNTIES, |plan| ids(&plan.counties), |report| &report.counties, figure)
}

const USES: [Column; 4] = [Column::Grants, Column::Share, Column::Loans, Column::Funded];

pub fn uses(plans: &Plans<'_>) -> ComparedTable {
    let figure = |row: &UseRow, column| match column {
        Column::Grants => fen(row.grants),
        Column::Share => number(row.share),
        Column::Loans => fen(row.loans),
        Column::Funded => count(row.projects.funded()),
        _ => None,
    };
    table(plans, &USES, |plan| ids(&plan.uses), |report| &report.uses, figure)
}

const PROJECTS: [Column; 3] = [Column::Grants, Column::Loans, Column::Share];

pub fn projects(plans: &Plans<'_>) -> ComparedTable {
    let figure = |row: &ProjectRow, column| match column {
        Column::Grants => fen(row.granted),
        Column::Loans => fen(row.lent),
        Column::Share => number(row.share),
        _ => None,
    };
    let mut table = table(plans, &PROJECTS, |plan| ids(&plan.projects), |report| &report.projects, figure);
    table.rows.retain(|row| row.differs);
    table
}

/// The figures that sum an allocation up.
const CARDS: [Column; 12] = [
    Column::Amount,
    Column::Moved,
    Column::Own,
    Column::Pooled,
    Column::Grants,
    Column::Buffers,
    Column::Loans,
    Column::Left,
    Column::Unmoved,
    Column::Benefit,
    Column::Funded,
    Column::FundedFully,
];

pub fn cards(plans: &Plans<'_>) -> Vec<ComparedCard> {
    let card = |what: &Column| {
        let cells = plans.iter().map(|(_, report)| card(report, *what)).collect();
        ComparedCard { what: *what, row: ComparedRow::new(String::new(), vec![None; plans.len()], cells) }
    };
    let lists: Vec<Vec<&Id>> = plans.iter().map(|(plan, _)| ids(&plan.measures)).collect();
    let measures = align(&lists).into_iter().map(|measure| {
        let reached = |((_, report), at): (&(&Plan, &Report), &Option<usize>)| {
            report.cards.benefits.get((*at)?).map(|benefit| benefit.0)
        };
        let cells = plans.iter().zip(&measure.at).map(reached).collect();
        ComparedCard {
            what: Column::Measure,
            row: ComparedRow::new(measure.id.to_string(), measure.at, cells),
        }
    });
    CARDS.iter().map(card).chain(measures).collect()
}

fn card(report: &Report, column: Column) -> Option<i128> {
    let (cards, streams) = (&report.cards, &report.cards.streams);
    match column {
        Column::Amount => fen(streams.amount),
        Column::Moved => fen(streams.moved),
        Column::Own => fen(streams.own),
        Column::Pooled => fen(streams.pooled),
        Column::Grants => fen(cards.grants),
        Column::Buffers => fen(streams.buffers),
        Column::Loans => fen(cards.loans),
        Column::Left => fen(streams.left),
        Column::Unmoved => fen(streams.unmoved),
        Column::Benefit => Some(cards.benefit.0),
        Column::Funded => count(cards.projects.funded()),
        Column::FundedFully => count(cards.projects.of(Funded::Full)),
        _ => None,
    }
}
