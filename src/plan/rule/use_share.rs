//! `use_share`: a share of grants for some uses.

use super::Rule;
use super::scoped::Scoped;
use super::sentence::{Extent, counties, share_limits, uses};
use crate::diagnostic::{Arg, Code};
use crate::i18n::{Key, Phrase};
use crate::money::Ratio;
use crate::plan::check::{Findings, number};
use crate::plan::{Plan, Scope};

/// Grants to the rule's `uses` are at least `min` and at most `max` times the grants to all uses, in the rule's `counties`
/// together or in each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UseShare {
    /// The least share (0 ..= 1).
    pub min: Option<Ratio>,
    /// The greatest share (0 ..= 1).
    pub max: Option<Ratio>,
    /// Whether each county has to keep it by itself.
    pub each_county: bool,
}

pub(super) fn sentence(kind: &UseShare, plan: &Plan, rule: &Rule) -> Phrase {
    let extent = if kind.each_county { Extent::Each } else { Extent::Together };
    Phrase::new(Key::RuleUseShare)
        .with("uses", uses(plan, rule))
        .with("limits", share_limits(kind.min, kind.max))
        .with("where", counties(plan, rule, extent))
}

pub(super) fn check(kind: &UseShare, scoped: &Scoped, findings: &mut Findings) {
    for (member, limit) in [("min", kind.min), ("max", kind.max)] {
        if let Some(limit) = limit {
            number::share(findings, scoped.spot.key(member), limit);
        }
    }
    scoped.check_order(findings, kind.min, kind.max, Arg::Percent);
    let has_min = kind.min.is_some_and(|min| !min.is_zero());
    if !has_min && kind.max.is_none_or(|max| max >= Ratio::ONE) {
        findings.note(Code::RuleDemandsNothing, scoped.spot);
    }
    if has_min && kind.each_county {
        check_starving(scoped, findings);
    }
}

/// Counties with projects, but none of these uses: a least share for each county leaves them with nothing.
fn check_starving(scoped: &Scoped, findings: &mut Findings) {
    let of_any_use = scoped.facts.ready_by_county(&scoped.rule.counties, &Scope::All);
    let starving = scoped
        .counties()
        .filter(|county| of_any_use.contains_key(&county.id) && !scoped.ready.contains_key(&county.id));
    scoped.report(findings, Code::UseShareStarves, scoped.spot, starving);
}
