//! Projects, and who pays them.

use super::cells::{flag, id, money, name, number, percent, word};
use super::{Cell, Table};
use crate::diagnostic::{Arg, Name};
use crate::i18n::{Key, Phrase};
use crate::plan::{Plan, Project, row_name};
use crate::report::{Funded, ProjectRow, Reason, Report};

pub fn projects(report: &Report, plan: &Plan) -> Table {
    let rows = plan.projects.iter().zip(&report.projects);
    let rows = rows.map(|(project, row)| project_row(plan, project, row)).collect();
    let head = [
        Key::ReportColumnId,
        Key::ReportColumnName,
        Key::ReportColumnCounty,
        Key::ReportColumnUse,
        Key::ReportFigureProjectCost,
        Key::ReportFigureGrants,
        Key::ReportFigureLoans,
        Key::ReportFigureFundedShare,
        Key::ReportColumnFunded,
        Key::ReportColumnReason,
        Key::ReportColumnLocked,
        Key::ReportColumnMust,
    ];
    let mut table = Table::new(&head, rows);
    table.headings.extend(plan.measures.iter().map(|measure| {
        Phrase::new(Key::ReportColumnBenefitOf).with("measure", row_name(&measure.name, &measure.id))
    }));
    table
}

fn project_row(plan: &Plan, project: &Project, row: &ProjectRow) -> Vec<Cell> {
    let county = row.county.and_then(|county| plan.counties.get(county));
    let used = row.used.and_then(|used| plan.uses.get(used));
    let mut cells = vec![
        id(&project.id),
        name(&project.name, &project.id),
        county.and_then(|county| name(&county.name, &county.id)),
        used.and_then(|used| name(&used.name, &used.id)),
        money(project.cost),
        money(row.granted),
        money(row.lent),
        row.share.and_then(percent),
        word(funded(row.funded)),
        row.reason.map(|reason| why_nothing(plan, reason).into()),
        flag(row.locked),
        flag(row.must),
    ];
    let benefits =
        (0..plan.measures.len()).map(|measure| row.benefits.get(measure).copied().and_then(number));
    cells.extend(benefits);
    cells
}

/// How far a project is funded, in a word.
pub const fn funded(funded: Funded) -> Key {
    match funded {
        Funded::Full => Key::ReportFundedFull,
        Funded::Part => Key::ReportFundedPart,
        Funded::AtMinimum => Key::ReportFundedAtMinimum,
        Funded::Nothing => Key::ReportFundedNothing,
    }
}

/// Why a project gets nothing, in words.
pub fn why_nothing(plan: &Plan, reason: Reason) -> Phrase {
    let other = |key: Key, other: usize| Phrase::new(key).with("other", project_name(plan, other));
    match reason {
        Reason::NotReady => Phrase::new(Key::ReportReasonNotReady),
        Reason::LockedAtNothing => Phrase::new(Key::ReportReasonLocked),
        Reason::NobodyMayPay => Phrase::new(Key::ReportReasonNobody),
        Reason::Excluded { by } => other(Key::ReportReasonExcluded, by),
        Reason::Requires { other: required } => other(Key::ReportReasonRequires, required),
        Reason::Rule { rule } => {
            let rule = plan.rules.get(rule).map(|rule| Arg::Name(row_name(&rule.name, &rule.id)));
            Phrase::new(Key::ReportReasonRule).with("rule", rule.unwrap_or_else(|| Arg::Text(String::new())))
        }
        Reason::UsedUp => Phrase::new(Key::ReportReasonUsedUp),
        Reason::TooLittleLeft { needs, left } => {
            Phrase::new(Key::ReportReasonTooLittle).with("needs", needs).with("left", left)
        }
        Reason::Outbid => Phrase::new(Key::ReportReasonOutbid),
    }
}

fn project_name(plan: &Plan, index: usize) -> Name {
    let project = plan.projects.get(index);
    project.map_or(Name { zh: String::new(), en: String::new() }, |one| row_name(&one.name, &one.id))
}

/// Every grant: who pays whom how much, and in what way.
pub fn grants(report: &Report, plan: &Plan) -> Table {
    let mut rows = Vec::new();
    for (project, row) in plan.projects.iter().zip(&report.projects) {
        for grant in &row.grants {
            let Some(stream) = plan.streams.get(grant.stream) else { continue };
            let way = if grant.pooled { Key::ReportWayPooled } else { Key::ReportWayOwn };
            rows.push(vec![
                id(&stream.id),
                name(&stream.name, &stream.id),
                id(&project.id),
                name(&project.name, &project.id),
                money(grant.amount),
                word(way),
            ]);
        }
    }
    let headings = [
        Key::ReportColumnId,
        Key::ReportColumnStream,
        Key::ReportColumnId,
        Key::ReportColumnProject,
        Key::ReportFigureAmount,
        Key::ReportColumnWay,
    ];
    Table::new(&headings, rows)
}
