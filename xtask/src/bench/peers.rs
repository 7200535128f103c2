//! Other programs that solve the same in the same run.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::programs::Program;
use super::report::Case;
use crate::error::Error;
use crate::packages;
use crate::paths::Paths;

/// The figures of HiGHS in WebAssembly for a case whose input this file is, as lines; none where there is nothing for it to solve.
///
/// # Errors
/// When it cannot be run.
pub fn measure(native: &Program, case: &Case, input: &Path, paths: &Paths) -> Result<Vec<String>, Error> {
    let program = input.with_file_name("program");
    let words = ["program", &case.subject, &case.name, &input.to_string_lossy(), &program.to_string_lossy()];
    native.lines(&words)?;
    if !program.is_file() {
        return Ok(Vec::new());
    }
    let oracle = paths.oracle();
    packages::install(paths, &oracle, "oracle")?;
    let mut node = Command::new("node");
    node.arg("measure.mjs").args([input, &program]).current_dir(&oracle);
    let output = node.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let failed = |why: String| Error::new(format!("HiGHS has no figures for {case}")).why(why);
    fs::remove_file(&program).map_err(|error| failed(error.to_string()))?;
    match output {
        Ok(output) if output.status.success() => {
            Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
        }
        Ok(output) => Err(failed(output.status.to_string())),
        Err(error) => Err(failed(error.to_string())),
    }
}
