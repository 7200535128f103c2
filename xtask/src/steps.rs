//! A row of checks: one after the other, stopping at the first that fails, with a line for each at the end.

use std::fmt;
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::paths::Paths;

/// What a check may use.
pub struct Context {
    /// Checkout and cache.
    pub paths: Paths,
    /// Words after `--`, for the program the check runs.
    pub words: Vec<String>,
}

/// How a check is made.
pub type Run = fn(&Context) -> Result<Done, Error>;

/// One check.
#[derive(Clone, Copy)]
pub struct Step {
    /// Word for `--only`.
    pub name: &'static str,
    /// What is checked, for the summary.
    pub title: &'static str,
    /// Does it.
    pub run: Run,
}

/// How a check that did not fail ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Done {
    /// It was made and passed.
    Passed,
    /// It could not be made here, and why that may be.
    Skipped(&'static str),
}

#[derive(Debug)]
enum Outcome {
    Done(Done, Duration),
    Failed(Duration),
    NotRun,
}

/// What came of a row of checks.
pub struct Summary(Vec<(&'static str, Outcome)>);

impl Summary {
    fn count(&self, which: fn(&Outcome) -> bool) -> usize {
        self.0.iter().filter(|(_, outcome)| which(outcome)).count()
    }

    /// Nothing has failed.
    pub fn is_good(&self) -> bool {
        self.count(|outcome| matches!(outcome, Outcome::Failed(..))) == 0
    }
}

/// Runs the steps in their order until one fails.
pub fn run(steps: &[Step], context: &Context) -> Summary {
    let mut summary = Summary(Vec::with_capacity(steps.len()));
    for step in steps {
        if !summary.is_good() {
            summary.0.push((step.title, Outcome::NotRun));
            continue;
        }
        eprintln!("\n== {}", step.title);
        let start = Instant::now();
        let outcome = match (step.run)(context) {
            Ok(done) => Outcome::Done(done, start.elapsed()),
            Err(error) => {
                eprintln!("{error}");
                Outcome::Failed(start.elapsed())
            }
        };
        summary.0.push((step.title, outcome));
    }
    summary
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let longest = self.0.iter().map(|(title, _)| title.chars().count()).max().unwrap_or(0);
        for (title, outcome) in &self.0 {
            let (word, time, note) = match outcome {
                Outcome::Done(Done::Passed, time) => ("ok", Some(time), String::new()),
                Outcome::Done(Done::Skipped(why), _) => ("skipped", None, format!("  {why}")),
                Outcome::Failed(time) => ("FAILED", Some(time), String::new()),
                Outcome::NotRun => ("not run", None, String::new()),
            };
            let time = time.map(|time| format!("{:.1} s", time.as_secs_f32())).unwrap_or_default();
            let line = format!("{title:longest$}  {word:7}  {time:>8}{note}");
            writeln!(f, "{}", line.trim_end())?;
        }
        let passed = self.count(|outcome| matches!(outcome, Outcome::Done(Done::Passed, _)));
        let failed = self.count(|outcome| matches!(outcome, Outcome::Failed(..)));
        write!(f, "{passed} passed, {failed} failed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(_: &Context) -> Result<Done, Error> {
        Ok(Done::Passed)
    }

    fn skips(_: &Context) -> Result<Done, Error> {
        Ok(Done::Skipped("no browser"))
    }

    fn fails(_: &Context) -> Result<Done, Error> {
        Err(Error::new("no"))
    }

    fn check(runs: &[Run], good: bool, words: &[&str], closing: &str) {
        let titles = ["first", "second", "third"];
        let steps: Vec<Step> =
            titles.iter().zip(runs).map(|(title, &run)| Step { name: title, title, run }).collect();
        let paths = Paths { root: "/".into(), cache: "/".into() };
        let summary = run(&steps, &Context { paths, words: Vec::new() });
        assert_eq!(summary.is_good(), good);
        let text = summary.to_string();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.last(), Some(&closing));
        for (line, word) in lines.iter().zip(words) {
            assert!(line.contains(word), "{line}");
        }
    }

    #[test]
    fn the_first_failure_ends_the_row() {
        check(&[passes, fails, passes], false, &["ok", "FAILED", "not run"], "1 passed, 1 failed");
        check(&[passes, passes, passes], true, &["ok", "ok", "ok"], "3 passed, 0 failed");
        check(&[passes, skips], true, &["ok", "skipped"], "1 passed, 0 failed");
    }
}
