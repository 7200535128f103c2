//! Scenarios: what each stands on exists, none stands on itself, and their changes still apply.

use super::cycle::circles;
use super::facts::Facts;
use super::words::{name, text};
use super::{Findings, Spot};
use crate::diagnostic::{Code, Diagnostic, Name};
use crate::plan::{Plan, Scenario, TableName, apply_scenario, row_name};

/// How many scenarios are tried out. Each may stand on all before it, so that trying very many would take long; a plan holds a handful.
const MOST_TRIED: usize = 50;

/// Checks every scenario.
pub(super) fn check(facts: &Facts, findings: &mut Findings) {
    let list = Spot::list(TableName::Scenarios);
    for (position, scenario) in facts.plan.scenarios.iter().enumerate() {
        let spot = list.index(position);
        name(findings, spot.key("name"), &scenario.name);
        text(findings, spot.key("note"), &scenario.note);
        if let Some(base) = &scenario.base {
            facts.ids.check_scenario(findings, spot.key("base"), base);
        }
        if position < MOST_TRIED {
            try_out(findings, spot, facts.plan, scenario);
        }
    }
    check_bases(facts, findings);
}

/// Reports the scenario's own changes that do not apply; those of one it stands on are told there.
fn try_out(findings: &mut Findings, spot: Spot, plan: &Plan, scenario: &Scenario) {
    let (_, problems) = apply_scenario(plan, scenario);
    let own = problems.into_iter().filter(|problem| problem.scenario == scenario.id);
    let changes = spot.key("changes");
    for change in own.filter_map(|problem| problem.change) {
        let lost = Diagnostic::new(Code::ScenarioChangeLost, changes.index(change).path());
        findings.push(lost.with("number", change + 1));
    }
}

fn check_bases(facts: &Facts, findings: &mut Findings) {
    let list = Spot::list(TableName::Scenarios);
    let scenarios = &facts.plan.scenarios;
    for (position, scenario) in scenarios.iter().enumerate() {
        if let Some(base) = scenario.base.as_ref().filter(|base| **base == scenario.id) {
            let spot = list.index(position);
            let itself = Diagnostic::new(Code::SelfReference, spot.key("base").path());
            findings.push(itself.with("other", row_name(&scenario.name, base)));
        }
    }
    let position_of = |scenario: &Scenario| scenario.base.as_ref().and_then(|base| facts.ids.scenario(base));
    let bases: Vec<Vec<usize>> = scenarios.iter().map(|row| position_of(row).into_iter().collect()).collect();
    for circle in circles(&bases) {
        let rows = circle.iter().filter_map(|position| scenarios.get(*position));
        let named: Vec<Name> = rows.map(|scenario| row_name(&scenario.name, &scenario.id)).collect();
        let spot = list.index(circle.first().copied().unwrap_or_default());
        let diagnostic = Diagnostic::new(Code::ScenarioCircle, spot.key("base").path());
        findings.push(diagnostic.with("circle", named));
    }
}
