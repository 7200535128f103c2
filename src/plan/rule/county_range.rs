//! `county_range`: a range of grants to each county.

use super::Rule;
use super::scoped::Scoped;
use super::sentence::{Extent, counties, per_head_limits, uses, yuan_limits};
use crate::diagnostic::{Arg, Code};
use crate::i18n::{Key, Phrase};
use crate::money::Money;
use crate::plan::check::{Findings, number, people};
use crate::plan::{County, Plan};

/// Grants (to the rule's `uses`) in each of the rule's `counties` are at least `min` and at most `max`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountyRange {
    /// The least amount: yuan, or yuan per head.
    pub min: Option<Money>,
    /// The greatest amount: yuan, or yuan per head.
    pub max: Option<Money>,
    /// Whether the amounts are per head of the county's population.
    pub per_head: bool,
}

impl CountyRange {
    /// A limit in yuan for the county: as it is, or times its population; `None` where that does not fit.
    pub fn limit_for(&self, limit: Money, county: &County) -> Option<Money> {
        if !self.per_head {
            return Some(limit);
        }
        let people = i64::try_from(county.population).ok()?;
        limit.fen().checked_mul(people).map(Money::from_fen)
    }
}

pub(super) fn sentence(kind: &CountyRange, plan: &Plan, rule: &Rule) -> Phrase {
    let limits = if kind.per_head { per_head_limits } else { yuan_limits };
    Phrase::new(Key::RuleCountyRange)
        .with("uses", uses(plan, rule))
        .with("limits", limits(kind.min, kind.max))
        .with("where", counties(plan, rule, Extent::Each))
}

pub(super) fn check(kind: &CountyRange, scoped: &Scoped, findings: &mut Findings) {
    for (member, limit) in [("min", kind.min), ("max", kind.max)] {
        let Some(limit) = limit else { continue };
        let spot = scoped.spot.key(member);
        number::amount(findings, spot, limit);
        if scoped.counties().any(|county| kind.limit_for(limit, county).is_none()) {
            findings.note(Code::TotalTooLarge, spot);
        }
    }
    scoped.check_order(findings, kind.min, kind.max, Arg::Money);
    if kind.min.is_none_or(|min| min == Money::ZERO) && kind.max.is_none() {
        findings.note(Code::RuleDemandsNothing, scoped.spot);
    }
    if kind.per_head {
        people::counted(findings, scoped.spot.key("per_head"), scoped.counties());
    }
    if let Some(min) = kind.min {
        scoped.check_demands(findings, scoped.spot.key("min"), |county| kind.limit_for(min, county));
    }
}
