//! Draws of amounts.

use std::sync::Arc;

use crate::generate::random::{Random, Subject};
use crate::money::Money;
use crate::plan::{Plan, Stream};

/// What parts the seeds of two draws: an odd number, so that no two of 2⁶⁴ draws have the same.
const STRIDE: u64 = 0x9E6C_63D0_876A_3F6B;

/// The least and the most there may be of a stream; what is expected is always possible.
pub(super) fn ends(stream: &Stream) -> (Money, Money) {
    let low = stream.low.map_or(stream.amount, |low| low.min(stream.amount));
    let high = stream.high.map_or(stream.amount, |high| high.max(stream.amount));
    (low, high)
}

/// The plan as a draw has it, with the drawn amounts of these streams in whole quanta; none where an amount does not fit. Of a stream that
/// has to be spent in part, no more has to than there is.
pub fn drawn(plan: &Plan, streams: &[usize], seed: u64, number: usize) -> Option<Plan> {
    let number = u64::try_from(number).ok()?;
    let mut random = Random::new(seed.wrapping_add(number.wrapping_mul(STRIDE)), Subject::Inflows);
    let quantum = plan.quantum.amount().fen();
    let mut drawn = plan.clone();
    for (index, slot) in Arc::make_mut(&mut drawn.streams).iter_mut().enumerate() {
        // One number per stream, needed or not: so none hangs on which others are certain.
        let chance = random.next();
        if streams.contains(&index) {
            let amount = amount(slot, quantum, chance)?;
            let stream = Arc::make_mut(slot);
            stream.amount = amount;
            stream.must_spend = stream.must_spend.min(amount);
        }
    }
    Some(drawn)
}

/// The amount of a stream that as many of 2⁶⁴ chances are below, in whole quanta; the expected one where no other lies in its range.
fn amount(stream: &Stream, quantum: i64, chance: u64) -> Option<Money> {
    let (low, high) = ends(stream);
    let quanta = |fen: i64| u64::try_from(fen.checked_div(quantum)?).ok();
    let least = quanta(low.fen().checked_add(quantum.checked_sub(1)?)?)?;
    let most = quanta(high.fen())?;
    if least > most {
        return Some(stream.amount);
    }
    let likely = quanta(stream.amount.fen())?.clamp(least, most);
    let drawn = triangular(least, likely, most, chance)?;
    i64::try_from(drawn).ok()?.checked_mul(quantum).map(Money::from_fen)
}

/// The number between `least` and `most` that as many of 2⁶⁴ chances are below, where `likely` is the most likely one and chances grow
/// and fall evenly beside it (the triangular distribution by its inverse), rounded toward the nearer end.
fn triangular(least: u64, likely: u64, most: u64, chance: u64) -> Option<u64> {
    let (width, rising, falling) =
        (most.checked_sub(least)?, likely.checked_sub(least)?, most.checked_sub(likely)?);
    let scaled = u128::from(width).checked_mul(u128::from(chance))?;
    if scaled <= u128::from(rising) << u64::BITS {
        least.checked_add(leg(width, rising, chance)?)
    } else {
        most.checked_sub(leg(width, falling, u64::MAX.checked_sub(chance)?)?)
    }
}

/// How far from its end of the range so many of 2⁶⁴ chances reach: √(chance · width · side), rounded down.
fn leg(width: u64, side: u64, chance: u64) -> Option<u64> {
    let area = u128::from(width).checked_mul(u128::from(side))?;
    let chance = u128::from(chance);
    let (upper, lower) = (area >> u64::BITS, area & u128::from(u64::MAX));
    let part = upper.checked_mul(chance)?.checked_add(lower.checked_mul(chance)? >> u64::BITS)?;
    u64::try_from(part.isqrt()).ok().map(|leg| leg.min(side))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_and_the_middle_of_the_distribution_are_where_they_should_be() {
        let check = |(least, likely, most), chance, expect| {
            assert_eq!(triangular(least, likely, most, chance), Some(expect));
        };
        let (none, half, all) = (0, 1 << 63, u64::MAX);
        check((100, 200, 300), none, 100);
        check((100, 200, 300), half, 200);
        check((100, 200, 300), all, 300);
        // An eighth of the area lies below half of the way to the most likely number.
        check((0, 1000, 2000), 1 << 61, 500);
        check((0, 1000, 2000), all - (1 << 61), 1500);
        // One side alone: half of the area lies beyond 1 - √½ of the way down.
        check((0, 0, 1_000_000), half, 292_894);
        check((0, 1_000_000, 1_000_000), half, 707_106);
        check((5, 5, 5), half, 5);
    }

    #[test]
    fn no_amount_there_is_is_too_large() {
        let most = u64::try_from(Money::MAX.fen()).unwrap();
        for chance in [0, 1, 1 << 40, 1 << 63, u64::MAX] {
            assert!(triangular(0, most / 3, most, chance).unwrap() <= most);
        }
    }

    #[test]
    fn the_mean_is_that_of_the_three_numbers() {
        let mut random = Random::new(1, Subject::Inflows);
        let sum: u64 = (0..10_000).map(|_| triangular(1_000, 2_000, 6_000, random.next()).unwrap()).sum();
        assert!((2_980..3_020).contains(&(sum / 10_000)), "{sum}");
    }
}
