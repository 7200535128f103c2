//! A line on the terminal that tells how far a search is.

use std::io::{IsTerminal, Write};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::i18n::{Key, Lang, Phrase};
use crate::pipeline::{Progress, Stage};
use crate::plan::Tier;

/// Who gets the answer at once is not shown how it came about.
const SILENCE: Duration = Duration::from_millis(300);
/// How often the line is written anew.
const BEAT: Duration = Duration::from_millis(100);
/// To the start of the line, which is cleared.
const CLEAR: &str = "\r\u{1b}[K";

/// The line; it is gone when this is dropped.
pub(super) struct ProgressLine {
    shared: Arc<Shared>,
    writer: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    ended: Condvar,
}

#[derive(Clone, Copy, Default)]
struct State {
    progress: Option<Progress>,
    has_ended: bool,
}

impl ProgressLine {
    /// Starts to tell of a search for these goals, if standard error is a terminal.
    pub(super) fn start(goals: &[Tier], lang: Lang) -> Self {
        let shared = Arc::new(Shared::default());
        let writer = std::io::stderr().is_terminal().then(|| {
            let (shared, goals) = (Arc::clone(&shared), goals.to_vec());
            thread::spawn(move || shared.write(&goals, lang))
        });
        Self { shared, writer }
    }

    /// Takes note of how far the search is.
    pub(super) fn tell(&self, progress: Progress) {
        self.shared.change(|state| state.progress = Some(progress));
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.shared.change(|state| state.has_ended = true);
        self.shared.ended.notify_all();
        // Of a writer that panicked there is nothing to wait for.
        let _ = self.writer.take().map(JoinHandle::join);
    }
}

impl Shared {
    /// Nothing here can panic, so no state is ever left half changed.
    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn write(&self, goals: &[Tier], lang: Lang) {
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
            let _ = write!(out, "{CLEAR}{}", line(goals, state.progress, start.elapsed(), lang));
            let _ = out.flush();
        }
        if pause == BEAT {
            let _ = write!(out, "{CLEAR}");
            let _ = out.flush();
        }
    }
}

/// “goal 1 of 2 (the most benefit): deciding · 3.2 s · Ctrl+C stops”
fn line(goals: &[Tier], progress: Option<Progress>, elapsed: Duration, lang: Lang) -> String {
    let seconds = format!("{}.{}", elapsed.as_secs(), elapsed.subsec_millis() / 100);
    let at = progress.and_then(|progress| Some((progress, goals.get(progress.tier)?)));
    let stage = match at {
        None => Phrase::new(Key::CliProgressStarting),
        Some((progress, goal)) => Phrase::new(Key::CliProgressAt)
            .with("number", progress.tier.saturating_add(1))
            .with("count", goals.len())
            .with("goal", goal.phrase())
            .with("stage", Phrase::new(word(progress.stage))),
    };
    Phrase::new(Key::CliProgressLine).with("stage", stage).with("seconds", seconds).say(lang)
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
        let check = |progress, millis, lang, expect: &str| {
            assert_eq!(line(&goals, progress, Duration::from_millis(millis), lang), expect);
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
}
