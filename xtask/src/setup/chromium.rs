//! The browser the tests drive.

use std::ffi::OsStr;
use std::path::PathBuf;

use super::apt;
use crate::error::Error;
use crate::paths::Paths;
use crate::process;

/// Variable that names the browser to take.
pub const VARIABLE: &str = "FUNDPOOL_CHROMIUM";
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const ON_A_MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const PACKAGES: [&str; 2] = ["chromium", "fonts-noto-cjk"];

/// Finds Chromium, or installs it where apt is at hand.
///
/// # Errors
/// When the one asked for does not exist, or there is none and none can be installed.
pub fn ensure(paths: &Paths, path: &OsStr) -> Result<PathBuf, Error> {
    let chosen = std::env::var_os(VARIABLE).map(PathBuf::from);
    if let Some(found) = locate(chosen, path)? {
        return Ok(found);
    }
    if apt::is_here(path) {
        apt::ensure(&PACKAGES, "the browser tests run in it, and Chinese needs a font; 100 MB, once", paths)?;
    }
    locate(None, path)?.ok_or_else(none)
}

fn locate(chosen: Option<PathBuf>, path: &OsStr) -> Result<Option<PathBuf>, Error> {
    if let Some(chosen) = chosen {
        return if chosen.is_file() {
            Ok(Some(chosen))
        } else {
            Err(Error::new(format!("{VARIABLE} names {}, which is not there", chosen.display()))
                .remedy(format!("unset {VARIABLE}, or let it name the browser's program")))
        };
    }
    let on_a_mac = Some(PathBuf::from(ON_A_MAC)).filter(|program| program.is_file());
    Ok(NAMES.iter().find_map(|name| process::find(name, path)).or(on_a_mac))
}

fn none() -> Error {
    let install = if cfg!(target_os = "macos") {
        "brew install --cask google-chrome".to_owned()
    } else if cfg!(windows) {
        "winget install Google.Chrome".to_owned()
    } else {
        apt::by_hand(&PACKAGES)
    };
    Error::new("there is no Chromium on this machine")
        .why("the browser tests run in it")
        .remedy(format!("{install}\nor let {VARIABLE} name the program of a Chromium or Chrome"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_browser_the_error_says_how_to_get_one() {
        assert!(locate(None, OsStr::new("")).unwrap().is_none() || cfg!(target_os = "macos"));
        let error = none().to_string();
        assert!(error.contains("no Chromium") && error.contains(VARIABLE), "{error}");
    }

    #[test]
    fn a_browser_asked_for_must_be_there() {
        let error = locate(Some("/nowhere/chromium".into()), OsStr::new("")).unwrap_err().to_string();
        assert!(error.contains("/nowhere/chromium"), "{error}");
    }
}
