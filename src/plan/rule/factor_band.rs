//! `factor_band`: counties near their factor-method share.

use std::collections::BTreeMap;

use super::Rule;
use super::scoped::Scoped;
use super::sentence::{Extent, counties, uses};
use crate::diagnostic::{Arg, Code, Diagnostic, Noun};
use crate::i18n::{Key, Phrase};
use crate::money::Ratio;
use crate::plan::check::{Findings, factor_names, number, people, words};
use crate::plan::factor_name;
use crate::plan::{County, Plan};

/// The largest band whose limits are counted exactly.
pub const MOST_BAND: i64 = 1_000;
/// The largest performance of a county whose share is counted exactly.
pub const MOST_PERFORMANCE: i64 = 1_000_000;
/// The largest factor of a county: times a weight it fits 128 bits with 24 decimals.
pub const MOST_FACTOR: i64 = 100_000_000_000_000;

/// Each county's grants are within ± `band` of its factor-method share of G.
///
/// The share of county c is Σ weight · factor_c / Σ factor over the rule's counties, times the county's performance, normalised to 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorBand {
    /// How far from its share a county may be, as a share of it: 0.2 allows 80 % to 120 %.
    pub band: Ratio,
    /// Weight of each factor; they sum to 1.
    pub weights: BTreeMap<String, Ratio>,
}

pub(super) fn sentence(kind: &FactorBand, plan: &Plan, rule: &Rule) -> Phrase {
    let weights: Vec<Phrase> = kind
        .weights
        .iter()
        .map(|(factor, weight)| {
            Phrase::new(Key::RuleWeight)
                .with("factor", factor_name(factor))
                .with("weight", Arg::Percent(*weight))
        })
        .collect();
    Phrase::new(Key::RuleFactorBand)
        .with("band", Arg::Percent(kind.band))
        .with("weights", weights)
        .with("uses", uses(plan, rule))
        .with("where", counties(plan, rule, Extent::Together))
}

pub(super) fn check(kind: &FactorBand, scoped: &Scoped, findings: &mut Findings) {
    number::multiple(findings, scoped.spot.key("band"), kind.band, MOST_BAND);
    let before = findings.count();
    check_weights(kind, scoped, findings);
    if !scoped.rule.on {
        // What it needs is filled in while it waits.
        return;
    }
    check_sum(kind, scoped, findings);
    check_factors(kind, scoped, findings);
    // Who is due how much can only be told where every weight and factor is there.
    if findings.count() == before && scoped.counties().next().is_some() {
        check_due(kind, scoped, findings);
    }
}

fn check_weights(kind: &FactorBand, scoped: &Scoped, findings: &mut Findings) {
    let spot = scoped.spot.key("weights");
    for (factor, weight) in &kind.weights {
        words::words(findings, spot.key(factor), factor);
        number::quantity(findings, spot.key(factor), *weight);
    }
}

fn check_sum(kind: &FactorBand, scoped: &Scoped, findings: &mut Findings) {
    let spot = scoped.spot.key("weights");
    match Ratio::sum(kind.weights.values().copied()) {
        Some(sum) if sum == Ratio::ONE => {}
        Some(sum) => {
            let diagnostic = Diagnostic::new(Code::FactorWeightsSum, spot.path());
            findings.push(diagnostic.with("sum", Arg::Percent(sum)));
        }
        None => findings.note(Code::TotalTooLarge, spot),
    }
}

/// Every factor that counts is given for each of the rule's counties, and not 0 for all of them.
fn check_factors(kind: &FactorBand, scoped: &Scoped, findings: &mut Findings) {
    let spot = scoped.spot.key("weights");
    let known = factor_names(scoped.facts.plan);
    for factor in kind.counting_factors() {
        let spot = spot.key(factor);
        if !known.contains_key(factor) {
            findings.unknown(spot, Noun::Factor, factor, &known);
            continue;
        }
        let lacking = people::names(scoped.counties().filter(|county| !county.factors.contains_key(factor)));
        if !lacking.is_empty() {
            let diagnostic = Diagnostic::new(Code::FactorMissing, spot.path());
            findings.push(diagnostic.with("factor", factor).with("counties", lacking));
        }
        let mut values = scoped.counties().filter_map(|county| county.factors.get(factor)).peekable();
        if values.peek().is_some() && values.all(|value| value.is_zero()) {
            findings.push(Diagnostic::new(Code::FactorAllZero, spot.path()).with("factor", factor));
        }
    }
}

/// Somebody is due a share, and whoever is has a ready project.
fn check_due(kind: &FactorBand, scoped: &Scoped, findings: &mut Findings) {
    let due: Vec<&County> = scoped.counties().filter(|county| kind.is_due(county)).collect();
    if due.is_empty() {
        findings.note(Code::PerformanceAllZero, scoped.spot);
    }
    if kind.band < Ratio::ONE && !scoped.ready.is_empty() {
        let idle = due.into_iter().filter(|county| !scoped.ready.contains_key(&county.id));
        scoped.report(findings, Code::FactorBandStarves, scoped.spot, idle);
    }
}

impl FactorBand {
    fn counting_factors(&self) -> impl Iterator<Item = &str> {
        self.weights.iter().filter(|(_, weight)| !weight.is_zero()).map(|(factor, _)| factor.as_str())
    }

    /// Whether the county's share is more than nothing.
    fn is_due(&self, county: &County) -> bool {
        let has = |factor| county.factors.get(factor).is_some_and(|value| *value > Ratio::ZERO);
        county.performance > Ratio::ZERO && self.counting_factors().any(has)
    }
}
