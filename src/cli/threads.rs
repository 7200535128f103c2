//! Draws shared out among threads: they come to the same as on one.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::explain::Unsolved;
use crate::pipeline::Series;
use crate::plan::Plan;
use crate::uncertain::{Drawing, Draws, Ledger};

/// The most threads that may be asked for.
pub(super) const MOST: usize = 256;

/// As many threads as there are processors.
pub(super) fn one_per_processor() -> usize {
    // Where the system does not tell there is one.
    thread::available_parallelism().map_or(1, NonZero::get).min(MOST)
}

/// So many draws from a seed, on so many threads, this one among them. Each takes the next draw that nobody has, so that all end together;
/// stopped, they tell what they have.
pub(super) fn draws(
    plan: &Plan,
    (asked, seed): (usize, u64),
    threads: usize,
    watch: &(dyn Fn(Series) -> ControlFlow<()> + Sync),
) -> Result<Draws, Unsolved> {
    let drawing = Drawing::of(plan, seed, &|_| watch(Series { done: 0, of: asked }))?;
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        let mut ledger = Ledger::of(plan);
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= asked {
                return Ok(ledger);
            }
            let series = || Series { done: done.load(Ordering::Relaxed), of: asked };
            match drawing.draw(number, &mut ledger, &|| watch(series())) {
                Ok(()) => done.fetch_add(1, Ordering::Relaxed),
                Err(Unsolved::Stopped) => return Ok(ledger),
                Err(other) => {
                    // Nobody needs the others any more.
                    next.store(asked, Ordering::Relaxed);
                    return Err(other);
                }
            };
        }
    };
    let mut all = Ledger::of(plan);
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(asked)).map(|_| scope.spawn(work)).collect();
        let own = work();
        let parts =
            others.into_iter().map(|other| other.join().unwrap_or_else(|why| panic::resume_unwind(why)));
        std::iter::once(own).chain(parts.collect::<Vec<_>>()).try_for_each(|part| {
            all.join(part?);
            Ok::<(), Unsolved>(())
        })
    })?;
    Ok(all.finish(asked, seed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::json;
    use crate::uncertain::example::RANGED;

    /// A hundred draws on so many threads, stopped after so many.
    fn drawn(threads: usize, most: usize) -> Result<Draws, Unsolved> {
        let plan = json::read(RANGED.as_bytes()).plan.unwrap();
        let watch = |series: Series| {
            if series.done < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        draws(&plan, (100, 7), threads, &watch)
    }

    #[test]
    fn threads_come_to_the_same_as_one() {
        let alone = drawn(1, 100);
        assert_eq!(alone.as_ref().map(|draws| (draws.done, draws.kept)), Ok((100, 100)));
        for threads in [2, 3, MOST] {
            assert_eq!(drawn(threads, 100), alone, "{threads} threads");
        }
    }

    #[test]
    fn threads_that_are_stopped_tell_what_they_have() {
        let stopped = drawn(3, 10).unwrap();
        assert_eq!(stopped.asked, 100);
        // Each may be at one more when the tenth is done.
        assert!((10..13).contains(&stopped.done), "{}", stopped.done);
    }
}
