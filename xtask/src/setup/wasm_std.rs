//! The standard library for `wasm32-unknown-unknown`: what is there already, what rustup brings, or Debian's.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use super::debian_wasm;
use crate::error::Error;
use crate::paths::Paths;
use crate::process::{self, Wait};

/// The only target of the app.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// Without network rustup may try for many minutes; 25 MB on a slow line take less than this.
const RUSTUP_LIMIT: Duration = Duration::from_secs(180);

/// A compiler that can build for the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WasmToolchain {
    /// Its name for rustup; `None` is the active one.
    pub name: Option<String>,
    /// Version and origin: when it changes, everything built with the last one is void.
    pub identity: String,
}

/// What is usable now, without installing anything.
pub fn locate(paths: &Paths) -> Option<WasmToolchain> {
    active().or_else(|| debian_wasm::locate(paths))
}

/// What is usable, or made usable: by rustup, else by apt.
///
/// # Errors
/// When neither way is open.
pub fn ensure(paths: &Paths, path: &OsStr) -> Result<WasmToolchain, Error> {
    if let Some(found) = locate(paths) {
        return Ok(found);
    }
    let by_rustup = with_rustup(paths, path);
    if let Some(found) = active() {
        return Ok(found);
    }
    if debian_wasm::is_possible(path) {
        eprintln!(
            "rustup could not add {TARGET} (see {}); trying Debian's packages",
            paths.log("rustup").display()
        );
        return debian_wasm::make(paths);
    }
    by_rustup.and(Err(Error::new("rustup added the target, but the active compiler does not see it")
        .why("`rustc` on the PATH is not rustup's")
        .remedy("put ~/.cargo/bin first on the PATH")))
}

/// Asks the compiler itself where the target's library would be, and looks.
fn active() -> Option<WasmToolchain> {
    let mut rustc = Command::new("rustc");
    let folder = process::output_of(rustc.args(["--print", "target-libdir", "--target", TARGET]))?;
    holds_std(Path::new(folder.trim())).then_some(())?;
    Some(WasmToolchain { name: None, identity: process::output_of(Command::new("rustc").arg("-vV"))? })
}

fn holds_std(folder: &Path) -> bool {
    let mut names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    names.any(|name| name.to_string_lossy().starts_with("libstd-"))
}

fn with_rustup(paths: &Paths, path: &OsStr) -> Result<(), Error> {
    let rustup = process::find("rustup", path).ok_or_else(|| {
        Error::new(format!("the active Rust toolchain cannot build for {TARGET}"))
            .why("its standard library for the browser is missing, and there is no rustup to add it")
            .remedy("install rustup from https://rustup.rs and try again")
    })?;
    let step = Wait {
        doing: &format!(
            "adding the Rust target {TARGET} (the standard library for the browser; a download, once)"
        ),
        log: &paths.log("rustup"),
        limit: Some(RUSTUP_LIMIT),
    };
    step.run(Command::new(rustup).args(["target", "add", TARGET]))
}

/// The environment of every compiler run for the browser; one place, so that no two runs differ and compile twice.
pub fn configure(command: &mut Command, toolchain: &WasmToolchain, paths: &Paths) {
    command
        .env("CARGO_TARGET_DIR", paths.wasm_target())
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", rustflags(paths))
        .env("CARGO_NET_OFFLINE", "true");
    // These would win over the flags above, or belong to the compiler that runs this program.
    for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"]
    {
        command.env_remove(variable);
    }
    if let Some(name) = &toolchain.name {
        command.env("RUSTUP_TOOLCHAIN", name);
    }
}

/// Office machines run browsers of their own age: without reference types and multi-value the module starts from
/// Chromium 85 on instead of 96. The linker is told the features by hand, because the precompiled standard library
/// claims more of them than its code uses.
const RUSTFLAGS: &str = "-C target-feature=-reference-types,-multivalue \
    -C link-arg=--no-check-features \
    -C link-arg=--features=mutable-globals,sign-ext,bulk-memory,nontrapping-fptoint";

/// [`RUSTFLAGS`], and names in place of this machine's folders: panics carry the paths of sources, and the page is given away.
/// The variable separates flags by spaces, so a folder with one in its name keeps it.
fn rustflags(paths: &Paths) -> String {
    let cargo =
        env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let folders = [(cargo, "cargo"), (Some(paths.root.clone()), "fundpool")];
    let mut flags = RUSTFLAGS.to_owned();
    for (folder, name) in folders {
        let folder = folder.and_then(|folder| folder.into_os_string().into_string().ok());
        if let Some(folder) = folder.filter(|folder| !folder.contains(char::is_whitespace)) {
            flags += &format!(" --remap-path-prefix={folder}={name}");
        }
    }
    flags
}

/// Empties the folder for WebAssembly when another compiler filled it: its remains fail as "can't find crate".
///
/// # Errors
/// When the folder cannot be written.
pub fn separate(toolchain: &WasmToolchain, paths: &Paths) -> Result<(), Error> {
    let folder = paths.wasm_target();
    let mark = folder.join("made-by");
    let made_by = fs::read_to_string(&mark).unwrap_or_default();
    if made_by == toolchain.identity {
        return Ok(());
    }
    let cleared = if folder.exists() && !made_by.is_empty() { fs::remove_dir_all(&folder) } else { Ok(()) };
    cleared
        .and_then(|()| fs::create_dir_all(&folder))
        .and_then(|()| fs::write(&mark, &toolchain.identity))
        .map_err(|error| Error::new(format!("cannot prepare {}", folder.display())).why(error.to_string()))
}

/// The machine's own triple, e.g. `x86_64-unknown-linux-gnu`, as a given compiler tells it.
pub fn host_of(rustc: &Path) -> Option<String> {
    let text = process::output_of(Command::new(rustc).arg("-vV").env_remove("LD_LIBRARY_PATH"))?;
    text.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned)
}

/// True where `name` is a toolchain rustup knows.
pub fn rustup_knows(name: &str) -> bool {
    let list = process::output_of(Command::new("rustup").args(["toolchain", "list"])).unwrap_or_default();
    list.lines().any(|line| line.split_whitespace().next() == Some(name))
}
