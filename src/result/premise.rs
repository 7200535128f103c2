//! What has to be true of a plan before a result of it can be judged.
//!
//! [`crate::plan::check`] finds everything that is wrong with a plan. A result needs less: that what it names is one thing, that the
//! bound is one (goals in the direction they may have, curves that rise), and that no number is out of all proportion.

use std::collections::BTreeSet;

use crate::money::Ratio;
use crate::plan::rule::{FactorBand, MOST_BAND, MOST_FACTOR, MOST_PERFORMANCE, RuleKind};
use crate::plan::{Id, Plan};
use crate::rows::COEFFICIENT_UNIT;
use crate::verify::Domain;

/// Why no result of a plan can be judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    /// Two rows of a list have the same id.
    #[error("two rows of {0} have the id {1}")]
    DoubleId(&'static str, Id),
    /// A goal stands twice, or strives the wrong way.
    #[error("goal {0} stands twice or strives the wrong way")]
    Goal(usize),
    /// The slack of a goal is no share.
    #[error("the slack of goal {0} is no share")]
    Slack(usize),
    /// What a project has to get is less than nothing or more than its cost.
    #[error("what {0} has to get is not between nothing and its cost")]
    Amount(Id),
    /// The points of a benefit curve are out of order or out of range.
    #[error("the benefit curve of {0} is no sequence of shares between 0 and 1")]
    Curve(Id),
    /// A factor, weight, performance or band of this rule is out of all proportion.
    #[error("a factor, weight, performance or band of {0} is out of all proportion")]
    Factors(Id),
}

/// Finds the first thing that keeps results of a plan from being judged.
pub(super) fn check(plan: &Plan) -> Result<(), Unsound> {
    each_once("uses", plan.uses.iter().map(|row| &row.id))?;
    each_once("measures", plan.measures.iter().map(|row| &row.id))?;
    each_once("counties", plan.counties.iter().map(|row| &row.id))?;
    each_once("streams", plan.streams.iter().map(|row| &row.id))?;
    each_once("credit", plan.credit.iter().map(|row| &row.id))?;
    each_once("projects", plan.projects.iter().map(|row| &row.id))?;
    each_once("rules", plan.rules.iter().map(|row| &row.id))?;
    let mut goals = BTreeSet::new();
    for (index, tier) in plan.objective.iter().enumerate() {
        if !goals.insert(tier.goal) || !tier.goal.allows(tier.direction) {
            return Err(Unsound::Goal(index));
        }
        if !tier.slack.is_share() {
            return Err(Unsound::Slack(index));
        }
    }
    for project in plan.projects.iter() {
        let domain = Domain::of(project);
        if domain.least < 0 || domain.most > i128::from(project.cost.fen()) {
            return Err(Unsound::Amount(project.id.clone()));
        }
        let shares = project.curve.iter().map(|point| point.funded.trillionths());
        let points: Vec<i128> =
            std::iter::once(0).chain(shares).chain(std::iter::once(COEFFICIENT_UNIT)).collect();
        let mut benefits = project.curve.iter().map(|point| point.benefit.trillionths());
        if !points.is_sorted_by(|one, next| one < next)
            || benefits.any(|share| !(0..=COEFFICIENT_UNIT).contains(&share))
        {
            return Err(Unsound::Curve(project.id.clone()));
        }
    }
    for rule in plan.rules.iter().filter(|rule| rule.on) {
        if let RuleKind::FactorBand(band) = &rule.kind
            && !is_proportionate(plan, band)
        {
            return Err(Unsound::Factors(rule.id.clone()));
        }
    }
    Ok(())
}

fn each_once<'a>(list: &'static str, ids: impl Iterator<Item = &'a Id>) -> Result<(), Unsound> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(Unsound::DoubleId(list, id.clone()));
        }
    }
    Ok(())
}

fn is_proportionate(plan: &Plan, band: &FactorBand) -> bool {
    let is_within =
        |number: Ratio, most: i64| (0..=i128::from(most) * COEFFICIENT_UNIT).contains(&number.trillionths());
    let mut counties = plan.counties.iter();
    is_within(band.band, MOST_BAND)
        && band.weights.values().all(|weight| weight.is_share())
        && counties.all(|county| {
            is_within(county.performance, MOST_PERFORMANCE)
                && county.factors.values().all(|factor| is_within(*factor, MOST_FACTOR))
        })
}
