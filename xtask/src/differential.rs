//! The allocation against HiGHS: small random plans, solved here, and once more by the oracle of tests/highs.

use std::fs;
use std::process::Command;

use crate::error::Error;
use crate::packages;
use crate::process::run_in_view;
use crate::steps::{Context, Done};

/// The program that solves the plans and writes them down.
const SOLVE: [&str; 11] = [
    "test",
    "--package",
    "fundpool",
    "--features",
    "cli",
    "--locked",
    "--quiet",
    "--test",
    "differential",
    "--",
    "--ignored",
];

/// First the oracle shows that it knows plans whose answer is known; then it has its say about the plans. The first word, if any, is
/// how many they are; the second is the first seed; the third is how many seconds the oracle has for a question at most.
///
/// # Errors
/// When the packages cannot be had, or the oracle finds a defect.
pub fn against_highs(context: &Context) -> Result<Done, Error> {
    let (paths, oracle) = (&context.paths, context.paths.oracle());
    packages::install(paths, &oracle, "oracle")?;
    run_in_view(Command::new("node").args(["--test", "--test-reporter=dot"]).current_dir(&oracle))?;
    let folder = paths.root.join("target").join("differential");
    fs::create_dir_all(&folder)
        .map_err(|error| Error::new(format!("cannot write {}", folder.display())).why(error.to_string()))?;
    let file = folder.join("cases.jsonl");
    let mut solve = Command::new("cargo");
    solve.args(SOLVE).current_dir(&paths.root).env("FUNDPOOL_CASE_FILE", &file);
    solve.envs(["FUNDPOOL_CASES", "FUNDPOOL_SEED"].into_iter().zip(&context.words));
    run_in_view(&mut solve)?;
    let seconds = context.words.get(2);
    run_in_view(Command::new("node").arg("differential.mjs").arg(&file).args(seconds).current_dir(&oracle))?;
    Ok(Done::Passed)
}
