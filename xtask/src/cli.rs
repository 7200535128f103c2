//! The command line: words in, a command out.

use std::ffi::OsString;

use lexopt::{Arg, Parser, ValueExt};

use crate::bench::Form;
use crate::build_app::Kind;
use crate::error::Error;

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Build if needed and serve on this machine.
    Serve {
        /// Port of 127.0.0.1.
        port: u16,
        /// Show the page in a browser.
        open: bool,
        /// Bring the build up to date first.
        build: bool,
    },
    /// Build the app.
    Build(Kind),
    /// Build the app as one HTML file.
    SingleFile,
    /// Weigh the build.
    Size,
    /// The fast loop.
    Check,
    /// Everything CI runs, or some steps of it.
    Test {
        /// Names of steps; none means all.
        only: Vec<String>,
        /// Words for the program a step runs.
        words: Vec<String>,
    },
    /// Measure.
    Bench {
        /// How the figures are told.
        form: Form,
        /// Words by which cases are chosen; none means all.
        words: Vec<String>,
    },
    /// Install what is missing.
    Setup {
        /// Also what only the tests need.
        tests: bool,
    },
    /// Show a text.
    Help(&'static str),
}

/// What can be asked for, and the text that explains it.
const TEXTS: [(&str, &str); 7] = [
    ("serve", SERVE),
    ("build", BUILD),
    ("size", SIZE),
    ("check", CHECK),
    ("test", TEST),
    ("bench", BENCH),
    ("setup", SETUP),
];

const OVERVIEW: &str = "\
cargo xtask <command>

  serve    build the app if needed and serve it on http://127.0.0.1:8080
  build    build the app into dist/
  size     weigh dist/ against budget.toml
  check    the fast loop: formatting, clippy, native tests
  test     everything CI runs, in order, up to the first failure
  bench    run the benchmarks
  setup    install what a build needs, without building

cargo xtask <command> --help tells more. What is missing is installed by itself, in pinned versions, into
$FUNDPOOL_CACHE (else ~/.cache/fundpool); afterwards no network is needed.";

const SERVE: &str = "\
cargo xtask serve [--port N] [--open] [--no-build]

Builds the app if its sources have changed and serves it on http://127.0.0.1:N until Ctrl+C.

  --port N      another port than 8080; 0 takes any that is free
  --open        show the page in the default browser
  --no-build    serve dist/ as it is";

const BUILD: &str = "\
cargo xtask build [--dev | --single-file]

Builds the app into dist/, ready for any web server; does nothing if dist/ is made of these sources already.

  --dev         a quick build without optimisation, into dist-dev/
  --single-file also everything in one file, dist-single/fundpool.html, which opens without a server";

const SIZE: &str = "\
cargo xtask size

Tells how much each file of dist/ weighs when gzipped, and fails if budget.toml allows less.";

const CHECK: &str = "\
cargo xtask check

Formatting, clippy for this machine and (where the compiler for it is set up) for WebAssembly, tidy and native tests.";

const TEST: &str = "\
cargo xtask test [--only STEP]... [-- WORDS]

Runs what CI runs, in order, up to the first failure. Ends with a line for each step and `N passed, N failed`.

  --only STEP   one step (may be repeated, keeps the order):
                fmt, clippy, clippy-wasm, tidy, tests, differential, deny, build, size, browser
  -- WORDS      handed to the tests of the steps `tests` and `browser`, e.g. names to filter by;
                to the step `differential`: how many plans, the first seed, and how many seconds
                HiGHS has for a question at most";

const BENCH: &str = "\
cargo xtask bench [--json] [-- WORDS]

Runs the benchmarks of benches/, each case natively and as WebAssembly in Node, with the build that is shipped; and the page in a browser.

  --json        an object for each figure, one a line, instead of the table
  -- WORDS      only cases whose subject or name holds one of them, e.g. document, 20,000 or page";

const SETUP: &str = "\
cargo xtask setup [--tests]

Installs what a build needs and the machine lacks: the standard library for WebAssembly, trunk, wasm-bindgen, wasm-split, wasm-opt.

  --tests       also what `cargo xtask test` needs: cargo-deny, Chromium, the Node packages of the tests";

