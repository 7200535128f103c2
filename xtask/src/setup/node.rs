//! Node.js, which is expected to be there, and wasm-opt, which comes as an npm package.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::versions::{BINARYEN, NODE_AT_LEAST};
use crate::error::Error;
use crate::paths::Paths;
use crate::process::{self, Wait};

/// Node and npm are on `path` and new enough.
///
/// # Errors
/// When one of them is missing or Node is too old.
pub fn check(path: &OsStr) -> Result<(), Error> {
    let lacking = |what: &str, why: String| Err(Error::new(what).why(why).remedy(how_to_get_node()));
    let Some(node) = process::find("node", path) else {
        let why = format!("wasm-opt and the browser tests run on Node {NODE_AT_LEAST} or newer");
        return lacking("there is no Node.js on this machine (`node` is not on the PATH)", why);
    };
    let version = process::version_of(&node).unwrap_or_default();
    if major(&version).is_none_or(|major| major < NODE_AT_LEAST) {
        let why = format!("{} is version {version:?}, needed is {NODE_AT_LEAST} or newer", node.display());
        return lacking("Node.js is too old", why);
    }
    if process::find("npm", path).is_none() {
        return lacking(
            "there is no npm beside Node.js (`npm` is not on the PATH)",
            "it fetches wasm-opt".to_owned(),
        );
    }
    Ok(())
}

fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

fn how_to_get_node() -> String {
    let command = if cfg!(target_os = "macos") {
        "brew install node"
    } else if cfg!(windows) {
        "winget install OpenJS.NodeJS.LTS"
    } else {
        "sudo apt-get install nodejs npm   (Debian 13, Ubuntu 25.04 or newer), or: nvm install 22"
    };
    format!("{command}\nor take it from https://nodejs.org")
}

/// The folder with wasm-opt in its pinned version; `None`: it is on `path` already.
///
/// # Errors
/// When it is nowhere and npm cannot install it.
pub fn wasm_opt(paths: &Paths, path: &OsStr) -> Result<Option<PathBuf>, Error> {
    let (package, version) = BINARYEN;
    let on_path = process::find("wasm-opt", path).and_then(|program| process::version_of(&program));
    if on_path.is_some_and(|found| found == version) {
        return Ok(None);
    }
    let place = paths.tool("binaryen", package);
    let bin = place.join("node_modules").join(".bin");
    if process::find("wasm-opt", bin.as_os_str()).is_none() {
        install(&place, package, paths)?;
    }
    Ok(Some(bin))
}

fn install(place: &Path, version: &str, paths: &Paths) -> Result<(), Error> {
    fs::create_dir_all(place).map_err(|error| {
        Error::new(format!("cannot make the folder {}", place.display())).why(error.to_string())
    })?;
    let step = Wait {
        doing: &format!(
            "installing wasm-opt {version} (makes WebAssembly smaller; a download of 15 MB, once)"
        ),
        log: &paths.log("wasm-opt"),
        limit: None,
    };
    // On Windows npm is a .cmd file, which is only found by its full name.
    let mut npm = Command::new(process::find("npm", &process::search_path()).unwrap_or_else(|| "npm".into()));
    npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]).arg(place);
    step.run(npm.arg(format!("binaryen@{version}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_node_the_error_says_how_to_get_it() {
        let error = check(OsStr::new("")).unwrap_err().to_string();
        assert!(error.contains("no Node.js") && error.contains("https://nodejs.org"), "{error}");
    }

    #[test]
    fn the_first_number_counts() {
        assert_eq!(major("20.20.2"), Some(20));
        assert_eq!(major(""), None);
    }

    #[cfg(unix)]
    #[test]
    fn an_old_node_is_named_with_its_version() {
        let folder = crate::scratch::Scratch::new("node");
        folder.program_that_says("node", "v18.19.0");
        let error = check(folder.path().as_os_str()).unwrap_err().to_string();
        assert!(error.contains("too old") && error.contains("18.19.0"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn node_without_npm_is_not_enough() {
        let folder = crate::scratch::Scratch::new("node-alone");
        folder.program_that_says("node", "v20.20.2");
        let error = check(folder.path().as_os_str()).unwrap_err().to_string();
        assert!(error.contains("no npm"), "{error}");
    }
}
