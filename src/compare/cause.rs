//! What differs between two plans that can have moved money.
//!
//! Each cause is a fact about the two plans or their allocations; how much of a change is due to which is not told, since it cannot be
//! told exactly where several come together.

use super::align::Pair;
use crate::money::Money;
use crate::plan::rule::Rule;
use crate::plan::{Plan, Project, Stream};

/// Something about a plan as a whole that differs from the first plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Setting {
    /// The goals.
    Goals,
    /// The measures or their weights.
    Measures,
    /// What the pool may pay for.
    Pool,
    /// The credit facilities.
    Credit,
    /// The quantum.
    Quantum,
    /// The order or the parts of uses.
    Uses,
}

/// Why a county can get more or less than in the first plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Cause {
    /// A project of the county that gets another amount is another one.
    Project {
        /// The project.
        project: Pair,
        /// What differs first.
        what: ProjectChange,
    },
    /// A stream that pays in the county in either plan is another one.
    Stream {
        /// The stream.
        stream: Pair,
        /// What differs first.
        what: StreamChange,
    },
    /// A rule that speaks of the county binds in one plan only, or binds in both and is another one. Of a rule on every project only
    /// listed rows are known.
    Rule {
        /// The rule.
        rule: Pair,
        /// Which of the two.
        what: RuleChange,
        /// Whether the row that binds is the county's own, or of all it speaks of together.
        own: bool,
    },
    /// Something else about the county itself differs: its population, last year's grants, its factors or its performance.
    County,
}

/// What differs about a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum ProjectChange {
    /// Only the other plan has it, in this county.
    Added,
    /// Only the first plan has it, in this county.
    Removed,
    /// It became ready.
    Ready,
    /// It is no longer ready.
    NoLongerReady,
    /// The amount the planner fixed.
    Lock,
    /// Whether it has to be funded.
    Must,
    /// What it costs.
    Cost,
    /// Which amounts it can be funded with, or what of it may be lent.
    Funding,
    /// What it is for.
    Use,
    /// What it brings.
    Benefit,
    /// Which projects it requires or excludes.
    Links,
}

/// What differs about a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum StreamChange {
    /// Only the other plan has it.
    Added,
    /// Only the first plan has it.
    Removed,
    /// What there is of it.
    Amount {
        /// In the first plan.
        before: Money,
        /// In the other one.
        after: Money,
    },
    /// What of it may leave the earmark.
    Poolable,
    /// What it may pay for: its earmark, reach, channel or level.
    Scope,
    /// What has to be spent of it.
    MustSpend,
}

/// What differs about a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum RuleChange {
    /// It binds in the other plan only.
    NowBinds,
    /// It binds in the first plan only.
    NoLongerBinds,
    /// It binds in both, and says something else.
    Changed,
}

/// What differs as a whole.
pub fn settings(first: &Plan, other: &Plan) -> Vec<Setting> {
    let ids = |plan: &Plan| plan.uses.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    let all = [
        (Setting::Goals, first.objective != other.objective),
        (Setting::Measures, !same_benefit(first, other)),
        (Setting::Pool, first.pool != other.pool),
        (Setting::Credit, first.credit != other.credit),
        (Setting::Quantum, first.quantum != other.quantum),
        (Setting::Uses, ids(first) != ids(other)),
    ];
    all.into_iter().filter(|(_, differs)| *differs).map(|(setting, _)| setting).collect()
}

/// Whether a unit of benefit means the same.
pub fn same_benefit(first: &Plan, other: &Plan) -> bool {
    let weights = |plan: &Plan| {
        let mut weights: Vec<_> = plan.measures.iter().map(|one| (one.id.clone(), one.weight)).collect();
        weights.sort_unstable();
        weights
    };
    weights(first) == weights(other)
}

/// The row in both plans, or what it is that only one of them has it.
fn both<R, C>(first: Option<R>, other: Option<R>, added: C, removed: C) -> Result<(R, R), Option<C>> {
    match (first, other) {
        (Some(first), Some(other)) => Ok((first, other)),
        (None, Some(_)) => Err(Some(added)),
        (Some(_), None) => Err(Some(removed)),
        (None, None) => Err(None),
    }
}

/// What differs first about a project, in the order of [`ProjectChange`].
pub fn of_project(first: Option<&Project>, other: Option<&Project>) -> Option<ProjectChange> {
    let (first, other) = match both(first, other, ProjectChange::Added, ProjectChange::Removed) {
        Ok(both) => both,
        Err(change) => return change,
    };
    let funding = |one: &Project| (one.funding, one.min, one.credit_share_max);
    let all = [
        (ProjectChange::Ready, !first.ready && other.ready),
        (ProjectChange::NoLongerReady, first.ready && !other.ready),
        (ProjectChange::Lock, first.lock != other.lock),
        (ProjectChange::Must, first.must != other.must),
        (ProjectChange::Cost, first.cost != other.cost),
        (ProjectChange::Funding, funding(first) != funding(other)),
        (ProjectChange::Use, first.use_id != other.use_id || first.village != other.village),
        (ProjectChange::Benefit, first.benefits != other.benefits || first.curve != other.curve),
        (ProjectChange::Links, first.requires != other.requires || first.excludes != other.excludes),
    ];
    all.into_iter().find(|(_, differs)| *differs).map(|(change, _)| change)
}

/// What differs first about a stream, in the order of [`StreamChange`].
pub fn of_stream(first: Option<&Stream>, other: Option<&Stream>) -> Option<StreamChange> {
    let (first, other) = match both(first, other, StreamChange::Added, StreamChange::Removed) {
        Ok(both) => both,
        Err(change) => return change,
    };
    let scope = |one: &Stream| (one.earmark.clone(), one.reach.clone(), one.channel, one.level);
    let amount = StreamChange::Amount { before: first.amount, after: other.amount };
    let all = [
        (amount, first.amount != other.amount),
        (StreamChange::Poolable, first.poolable != other.poolable),
        (StreamChange::Scope, scope(first) != scope(other)),
        (StreamChange::MustSpend, first.must_spend != other.must_spend),
    ];
    all.into_iter().find(|(_, differs)| *differs).map(|(change, _)| change)
}

/// What differs about a rule that binds here or there.
pub fn of_rule(
    first: Option<&Rule>,
    other: Option<&Rule>,
    binds: bool,
    binds_in_other: bool,
) -> Option<RuleChange> {
    let says = |rule: &Rule| (rule.uses.clone(), rule.counties.clone(), rule.kind.clone());
    match (binds, binds_in_other) {
        (false, true) => Some(RuleChange::NowBinds),
        (true, false) => Some(RuleChange::NoLongerBinds),
        (true, true) if first.map(says) != other.map(says) => Some(RuleChange::Changed),
        _ => None,
    }
}
