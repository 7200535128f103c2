//! Where money comes from: streams, the pool and credit.

use super::facts::{Facts, is_budget};
use super::number::{amount, at_most, at_most_share, quantity, share, total};
use super::words::{name, text, words};
use super::{Findings, Spot};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::{Money, Ratio, Rounding};
use crate::plan::{Credit, Stream, TableName, Way, may_back};

/// Checks every stream.
pub(super) fn streams(facts: &Facts, findings: &mut Findings) {
    let list = Spot::list(TableName::Streams);
    for (position, stream) in facts.plan.streams.iter().enumerate() {
        let spot = list.index(position);
        stream_values(facts, findings, spot, stream);
        if is_budget(stream) {
            stream_outlets(facts, findings, spot, position, stream);
        } else {
            procurement(findings, spot, stream);
        }
    }
    total(findings, list, facts.plan.streams.iter().map(|stream| stream.amount));
}

fn stream_values(facts: &Facts, findings: &mut Findings, spot: Spot, stream: &Stream) {
    name(findings, spot.key("name"), &stream.name);
    words(findings, spot.key("document"), &stream.document);
    words(findings, spot.key("period"), &stream.period);
    amount(findings, spot.key("amount"), stream.amount);
    range(findings, spot, stream);
    share(findings, spot.key("poolable"), stream.poolable);
    amount(findings, spot.key("must_spend"), stream.must_spend);
    if stream.must_spend > stream.amount && !stream.amount.is_negative() {
        let diagnostic = Diagnostic::new(Code::MustSpendOverAmount, spot.key("must_spend").path());
        findings.push(diagnostic.with("must", stream.must_spend).with("amount", stream.amount));
    }
    let earmark = spot.key("earmark");
    facts.ids.check_uses(findings, earmark.key("uses"), &stream.earmark.uses);
    facts.ids.check_counties(findings, earmark.key("counties"), &stream.earmark.counties);
    // A stream that reaches no county is meant where it only fills risk buffers.
    let only_fills_buffers = stream.reach.is_nothing()
        && facts.plan.credit.iter().any(|credit| may_back(stream, credit).is_some());
    if !only_fills_buffers {
        facts.ids.check_counties(findings, spot.key("reach"), &stream.reach);
    }
    text(findings, spot.key("source"), &stream.origin.source);
}

/// What is expected lies between the least and the most there may be. No error: what is allocated is the expected amount alone, and a
/// planner who turns it has not thought of the range yet.
fn range(findings: &mut Findings, spot: Spot, stream: &Stream) {
    let ends = [
        ("low", stream.low, stream.low.is_some_and(|low| low > stream.amount)),
        ("high", stream.high, stream.high.is_some_and(|high| high < stream.amount)),
    ];
    for (member, end, is_beyond) in ends {
        let Some(end) = end else { continue };
        amount(findings, spot.key(member), end);
        if is_beyond && !end.is_negative() {
            let diagnostic = Diagnostic::new(Code::AmountOutsideRange, spot.key(member).path());
            findings.push(diagnostic.with("end", end).with("amount", stream.amount));
        }
    }
}

fn procurement(findings: &mut Findings, spot: Spot, stream: &Stream) {
    if !stream.poolable.is_zero() {
        findings.note(Code::ProcurementNeverSpends, spot.key("poolable"));
    }
    if stream.must_spend != Money::ZERO {
        findings.note(Code::ProcurementNeverSpends, spot.key("must_spend"));
    }
}

/// What a stream could be spent on, at most, in yuan.
fn stream_outlets(facts: &Facts, findings: &mut Findings, spot: Spot, position: usize, stream: &Stream) {
    if stream.amount <= Money::ZERO || facts.plan.projects.is_empty() {
        return;
    }
    let (mut own, mut pooled) = (Money::ZERO, Money::ZERO);
    let mut add = |way, outlet| match way {
        Way::Own => own = at_most([own, outlet]),
        Way::Pooled => pooled = at_most([pooled, outlet]),
    };
    for (cell, cost) in facts.costs.iter().enumerate() {
        if let Some(Ok(way)) = facts.ways.of_cell(cell).get(position) {
            add(*way, *cost);
        }
    }
    for (credit, lending) in facts.plan.credit.iter().zip(&facts.credit) {
        if let Some(way) = may_back(stream, credit).filter(|_| lending.has_buffer && lending.has_borrower) {
            add(way, credit.buffer_max);
        }
    }
    let room = at_most([own, pooled.min(at_most_share(stream.amount, stream.poolable))]);
    if room == Money::ZERO {
        let idle = Diagnostic::new(Code::IdleStream, spot.path());
        findings.push(idle.with("amount", stream.amount));
    } else if stream.must_spend > room && stream.must_spend <= stream.amount {
        let diagnostic = Diagnostic::new(Code::MustSpendOutOfReach, spot.key("must_spend").path());
        findings.push(diagnostic.with("must", stream.must_spend).with("room", room));
    }
}

/// Checks the pool.
pub(super) fn pool(facts: &Facts, findings: &mut Findings) {
    let spot = Spot::Root.key("pool");
    let pool = &facts.plan.pool;
    facts.ids.check_uses(findings, spot.key("uses"), &pool.uses);
    facts.ids.check_counties(findings, spot.key("counties"), &pool.counties);
    let mut streams = facts.plan.streams.iter();
    let is_poolable = |stream: &Stream| is_budget(stream) && stream.poolable > Ratio::ZERO;
    let is_needed = !facts.plan.projects.is_empty() && streams.any(|stream| is_poolable(stream));
    if is_needed && facts.ready_cells(&pool.counties, &pool.uses).is_empty() {
        findings.note(Code::IdlePool, spot);
    }
}

/// Checks every credit facility.
pub(super) fn credit(facts: &Facts, findings: &mut Findings) {
    let list = Spot::list(TableName::Credit);
    for (position, (credit, lending)) in facts.plan.credit.iter().zip(&facts.credit).enumerate() {
        let spot = list.index(position);
        credit_values(facts, findings, spot, credit);
        if !lending.has_borrower && !facts.plan.projects.is_empty() {
            findings.note(Code::CreditLendsToNobody, spot);
        }
        if !lending.has_buffer && !facts.plan.streams.is_empty() {
            findings.note(Code::CreditWithoutBuffer, spot);
        }
    }
    total(findings, list, facts.plan.credit.iter().map(|credit| credit.buffer_max));
}

fn credit_values(facts: &Facts, findings: &mut Findings, spot: Spot, credit: &Credit) {
    name(findings, spot.key("name"), &credit.name);
    quantity(findings, spot.key("leverage"), credit.leverage);
    amount(findings, spot.key("buffer_max"), credit.buffer_max);
    if credit.buffer_max.share(credit.leverage, Rounding::Floor).is_none() {
        findings.note(Code::TotalTooLarge, spot.key("leverage"));
    }
    facts.ids.check_uses(findings, spot.key("uses"), &credit.uses);
    facts.ids.check_counties(findings, spot.key("counties"), &credit.counties);
    text(findings, spot.key("source"), &credit.origin.source);
}
