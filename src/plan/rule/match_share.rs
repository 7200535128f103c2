//! `match`: own money beside money from above.

use super::Rule;
use super::scoped::Scoped;
use super::sentence::{Extent, counties, levels, uses};
use crate::diagnostic::{Arg, Code, Diagnostic};
use crate::i18n::{Key, Phrase};
use crate::money::Ratio;
use crate::plan::check::{Findings, is_budget, number};
use crate::plan::{Level, Plan};

/// Grants from `own_levels` are at least `ratio` times grants from `upper_levels`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Levels whose money counts as own.
    pub own_levels: Vec<Level>,
    /// Levels whose money has to be matched.
    pub upper_levels: Vec<Level>,
    /// Own yuan per upper yuan.
    pub ratio: Ratio,
    /// Where it has to hold.
    pub scope: MatchScope,
}

/// Where own money has to match money from above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchScope {
    /// Over all together.
    #[default]
    Total,
    /// In each county.
    EachCounty,
    /// In each project.
    EachProject,
}

pub(super) fn sentence(kind: &Match, plan: &Plan, rule: &Rule) -> Phrase {
    let extent = match kind.scope {
        MatchScope::Total => Extent::Together,
        MatchScope::EachCounty => Extent::Each,
        MatchScope::EachProject => Extent::EachProject,
    };
    Phrase::new(Key::RuleMatch)
        .with("own", levels(&kind.own_levels))
        .with("upper", levels(&kind.upper_levels))
        .with("ratio", Arg::Percent(kind.ratio))
        .with("uses", uses(plan, rule))
        .with("where", counties(plan, rule, extent))
}

pub(super) fn check(kind: &Match, scoped: &Scoped, findings: &mut Findings) {
    number::quantity(findings, scoped.spot.key("ratio"), kind.ratio);
    let on_both_sides: Vec<String> = Level::ALL
        .into_iter()
        .filter(|level| kind.own_levels.contains(level) && kind.upper_levels.contains(level))
        .map(|level| format!("{level:?}").to_lowercase())
        .collect();
    if !on_both_sides.is_empty() {
        let overlap = Diagnostic::new(Code::MatchLevelsOverlap, scoped.spot.key("own_levels").path());
        findings.push(overlap.with("levels", on_both_sides));
    }
    let has_own = scoped
        .facts
        .plan
        .streams
        .iter()
        .any(|stream| is_budget(stream) && kind.own_levels.contains(&stream.level));
    if kind.ratio.is_zero() || kind.upper_levels.is_empty() {
        findings.note(Code::RuleDemandsNothing, scoped.spot);
    } else if !has_own && !scoped.facts.plan.streams.is_empty() {
        findings.note(Code::MatchWithoutOwn, scoped.spot.key("own_levels"));
    }
}
