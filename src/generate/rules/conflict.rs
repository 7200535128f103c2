//! Two rules that cannot both hold.

use super::super::tally::Tally;
use super::super::words::{text, words};
use super::{Head, rule};
use crate::i18n::Key;
use crate::money::Money;
use crate::plan::rule::{CountyRange, Rule, RuleKind, Strength};
use crate::plan::{Id, Plan, Scope};

/// The most that the two rules are apart: 3,200,000 yuan.
const LARGEST: i64 = 320_000_000;

const LEGAL: Head = Head("conflict-floor", Key::GenRuleConflictFloor, Strength::Legal);
const POLICY: Head = Head("conflict-ceiling", Key::GenRuleConflictCeiling, Strength::Policy);

/// Why an infeasible plan cannot be kept, and what it takes to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The rule that promises one county a least amount.
    pub legal: Id,
    /// The rule that allows it no more than a lesser amount.
    pub policy: Id,
    /// By how much the second has to give way, to the fen: with its ceiling raised by this the plan can be kept.
    pub short: Money,
}

/// Adds a floor by law and a ceiling by policy to the county that gets the most. The witness reaches exactly the floor.
pub(in crate::generate) fn conflict(plan: &Plan, tally: &Tally) -> Option<(Conflict, [Rule; 2])> {
    let (county, share) = plan.counties.iter().zip(&tally.counties).max_by_key(|(_, share)| share.fen)?;
    let short = (share.fen / 2).min(LARGEST);
    let range = |head: Head, min, max| {
        let title = text(|lang| head.1.with(lang, &[("county", words(&county.name, lang))]));
        let kind = RuleKind::CountyRange(CountyRange { min, max, per_head: false });
        let number = plan.rules.len() + 1;
        Rule { counties: Scope::Listed(vec![county.id.clone()]), ..rule(number, head, title, kind) }
    };
    let (floor, ceiling) = (Some(Money::from_fen(share.fen)), Some(Money::from_fen(share.fen - short)));
    let legal = range(LEGAL, floor, None);
    let policy = range(POLICY, None, ceiling);
    let conflict =
        Conflict { legal: legal.id.clone(), policy: policy.id.clone(), short: Money::from_fen(short) };
    Some((conflict, [legal, policy]))
}
