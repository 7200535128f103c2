//! Projects by themselves: words, amounts, benefits.

use super::facts::Facts;
use super::number::{amount, quantity, share, total};
use super::words::{name, text, words};
use super::{Findings, Spot, curve, lock, payers};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Money;
use crate::plan::{Funding, Goal, Project, TableName};

/// Checks every project.
pub(super) fn projects(facts: &Facts, findings: &mut Findings) {
    let list = Spot::list(TableName::Projects);
    for (position, (project, &cell)) in facts.plan.projects.iter().zip(facts.cells.of_projects()).enumerate()
    {
        let spot = list.index(position);
        wording(findings, spot, project);
        facts.ids.check_county(findings, spot.key("county"), &project.county);
        facts.ids.check_use(findings, spot.key("use"), &project.use_id);
        cost_and_min(findings, spot, project);
        lock::check(findings, spot, project, facts.plan.quantum.amount());
        share(findings, spot.key("credit_share_max"), project.credit_share_max);
        benefits(facts, findings, spot, project);
        curve::check(findings, spot.key("curve"), &project.curve);
        facts.ids.check_projects(findings, spot.key("requires"), &project.requires);
        facts.ids.check_projects(findings, spot.key("excludes"), &project.excludes);
        payers::check(facts, findings, spot, project, cell);
    }
    total(findings, list, facts.plan.projects.iter().map(|project| project.cost));
    payers::check_budget(facts, findings);
}

fn wording(findings: &mut Findings, spot: Spot, project: &Project) {
    name(findings, spot.key("name"), &project.name);
    words(findings, spot.key("village"), &project.village);
    words(findings, spot.key("responsible"), &project.responsible);
    words(findings, spot.key("target"), &project.target);
    words(findings, spot.key("schedule"), &project.schedule);
    text(findings, spot.key("source"), &project.origin.source);
}

fn cost_and_min(findings: &mut Findings, spot: Spot, project: &Project) {
    let Project { cost, min, .. } = *project;
    amount(findings, spot.key("cost"), cost);
    amount(findings, spot.key("min"), min);
    if cost == Money::ZERO && project.ready {
        findings.note(Code::ZeroCost, spot.key("cost"));
    }
    if cost <= Money::ZERO || min.is_negative() {
        return;
    }
    let has_effect = match project.funding {
        Funding::Divisible => project.must,
        Funding::AtLeast => true,
        Funding::Whole => min == cost,
    };
    if min > cost {
        let diagnostic = Diagnostic::new(Code::MinOverCost, spot.key("min").path());
        findings.push(diagnostic.with("min", min).with("cost", cost));
    } else if min > Money::ZERO && !has_effect {
        findings.push(Diagnostic::new(Code::MinWithoutEffect, spot.key("min").path()).with("min", min));
    } else if min == Money::ZERO && project.funding == Funding::AtLeast {
        findings.note(Code::AtLeastWithoutMin, spot.key("min"));
    }
}

fn benefits(facts: &Facts, findings: &mut Findings, spot: Spot, project: &Project) {
    let list = spot.key("benefits");
    for (measure, benefit) in &project.benefits {
        facts.ids.check_measure(findings, list.key(measure.as_str()), measure);
        quantity(findings, list.key(measure.as_str()), *benefit);
    }
    let counts = facts.plan.objective.iter().any(|tier| tier.goal == Goal::Benefit);
    if counts && project.ready && project.benefits.values().all(|benefit| benefit.is_zero()) {
        findings.note(Code::NoBenefit, list);
    }
}
