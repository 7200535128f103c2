//! All problems of a plan at once.
//!
//! [`check`] never stops at the first problem and never changes the plan. An *error* makes the plan meaningless or contradicts itself in
//! one place; a *warning* is possible but probably not meant, or demands more than there is; a *note* is worth knowing. That
//! rules cannot hold together is not looked for here: that is the solver's answer, with amounts.
//!
//! One file per subject; each rule kind's own check is with the kind, in [`super::rule`]. Files share [`Facts`], what is known about the
//! plan as a whole, and [`Findings`].

mod curve;
mod cycle;
mod facts;
mod findings;
mod ground;
mod ids;
mod link;
mod lock;
pub(super) mod number;
mod objective;
mod payers;
pub(super) mod people;
mod project;
mod scenario;
mod spot;
mod step;
mod supply;
mod twin;
pub(super) mod words;

pub(super) use facts::{Facts, is_budget};
pub(super) use findings::{Findings, Register};
pub(super) use ids::factor_names;
pub(super) use spot::Spot;

use super::{Plan, rule};
use crate::diagnostic::Diagnostic;

/// Every problem of the plan, in document order.
///
/// O(n log n) in the size of the plan, but for the product of its streams and its [`Cells`](super::Cells). The same plan
/// always gives the same list.
pub fn check(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Findings::new();
    let ids = ids::register(plan, &mut findings);
    let facts = Facts::of(plan, ids);
    ground::plan(plan, &mut findings);
    ground::uses(plan, &mut findings);
    ground::measures(plan, &mut findings);
    ground::counties(&facts, &mut findings);
    supply::streams(&facts, &mut findings);
    supply::pool(&facts, &mut findings);
    supply::credit(&facts, &mut findings);
    project::projects(&facts, &mut findings);
    twin::check(&facts, &mut findings);
    link::check(&facts, &mut findings);
    rule::check(&facts, &mut findings);
    objective::check(&facts, &mut findings);
    scenario::check(&facts, &mut findings);
    step::check(&facts, &mut findings);
    findings.in_document_order()
}

/// Whether rows of a list share an id; [`check`] tells which.
pub fn shares_ids(plan: &Plan) -> bool {
    let mut findings = Findings::new();
    ids::register(plan, &mut findings);
    !findings.in_document_order().is_empty()
}
