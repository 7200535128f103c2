//! Writing a result.

use std::collections::BTreeMap;

use super::decimal::{shortest, written};
use super::{FORMAT, INFEASIBLE, VERSION, status_name};
use crate::document::json::{Layout, Writer, fingerprint};
use crate::money::Money;
use crate::plan::Plan;
use crate::rows::{Demands, RowId, Way};
use crate::verify::{
    Allocation, Buffer, DUAL, Grant, Infeasible, Loan, Loosening, Shortfall, TierProof, VALUE, Verified,
};

/// A verified result as JSON.
pub fn write(plan: &Plan, verified: &Verified) -> String {
    document(plan, status_name(verified.status()), |out| {
        list(out, "tiers", verified.tiers(), write_tier);
        write_allocation(out, plan, verified.allocation());
        write_conflict(out, &[]);
    })
}

/// The proof that nothing keeps the plan as JSON, with the way out if one is known.
pub fn write_infeasible(plan: &Plan, infeasible: &Infeasible) -> String {
    let loosening = infeasible.loosening();
    document(plan, INFEASIBLE, |out| {
        write_duals(out, infeasible.duals());
        write_allocation(out, plan, loosening.map_or(&Allocation::default(), Loosening::allocation));
        write_conflict(out, loosening.map_or(&[], Loosening::shortfalls));
    })
}

fn document(plan: &Plan, status: &str, members: impl FnOnce(&mut Writer)) -> String {
    let mut out = Writer::readable();
    out.object(Layout::Lines, |out| {
        text(out, "format", FORMAT);
        out.member_with("version", |out| out.raw(VERSION));
        text(out, "plan_sha256", &fingerprint(plan).to_string());
        text(out, "status", status);
        members(out);
    });
    out.finish() + "\n"
}

fn write_tier(out: &mut Writer, proof: &TierProof) {
    out.object(Layout::Lines, |out| {
        out.member("tier", &proof.tier.goal);
        text(out, "value", &written(proof.value, VALUE));
        text(out, "bound", &written(proof.bound, VALUE));
        text(out, "gap", &written(proof.gap, VALUE));
        write_duals(out, &proof.duals);
    });
}

fn write_duals(out: &mut Writer, duals: &BTreeMap<RowId, i128>) {
    rows(out, "duals", duals, |out, (row, dual)| {
        text(out, "row", &row.0);
        text(out, "y", &shortest(*dual, DUAL));
    });
}

fn write_allocation(out: &mut Writer, plan: &Plan, allocation: &Allocation) {
    let demands = Demands::of(plan);
    // A position outside of its list belongs to no plan that was verified; a reader then finds no row of that name.
    let stream = |at: usize| plan.streams.get(at).map_or("", |row| row.id.as_str());
    let credit = |at: usize| plan.credit.get(at).map_or("", |row| row.id.as_str());
    let project = |at: usize| plan.projects.get(at).map_or("", |row| row.id.as_str());
    rows(out, "grants", &allocation.grants, |out, grant: &Grant| {
        let cell = demands.cells.of_project(grant.project);
        let is_pooled = cell.is_some_and(|cell| demands.cells.way(grant.stream, cell) == Way::Pooled);
        text(out, "stream", stream(grant.stream));
        text(out, "project", project(grant.project));
        money(out, "amount", grant.amount);
        out.member("pooled", &is_pooled);
    });
    rows(out, "buffers", &allocation.buffers, |out, buffer: &Buffer| {
        text(out, "credit", credit(buffer.credit));
        text(out, "stream", stream(buffer.stream));
        money(out, "amount", buffer.amount);
    });
    rows(out, "loans", &allocation.loans, |out, loan: &Loan| {
        text(out, "credit", credit(loan.credit));
        text(out, "project", project(loan.project));
        money(out, "amount", loan.amount);
    });
}

fn write_conflict(out: &mut Writer, shortfalls: &[Shortfall]) {
    rows(out, "conflict", shortfalls, |out, missed: &Shortfall| {
        text(out, "rule", missed.rule());
        text(out, "row", &missed.row.0);
        money(out, "short", missed.short);
    });
}

/// A list of objects, each on a line.
fn rows<T>(
    out: &mut Writer,
    name: &str,
    rows: impl IntoIterator<Item = T>,
    members: impl Fn(&mut Writer, T),
) {
    list(out, name, rows, |out, row| out.object(Layout::Inline, |out| members(out, row)));
}

fn list<T>(out: &mut Writer, name: &str, items: impl IntoIterator<Item = T>, write: impl Fn(&mut Writer, T)) {
    out.member_with(name, |out| out.list_with(Layout::Lines, items, write));
}

fn money(out: &mut Writer, name: &str, amount: Money) {
    out.member(name, &amount);
}

fn text(out: &mut Writer, name: &str, value: &str) {
    out.member_with(name, |out| out.text(value));
}
