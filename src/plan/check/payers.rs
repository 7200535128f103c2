//! Who may pay for a project, and whether that is enough.

use super::facts::Facts;
use super::number::at_most;
use super::{Findings, Spot};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::{Money, Ratio, Rounding};
use crate::plan::{Project, Refusal, TableName, row_name};

/// Checks who may pay for the project, which lies in the cell.
pub(super) fn check(facts: &Facts, findings: &mut Findings, spot: Spot, project: &Project, cell: usize) {
    if !project.ready {
        findings.note(Code::ProjectNotReady, spot.key("ready"));
        return;
    }
    let lives_on_loans = project.credit_share_max == Ratio::ONE && facts.can_borrow(project, cell);
    if !facts.is_payable(cell) && !lives_on_loans && !facts.plan.streams.is_empty() {
        findings.push(nobody_pays(facts, spot, cell));
    }
    outweighs(facts, findings, spot, project, cell);
}

fn nobody_pays(facts: &Facts, spot: Spot, cell: usize) -> Diagnostic {
    let forbidding = facts.ways.of_cell(cell).iter().find_map(|verdict| match verdict {
        Err(Refusal::Forbidden(rule)) => facts.plan.rules.get(*rule),
        _ => None,
    });
    let Some(rule) = forbidding else {
        return Diagnostic::new(Code::ProjectOutOfReach, spot.path());
    };
    let cite = if rule.cite.trim().is_empty() { "—" } else { &rule.cite };
    Diagnostic::new(Code::ProjectForbidden, spot.path())
        .with("rule", row_name(&rule.name, &rule.id))
        .with("cite", cite)
}

/// Whether the project has to get more than all who may pay for it hold.
fn outweighs(facts: &Facts, findings: &mut Findings, spot: Spot, project: &Project, cell: usize) {
    let need = demanded_grants(facts, project, cell);
    let funds = facts.funds.get(cell).copied().unwrap_or(Money::ZERO);
    if need > funds {
        let field = if project.lock.is_some() { "lock" } else { "must" };
        let diagnostic = Diagnostic::new(Code::OutweighsFunds, spot.key(field).path());
        findings.push(diagnostic.with("need", need).with("funds", funds));
    }
}

/// What the project has to get in grants at least, in yuan: loans take their share first. Nothing where what it has to get is not
/// possible by itself.
fn demanded_grants(facts: &Facts, project: &Project, cell: usize) -> Money {
    let demanded = project.demanded();
    if !project.ready || demanded.is_negative() || demanded > project.cost {
        return Money::ZERO;
    }
    let loans = match project.credit_share_max {
        share if share.is_share() && facts.can_borrow(project, cell) => share,
        _ => Ratio::ZERO,
    };
    let borrowed = demanded.share(loans, Rounding::Floor).unwrap_or(Money::ZERO);
    demanded.checked_sub(borrowed).unwrap_or(Money::ZERO)
}

/// Whether all projects together have to get more than there is.
pub(super) fn check_budget(facts: &Facts, findings: &mut Findings) {
    let projects = facts.plan.projects.iter().zip(facts.cells.of_projects());
    let demand = at_most(projects.map(|(project, cell)| demanded_grants(facts, project, *cell)));
    facts.check_budget(findings, Spot::list(TableName::Projects), demand);
}
