//! Writing a result.

use super::decimal::written;
use super::{FORMAT, INFEASIBLE, VERSION, status_name};
use crate::document::json::{Layout, Writer, fingerprint};
use crate::plan::Plan;
use crate::rows::{Demands, Way};
use crate::solve::Duals;
use crate::verify::{DUAL, TierProof, VALUE, Verified};

/// A verified result as JSON.
pub fn write(plan: &Plan, verified: &Verified) -> String {
    let demands = Demands::of(plan);
    document(plan, status_name(verified.status()), |out| {
        out.member_with("tiers", |out| {
            out.list_with(Layout::Lines, verified.tiers(), write_tier);
        });
        let allocation = verified.allocation();
        out.member_with("grants", |out| {
            out.list_with(Layout::Lines, &allocation.grants, |out, grant| {
                let cell = demands.cells.of_project(grant.project);
                let is_pooled = cell.is_some_and(|cell| demands.cells.way(grant.stream, cell) == Way::Pooled);
                out.object(Layout::Inline, |out| {
                    text(out, "stream", plan.streams[grant.stream].id.as_str());
                    text(out, "project", plan.projects[grant.project].id.as_str());
                    text(out, "amount", &grant.amount.to_string());
                    out.member_with("pooled", |out| out.raw(if is_pooled { "true" } else { "false" }));
                });
            });
        });
        out.member_with("buffers", |out| {
            out.list_with(Layout::Lines, &allocation.buffers, |out, buffer| {
                out.object(Layout::Inline, |out| {
                    text(out, "credit", plan.credit[buffer.credit].id.as_str());
                    text(out, "stream", plan.streams[buffer.stream].id.as_str());
                    text(out, "amount", &buffer.amount.to_string());
                });
            });
        });
        out.member_with("loans", |out| {
            out.list_with(Layout::Lines, &allocation.loans, |out, loan| {
                out.object(Layout::Inline, |out| {
                    text(out, "credit", plan.credit[loan.credit].id.as_str());
                    text(out, "project", plan.projects[loan.project].id.as_str());
                    text(out, "amount", &loan.amount.to_string());
                });
            });
        });
    })
}

/// The proof that nothing keeps the plan as JSON.
pub fn write_infeasible(plan: &Plan, duals: &Duals) -> String {
    document(plan, INFEASIBLE, |out| write_duals(out, duals))
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

fn write_duals(out: &mut Writer, duals: &Duals) {
    out.member_with("duals", |out| {
        out.list_with(Layout::Lines, duals, |out, (row, dual)| {
            out.object(Layout::Inline, |out| {
                text(out, "row", &row.0);
                text(out, "y", &written(*dual, DUAL));
            });
        });
    });
}

fn text(out: &mut Writer, name: &str, value: &str) {
    out.member_with(name, |out| out.text(value));
}
