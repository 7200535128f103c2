//! The app: dist/ from the sources through Trunk, unless dist/ is already made of them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::paths::Paths;
use crate::process;
use crate::setup::{self, wasm_std};
use crate::split;
use crate::stamp::{self, Hash};
use crate::tags::attribute;
use crate::version;

/// How much work a build is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Small and fast code, to be served and shipped: dist/.
    Release,
    /// Built quickly, without optimisation: dist-dev/.
    Dev,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Release => "release",
            Kind::Dev => "dev",
        }
    }

    /// Cargo's folder for it.
    pub fn profile(self) -> &'static str {
        match self {
            Kind::Release => "release",
            Kind::Dev => "debug",
        }
    }

    fn folder(self, paths: &Paths) -> PathBuf {
        match self {
            Kind::Release => paths.dist(),
            Kind::Dev => paths.dist_dev(),
        }
    }
}

/// Brings the build up to date and returns its folder. Sets up what is missing, but only if there is something to build.
///
/// # Errors
/// When set-up or the build fails.
pub fn build(kind: Kind, paths: &Paths) -> Result<PathBuf, Error> {
    let folder = kind.folder(paths);
    if let Some(toolchain) = wasm_std::locate(paths)
        && is_current(kind, &folder, &inputs(paths, &toolchain.identity)?, paths)
    {
        eprintln!("{} is up to date", folder.display());
        return Ok(folder);
    }
    let tools = setup::for_build(paths)?;
    // Asked again: set-up may have changed the compiler.
    let inputs = inputs(paths, &tools.wasm.identity)?;
    let mut trunk = tools.command("trunk", paths);
    trunk.args(["build", "--dist"]).arg(&folder).env("FUNDPOOL_BUILD", inputs.short());
    // Trunk reads the first as true or false and refuses anything else, 1 among them.
    trunk.env_remove("NO_COLOR").env("TRUNK_SKIP_VERSION_CHECK", "true");
    if kind == Kind::Release {
        trunk.arg("--release");
    }
    process::run_in_view(&mut trunk)?;
    split::split(kind, &folder, &tools, paths)?;
    finish(&folder, &inputs)
        .and_then(|()| version::tell(&folder, &inputs))
        .and_then(|()| write_stamp(kind, &folder, &inputs, paths))
        .map_err(|error| Error::new(format!("cannot finish {}", folder.display())).why(error.to_string()))?;
    Ok(folder)
}

fn inputs(paths: &Paths, compiler: &str) -> Result<Hash, Error> {
    stamp::of_inputs(&paths.root, &format!("{}\n{compiler}", setup::pinned()))
        .map_err(|error| Error::new("cannot read the sources of the app").why(error.to_string()))
}

fn stamp_file(kind: Kind, paths: &Paths) -> PathBuf {
    paths.stamps().join(format!("{}.stamp", kind.name()))
}

/// Two lines: hash of what the build was made of, hash of what it made.
fn write_stamp(kind: Kind, folder: &Path, inputs: &Hash, paths: &Paths) -> std::io::Result<()> {
    fs::create_dir_all(paths.stamps())?;
    fs::write(stamp_file(kind, paths), stamp_text(inputs, &stamp::of_folder(folder)?))
}

fn is_current(kind: Kind, folder: &Path, inputs: &Hash, paths: &Paths) -> bool {
    let stamp = fs::read_to_string(stamp_file(kind, paths)).unwrap_or_default();
    stamp::of_folder(folder).is_ok_and(|made| stamp == stamp_text(inputs, &made))
}

fn stamp_text(inputs: &Hash, made: &Hash) -> String {
    format!("{}\n{}\n", inputs.as_str(), made.as_str())
}

/// Tells the page what Trunk does not. How large the WebAssembly is: the loader's progress needs it, because the length a server
/// announces may be that of the compressed file. Of which build the files are whose names are always the same.
fn finish(folder: &Path, inputs: &Hash) -> std::io::Result<()> {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page)?;
    let Some(wasm) = attribute(&html, "data-wasm") else { return Ok(()) };
    let bytes = fs::metadata(folder.join(wasm.trim_start_matches("./")))?.len();
    let told = format!("data-wasm=\"{wasm}\"");
    let html = html.replace(&told, &format!("{told} data-wasm-bytes=\"{bytes}\""));
    let versioned = |html: String, name: &str| {
        html.replace(&format!("/{name}\""), &format!("/{name}?v={}\"", inputs.short()))
    };
    fs::write(page, ["worker-boot.js", "ganzhou-2020.json"].into_iter().fold(html, versioned))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_page_is_told_the_size_of_the_webassembly_and_the_build_of_the_worker() {
        let folder = Scratch::new("finish");
        folder.file("app-1_bg.wasm", "12345");
        let page = folder.file(
            "index.html",
            r#"<meta data-js="./app-1.js" data-wasm="./app-1_bg.wasm" data-worker="./worker-boot.js">"#,
        );
        let inputs = stamp::of_folder(folder.path()).unwrap();
        finish(folder.path(), &inputs).unwrap();
        assert_eq!(
            fs::read_to_string(page).unwrap(),
            format!(
                r#"<meta data-js="./app-1.js" data-wasm="./app-1_bg.wasm" data-wasm-bytes="5" data-worker="./worker-boot.js?v={}">"#,
                inputs.short()
            )
        );
    }

    #[test]
    fn a_build_is_current_until_its_inputs_or_its_files_change() {
        let folder = Scratch::new("current");
        let paths = Paths { root: folder.path().to_owned(), cache: folder.path().join("cache") };
        folder.file("src/lib.rs", "one");
        let page = folder.file("dist/index.html", "page");
        let made_of = inputs(&paths, "rustc 1").unwrap();
        assert!(!is_current(Kind::Release, &paths.dist(), &made_of, &paths));
        write_stamp(Kind::Release, &paths.dist(), &made_of, &paths).unwrap();
        assert!(is_current(Kind::Release, &paths.dist(), &made_of, &paths));
        assert!(!is_current(Kind::Release, &paths.dist(), &inputs(&paths, "rustc 2").unwrap(), &paths));
        fs::write(page, "changed by hand").unwrap();
        assert!(!is_current(Kind::Release, &paths.dist(), &made_of, &paths));
    }
}
