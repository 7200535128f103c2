//! Why a project gets nothing.

use super::basis::Basis;
use super::limits::Limits;
use super::links::Links;
use super::money;
use super::needs::needs;
use crate::money::Money;
use crate::plan::Project;
use crate::report::Reason;
use crate::verify::Overflow;

pub struct Reasons<'a> {
    quantum: i128,
    links: Links<'a>,
    limits: Limits<'a>,
}

impl<'a> Reasons<'a> {
    pub fn of(basis: &'a Basis<'a>) -> Result<Self, Overflow> {
        let quantum = basis.plan.quantum.amount().fen().into();
        Ok(Self { quantum, links: Links::of(basis.case, &basis.funded), limits: Limits::of(basis)? })
    }

    /// The reason of a project that gets nothing.
    pub fn of_project(
        &self,
        index: usize,
        project: &Project,
        cell: Option<usize>,
    ) -> Result<Reason, Overflow> {
        if !project.ready {
            return Ok(Reason::NotReady);
        }
        if project.lock == Some(Money::ZERO) {
            return Ok(Reason::LockedAtNothing);
        }
        let Some(cell) = cell.and_then(|cell| self.limits.cell(cell)) else {
            return Ok(Reason::NobodyMayPay);
        };
        let needs = needs(project, cell.lends, self.quantum);
        if needs > 0 && !cell.has_payers() {
            return Ok(Reason::NobodyMayPay);
        }
        if let Some(reason) = self.links.reason(index) {
            return Ok(reason);
        }
        if let Some(rule) = self.limits.rule(index, project, cell, needs) {
            return Ok(Reason::Rule { rule });
        }
        match cell.left {
            left if left >= needs => Ok(Reason::Outbid),
            left if left < self.quantum => Ok(Reason::UsedUp),
            left => Ok(Reason::TooLittleLeft { needs: money(needs)?, left: money(left)? }),
        }
    }
}
