//! Rules, row by row.

use super::cells::{count, flag, id, money, name, number, percent, word};
use super::{Cell, Table};
use crate::diagnostic::Arg;
use crate::i18n::{Key, Phrase};
use crate::plan::rule::{Rule, RuleKind};
use crate::plan::{Plan, row_name};
use crate::report::{DemandRow, Place, Report, RuleTable, Side, Trillionths};

/// A line for each rule with what its rows come to, then its rows.
pub fn rules(report: &Report, plan: &Plan) -> Table {
    let mut rows = Vec::new();
    for (rule, table) in plan.rules.iter().zip(&report.rules) {
        rows.push(rule_row(rule, table));
        rows.extend(table.rows.iter().map(|row| demand_row(report, plan, rule, row)));
    }
    let headings = [
        Key::ReportColumnId,
        Key::ReportColumnRule,
        Key::ReportColumnOn,
        Key::ReportFigureRows,
        Key::ReportFigureBindingRows,
        Key::ReportFigureBrokenRows,
        Key::ReportFigureForbidden,
        Key::ReportColumnWhere,
        Key::ReportColumnLeftSide,
        Key::ReportColumnSide,
        Key::ReportColumnLimit,
        Key::ReportColumnHeadroom,
        Key::ReportColumnDemanded,
        Key::ReportColumnReached,
        Key::ReportColumnBinding,
        Key::ReportColumnPrice,
        Key::ReportColumnPriceOfStep,
    ];
    Table::new(&headings, rows)
}

/// How many cells a line for a row leaves to the line for its rule.
const OF_RULE: usize = 6;
/// How many cells a line for a rule leaves to the lines for its rows.
const OF_ROW: usize = 10;

fn rule_row(rule: &Rule, table: &RuleTable) -> Vec<Cell> {
    let mut cells = vec![
        id(&rule.id),
        name(&rule.name, &rule.id),
        flag(table.on),
        count(table.count),
        count(table.binding),
        count(table.broken),
        matches!(rule.kind, RuleKind::Forbid(_)).then_some(table.forbidden).and_then(money),
    ];
    cells.resize(cells.len() + OF_ROW, None);
    cells
}

fn demand_row(report: &Report, plan: &Plan, rule: &Rule, row: &DemandRow) -> Vec<Cell> {
    let side = match row.side {
        Side::AtLeast => Key::ReportSideAtLeast,
        Side::AtMost => Key::ReportSideAtMost,
    };
    // Yuan per head are no share.
    let is_share = !matches!(rule.kind, RuleKind::CountyRange(_));
    let measure = |number_of: Trillionths| if is_share { percent(number_of) } else { number(number_of) };
    let mut cells = vec![id(&rule.id)];
    cells.resize(1 + OF_RULE, None);
    cells.extend([
        place(report, plan, row.place),
        money(row.left),
        word(side),
        money(row.limit),
        money(row.headroom),
        row.demanded.and_then(measure),
        row.reached.and_then(measure),
        flag(row.binding),
        number(row.price),
        row.price_of_step.and_then(number),
    ]);
    cells
}

fn place(report: &Report, plan: &Plan, place: Place) -> Cell {
    let county = |county: usize| plan.counties.get(county);
    match place {
        Place::Everywhere => word(Key::ReportPlaceEverywhere),
        Place::County(position) => county(position).and_then(|one| name(&one.name, &one.id)),
        Place::Project(position) => plan.projects.get(position).and_then(|one| name(&one.name, &one.id)),
        Place::Village(position) => {
            let village = report.villages.get(position)?;
            let county = county(village.county).map(|one| row_name(&one.name, &one.id))?;
            let village = Arg::Text(village.name.clone());
            let phrase = Phrase::new(Key::ReportPlaceVillage).with("county", county).with("village", village);
            Some(phrase.into())
        }
    }
}
