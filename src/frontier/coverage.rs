//! Benefit against least coverage: every county gets at least a share of what its projects cost.
//!
//! The share is asked for by a rule per county, so that choices of projects are made anew at every point, for benefit.

use std::sync::Arc;

use super::course::{Course, proof};
use super::objective::{benefit, held, lead};
use super::{Against, Frontier, WHOLE};
use crate::explain::{Setting, Unsolved};
use crate::money::{Money, Ratio};
use crate::plan::edit::{Change, RowChange};
use crate::plan::rule::{CountyRange, Rule, RuleKind, Strength};
use crate::plan::{Direction, Goal, Id, Plan, Scope, Text};
use crate::rows::{Demands, least_measures};

pub(super) fn frontier(course: &mut Course<'_>) -> Result<Frontier, Unsolved> {
    let plan = course.plan;
    let least = held(Direction::Maximise, Goal::LeastCoverage);
    let goals: Vec<Change> = lead(plan, &[benefit(Ratio::ZERO), least]).into_iter().collect();
    let reversed: Vec<Change> = lead(plan, &[least, benefit(Ratio::ZERO)]).into_iter().collect();
    let most_benefit = proof(&course.ask(&goals)?, Goal::LeastCoverage)?.value;
    course.count();
    let covering = course.ask_apart(&reversed)?;
    let most_coverage = proof(&covering, Goal::LeastCoverage)?.value;
    course.count();
    let costs = least_measures(plan, &Demands::of(plan), Goal::LeastCoverage);
    let changes = |asked: Setting| {
        let floors = costs.iter().map(|(county, cost)| floor(plan, *county, *cost, asked.units()));
        goals.iter().cloned().map(Some).chain(floors).collect()
    };
    let share = |units| Ratio::from_trillionths(units).map(Setting::Ratio).ok_or(Unsolved::Fault);
    // The most coverage is reached, so no rounding may put the first end above it.
    let ends = (share(most_benefit.min(most_coverage))?, share(most_coverage)?);
    let mut frontier = course.sweep(Against::Coverage, ends, changes)?;
    // At the very end floors leave no room for rounding; the plan that strives for coverage first is there already.
    if let Some(last) = frontier.points.last_mut().filter(|last| last.found.is_err()) {
        *last = course.point(Against::Coverage, ends.1, reversed, Ok(covering))?;
    }
    Ok(frontier)
}

/// A rule by which the county gets at least this share of what its projects cost, in whole quanta.
fn floor(plan: &Plan, county: usize, cost: i128, share: i128) -> Option<Change> {
    let county = &plan.counties.get(county)?.id;
    let quantum = i128::from(plan.quantum.amount().fen());
    let unit = WHOLE.checked_mul(quantum)?;
    let quanta = cost.checked_mul(share)?.checked_add(unit.checked_sub(1)?)?.checked_div(unit)?;
    let least = Money::from_fen(i64::try_from(quanta.checked_mul(quantum)?).ok()?);
    let rule = Rule {
        id: Id::unused(&format!("coverage-{county}"), plan.rules.iter().map(|rule| &rule.id)),
        name: Text::default(),
        on: true,
        strength: Strength::Preference,
        cite: String::new(),
        uses: Scope::All,
        counties: Scope::Listed(vec![county.clone()]),
        kind: RuleKind::CountyRange(CountyRange { min: Some(least), max: None, per_head: false }),
    };
    Some(Change::Rule(RowChange::Add { row: Arc::new(rule), before: None }))
}
