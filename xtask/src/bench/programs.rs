//! The program of benches/, built for each target with the profile that is shipped.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::Error;
use crate::paths::Paths;
use crate::process;
use crate::setup::{self, wasm_std};

/// Package and program.
const NAME: &str = "fundpool-bench";

/// What the program runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// This machine.
    Native,
    /// WebAssembly in Node, made with the tools and options that make the page.
    Wasm,
}

/// A built program.
pub struct Program {
    target: Target,
    file: PathBuf,
}

impl Program {
    /// Brings the program for a target up to date.
    ///
    /// # Errors
    /// When set-up or the build fails.
    pub fn build(target: Target, folder: &Path, paths: &Paths) -> Result<Self, Error> {
        let file = match target {
            Target::Native => native(paths)?,
            Target::Wasm => wasm(folder, paths)?,
        };
        Ok(Self { target, file })
    }

    /// What the program prints when given these words.
    ///
    /// # Errors
    /// When it fails; what it says of that goes to the screen.
    pub fn lines(&self, words: &[&str]) -> Result<Vec<String>, Error> {
        let mut command = match self.target {
            Target::Native => Command::new(&self.file),
            Target::Wasm => {
                let mut node = Command::new("node");
                node.arg(&self.file);
                node
            }
        };
        let output = command.args(words).stdin(Stdio::null()).stderr(Stdio::inherit()).output();
        let failed =
            |why: String| Error::new(format!("{} {}", self.file.display(), words.join(" "))).why(why);
        match output {
            Ok(output) if output.status.success() => {
                Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
            }
            Ok(output) => Err(failed(format!("it failed: {}", output.status))),
            Err(error) => Err(failed(format!("it could not be started: {error}"))),
        }
    }
}

const BUILD: [&str; 5] = ["build", "--release", "--package", NAME, "--locked"];

fn native(paths: &Paths) -> Result<PathBuf, Error> {
    let target = paths.root.join("target");
    let mut cargo = Command::new("cargo");
    cargo.args(BUILD).arg("--target-dir").arg(&target).current_dir(&paths.root);
    process::run_in_view(&mut cargo)?;
    Ok(target.join("release").join(format!("{NAME}{}", std::env::consts::EXE_SUFFIX)))
}

fn wasm(folder: &Path, paths: &Paths) -> Result<PathBuf, Error> {
    let tools = setup::for_build(paths)?;
    process::run_in_view(tools.command("cargo", paths).args(BUILD).args(["--target", wasm_std::TARGET]))?;
    let built = paths.wasm_target().join(wasm_std::TARGET).join("release").join(format!("{NAME}.wasm"));
    let mut bindgen = tools.command("wasm-bindgen", paths);
    bindgen.args(["--target", "nodejs", "--no-typescript", "--out-name", NAME, "--out-dir"]);
    process::run_in_view(bindgen.arg(folder).arg(built))?;
    let module = folder.join(format!("{NAME}_bg.wasm"));
    // As for the parts of the page.
    let mut optimise = tools.command("wasm-opt", paths);
    process::run_in_view(optimise.arg("-Os").arg(&module).arg("--output").arg(&module))?;
    Ok(folder.join(format!("{NAME}.js")))
}
