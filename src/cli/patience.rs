//! How long a search may go on: until Ctrl+C or the time limit.

use std::ops::ControlFlow;
use std::process;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What a program that Ctrl+C ended tells the shell.
const ENDED_BY_INTERRUPT: i32 = 130;

/// Whether Ctrl+C was pressed; there is one keyboard for all searches of a command.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);
static LISTENING: Once = Once::new();

/// Until when a person is willing to wait.
pub(super) struct Patience {
    until: Option<Instant>,
}

impl Patience {
    /// From now on Ctrl+C ends the search, and pressed again the program. Without a limit there is no other end.
    pub(super) fn from_now(limit: Option<Duration>) -> Self {
        LISTENING.call_once(|| {
            // Where no handler can be set, Ctrl+C ends the program as it always did.
            let _ = ctrlc::set_handler(|| {
                if INTERRUPTED.swap(true, Ordering::Relaxed) {
                    process::exit(ENDED_BY_INTERRUPT);
                }
            });
        });
        // A limit beyond what the clock can tell is none.
        Self { until: limit.and_then(|limit| Instant::now().checked_add(limit)) }
    }

    /// Whether to go on.
    pub(super) fn left(&self) -> ControlFlow<()> {
        let is_over =
            INTERRUPTED.load(Ordering::Relaxed) || self.until.is_some_and(|until| Instant::now() >= until);
        if is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // One test: what is interrupted stays so for the whole process.
    #[test]
    fn it_ends_with_the_time_limit_or_ctrl_c() {
        let check = |limit, expect: ControlFlow<()>| assert_eq!(Patience::from_now(limit).left(), expect);
        check(Some(Duration::ZERO), ControlFlow::Break(()));
        check(Some(Duration::from_secs(3600)), ControlFlow::Continue(()));
        check(Some(Duration::MAX), ControlFlow::Continue(()));
        check(None, ControlFlow::Continue(()));
        if cfg!(unix) {
            let patience = Patience::from_now(None);
            let pid = process::id().to_string();
            assert!(process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
            let deadline = Instant::now() + Duration::from_secs(10);
            while patience.left().is_continue() {
                assert!(Instant::now() < deadline, "the interrupt went unnoticed");
                std::thread::sleep(Duration::from_millis(5));
            }
        }
    }
}
