//! The stream table and its sums.

use super::basis::Basis;
use super::{at, fen, money};
use crate::money::Rounding;
use crate::plan::rule::RuleKind;
use crate::plan::{Channel, Level, Plan, Stream};
use crate::report::{Split, StreamRow, Trillionths};
use crate::rows::{COEFFICIENT_DECIMALS, COEFFICIENT_UNIT, RowId, Way};
use crate::verify::{DUAL, Overflow, VALUE, Wide};

/// Decimals of prices per yuan and share, made per 10,000 yuan.
const PER_TEN_THOUSAND: u32 = COEFFICIENT_DECIMALS - 4;

pub fn rows(basis: &Basis<'_>) -> Result<Vec<StreamRow>, Overflow> {
    let buffers = buffers(basis);
    let spending = price_of_spending(basis);
    let streams = basis.plan.streams.iter().enumerate().zip(buffers);
    streams
        .map(|((index, stream), buffers)| {
            if stream.channel == Channel::Procurement {
                Ok(no_budget())
            } else {
                row(basis, index, stream, buffers, spending)
            }
        })
        .collect()
}

/// What a stream puts into risk buffers, in fen.
#[derive(Clone, Copy, Default)]
struct Buffers {
    all: i128,
    /// Those that its earmark does not cover.
    moved: i128,
}

fn buffers(basis: &Basis<'_>) -> Vec<Buffers> {
    let mut all = vec![Buffers::default(); basis.plan.streams.len()];
    for buffer in &basis.allocation.buffers {
        if let Some(sum) = all.get_mut(buffer.stream) {
            sum.all += fen(buffer.amount);
            if basis.demands.cells.buffer_way(buffer.credit, buffer.stream) == Way::Pooled {
                sum.moved += fen(buffer.amount);
            }
        }
    }
    all
}

/// The duals of what is kept back: a yuan more in any stream is one more that may be spent.
fn price_of_spending(basis: &Basis<'_>) -> i128 {
    let rows = basis.demands.rows.iter().filter(|row| {
        basis.plan.rules.get(row.rule).is_some_and(|rule| matches!(rule.kind, RuleKind::Reserve(_)))
    });
    rows.map(|row| basis.prices.dual(&row.id)).fold(0, i128::saturating_add)
}

fn no_budget() -> StreamRow {
    StreamRow {
        split: Split::default(),
        poolable: Default::default(),
        integration: None,
        used_up: false,
        pooled_up: false,
        at_must_spend: false,
        price: Trillionths::ZERO,
    }
}

fn row(
    basis: &Basis<'_>,
    index: usize,
    stream: &Stream,
    buffers: Buffers,
    spending: i128,
) -> Result<StreamRow, Overflow> {
    let (spent, moved) = (at(&basis.sums.spent, index), at(&basis.sums.pooled, index));
    let poolable = stream.amount.share(stream.poolable, Rounding::Floor).ok_or(Overflow)?;
    let (amount, most_moved, must_spend) = (fen(stream.amount), fen(poolable), fen(stream.must_spend));
    let left = amount.saturating_sub(spent);
    let pooled = moved.saturating_sub(buffers.moved);
    let own = spent.saturating_sub(buffers.all).saturating_sub(pooled);
    let unmoved = left.min(most_moved.saturating_sub(moved));
    Ok(StreamRow {
        split: Split {
            amount: stream.amount,
            own: money(own)?,
            pooled: money(pooled)?,
            buffers: money(buffers.all)?,
            left: money(left)?,
            moved: money(moved)?,
            unmoved: money(unmoved)?,
        },
        poolable,
        integration: Trillionths::share(moved, amount),
        used_up: amount > 0 && basis.is_used_up(left),
        pooled_up: most_moved > 0 && basis.is_used_up(most_moved.saturating_sub(moved)),
        at_must_spend: must_spend > 0 && basis.is_used_up(spent.saturating_sub(must_spend)),
        price: price(basis, stream, spending)?,
    })
}

/// A yuan more may be spent, and a part of it outside the earmark.
fn price(basis: &Basis<'_>, stream: &Stream, spending: i128) -> Result<Trillionths, Overflow> {
    if basis.prices.are_all_zero() {
        return Ok(Trillionths::ZERO);
    }
    let spent = basis.prices.dual(&RowId::stream(&stream.id)).saturating_add(spending);
    let moved = basis.prices.dual(&RowId::poolable(&stream.id));
    // From 170 of benefit a yuan on this does not fit 128 bits.
    let all =
        Wide::product(spent, COEFFICIENT_UNIT).plus(Wide::product(moved, stream.poolable.trillionths()))?;
    all.coarser_floor(DUAL + PER_TEN_THOUSAND - VALUE)?.narrow().map(Trillionths)
}

pub fn by_level(plan: &Plan, rows: &[StreamRow]) -> Result<Vec<Split>, Overflow> {
    Level::ALL.iter().map(|level| sum(plan, rows, |stream| stream.level == *level)).collect()
}

pub fn by_channel(plan: &Plan, rows: &[StreamRow]) -> Result<Vec<Split>, Overflow> {
    Channel::ALL.iter().map(|channel| sum(plan, rows, |stream| stream.channel == *channel)).collect()
}

/// What some streams add up to.
pub fn sum(plan: &Plan, rows: &[StreamRow], counts: impl Fn(&Stream) -> bool) -> Result<Split, Overflow> {
    let rows = plan.streams.iter().zip(rows).filter(|(stream, _)| counts(stream)).map(|(_, row)| row.split);
    rows.into_iter().try_fold(Split::default(), |sum, row| sum.plus(&row)).ok_or(Overflow)
}

impl Split {
    fn plus(&self, other: &Self) -> Option<Self> {
        Some(Self {
            amount: self.amount.checked_add(other.amount)?,
            own: self.own.checked_add(other.own)?,
            pooled: self.pooled.checked_add(other.pooled)?,
            buffers: self.buffers.checked_add(other.buffers)?,
            left: self.left.checked_add(other.left)?,
            moved: self.moved.checked_add(other.moved)?,
            unmoved: self.unmoved.checked_add(other.unmoved)?,
        })
    }
}
