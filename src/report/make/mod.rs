//! From a verified allocation to its report. Projects are gone through a fixed number of times, cells and rows stand for them elsewhere.

mod basis;
mod benefit;
mod counties;
mod credit;
mod each_project;
mod limits;
mod links;
mod measured;
mod needs;
mod prices;
mod projects;
mod reason;
mod rules;
mod streams;
mod tiers;
mod uses;
mod villages;

use crate::money::Money;
use crate::plan::Plan;
use crate::plan::rule::RuleKind;
use crate::rows::Demands;
use crate::verify::{Case, Overflow, Verified};

use super::{Cards, Counts, Report, Split};
use basis::Basis;
use projects::Projects;

impl Report {
    /// The report of a verified allocation; the demands are those of the plan.
    ///
    /// # Errors
    /// If a figure is too large to be told.
    pub fn of(plan: &Plan, demands: &Demands, verified: &Verified) -> Result<Self, Overflow> {
        Self::of_case(&Case::of(plan, demands)?, verified)
    }

    /// The same where the plan is laid out already.
    ///
    /// # Errors
    /// If a figure is too large to be told.
    pub fn of_case(case: &Case<'_>, verified: &Verified) -> Result<Self, Overflow> {
        let plan = case.plan();
        let basis = Basis::of(case, verified)?;
        let projects = projects::rows(&basis)?;
        let streams = streams::rows(&basis)?;
        let (counties, baseline) = counties::rows(&basis, &projects)?;
        let villages = villages::rows(&projects)?;
        Ok(Self {
            cards: cards(&basis, &projects, streams::sum(plan, &streams, |_| true)?)?,
            standing: tiers::standing(verified.status()),
            tiers: tiers::rows(verified)?,
            levels: streams::by_level(plan, &streams)?,
            channels: streams::by_channel(plan, &streams)?,
            credit: credit::rows(&basis)?,
            baseline,
            counties,
            uses: uses::rows(&basis, &projects)?,
            rules: rules::tables(&basis, &villages)?,
            villages,
            streams,
            projects: projects.rows,
        })
    }
}

fn cards(basis: &Basis<'_>, projects: &Projects<'_>, streams: Split) -> Result<Cards, Overflow> {
    let reserves = basis.plan.rules.iter().filter(|rule| rule.on).filter_map(|rule| match &rule.kind {
        RuleKind::Reserve(reserve) => Some(reserve.amount),
        _ => None,
    });
    let mut counts = Counts::default();
    for cell in &projects.cells {
        counts.add(&cell.counts);
    }
    counts.not_ready = projects.rows.len().saturating_sub(counts.funded.iter().sum());
    Ok(Cards {
        streams,
        grants: streams.own.checked_add(streams.pooled).ok_or(Overflow)?,
        loans: money(basis.sums.lent.iter().sum())?,
        reserve: reserves.max().unwrap_or(Money::ZERO),
        benefits: projects.benefits.clone(),
        benefit: projects.benefit,
        projects: counts,
    })
}

/// Fen as an amount.
fn money(fen: i128) -> Result<Money, Overflow> {
    i64::try_from(fen).map(Money::from_fen).map_err(|_| Overflow)
}

/// An amount in fen.
fn fen(amount: Money) -> i128 {
    amount.fen().into()
}

/// The element at a position; what a position outside the list has, where there is none.
fn at<T: Copy + Default>(list: &[T], position: usize) -> T {
    list.get(position).copied().unwrap_or_default()
}
