//! Node packages of the folders that have a lock file of their own.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::error::Error;
use crate::paths::Paths;
use crate::process;

/// `npm ci` in a folder, unless the packages are those of its lock file already. `user` is who needs them.
///
/// # Errors
/// When there is no lock file, or the packages cannot be had.
pub fn install(paths: &Paths, folder: &Path, user: &str) -> Result<(), Error> {
    let cannot = |error: std::io::Error| {
        Error::new(format!("cannot read {}", folder.display())).why(error.to_string())
    };
    let lock = fs::read(folder.join("package-lock.json")).map_err(cannot)?;
    let mark = folder.join("node_modules").join(".installed-lock.json");
    if fs::read(&mark).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let step = process::Wait {
        doing: &format!("installing the packages of the {user} (a download, once)"),
        log: &paths.log(&format!("{}-packages", user.replace(' ', "-"))),
        limit: None,
    };
    let npm =
        process::find("npm", &process::search_path()).map_or_else(|| OsString::from("npm"), OsString::from);
    step.run(
        Command::new(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder),
    )?;
    fs::write(mark, lock).map_err(cannot)
}
