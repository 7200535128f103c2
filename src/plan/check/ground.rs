//! What the rest of a plan stands on: its title, uses, measures and counties.

use super::facts::Facts;
use super::number::{amount, multiple, quantity, total};
use super::words::{name, text, words};
use super::{Findings, Spot};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::rule::{MOST_FACTOR, MOST_PERFORMANCE};
use crate::plan::{County, Plan, TableName};

/// Checks the words about the plan as a whole, and that it has anything to allocate.
pub(super) fn plan(plan: &Plan, findings: &mut Findings) {
    name(findings, Spot::Root.key("title"), &plan.title);
    text(findings, Spot::Root.key("note"), &plan.note);
    let lists = [
        (TableName::Counties, plan.counties.is_empty()),
        (TableName::Streams, plan.streams.is_empty()),
        (TableName::Projects, plan.projects.is_empty()),
    ];
    for (table, _) in lists.into_iter().filter(|(_, is_empty)| *is_empty) {
        let nothing = Diagnostic::new(Code::NothingListed, Spot::list(table).path());
        findings.push(nothing.with("kind", table.noun()));
    }
}

/// Checks every use.
pub(super) fn uses(plan: &Plan, findings: &mut Findings) {
    let list = Spot::list(TableName::Uses);
    for (position, row) in plan.uses.iter().enumerate() {
        name(findings, list.index(position).key("name"), &row.name);
    }
}

/// Checks every measure.
pub(super) fn measures(plan: &Plan, findings: &mut Findings) {
    let list = Spot::list(TableName::Measures);
    for (position, measure) in plan.measures.iter().enumerate() {
        let spot = list.index(position);
        name(findings, spot.key("name"), &measure.name);
        text(findings, spot.key("unit"), &measure.unit);
        quantity(findings, spot.key("weight"), measure.weight);
    }
}

/// Checks every county.
pub(super) fn counties(facts: &Facts, findings: &mut Findings) {
    let list = Spot::list(TableName::Counties);
    for (position, row) in facts.plan.counties.iter().enumerate() {
        county(findings, list.index(position), row);
    }
    total(findings, list, facts.plan.counties.iter().filter_map(|county| county.last_year));
}

fn county(findings: &mut Findings, spot: Spot, county: &County) {
    name(findings, spot.key("name"), &county.name);
    if let Some(code) = &county.code
        && !(code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()))
    {
        let diagnostic = Diagnostic::new(Code::CountyCodeForm, spot.key("code").path());
        findings.push(diagnostic.with("code", code.as_str()));
    }
    if let Some(last_year) = county.last_year {
        amount(findings, spot.key("last_year"), last_year);
    }
    multiple(findings, spot.key("performance"), county.performance, MOST_PERFORMANCE);
    let factors = spot.key("factors");
    for (factor, value) in &county.factors {
        words(findings, factors.key(factor), factor);
        multiple(findings, factors.key(factor), *value, MOST_FACTOR);
    }
    text(findings, spot.key("source"), &county.origin.source);
}
