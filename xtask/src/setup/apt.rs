//! Debian's package manager, where there is one and we may use it.

use std::ffi::OsStr;
use std::process::Command;

use crate::error::Error;
use crate::paths::Paths;
use crate::process::{self, Wait};

/// The machine has apt (it may still be that we are not allowed to use it).
pub fn is_here(path: &OsStr) -> bool {
    process::find("apt-get", path).is_some() && process::find("dpkg-query", path).is_some()
}

/// Version of an installed package.
pub fn installed(package: &str) -> Option<String> {
    let format = "-f=${db:Status-Status} ${Version}";
    let text = process::output_of(Command::new("dpkg-query").args(["-W", format, package]))?;
    text.strip_prefix("installed ").map(str::to_owned)
}

/// The command a person types for the same.
pub fn by_hand(packages: &[&str]) -> String {
    format!("sudo apt-get install {}", packages.join(" "))
}

/// Installs what is missing of `packages`; `why` is told with it. Nothing is ever removed for it.
///
/// # Errors
/// When we are neither root nor allowed to `sudo` without a password, or apt fails.
pub fn ensure(packages: &[&str], why: &str, paths: &Paths) -> Result<(), Error> {
    let missing: Vec<&str> =
        packages.iter().copied().filter(|package| installed(package).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let prefix = as_root().ok_or_else(|| {
        Error::new(format!("not installed: {}", missing.join(", ")))
            .why(format!("{why}; installing needs root"))
            .remedy(by_hand(&missing))
    })?;
    let doing = format!("installing {} with apt ({why})", missing.join(", "));
    let step = Wait { doing: &doing, log: &paths.log("apt-install"), limit: None };
    let install = || {
        let mut command = apt_get(prefix);
        command.args(["install", "--yes", "--no-install-recommends", "--no-remove"]).args(&missing);
        command
    };
    if step.run(&mut install()).is_ok() {
        return Ok(());
    }
    // A fresh machine has no package lists, an old one stale ones.
    let update =
        Wait { doing: "bringing apt's package lists up to date", log: &paths.log("apt-update"), limit: None };
    update.run(apt_get(prefix).arg("update"))?;
    step.run(&mut install())
}

/// The words before `apt-get` that make it run as root.
fn as_root() -> Option<&'static [&'static str]> {
    let user = process::output_of(Command::new("id").arg("-u"))?;
    if user.trim() == "0" {
        return Some(&[]);
    }
    process::output_of(Command::new("sudo").args(["-n", "true"])).map(|_| &["sudo", "-n"][..])
}

fn apt_get(prefix: &[&str]) -> Command {
    let words: Vec<&str> =
        prefix.iter().copied().chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]).collect();
    let mut command = Command::new(words.first().copied().unwrap_or("apt-get"));
    command.args(words.iter().skip(1));
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_no_apt_on_an_empty_path() {
        assert!(!is_here(OsStr::new("")));
    }

    #[test]
    fn root_needs_no_sudo() {
        let shown = |prefix: &[&str]| format!("{:?}", apt_get(prefix));
        assert_eq!(shown(&[]), r#""env" "DEBIAN_FRONTEND=noninteractive" "apt-get""#);
        assert!(shown(&["sudo", "-n"]).starts_with(r#""sudo" "-n" "env""#));
    }
}
