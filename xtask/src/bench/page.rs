//! The page in a real browser: frames, edits, and what Lighthouse says.

use std::path::Path;
use std::process::Command;

use super::Form;
use super::programs::Program;
use crate::build_app::{self, Kind};
use crate::error::Error;
use crate::packages;
use crate::paths::Paths;
use crate::process;
use crate::serve::Port;
use crate::setup::chromium;

/// Its subject among the cases.
pub const SUBJECT: &str = "page";
/// Its line among those of the cases.
pub const CASE: &str = "page\tin a browser";

/// The case of the benchmarks whose input is the plan that the grid is measured with.
const PLAN: [&str; 2] = ["document", "5,000 projects"];

/// Serves the release build and prints what a browser makes of it.
///
/// # Errors
/// When there is no build or no browser, or a measurement fails.
pub fn measure(native: &Program, form: Form, folder: &Path, paths: &Paths) -> Result<(), Error> {
    let chromium = chromium::ensure(paths, &process::search_path())?;
    let dist = build_app::build(Kind::Release, paths)?;
    let scripts = paths.root.join("benches").join(SUBJECT);
    packages::install(paths, &scripts, "page benchmark")?;
    let plan = folder.join("plan.json");
    let [subject, case] = PLAN;
    native.lines(&["input", subject, case, &plan.to_string_lossy()])?;
    let address = Port::take(0)?.serve(&dist)?;
    let mut node = Command::new("node");
    node.arg("measure.mjs").arg(&plan).current_dir(scripts);
    if form == Form::Json {
        node.arg("--json");
    }
    process::run_in_view(node.env("FUNDPOOL_URL", address).env(chromium::VARIABLE, chromium))
}
