//! `reserve`: money kept back.

use super::Rule;
use super::scoped::Scoped;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::{Key, Phrase};
use crate::money::Money;
use crate::plan::Plan;
use crate::plan::check::{Findings, number};

/// At least `amount` of the streams together stays out of grants and buffers. Uses and counties have no part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reserve {
    /// What stays, in yuan.
    pub amount: Money,
}

pub(super) fn sentence(kind: &Reserve, _: &Plan, _: &Rule) -> Phrase {
    Phrase::new(Key::RuleReserve).with("amount", kind.amount)
}

pub(super) fn check(kind: &Reserve, scoped: &Scoped, findings: &mut Findings) {
    let spot = scoped.spot.key("amount");
    number::amount(findings, spot, kind.amount);
    if kind.amount == Money::ZERO {
        findings.note(Code::RuleDemandsNothing, scoped.spot);
    }
    let funds = scoped.facts.budget();
    if kind.amount > funds && !scoped.facts.plan.streams.is_empty() {
        let diagnostic = Diagnostic::new(Code::ReserveOverFunds, spot.path());
        findings.push(diagnostic.with("reserve", kind.amount).with("funds", funds));
    }
    for (member, scope) in [("uses", &scoped.rule.uses), ("counties", &scoped.rule.counties)] {
        if !scope.is_all() {
            findings.note(Code::ReserveHasNoScope, scoped.spot.key(member));
        }
    }
}
