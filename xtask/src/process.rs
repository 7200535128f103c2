//! Other programs: finding them, asking their version, running them in view or with a log.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::Error;

/// The first file called `name` in the folders of `path` (the format of the PATH variable).
pub fn find(name: &str, path: &OsStr) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    std::env::split_paths(path)
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|candidate| candidate.is_file())
}

/// The PATH of this process.
pub fn search_path() -> OsString {
    std::env::var_os("PATH").unwrap_or_default()
}

/// What a program prints, if it can be run and succeeds.
pub fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The version a program gives itself: the first word of `--version` that starts with a digit, a leading `v` aside.
pub fn version_of(program: &Path) -> Option<String> {
    version_in(&output_of(Command::new(program).arg("--version"))?)
}

fn version_in(text: &str) -> Option<String> {
    let mut words = text.split_whitespace().map(|word| word.trim_start_matches('v'));
    words.find(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned)
}

/// Runs a command whose output belongs on the screen, told first as it would be typed.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn run_in_view(command: &mut Command) -> Result<(), Error> {
    eprintln!("$ {}", as_typed(command));
    let name = command_name(command);
    let failed = |why: String| Err(Error::new(format!("`{name}` failed")).why(why));
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => failed(format!("{}; what it said stands above", ended(status))),
        Err(error) => failed(format!("it could not be started: {error}")),
    }
}

/// A step of the set-up: something that takes its time and whose output nobody wants to see unless it fails.
pub struct Wait<'a> {
    /// What is being done and why it takes time, e.g. "installing trunk 0.21.14 (bundles the app; 3 to 7 minutes, once)".
    pub doing: &'a str,
    /// Where all output goes.
    pub log: &'a Path,
    /// After this long the program is stopped and the step has failed.
    pub limit: Option<Duration>,
}

impl Wait<'_> {
    /// Runs the command to its end, telling how long it has taken so far.
    ///
    /// # Errors
    /// When it cannot be started, does not succeed, or takes too long: with the end of the log and the command.
    pub fn run(&self, command: &mut Command) -> Result<(), Error> {
        let shown = as_typed(command);
        let failed = |why: String| {
            let why = format!("{why}\n{}", last_lines(self.log, 8));
            let remedy = format!("read {}, or by hand:\n{shown}", self.log.display());
            Error::new(format!("failed: {}", self.doing)).why(why.trim_end()).remedy(remedy)
        };
        let mut child = self.start(command).map_err(|error| failed(error.to_string()))?;
        let start = Instant::now();
        let mut told = Elapsed::new(self.doing);
        loop {
            match child.try_wait() {
                Ok(Some(status)) => {
                    told.end(start.elapsed());
                    return if status.success() { Ok(()) } else { Err(failed(ended(status))) };
                }
                Ok(None) if self.limit.is_some_and(|limit| start.elapsed() > limit) => {
                    child.kill().and_then(|()| child.wait()).map_err(|error| failed(error.to_string()))?;
                    told.end(start.elapsed());
                    return Err(failed(format!("no end after {} s", start.elapsed().as_secs())));
                }
                Ok(None) => thread::sleep(Duration::from_millis(100)),
                Err(error) => return Err(failed(error.to_string())),
            }
            told.tick(start.elapsed());
        }
    }

    fn start(&self, command: &mut Command) -> io::Result<std::process::Child> {
        if let Some(folder) = self.log.parent() {
            fs::create_dir_all(folder)?;
        }
        let log = File::create(self.log)?;
        // A stack trace would push the reason out of the lines that are shown.
        command.env_remove("RUST_BACKTRACE").stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn()
    }
}

/// One line on stderr that says what is going on and for how long: live on a terminal, begun and ended elsewhere.
struct Elapsed<'a> {
    doing: &'a str,
    live: bool,
    shown: u64,
}

impl<'a> Elapsed<'a> {
    fn new(doing: &'a str) -> Self {
        let live = io::stderr().is_terminal();
        eprint!("{doing} … ");
        Self { doing, live, shown: 0 }
    }

    fn tick(&mut self, elapsed: Duration) {
        if self.live && elapsed.as_secs() > self.shown {
            self.shown = elapsed.as_secs();
            eprint!("\r{} … {} s ", self.doing, self.shown);
            // Nothing depends on the line being seen.
            io::stderr().flush().ok();
        }
    }

    fn end(&self, elapsed: Duration) {
        if self.live {
            eprintln!("\r{} … {:.1} s", self.doing, elapsed.as_secs_f32());
        } else {
            eprintln!("{:.1} s", elapsed.as_secs_f32());
        }
    }
}

fn last_lines(file: &Path, count: usize) -> String {
    let text = fs::read(file).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines.split_at(lines.len().saturating_sub(count)).1.join("\n")
}

fn ended(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("it ended with {code}"),
        None => "it was stopped from outside".to_owned(),
    }
}

/// Program and first word, e.g. `cargo clippy`: enough for a headline.
fn command_name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args().take(1));
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// The command as a person would type it, with the variables that matter; PATH and folder are left to them.
fn as_typed(command: &Command) -> String {
    let set = command.get_envs().filter_map(|(name, value)| Some((name.to_string_lossy(), value?)));
    let variables =
        set.filter(|(name, _)| name != "PATH").map(|(name, value)| format!("{name}={}", quoted(value)));
    let words = std::iter::once(command.get_program()).chain(command.get_args()).map(quoted);
    variables.chain(words).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    if word.contains(|c: char| c.is_whitespace() || "'\"$*".contains(c)) || word.is_empty() {
        format!("'{}'", word.replace('\'', "'\\''"))
    } else {
        word.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_as_the_tools_print_them() {
        let check = |text: &str, expect: Option<&str>| assert_eq!(version_in(text).as_deref(), expect);
        check("trunk 0.21.14\n", Some("0.21.14"));
        check("wasm-opt version 132 (version_132)\n", Some("132"));
        check("v20.20.2\n", Some("20.20.2"));
        check("rustc 1.95.0 (59807616e 2026-04-14)", Some("1.95.0"));
        check("no version here", None);
    }

    #[test]
    fn nothing_is_found_on_an_empty_path() {
        assert_eq!(find("cargo", OsStr::new("")), None);
    }

    #[test]
    fn a_command_is_told_as_it_is_typed() {
        let mut command = Command::new("cargo");
        command
            .args(["install", "a b", "it's"])
            .env("CARGO_TARGET_DIR", "/t")
            .env("PATH", "/bin")
            .env_remove("RUSTFLAGS");
        assert_eq!(as_typed(&command), "CARGO_TARGET_DIR=/t cargo install 'a b' 'it'\\''s'");
    }

    #[cfg(unix)]
    #[test]
    fn a_step_that_hangs_is_stopped_and_told() {
        let folder = crate::scratch::Scratch::new("hangs");
        let log = folder.path().join("log");
        let wait = Wait { doing: "waiting", log: &log, limit: Some(Duration::from_millis(200)) };
        let error = wait.run(Command::new("sleep").arg("60")).unwrap_err().to_string();
        assert!(error.contains("no end after 0 s") && error.contains("sleep 60"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_step_that_fails_shows_the_end_of_its_log() {
        let folder = crate::scratch::Scratch::new("fails");
        let log = folder.path().join("log");
        let wait = Wait { doing: "trying", log: &log, limit: None };
        let error =
            wait.run(Command::new("sh").args(["-c", "echo not today; exit 7"])).unwrap_err().to_string();
        assert!(error.contains("it ended with 7") && error.contains("not today"), "{error}");
    }
}
