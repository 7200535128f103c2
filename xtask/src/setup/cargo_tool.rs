//! Tools from crates.io, installed into the private cache.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::versions::CargoTool;
use crate::error::Error;
use crate::paths::Paths;
use crate::process::{self, Wait};

/// The folder that holds the tool in exactly its pinned version: one of `path`, else the cache, else a new installation.
/// `None`: it is on `path` already.
///
/// # Errors
/// When it is nowhere and cannot be installed.
pub fn ensure(tool: &CargoTool, paths: &Paths, path: &OsStr) -> Result<Option<PathBuf>, Error> {
    if on_path(tool, path) {
        return Ok(None);
    }
    let bin = paths.tool(tool.package, tool.version).join("bin");
    if !program_in(&bin, tool).is_file() {
        install(tool, paths)?;
    }
    Ok(Some(bin))
}

fn on_path(tool: &CargoTool, path: &OsStr) -> bool {
    let program = process::find(tool.program, path).filter(|_| tool.tells_version);
    program.and_then(|program| process::version_of(&program)).is_some_and(|version| version == tool.version)
}

fn program_in(bin: &Path, tool: &CargoTool) -> PathBuf {
    bin.join(format!("{}{}", tool.program, std::env::consts::EXE_SUFFIX))
}

fn install(tool: &CargoTool, paths: &Paths) -> Result<(), Error> {
    let place = paths.tool(tool.package, tool.version);
    let scratch = paths.cache.join("build").join(tool.package);
    let step = Wait {
        doing: &format!("installing {} {} ({})", tool.package, tool.version, tool.why),
        log: &paths.log(tool.package),
        limit: None,
    };
    step.run(&mut cargo_install(tool, &place, &scratch))?;
    // Half a gigabyte that nobody needs again; if it stays, nothing breaks.
    fs::remove_dir_all(&scratch).ok();
    let program = program_in(&place.join("bin"), tool);
    if !tool.tells_version && program.is_file() {
        return Ok(());
    }
    let found = process::version_of(&program).unwrap_or_default();
    if found == tool.version {
        return Ok(());
    }
    Err(Error::new(format!("{} was installed but does not answer as version {}", tool.program, tool.version))
        .why(format!("it says {found:?}"))
        .remedy(format!("remove {} and try again", place.display())))
}

/// The tools run for a second or two at a time: building them quickly is worth more than their speed.
fn cargo_install(tool: &CargoTool, root: &Path, scratch: &Path) -> Command {
    let mut command = Command::new("cargo");
    command
        .arg("install")
        .arg(format!("{}@{}", tool.package, tool.version))
        .arg("--locked")
        .args(tool.features)
        .arg("--root")
        .arg(root)
        .env("CARGO_TARGET_DIR", scratch)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    command
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::setup::versions::TRUNK;

    #[test]
    fn only_the_pinned_version_on_the_path_is_taken() {
        let check = |says: &str, expect: bool| {
            let folder = Scratch::new("trunk");
            folder.program_that_says("trunk", says);
            assert_eq!(on_path(&TRUNK, folder.path().as_os_str()), expect, "{says}");
        };
        check("trunk 0.21.14", true);
        check("trunk 0.20.3", false);
        assert!(!on_path(&TRUNK, OsStr::new("")));
    }

    #[test]
    fn a_wrong_version_on_the_path_gives_way_to_the_cache() {
        let folder = Scratch::new("trunk-beside-cache");
        folder.program_that_says("trunk", "trunk 0.20.3");
        folder.file("cache/tools/trunk-0.21.14/bin/trunk", "");
        let paths = Paths { root: PathBuf::new(), cache: folder.path().join("cache") };
        let expect = paths.cache.join("tools/trunk-0.21.14/bin");
        assert_eq!(ensure(&TRUNK, &paths, folder.path().as_os_str()).unwrap(), Some(expect));
    }
}
