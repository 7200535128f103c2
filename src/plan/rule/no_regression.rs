//! `no_regression`: counties not far below last year.

use super::Rule;
use super::scoped::Scoped;
use super::sentence::{Extent, counties, uses};
use crate::diagnostic::{Arg, Code};
use crate::i18n::{Key, Phrase};
use crate::money::{Money, Ratio, Rounding};
use crate::plan::Plan;
use crate::plan::check::{Findings, number};

/// Each county's grants are at least `ratio` times its last year's, where those are given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoRegression {
    /// This year's yuan per yuan of last year.
    pub ratio: Ratio,
}

pub(super) fn sentence(kind: &NoRegression, plan: &Plan, rule: &Rule) -> Phrase {
    Phrase::new(Key::RuleNoRegression)
        .with("ratio", Arg::Percent(kind.ratio))
        .with("uses", uses(plan, rule))
        .with("where", counties(plan, rule, Extent::Each))
}

pub(super) fn check(kind: &NoRegression, scoped: &Scoped, findings: &mut Findings) {
    let spot = scoped.spot.key("ratio");
    number::quantity(findings, spot, kind.ratio);
    if kind.ratio.is_zero() || scoped.counties().all(|county| county.last_year.is_none()) {
        findings.note(Code::RuleDemandsNothing, scoped.spot);
        return;
    }
    let unknown = scoped.counties().filter(|county| county.last_year.is_none());
    scoped.report(findings, Code::LastYearMissing, scoped.spot, unknown);
    let floor = |last_year: Money| last_year.share(kind.ratio, Rounding::Ceil);
    if scoped.counties().filter_map(|county| county.last_year).any(|last_year| floor(last_year).is_none()) {
        findings.note(Code::TotalTooLarge, spot);
    }
    scoped.check_demands(findings, spot, |county| county.last_year.and_then(floor));
}
