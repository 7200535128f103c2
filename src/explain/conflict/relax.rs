//! A plan whose demands give way by given amounts.
//!
//! Rules give way in yuan, which no number of a rule says if it is a share: their rows are raised instead. So what is found keeps every rule
//! but for those yuan, and what the rule then has to become is told from the allocation.

use std::sync::Arc;

use super::concession::missed_by_rule;
use super::loosen::Loosener;
use crate::lp::Limit;
use crate::money::Money;
use crate::plan::edit::{Change, apply_all};
use crate::plan::{Funding, Plan, Project};
use crate::rows::{COEFFICIENT_UNIT, Demands};
use crate::solve::Giving;
use crate::verify::{Overflow, Sums};

/// A plan whose demands give way, with its demands.
pub(super) struct Relaxed {
    pub plan: Plan,
    pub demands: Demands,
}

impl Relaxed {
    /// The plan with everything loosened that gives way, and by so many quanta more.
    pub fn by(plan: &Plan, demands: &Demands, giving: &Giving, cushion: i128) -> Result<Self, Overflow> {
        let cushion = cushion.saturating_mul(plan.quantum.amount().fen().into());
        let sums = Sums::of(plan, demands, &giving.allocation)?;
        let mut relaxed = plan.clone();
        for limit in Limit::all(plan) {
            let lack = limit.row_id(plan).and_then(|row| giving.lacks.get(&row)).copied();
            if let Some(lack) = lack {
                lower(&mut relaxed, limit, lack.saturating_add(cushion), &sums);
            }
        }
        decide(&mut relaxed, giving);
        let changes = of_single_projects(plan, demands, giving, &sums)?;
        let relaxed = apply_all(&relaxed, &changes).unwrap_or(relaxed);
        let mut demands = Demands::of(&relaxed);
        for row in &mut demands.rows {
            if let Some(lack) = giving.lacks.get(&row.id) {
                let lack = lack.saturating_add(cushion).saturating_mul(COEFFICIENT_UNIT);
                row.at_most = row.at_most.saturating_add(lack);
            }
        }
        Ok(Self { plan: relaxed, demands })
    }
}

/// The plan without what it asks for beyond its rules: must-spend amounts, and what projects have to get.
pub(super) fn without_limits(plan: &Plan) -> Plan {
    let mut soft = without_projects(plan);
    for stream in Arc::make_mut(&mut soft.streams) {
        if stream.must_spend != Money::ZERO {
            Arc::make_mut(stream).must_spend = Money::ZERO;
        }
    }
    soft
}

/// The plan without what its projects have to get.
pub(super) fn without_projects(plan: &Plan) -> Plan {
    let mut soft = plan.clone();
    for project in Arc::make_mut(&mut soft.projects) {
        if project.must || project.lock.is_some() {
            let project = Arc::make_mut(project);
            (project.must, project.lock) = (false, None);
        }
    }
    soft
}

fn lower(plan: &mut Plan, limit: Limit, by: i128, sums: &Sums) {
    let less = |amount: Money| Money::from_fen(to_fen(i128::from(amount.fen()).saturating_sub(by).max(0)));
    match limit {
        Limit::MustSpend(stream, amount) => {
            if let Some(stream) = Arc::make_mut(&mut plan.streams).get_mut(stream) {
                Arc::make_mut(stream).must_spend = less(amount);
            }
        }
        Limit::Must(project, amount) => edit(plan, project, |project| match project.funding {
            Funding::Divisible => project.min = less(amount),
            Funding::AtLeast | Funding::Whole => project.must = false,
        }),
        Limit::Lock(project, _) => {
            let amount = Money::from_fen(to_fen(sums.funded(project)));
            edit(plan, project, |project| (project.must, project.lock) = (false, Some(amount)));
        }
    }
}

/// Holds what was decided about projects that are all or nothing.
fn decide(plan: &mut Plan, giving: &Giving) {
    let quantum = plan.quantum.amount();
    for (project, is_funded) in &giving.decided {
        edit(plan, *project, |project| match (is_funded, project.funding) {
            _ if project.lock.is_some() => {}
            (false, _) => (project.must, project.lock) = (false, Some(Money::ZERO)),
            (true, Funding::Divisible) => (project.must, project.min) = (true, project.min.max(quantum)),
            (true, Funding::AtLeast | Funding::Whole) => project.must = true,
        });
    }
}

fn edit(plan: &mut Plan, project: usize, change: impl FnOnce(&mut Project)) {
    if let Some(project) = Arc::make_mut(&mut plan.projects).get_mut(project) {
        change(Arc::make_mut(project));
    }
}

/// A rule that every project keeps by itself has no row to raise: it gets the ratio that what was found keeps.
fn of_single_projects(
    plan: &Plan,
    demands: &Demands,
    giving: &Giving,
    sums: &Sums,
) -> Result<Vec<Change>, Overflow> {
    let gives = |rule: usize| {
        let id = plan.rules.get(rule).map(|rule| format!("rule:{}:", rule.id)).unwrap_or_default();
        giving.lacks.keys().any(|row| row.0.starts_with(&id))
    };
    let mut changes = Vec::new();
    for rule in demands.each_project.iter().map(|each| each.rule).filter(|rule| gives(*rule)) {
        let loosener = Loosener { plan, demands, sums, rule, room: 0 };
        let missed = missed_by_rule(plan, demands, &giving.allocation, rule)?;
        let limits: Vec<_> = missed
            .into_iter()
            .map(|missed| {
                let limit = loosener.limit(&missed);
                (missed, limit)
            })
            .collect();
        if !limits.is_empty() {
            changes.extend(loosener.changes(&limits));
        }
    }
    Ok(changes)
}

fn to_fen(amount: i128) -> i64 {
    i64::try_from(amount).unwrap_or(i64::MAX)
}
