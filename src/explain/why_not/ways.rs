//! The smallest changes that would fund a project, each confirmed by solving the changed plan.
//!
//! What a project would have to bring comes from what it costs the others: the plan is solved with the project's amount fixed, and the
//! benefit that is lost is what it lacks. From there every number is narrowed down by solving: the change that is told funds the
//! project, and one that is a hundredth smaller was tried and does not.

use super::numbers::{by_benefit, by_cost, by_limit, by_streams, lacking};
use super::seek::{Seeker, Tried};
use crate::explain::lever::Setting;
use crate::explain::spot::Subject;
use crate::explain::{Concession, Unsolved, set, way_out};
use crate::money::{Money, Ratio};
use crate::plan::edit::{Change, ProjectField, RuleField, apply_all};
use crate::plan::{Plan, Refusal, may_pay};
use crate::rows::Bound;
use crate::solve::Watch;
use crate::verify::Verified;

/// A change that funds a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayIn {
    /// What changes.
    pub means: Means,
    /// The same as changes of the plan, in order.
    pub changes: Vec<Change>,
    /// What the project gets in the best allocation of the changed plan.
    pub gets: Money,
    /// What the first goal gains by it, in its own unit; 12 decimals, more is better.
    pub gain: i128,
    /// A setting that was tried and does not fund it, a hundredth of the change or one step of the last digit away; none where there is no
    /// number to it.
    pub too_little: Option<Setting>,
}

/// What is changed to fund a project. Positions are those in the plan's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Means {
    /// It comes into the project library.
    Ready,
    /// Its amount is fixed no longer.
    Unlock,
    /// Its amount is fixed.
    Fix(Money),
    /// Its amount is fixed, and these give way.
    FixAndLoosen(Money, Vec<Concession>),
    /// It brings more of a measure.
    Benefit {
        /// The measure.
        measure: usize,
        /// What it has to bring.
        to: Ratio,
    },
    /// It costs less.
    Cost(Money),
    /// A stream has more.
    Stream {
        /// The stream.
        stream: usize,
        /// What it has to have.
        to: Money,
    },
    /// A rule asks for less or allows more.
    Limit {
        /// The rule.
        rule: usize,
        /// Which side of it.
        bound: Bound,
        /// What it becomes.
        to: Setting,
    },
    /// A rule is switched off.
    Off(usize),
}

/// How many rules are tried.
const MOST_RULES: usize = 6;

/// Changes that would fund a project up to its next amount that makes a difference; empty where it gets its cost, or none was found.
///
/// # Errors
/// If it was stopped, or a number does not fit.
pub fn ways_in(
    plan: &Plan,
    best: &Verified,
    project: usize,
    watch: Watch<'_>,
) -> Result<Vec<WayIn>, Unsolved> {
    let Some(seeker) = Seeker::of(plan, best, project, watch)? else { return Ok(Vec::new()) };
    let opened = opened(&seeker)?;
    if !opened.is_empty() {
        return Ok(opened);
    }
    let Some(seeker) = seeker.opened()? else { return Ok(Vec::new()) };
    let allowed = allowed(&seeker)?;
    if !allowed.is_empty() {
        return Ok(allowed);
    }
    let mut ways = Vec::new();
    match fixed(&seeker)? {
        Some((way, fixed)) => {
            ways.push(way);
            if let Some(extra) = lacking(&seeker, &fixed)? {
                ways.extend(by_benefit(&seeker, extra)?);
                ways.extend(by_cost(&seeker, extra)?);
            }
        }
        None => ways.extend(by_loosening(&seeker)?),
    }
    ways.extend(by_streams(&seeker)?);
    ways.extend(by_rules(&seeker)?);
    Ok(ways)
}

/// What it takes for the project to take part at all, if that is enough.
fn opened(seeker: &Seeker<'_>) -> Result<Vec<WayIn>, Unsolved> {
    if seeker.opening.is_empty() {
        return Ok(Vec::new());
    }
    let means = if seeker.one().ready { Means::Unlock } else { Means::Ready };
    Ok(seeker.tried(&[])?.map(|tried| seeker.way(means, tried, None)).into_iter().collect())
}

/// Rules of the negative list that keep all money from it.
fn allowed(seeker: &Seeker<'_>) -> Result<Vec<WayIn>, Unsolved> {
    let verdicts: Vec<_> =
        seeker.plan.streams.iter().map(|one| may_pay(&seeker.plan, one, seeker.one())).collect();
    if verdicts.iter().any(Result::is_ok) {
        return Ok(Vec::new());
    }
    let mut rules: Vec<usize> = verdicts
        .into_iter()
        .filter_map(|verdict| match verdict {
            Err(Refusal::Forbidden(rule)) => Some(rule),
            _ => None,
        })
        .collect();
    rules.sort_unstable();
    rules.dedup();
    rules.into_iter().filter_map(|rule| off(seeker, rule).transpose()).collect()
}

fn off(seeker: &Seeker<'_>, rule: usize) -> Result<Option<WayIn>, Unsolved> {
    let Some(change) = set::rule(&seeker.plan, rule, RuleField::On(false)) else { return Ok(None) };
    Ok(seeker.tried(&[change])?.map(|tried| seeker.way(Means::Off(rule), tried, None)))
}

/// The plan with the project's amount fixed.
fn fixed(seeker: &Seeker<'_>) -> Result<Option<(WayIn, Tried)>, Unsolved> {
    let next = seeker.next_money()?;
    let Some(change) = seeker.set(ProjectField::Lock(Some(next))) else { return Ok(None) };
    let tried = seeker.tried(&[change])?;
    Ok(tried.map(|tried| (seeker.way(Means::Fix(next), tried.clone(), None), tried)))
}

/// Where rules or limits leave no room for it: what has to give way.
fn by_loosening(seeker: &Seeker<'_>) -> Result<Option<WayIn>, Unsolved> {
    let next = seeker.next_money()?;
    let Some(fix) = seeker.set(ProjectField::Lock(Some(next))) else { return Ok(None) };
    let Ok(plan) = apply_all(&seeker.plan, std::slice::from_ref(&fix)) else { return Ok(None) };
    let way = match way_out(&plan, seeker.watch) {
        Ok(way) => way,
        Err(Unsolved::Stopped) => return Err(Unsolved::Stopped),
        Err(_) => return Ok(None),
    };
    if way.concessions.iter().any(|one| one.subject == Subject::Lock(seeker.project)) {
        return Ok(None);
    }
    let changes: Vec<Change> = std::iter::once(fix).chain(way.changes()).collect();
    let means = Means::FixAndLoosen(next, way.concessions);
    Ok(seeker.tried(&changes)?.map(|tried| seeker.way(means, tried, None)))
}

/// The rules that bind: each switched off by itself, and if that is enough, loosened no further than it takes.
fn by_rules(seeker: &Seeker<'_>) -> Result<Vec<WayIn>, Unsolved> {
    let mut ways = Vec::new();
    for rule in seeker.binding_rules().into_iter().take(MOST_RULES) {
        let Some(way) = off(seeker, rule)? else { continue };
        ways.push(by_limit(seeker, rule, &way)?.unwrap_or(way));
    }
    Ok(ways)
}
