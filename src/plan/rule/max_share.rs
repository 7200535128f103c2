//! `max_share`: no single part gets too much.

use super::Rule;
use super::scoped::Scoped;
use super::sentence::{Extent, counties, uses};
use crate::diagnostic::{Arg, Code, Diagnostic};
use crate::i18n::{Key, Phrase};
use crate::money::Ratio;
use crate::plan::check::{Findings, number};
use crate::plan::{Plan, Term, set_of};

/// No single county, village or project gets more than `max` of G.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaxShare {
    /// What a part is.
    pub of: Part,
    /// The greatest share of G (0 ..= 1).
    pub max: Ratio,
}

/// What a share is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A county.
    County,
    /// A village of a county; projects that name no village are in none.
    Village,
    /// A project.
    Project,
}

pub(super) fn sentence(kind: &MaxShare, plan: &Plan, rule: &Rule) -> Phrase {
    Phrase::new(Key::RuleMaxShare)
        .with("part", Phrase::new(kind.of.term()))
        .with("max", Arg::Percent(kind.max))
        .with("uses", uses(plan, rule))
        .with("where", counties(plan, rule, Extent::Together))
}

pub(super) fn check(kind: &MaxShare, scoped: &Scoped, findings: &mut Findings) {
    let spot = scoped.spot.key("max");
    number::share(findings, spot, kind.max);
    if kind.max >= Ratio::ONE {
        findings.note(Code::RuleDemandsNothing, scoped.spot);
    }
    if let Some(parts) = parts(kind.of, scoped)
        && is_less_than_whole(kind.max, parts)
    {
        let diagnostic = Diagnostic::new(Code::ShareCannotAddUp, spot.path());
        findings.push(diagnostic.with("parts", parts).with("max", Arg::Percent(kind.max)));
    }
}

/// How many parts all grants go to, or `None` where there are none, or grants also go to projects that are in no part.
fn parts(of: Part, scoped: &Scoped) -> Option<usize> {
    let count = match of {
        Part::County => scoped.ready.len(),
        Part::Project => scoped.ready_projects().count(),
        Part::Village if scoped.ready_projects().any(|project| project.village.trim().is_empty()) => 0,
        Part::Village => {
            let villages = scoped.ready_projects().map(|project| (&project.county, project.village.trim()));
            set_of(villages).len()
        }
    };
    (count > 0).then_some(count)
}

fn is_less_than_whole(share: Ratio, parts: usize) -> bool {
    let sum = i128::try_from(parts).ok().and_then(|parts| parts.checked_mul(share.trillionths()));
    sum.is_some_and(|sum| (0..Ratio::ONE.trillionths()).contains(&sum))
}
