//! The report, section by section.

mod cover;
mod rules;
mod scenarios;
mod sources;

use super::markup::Markup;
use super::{Paper, ledger};
use crate::i18n::Key;
use crate::report::Funded;

/// Writes all of it.
pub fn write(paper: &Paper<'_>, page: &mut Markup) {
    cover::write(paper, page);
    sources::write(paper, page);
    pool(paper, page);
    counties(paper, page);
    projects(paper, page);
    rules::write(paper, page);
    scenarios::write(paper, page);
    signatures(paper, page);
}

/// Opens a section with its heading.
fn section(page: &mut Markup, class: &str, heading: &str) {
    page.open("section", &[("class", class)]).heading(1, "paper-heading", heading);
}

fn pool(paper: &Paper<'_>, page: &mut Markup) {
    section(page, "paper-section", paper.say(Key::PrintedPool));
    page.open("figure", &[("class", "paper-figure")]).raw(paper.picture()).close();
    sources::channels(paper, page);
    let streams = ledger::streams(paper.plan, paper.report, paper.lang);
    paper.ledger(page, &streams, |_| true);
    if !paper.plan.credit.is_empty() {
        paper.ledger(page, &ledger::credit(paper.plan, paper.report, paper.lang), |_| true);
    }
    page.close();
}

fn counties(paper: &Paper<'_>, page: &mut Markup) {
    section(page, "paper-section", paper.say(Key::PrintedCounties));
    let counties = ledger::counties(paper.plan, paper.report, paper.counties, paper.lang);
    paper.ledger(page, &counties, |_| true);
    paper.ledger(page, &ledger::uses(paper.plan, paper.report, paper.lang), |_| true);
    page.close();
}

/// What says nothing of projects that get nothing.
const FUNDING: [Key; 4] =
    [Key::ReportFigureGrants, Key::ReportFigureLoans, Key::ReportFigureFundedShare, Key::AllocationPayers];

/// Those that get something with who pays; then those that get nothing, with the reason.
fn projects(paper: &Paper<'_>, page: &mut Markup) {
    let grid = ledger::projects(paper.plan, paper.report, paper.lang);
    let is_funded =
        |at: usize| paper.report.projects.get(at).is_some_and(|row| row.funded != Funded::Nothing);
    let count = grid.rows.iter().enumerate().filter(|(at, _)| is_funded(*at)).count();
    let rest = grid.rows.len().saturating_sub(count);
    for (key, count, funded) in [(Key::PrintedFunded, count, true), (Key::PrintedUnfunded, rest, false)] {
        if count == 0 {
            continue;
        }
        section(page, "paper-section paper-wide", &key.with(paper.lang, &[("count", &count.to_string())]));
        let grid = if funded { grid.clone() } else { grid.without(&FUNDING) };
        paper.ledger(page, &grid, |at| is_funded(at) == funded);
        page.close();
    }
}

fn signatures(paper: &Paper<'_>, page: &mut Markup) {
    section(page, "paper-section paper-signatures", paper.say(Key::PrintedSignatures));
    page.open("dl", &[("class", "paper-lines")]);
    for key in [Key::PrintedPrepared, Key::PrintedReviewed, Key::PrintedApproved, Key::PrintedDate] {
        page.open("div", &[("class", "paper-line")])
            .put("dt", &[], paper.say(key))
            .put("dd", &[], "")
            .close();
    }
    page.close().close();
}
