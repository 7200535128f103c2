//! Figures: times of many runs, sizes, memory.

use std::fmt;
use std::hint::black_box;

use crate::host;

/// Runs of one measurement at least, unless they take very long.
const LEAST_RUNS: usize = 5;
/// Runs of one measurement at most, however short they are.
const MOST_RUNS: usize = 1_000;
/// Seconds after which no further run is begun once there are enough, and after which none is begun at all.
const LONG_ENOUGH: f64 = 0.5;
const LONGEST: f64 = 10.0;

/// One figure of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    what: &'static str,
    unit: &'static str,
    best: f64,
    median: f64,
}

impl Figure {
    /// A figure that is the same in every run.
    pub const fn once(what: &'static str, unit: &'static str, value: f64) -> Self {
        Self { what, unit, best: value, median: value }
    }

    /// How long a single run took that began at `start` (see [`host::seconds`]), in ms.
    pub fn since(what: &'static str, start: f64) -> Self {
        Self::once(what, "ms", (host::seconds() - start) * 1e3)
    }

    /// The most memory this process has held so far, in MB (million bytes); none where the system does not tell.
    pub fn peak_memory(what: &'static str) -> Option<Self> {
        host::peak_bytes().map(|bytes| Self::once(what, "MB", bytes / 1e6))
    }

    /// How long `run` takes, in ms: the best of several runs, and their median. Dropping what it makes does not count.
    pub fn time<T>(what: &'static str, mut run: impl FnMut() -> T) -> Self {
        let mut runs = Vec::new();
        let begun = host::seconds();
        let is_short_of = |most: f64| host::seconds() - begun < most;
        while runs.is_empty()
            || (runs.len() < LEAST_RUNS && is_short_of(LONGEST))
            || (runs.len() < MOST_RUNS && is_short_of(LONG_ENOUGH))
        {
            let start = host::seconds();
            let made = black_box(run());
            runs.push((host::seconds() - start) * 1e3);
            drop(made);
        }
        runs.sort_by(f64::total_cmp);
        let at = |index: usize| runs.get(index).copied().unwrap_or(f64::NAN);
        Self { what, unit: "ms", best: at(0), median: at(runs.len() / 2) }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\t{}\t{}\t{}", self.what, self.unit, self.best, self.median)
    }
}
