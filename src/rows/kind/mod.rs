//! What each kind of rule demands, as rows: one file per kind.

mod county_range;
mod factor_band;
mod match_share;
mod max_share;
mod no_regression;
mod reserve;
mod use_share;

use super::Row;
use super::row::Builder;
use crate::plan::Plan;
use crate::plan::rule::{Rule, RuleKind};

/// Adds the rows of a rule that is on. The negative list has none: it decides who may pay, see [`super::Cells`].
pub(super) fn add<'a>(builder: &mut Builder<'a>, index: usize, rule: &'a Rule) {
    match &rule.kind {
        RuleKind::UseShare(share) => use_share::add(builder, index, rule, share),
        RuleKind::CountyRange(range) => county_range::add(builder, index, rule, range),
        RuleKind::Match(share) => match_share::add(builder, index, rule, share),
        RuleKind::MaxShare(share) => max_share::add(builder, index, rule, share),
        RuleKind::FactorBand(band) => factor_band::add(builder, index, rule, band),
        RuleKind::NoRegression(floor) => no_regression::add(builder, index, rule, floor),
        RuleKind::Reserve(reserve) => reserve::add(builder, index, rule, reserve),
        RuleKind::Forbid(_) => {}
    }
}

/// Gives a row the limit that it has after streams got other amounts.
pub(super) fn follow(row: &mut Row, plan: &Plan) {
    if let Some(RuleKind::Reserve(reserve)) = plan.rules.get(row.rule).map(|rule| &rule.kind) {
        row.at_most = reserve::limit(plan, reserve);
    }
}
