//! What is checked: the fast loop and everything CI runs.

use std::process::Command;

use crate::build_app::{self, Kind};
use crate::differential;
use crate::error::Error;
use crate::packages;
use crate::paths::Paths;
use crate::process;
use crate::serve::Port;
use crate::setup::{self, chromium, wasm_std};
use crate::single_file;
use crate::size::{Budget, Report};
use crate::steps::{Context, Done, Step};

const FORMATTING: Step = Step { name: "fmt", title: "formatting", run: formatting };
const CLIPPY: Step = Step { name: "clippy", title: "clippy, native", run: clippy };
const CLIPPY_WASM: Step = Step { name: "clippy-wasm", title: "clippy, wasm32", run: clippy_wasm };
const TESTS: Step = Step { name: "tests", title: "native tests", run: native_tests };
const TIDY: Step = Step { name: "tidy", title: "tidy tests", run: tidy };
const DIFFERENTIAL: Step =
    Step { name: "differential", title: "against HiGHS", run: differential::against_highs };
const DEPENDENCIES: Step = Step { name: "deny", title: "dependencies", run: dependencies };
const BUILD: Step = Step { name: "build", title: "release build", run: release_build };
const SIZE: Step = Step { name: "size", title: "size budget", run: size_budget };
const BROWSER: Step = Step { name: "browser", title: "browser tests", run: browser };

/// The fast loop of a developer: no set-up, no build of the app.
pub const FAST: [Step; 5] =
    [FORMATTING, CLIPPY, Step { run: clippy_wasm_if_possible, ..CLIPPY_WASM }, TIDY, TESTS];

/// Everything CI runs.
pub const ALL: [Step; 10] =
    [FORMATTING, CLIPPY, CLIPPY_WASM, TIDY, TESTS, DIFFERENTIAL, DEPENDENCIES, BUILD, SIZE, BROWSER];

/// The step of that name.
///
/// # Errors
/// When there is none.
pub fn named(name: &str) -> Result<Step, Error> {
    ALL.into_iter().find(|step| step.name == name).ok_or_else(|| {
        let names = ALL.map(|step| step.name).join(", ");
        Error::usage(format!("there is no step {name:?}")).remedy(format!("take one of: {names}"))
    })
}

fn cargo(context: &Context, words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(words).current_dir(&context.paths.root);
    command
}

fn passed(command: &mut Command) -> Result<Done, Error> {
    process::run_in_view(command).map(|()| Done::Passed)
}

fn formatting(context: &Context) -> Result<Done, Error> {
    setup::check_components()?;
    passed(&mut cargo(context, &["fmt", "--all", "--check"]))
}

fn clippy(context: &Context) -> Result<Done, Error> {
    setup::check_components()?;
    // What solves nothing is a package of its own to others: it has to stand without what the rest needs.
    let core = ["clippy", "--package", "fundpool", "--lib", "--locked", "--quiet"];
    let all = ["clippy", "--workspace", "--all-targets", "--features", "cli", "--locked", "--quiet"];
    for words in [&core[..], &all] {
        passed(cargo(context, words).args(["--", "-D", "warnings"]))?;
    }
    Ok(Done::Passed)
}

const WASM_CLIPPY: [&str; 14] = [
    "clippy",
    "--package",
    "fundpool",
    "--lib",
    "--bin",
    "app",
    "--features",
    "app",
    "--target",
    wasm_std::TARGET,
    "--locked",
    "--quiet",
    "--",
    "-Dwarnings",
];

fn clippy_wasm(context: &Context) -> Result<Done, Error> {
    let tools = setup::for_build(&context.paths)?;
    passed(tools.command("cargo", &context.paths).args(WASM_CLIPPY))
}

fn clippy_wasm_if_possible(context: &Context) -> Result<Done, Error> {
    let Some(toolchain) = wasm_std::locate(&context.paths) else {
        return Ok(Done::Skipped("no compiler for the browser yet: cargo xtask setup"));
    };
    wasm_std::separate(&toolchain, &context.paths)?;
    setup::fetch(&context.paths)?;
    let mut command = cargo(context, &WASM_CLIPPY);
    wasm_std::configure(&mut command, &toolchain, &context.paths);
    passed(&mut command)
}

/// Tests, and the examples in the documentation.
fn native_tests(context: &Context) -> Result<Done, Error> {
    let words = ["test", "--workspace", "--features", "cli,app", "--locked", "--quiet", "--"];
    passed(cargo(context, &words).args(&context.words))
}

/// The rules of the house stand for themselves: whoever breaks one should not have to look for it among all tests.
fn tidy(context: &Context) -> Result<Done, Error> {
    let words =
        ["test", "--package", "fundpool", "--features", "cli", "--locked", "--quiet", "--test", "tidy"];
    passed(&mut cargo(context, &words))
}

fn dependencies(context: &Context) -> Result<Done, Error> {
    let path = setup::for_dependency_check(&context.paths)?;
    let words = ["deny", "--workspace", "--all-features", "--locked", "--offline", "check"];
    passed(cargo(context, &words).args(["licenses", "bans", "sources"]).env("PATH", path))
}

fn release_build(context: &Context) -> Result<Done, Error> {
    build_app::build(Kind::Release, &context.paths).map(|_| Done::Passed)
}

fn size_budget(context: &Context) -> Result<Done, Error> {
    weigh(&context.paths).map(|()| Done::Passed)
}

/// Shows what the release build weighs.
///
/// # Errors
/// When there is no build, or it is over the budget.
pub fn weigh(paths: &Paths) -> Result<(), Error> {
    let report = Report::of(&paths.dist(), Budget::read(&paths.root.join("budget.toml"))?)?;
    println!("{report}");
    report.verdict()
}

/// Serves the release build on a free port, puts it into a single file as well, and lets the tests of tests/browser loose on it.
fn browser(context: &Context) -> Result<Done, Error> {
    let paths = &context.paths;
    let chromium = chromium::ensure(paths, &process::search_path())?;
    let dist = build_app::build(Kind::Release, paths)?;
    let (single_file, _) = single_file::pack(&dist, paths)?;
    packages::install(paths, &paths.browser_tests(), "browser tests")?;
    let address = Port::take(0)?.serve(&dist)?;
    let mut node = Command::new("node");
    node.arg("run.mjs").args(&context.words).current_dir(paths.browser_tests());
    node.env("FUNDPOOL_URL", address).env("FUNDPOOL_SINGLE_FILE", single_file);
    passed(node.env(chromium::VARIABLE, chromium))
}

/// Gets what the checks need beyond a build.
///
/// # Errors
/// When something can neither be found nor installed.
pub fn set_up(paths: &Paths) -> Result<(), Error> {
    setup::check_components()?;
    setup::for_dependency_check(paths)?;
    chromium::ensure(paths, &process::search_path())?;
    packages::install(paths, &paths.oracle(), "oracle")?;
    packages::install(paths, &paths.browser_tests(), "browser tests")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_found_by_name_and_told_if_not() {
        assert_eq!(named("size").unwrap().title, "size budget");
        let error = named("sise").map(|_| ()).unwrap_err();
        assert_eq!(error.exit_code(), std::process::ExitCode::from(2));
        for step in ALL {
            assert!(error.to_string().contains(step.name), "{}", step.name);
        }
    }
}
