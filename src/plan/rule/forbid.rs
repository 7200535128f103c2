//! `forbid`: the negative list (负面清单).

use super::Rule;
use super::scoped::Scoped;
use super::sentence::{Extent, counties, levels, uses};
use crate::diagnostic::Code;
use crate::i18n::{Key, Phrase};
use crate::plan::check::Findings;
use crate::plan::{Level, Plan};

/// Money of `levels` may not pay for projects in the rule's `counties` × `uses`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forbid {
    /// The levels of money that may not pay.
    pub levels: Vec<Level>,
}

pub(super) fn sentence(kind: &Forbid, plan: &Plan, rule: &Rule) -> Phrase {
    Phrase::new(Key::RuleForbid)
        .with("levels", levels(&kind.levels))
        .with("uses", uses(plan, rule))
        .with("where", counties(plan, rule, Extent::Any))
}

/// What it forbids is told with each project that nobody may pay for.
pub(super) fn check(kind: &Forbid, scoped: &Scoped, findings: &mut Findings) {
    if kind.levels.is_empty() {
        findings.note(Code::RuleDemandsNothing, scoped.spot.key("levels"));
    }
}
