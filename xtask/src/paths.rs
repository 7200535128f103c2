//! Where things are: the checkout, what is built in it, and the private cache outside of it.

use std::ffi::OsString;
use std::path::PathBuf;
use std::{env, fs};

use crate::error::Error;

/// The checkout and the cache that set-up fills.
#[derive(Clone, Debug)]
pub struct Paths {
    /// Top folder of the checkout.
    pub root: PathBuf,
    /// `$FUNDPOOL_CACHE`, else the user's cache folder + `fundpool`. Nothing outside of it is ever installed into,
    /// save by the system's own package managers.
    pub cache: PathBuf,
}

impl Paths {
    /// Reads both from the environment.
    ///
    /// # Errors
    /// When there is no home folder to put the cache into.
    pub fn find() -> Result<Self, Error> {
        // cargo sets the variable for `cargo run`; the compiled-in value serves a binary started by hand.
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = PathBuf::from(manifest).join("..");
        let root = fs::canonicalize(&root).unwrap_or(root);
        Ok(Self { root, cache: cache_folder(&|name| env::var_os(name).filter(|value| !value.is_empty()))? })
    }

    /// The release build that is served and shipped.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The quick build.
    pub fn dist_dev(&self) -> PathBuf {
        self.root.join("dist-dev")
    }

    /// The release build as one file.
    pub fn single_file(&self) -> PathBuf {
        self.root.join("dist-single").join("fundpool.html")
    }

    /// Where WebAssembly is compiled: apart from native code, since two compilers may be at work.
    pub fn wasm_target(&self) -> PathBuf {
        self.root.join("target").join("wasm")
    }

    /// What a finished build was made of.
    pub fn stamps(&self) -> PathBuf {
        self.root.join("target").join("xtask")
    }

    /// Where the browser tests and their Node packages live.
    pub fn browser_tests(&self) -> PathBuf {
        self.root.join("tests").join("browser")
    }

    /// Where the oracle lives that solves plans by HiGHS, with its Node packages.
    pub fn oracle(&self) -> PathBuf {
        self.root.join("tests").join("highs")
    }

    /// Private folder of one installed tool.
    pub fn tool(&self, name: &str, version: &str) -> PathBuf {
        self.cache.join("tools").join(format!("{name}-{version}"))
    }

    /// Where the output of a set-up step goes.
    pub fn log(&self, name: &str) -> PathBuf {
        self.cache.join("logs").join(format!("{name}.log"))
    }
}

fn cache_folder(variable: &dyn Fn(&str) -> Option<OsString>) -> Result<PathBuf, Error> {
    if let Some(chosen) = variable("FUNDPOOL_CACHE") {
        return Ok(chosen.into());
    }
    let of_the_user = if cfg!(windows) {
        variable("LOCALAPPDATA").map(PathBuf::from)
    } else if let Some(xdg) = variable("XDG_CACHE_HOME") {
        Some(xdg.into())
    } else {
        let inside = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
        variable("HOME").map(|home| PathBuf::from(home).join(inside))
    };
    of_the_user.map(|folder| folder.join("fundpool")).ok_or_else(|| {
        Error::new("there is no folder for the tools")
            .why("the environment names no home folder")
            .remedy("set FUNDPOOL_CACHE to a folder of your own")
    })
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    fn check(variables: &[(&str, &str)], expect: Option<&str>) {
        let lookup = |name: &str| {
            variables.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value))
        };
        assert_eq!(cache_folder(&lookup).ok(), expect.map(PathBuf::from));
    }

    #[test]
    fn the_cache_is_where_the_user_wants_it() {
        check(&[("FUNDPOOL_CACHE", "/c"), ("XDG_CACHE_HOME", "/x"), ("HOME", "/h")], Some("/c"));
        check(&[("XDG_CACHE_HOME", "/x"), ("HOME", "/h")], Some("/x/fundpool"));
        check(&[], None);
    }
}
