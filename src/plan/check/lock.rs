//! What a project has to get: locks, musts, and whether the quantum lets it.

use super::{Findings, Spot};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::{Money, Rounding};
use crate::plan::{Funding, Project};

/// Checks what the project has to get.
pub(super) fn check(findings: &mut Findings, spot: Spot, project: &Project, quantum: Money) {
    if let Some(lock) = project.lock {
        check_lock(findings, spot, project, lock, quantum);
    }
    if project.must && !project.ready {
        findings.note(Code::MustNotReady, spot.key("must"));
    } else if project.must && project.guaranteed() == Money::ZERO && project.funding != Funding::Whole {
        findings.note(Code::MustWithoutAmount, spot.key("must"));
    }
    check_quanta(findings, spot, project, quantum);
}

fn check_lock(findings: &mut Findings, spot: Spot, project: &Project, lock: Money, quantum: Money) {
    let spot = spot.key("lock");
    super::number::amount(findings, spot, lock);
    let found = |code| Diagnostic::new(code, spot.path()).with("lock", lock);
    let Project { cost, min, .. } = *project;
    if lock > Money::ZERO && !project.ready {
        findings.push(found(Code::LockNotReady));
    }
    if let Some(diagnostic) = match project.funding {
        _ if lock > cost => Some(found(Code::LockOverCost).with("cost", cost)),
        _ if lock <= Money::ZERO => None,
        Funding::Whole if lock != cost => Some(found(Code::LockNotWhole).with("cost", cost)),
        Funding::AtLeast if lock < min => Some(found(Code::LockBelowMin).with("min", min)),
        _ => None,
    } {
        findings.push(diagnostic);
    } else if lock < project.guaranteed() {
        findings.push(found(Code::LockAgainstMust).with("floor", project.guaranteed()));
    }
    if !lock.is_multiple_of(quantum) {
        findings.push(found(Code::LockMissesQuanta).with("quantum", quantum));
    }
}

/// Whether a multiple of the quantum lies between the least and the most the project can be funded with.
fn check_quanta(findings: &mut Findings, spot: Spot, project: &Project, quantum: Money) {
    let least = project.least_if_funded().max(project.guaranteed());
    if least <= Money::ZERO || least > project.cost || !project.ready {
        return;
    }
    if least.round_to(quantum, Rounding::Ceil).is_none_or(|funded| funded > project.cost) {
        let code = if project.must { Code::MustMissesQuanta } else { Code::MissesQuanta };
        findings.push(Diagnostic::new(code, spot.key("cost").path()).with("quantum", quantum));
    }
}
