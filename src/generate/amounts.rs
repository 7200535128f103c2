//! What streams and the risk buffer hold, so that the witness can pay and something is left.

use std::sync::Arc;

use super::random::{Random, Subject};
use super::witness::Draft;
use super::words::percent;
use crate::money::{Money, Ratio, Rounding};
use crate::plan::{Channel, Plan, Stream, Way};

const FEN_PER_TEN_THOUSAND: i64 = 1_000_000;

/// What the witness takes from one stream, in fen.
#[derive(Clone, Copy, Default)]
struct Taken {
    all: i64,
    pooled: i64,
}

/// Sets the amount, the poolable share and the least spending of every stream, and the size of the risk buffer.
pub(super) fn set(plan: &mut Plan, draft: &Draft, seed: u64) {
    let mut random = Random::new(seed, Subject::Amounts);
    let taken = taken(plan.streams.len(), draft);
    for (stream, taken) in Arc::make_mut(&mut plan.streams).iter_mut().zip(taken) {
        set_stream(Arc::make_mut(stream), taken, &mut random);
    }
    let buffer = draft.buffer.map_or(0, |(_, fen)| fen);
    for facility in Arc::make_mut(&mut plan.credit) {
        Arc::make_mut(facility).buffer_max =
            ten_thousands(buffer * 12 / 10).max(Money::from_fen(FEN_PER_TEN_THOUSAND));
    }
}

fn taken(streams: usize, draft: &Draft) -> Vec<Taken> {
    let mut taken = vec![Taken::default(); streams];
    for grant in &draft.grants {
        if let Some(taken) = taken.get_mut(grant.stream) {
            taken.all += grant.fen;
            taken.pooled += if grant.way == Way::Pooled { grant.fen } else { 0 };
        }
    }
    if let Some((taken, buffer)) = draft.buffer.and_then(|(stream, fen)| Some((taken.get_mut(stream)?, fen)))
    {
        taken.all += buffer;
    }
    taken
}

fn set_stream(stream: &mut Stream, taken: Taken, random: &mut Random) {
    let wanted = match taken.all {
        0 => random.between(50, 500) * FEN_PER_TEN_THOUSAND,
        all => all / 100 * random.between(105, 135) + FEN_PER_TEN_THOUSAND,
    };
    stream.amount = ten_thousands(wanted);
    let pooled = Money::from_fen(taken.pooled);
    let suffices =
        |share: &Ratio| stream.amount.share(*share, Rounding::Floor).is_some_and(|most| pooled <= most);
    let steps = std::iter::once(stream.poolable).chain((2..=10).map(|tenths| percent(tenths * 10)));
    stream.poolable = steps.filter(|share| *share >= stream.poolable).find(suffices).unwrap_or(Ratio::ONE);
    if stream.channel != Channel::Procurement && random.percent(35) {
        stream.must_spend = Money::from_fen(taken.all / 10 * 6 / FEN_PER_TEN_THOUSAND * FEN_PER_TEN_THOUSAND);
    }
}

/// The next multiple of 10,000 yuan from above.
fn ten_thousands(fen: i64) -> Money {
    Money::from_fen((fen + FEN_PER_TEN_THOUSAND - 1) / FEN_PER_TEN_THOUSAND * FEN_PER_TEN_THOUSAND)
}

/// What the streams hold beyond what the witness takes, procurement apart.
pub(super) fn unspent(plan: &Plan, draft: &Draft) -> i64 {
    let budget = plan.streams.iter().filter(|stream| stream.channel != Channel::Procurement);
    let held: i64 = budget.map(|stream| stream.amount.fen()).sum();
    let taken: i64 = taken(plan.streams.len(), draft).iter().map(|taken| taken.all).sum();
    held - taken
}
