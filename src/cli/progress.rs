//! A line on the terminal that tells how far a search is.

use std::io::{IsTerminal, Write};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::i18n::{Key, Lang, Phrase};
use crate::pipeline::{Progress, Series, Stage};
use crate::plan::Tier;

/// Who gets the answer at once is not shown how it came about.
const SILENCE: Duration = Duration::from_millis(300);
/// How often the line is written anew.
const BEAT: Duration = Duration::from_millis(100);
/// To the start of the line, which is cleared.
const CLEAR: &str = "\r\u{1b}[K";

/// The line; it is gone when this is dropped.
pub(super) struct ProgressLine<P: Copy> {
    shared: Arc<Shared<P>>,
    writer: Option<JoinHandle<()>>,
}

struct Shared<P> {
    state: Mutex<State<P>>,
    ended: Condvar,
}

#[derive(Clone, Copy)]
struct State<P> {
    progress: Option<P>,
    has_ended: bool,
}

impl ProgressLine<Progress> {
    /// Starts to tell of a search for these goals, if standard error is a terminal.
    pub(super) fn start(goals: &[Tier], lang: Lang) -> Self {
        let goals = goals.to_vec();
        Self::of(move |progress| at_goal(&goals, progress), lang)
    }
}

impl ProgressLine<Series> {
    /// Starts to tell of a series of searches, if standard error is a terminal.
    pub(super) fn of_series(lang: Lang) -> Self {
        Self::of(of_series, lang)
    }
}

impl<P: Copy + Send + 'static> ProgressLine<P> {
    fn of(stage: impl Fn(P) -> Option<Phrase> + Send + 'static, lang: Lang) -> Self {
        let state = Mutex::new(State { progress: None, has_ended: false });
        let shared = Arc::new(Shared { state, ended: Condvar::new() });
        let writer = std::io::stderr().is_terminal().then(|| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || shared.write(&stage, lang))
        });
        Self { shared, writer }
    }
}

impl<P: Copy> ProgressLine<P> {
    /// Takes note of how far the search is.
    pub(super) fn tell(&self, progress: P) {
        self.shared.change(|state| state.progress = Some(progress));
    }
}

impl<P: Copy> Drop for ProgressLine<P> {
    fn drop(&mut self) {
        self.shared.change(|state| state.has_ended = true);
        self.shared.ended.notify_all();
        // Of a writer that panicked there is nothing to wait for.
        let _ = self.writer.take().map(JoinHandle::join);
    }
}

impl<P: Copy> Shared<P> {
    /// Nothing here can panic, so no state is ever left half changed.
    fn change(&self, change: impl FnOnce(&mut State<P>)) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn write(&self, stage: &dyn Fn(P) -> Option<Phrase>, lang: Lang) {
        let start = Instant::now();
        let mut pause = SILENCE;
        let mut out = anstream::stderr();
        loop {
            let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            let waited = self.ended.wait_timeout_while(state, pause, |state| !state.has_ended);
            let state = *waited.unwrap_or_else(PoisonError::into_inner).0;
            if state.has_ended {
                break;
            }
            pause = BEAT;
            // A terminal that takes no more is no reason to stop.
            let _ = write!(out, "{CLEAR}{}", line(state.progress.and_then(stage), start.elapsed(), lang));
            let _ = out.flush();
        }
        if pause == BEAT {
            let _ = write!(out, "{CLEAR}");
            let _ = out.flush();
        }
    }
}

/// “goal 1 of 2 (the most benefit): deciding · 3.2 s · Ctrl+C stops”
fn line(stage: Option<Phrase>, elapsed: Duration, lang: Lang) -> String {
    let seconds = format!("{}.{}", elapsed.as_secs(), elapsed.subsec_millis() / 100);
    let stage = stage.unwrap_or_else(|| Phrase::new(Key::CliProgressStarting));
    Phrase::new(Key::CliProgressLine).with("stage", stage).with("seconds", seconds).say(lang)
}

/// At which goal a search is, and what it does there.
fn at_goal(goals: &[Tier], progress: Progress) -> Option<Phrase> {
    let phrase = Phrase::new(Key::CliProgressAt)
        .with("number", progress.tier.saturating_add(1))
        .with("count", goals.len())
        .with("goal", goals.get(progress.tier)?.phrase())
        .with("stage", Phrase::new(word(progress.stage)));
    Some(phrase)
}

/// How many searches of a series are done.
fn of_series(series: Series) -> Option<Phrase> {
    Some(Phrase::new(Key::CliProgressSeries).with("done", series.done).with("of", series.of))
}

const fn word(stage: Stage) -> Key {
    match stage {
        Stage::Relaxing => Key::CliProgressRelaxing,
        Stage::Deciding => Key::CliProgressDeciding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Ratio;
    use crate::plan::{Direction, Goal};

    #[test]
    fn the_line_tells_goal_stage_and_time() {
        let goal = |direction, goal| Tier { direction, goal, slack: Ratio::ZERO };
        let goals = [goal(Direction::Maximise, Goal::Benefit), goal(Direction::Minimise, Goal::Pooled)];
        let check = |progress: Option<Progress>, millis, lang, expect: &str| {
            let stage = |progress| at_goal(&goals, progress);
            assert_eq!(line(progress.and_then(stage), Duration::from_millis(millis), lang), expect);
        };
        let deciding = Some(Progress { tier: 1, stage: Stage::Deciding });
        check(None, 349, Lang::En, "starting · 0.3 s · Ctrl+C stops");
        check(
            deciding,
            61_999,
            Lang::En,
            "goal 2 of 2, the least pooled money: rounding and deciding · 61.9 s · Ctrl+C stops",
        );
        check(
            deciding,
            61_999,
            Lang::Zh,
            "第 2/2 个目标（入池资金最少）：取整与抉择 · 61.9 秒 · Ctrl+C 中止",
        );
        // A plan without goals is searched all the same.
        check(
            Some(Progress { tier: 7, stage: Stage::Relaxing }),
            0,
            Lang::En,
            "starting · 0.0 s · Ctrl+C stops",
        );
    }
    #[test]
    fn the_line_counts_a_series() {
        let stage = of_series(Series { done: 12, of: 42 });
        assert_eq!(line(stage, Duration::ZERO, Lang::En), "12 of 42 done · 0.0 s · Ctrl+C stops");
    }
}
