//! Set-up: what a build or a test needs and the machine lacks, in pinned versions, into a private cache.

mod apt;
mod cargo_tool;
pub mod chromium;
mod debian_wasm;
mod node;
mod versions;
pub mod wasm_std;

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::Command;

use crate::error::Error;
use crate::paths::Paths;
use crate::process;
use versions::{BINARYEN, CARGO_DENY, TRUNK, WASM_BINDGEN, WASM_SPLIT};
use wasm_std::WasmToolchain;

/// Everything a build needs, found or installed.
pub struct BuildTools {
    path: OsString,
    /// The compiler for the browser.
    pub wasm: WasmToolchain,
}

impl BuildTools {
    /// A command that sees the pinned tools first and compiles for the browser as all others do.
    pub fn command(&self, program: &str, paths: &Paths) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&paths.root).env("PATH", &self.path);
        wasm_std::configure(&mut command, &self.wasm, paths);
        command
    }
}

/// The pinned versions as one text, part of what a build is made of.
pub fn pinned() -> String {
    [TRUNK, WASM_BINDGEN, WASM_SPLIT].map(|tool| format!("{} {}", tool.package, tool.version)).join(", ")
        + &format!(", binaryen {}", BINARYEN.0)
}

/// Finds or installs what a build needs, cheap questions first; afterwards no network is needed.
///
/// # Errors
/// When something can neither be found nor installed.
pub fn for_build(paths: &Paths) -> Result<BuildTools, Error> {
    let path = process::search_path();
    node::check(&path)?;
    let wasm = wasm_std::ensure(paths, &path)?;
    wasm_std::separate(&wasm, paths)?;
    fetch(paths)?;
    let mut folders = Vec::new();
    folders.extend(node::wasm_opt(paths, &path)?);
    for tool in [WASM_BINDGEN, WASM_SPLIT, TRUNK] {
        folders.extend(cargo_tool::ensure(&tool, paths, &path)?);
    }
    Ok(BuildTools { path: in_front(folders, &path)?, wasm })
}

/// A PATH with cargo-deny on it.
///
/// # Errors
/// When it can neither be found nor installed.
pub fn for_dependency_check(paths: &Paths) -> Result<OsString, Error> {
    let path = process::search_path();
    in_front(cargo_tool::ensure(&CARGO_DENY, paths, &path)?.into_iter().collect(), &path)
}

fn in_front(folders: Vec<PathBuf>, path: &OsStr) -> Result<OsString, Error> {
    let all = folders.into_iter().chain(std::env::split_paths(path));
    std::env::join_paths(all).map_err(|error| Error::new("the PATH cannot be used").why(error.to_string()))
}

/// Downloads the sources of the dependencies, for every platform; quick when they are there.
///
/// # Errors
/// When some are missing and the network does not bring them.
pub fn fetch(paths: &Paths) -> Result<(), Error> {
    let mut cargo = Command::new("cargo");
    cargo.args(["fetch", "--locked", "--quiet"]).current_dir(&paths.root);
    if process::output_of(cargo.env("CARGO_NET_OFFLINE", "true")).is_some() {
        return Ok(());
    }
    let step = process::Wait {
        doing: "fetching the sources of the dependencies (a download, once)",
        log: &paths.log("fetch"),
        limit: None,
    };
    step.run(cargo.env_remove("CARGO_NET_OFFLINE"))
}

/// rustfmt and clippy belong to the toolchain and are not ours to install.
///
/// # Errors
/// When one of them is missing.
pub fn check_components() -> Result<(), Error> {
    for component in ["fmt", "clippy"] {
        if process::output_of(Command::new("cargo").args([component, "--version"])).is_none() {
            return Err(Error::new(format!("`cargo {component}` does not run"))
                .why("the active Rust toolchain lacks the component")
                .remedy("rustup component add rustfmt clippy"));
        }
    }
    Ok(())
}