/// Reads the words after `cargo xtask`.
///
/// # Errors
/// A usage error for anything that is not understood.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Command, Error> {
    let mut words: Vec<OsString> = words.into_iter().collect();
    let split = words.iter().position(|word| word == "--").unwrap_or(words.len());
    let handed_on =
        words.split_off(split).iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let mut words = lexopt::Parser::from_args(words);
    let name = match words.next().map_err(misread)? {
        None => return Err(Error::usage("no command given").remedy(OVERVIEW)),
        Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Command::Help(OVERVIEW)),
        Some(Arg::Value(name)) => name.to_string_lossy().into_owned(),
        Some(other) => return Err(misread(other.unexpected()).remedy(OVERVIEW)),
    };
    let Some((name, text)) = TEXTS.iter().find(|(known, _)| *known == name) else {
        return Err(Error::usage(format!("there is no command {name:?}")).remedy(OVERVIEW));
    };
    options(name, &mut words, handed_on)
        .map(|command| command.unwrap_or(Command::Help(text)))
        .map_err(|error| misread(error).remedy(*text))
}

fn misread(error: lexopt::Error) -> Error {
    Error::usage(error.to_string())
}

/// The options of one command; `None` when its help is wanted.
fn options(name: &str, words: &mut Parser, handed_on: Vec<String>) -> Result<Option<Command>, lexopt::Error> {
    let mut port = 8080;
    let (mut open, mut no_build, mut tests, mut json) = (false, false, false, false);
    let mut build = Command::Build(Kind::Release);
    let mut only = Vec::new();
    while let Some(word) = words.next()? {
        match (name, word) {
            (_, Arg::Short('h') | Arg::Long("help")) => return Ok(None),
            ("serve", Arg::Long("port")) => port = words.value()?.parse()?,
            ("serve", Arg::Long("open")) => open = true,
            ("serve", Arg::Long("no-build")) => no_build = true,
            ("build", Arg::Long("dev")) => build = Command::Build(Kind::Dev),
            ("build", Arg::Long("single-file")) => build = Command::SingleFile,
            ("setup", Arg::Long("tests")) => tests = true,
            ("bench", Arg::Long("json")) => json = true,
            ("test", Arg::Long("only")) => only.push(words.value()?.string()?),
            (_, other) => return Err(other.unexpected()),
        }
    }
    if let (false, Some(first)) = (matches!(name, "test" | "bench"), handed_on.first()) {
        return Err(Arg::Value(first.into()).unexpected());
    }
    Ok(Some(match name {
        "serve" => Command::Serve { port, open, build: !no_build },
        "build" => build,
        "size" => Command::Size,
        "check" => Command::Check,
        "test" => Command::Test { only, words: handed_on },
        "bench" => Command::Bench { form: if json { Form::Json } else { Form::Table }, words: handed_on },
        _ => Command::Setup { tests },
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, Error> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn commands_as_they_are_typed() {
        let check = |line: &str, expect: Command| assert_eq!(read(line).unwrap(), expect, "{line}");
        let strings = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        check("serve", Command::Serve { port: 8080, open: false, build: true });
        check("serve --port 9 --open --no-build", Command::Serve { port: 9, open: true, build: false });
        check("build", Command::Build(Kind::Release));
        check("build --dev", Command::Build(Kind::Dev));
        check("build --single-file", Command::SingleFile);
        check("test", Command::Test { only: vec![], words: vec![] });
        check(
            "test --only size --only browser -- start --slow",
            Command::Test { only: strings(&["size", "browser"]), words: strings(&["start", "--slow"]) },
        );
        check("bench", Command::Bench { form: Form::Table, words: vec![] });
        check("bench --json -- lp", Command::Bench { form: Form::Json, words: strings(&["lp"]) });
        check("setup --tests", Command::Setup { tests: true });
        check("--help", Command::Help(OVERVIEW));
        check("serve --help", Command::Help(SERVE));
    }

    #[test]
    fn the_help_of_test_lists_the_steps_in_their_order() {
        let names = crate::checks::ALL.map(|step| step.name).join(", ");
        assert!(TEST.contains(&names), "{names}");
    }

    #[test]
    fn what_is_not_understood_is_a_usage_error_with_help() {
        let check = |line: &str, expect: &str| {
            let error = read(line).unwrap_err();
            assert_eq!(error.exit_code(), std::process::ExitCode::from(2), "{line}");
            let text = error.to_string();
            assert!(text.contains(expect) && text.contains("cargo xtask"), "{text}");
        };
        check("", "no command");
        check("sevre", "there is no command \"sevre\"");
        check("serve --port", "port");
        check("serve --port 70000", "70000");
        check("serve --dev", "--dev");
        check("size 3", "3");
        check("build -- x", "x");
        check("--port 1", "--port");
    }
}
