//! Where rustup cannot bring the target but apt can bring a compiler with its own source: a toolchain made of Debian's
//! packages, whose standard library for the browser is built here once, and which rustup knows under a name of ours.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use super::apt;
use super::wasm_std::{self, TARGET, WasmToolchain};
use crate::error::Error;
use crate::paths::Paths;
use crate::process::{self, Wait};

const NAME: &str = "fundpool-wasm";
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-22"];
/// The programs rustup is asked for; each becomes a script in front of Debian's.
const PROGRAMS: [&str; 5] = ["rustc", "rustdoc", "cargo", "cargo-clippy", "clippy-driver"];

/// The packages are of use only with rustup, which chooses between the two compilers.
pub fn is_possible(path: &OsStr) -> bool {
    apt::is_here(path) && process::find("rustup", path).is_some()
}

/// The toolchain, if it was made from the packages that are installed now.
pub fn locate(paths: &Paths) -> Option<WasmToolchain> {
    let version = apt::installed("rustc-web")?;
    (folder(paths, &version).is_dir() && wasm_std::rustup_knows(NAME)).then(|| toolchain(&version))
}

/// Installs the packages, builds the library, makes the folder, tells rustup.
///
/// # Errors
/// When one of these fails.
pub fn make(paths: &Paths) -> Result<WasmToolchain, Error> {
    apt::ensure(&PACKAGES, "a Rust compiler that can build for the browser; 400 MB, once", paths)?;
    let version =
        apt::installed("rustc-web").ok_or_else(|| Error::new("rustc-web is installed but has no version"))?;
    let host = wasm_std::host_of(Path::new("/usr/bin/rustc")).ok_or_else(|| {
        Error::new("/usr/bin/rustc does not run").remedy(format!("{} --reinstall", apt::by_hand(&PACKAGES)))
    })?;
    let place = folder(paths, &version);
    if !place.is_dir() {
        let scratch = paths.cache.join("build").join("wasm-std");
        build_std(&scratch, paths)?;
        assemble(&place, &host, &scratch).map_err(|error| {
            Error::new(format!("cannot make the toolchain folder {}", place.display())).why(error.to_string())
        })?;
        // Only its libraries were wanted.
        fs::remove_dir_all(&scratch).ok();
    }
    let step = Wait {
        doing: &format!("telling rustup of it as {NAME}"),
        log: &paths.log("rustup-link"),
        limit: None,
    };
    step.run(Command::new("rustup").args(["toolchain", "link", NAME]).arg(&place))?;
    Ok(toolchain(&version))
}

fn toolchain(version: &str) -> WasmToolchain {
    WasmToolchain { name: Some(NAME.to_owned()), identity: format!("Debian rustc-web {version}") }
}

fn folder(paths: &Paths, version: &str) -> PathBuf {
    paths.tool(NAME, version)
}

/// Builds an empty library for the browser, and with it the standard library, which is what is wanted.
fn build_std(scratch: &Path, paths: &Paths) -> Result<(), Error> {
    let written = fs::create_dir_all(scratch.join("src"))
        .and_then(|()| fs::write(scratch.join("src/lib.rs"), "#![no_std]\n"))
        .and_then(|()| fs::write(scratch.join("Cargo.toml"), EMPTY_LIBRARY));
    written
        .map_err(|error| Error::new(format!("cannot write {}", scratch.display())).why(error.to_string()))?;
    let step = Wait {
        doing: "building Rust's standard library for the browser (about a minute, once)",
        log: &paths.log("wasm-std"),
        limit: None,
    };
    let mut cargo = Command::new("/usr/bin/cargo");
    // Without the bitcode, link-time optimisation fails later. Feature gates open for the build of the library alone.
    cargo
        .args(["build", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,panic_unwind,proc_macro")
        .arg("--manifest-path")
        .arg(scratch.join("Cargo.toml"))
        .env("PATH", "/usr/bin:/bin")
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", scratch.join("target"))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Cembed-bitcode=yes");
    for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "LD_LIBRARY_PATH", "RUSTUP_TOOLCHAIN"] {
        cargo.env_remove(variable);
    }
    step.run(&mut cargo)
}

const EMPTY_LIBRARY: &str = r#"[package]
name = "empty"
version = "0.0.0"
edition = "2021"

[profile.release]
panic = "abort"

[workspace]
"#;

/// Puts the folder together beside its place and moves it there whole; the scripts name the final place.
fn assemble(place: &Path, host: &str, scratch: &Path) -> io::Result<()> {
    let half = place.with_file_name(format!("{NAME}.partial"));
    if half.exists() {
        fs::remove_dir_all(&half)?;
    }
    let libraries = half.join("lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&libraries)?;
    for library in libraries_in(&scratch.join("target").join(TARGET).join("release/deps"))? {
        fs::copy(&library, libraries.join(library.file_name().unwrap_or_default()))?;
    }
    link(&Path::new("/usr/lib/rustlib").join(host), &half.join("lib/rustlib").join(host))?;
    fs::create_dir_all(half.join("bin"))?;
    for program in PROGRAMS {
        write_script(&half.join("bin").join(program), &script(program, place))?;
    }
    fs::rename(half, place)
}

fn libraries_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            found.push(path);
        }
    }
    Ok(found)
}

/// rustc and rustdoc take the folder as an argument. clippy-driver is called with rustc's name first and finds the
/// folder in a variable, which cargo-clippy hands down to it.
fn script(program: &str, folder: &Path) -> String {
    let folder = folder.display();
    let line = match program {
        "rustc" | "rustdoc" => format!("exec /usr/bin/{program} --sysroot '{folder}' \"$@\""),
        "cargo" => "exec /usr/bin/cargo \"$@\"".to_owned(),
        _ => format!("SYSROOT='{folder}' exec /usr/bin/{program} \"$@\""),
    };
    format!("#!/bin/sh\n{line}\n")
}

#[cfg(unix)]
fn write_script(file: &Path, text: &str) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::write(file, text)?;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

#[cfg(not(unix))]
fn write_script(_: &Path, _: &str) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_folder_is_a_toolchain() {
        let folder = Scratch::new("toolchain");
        folder.file("scratch/target/wasm32-unknown-unknown/release/deps/libstd-1.rlib", "std");
        folder.file("scratch/target/wasm32-unknown-unknown/release/deps/libempty-2.rlib", "");
        let place = folder.path().join("fundpool-wasm-1.96");
        assemble(&place, "x86_64-unknown-linux-gnu", &folder.path().join("scratch")).unwrap();
        let libraries = libraries_in(&place.join("lib/rustlib/wasm32-unknown-unknown/lib")).unwrap();
        assert_eq!(libraries.len(), 1);
        let rustc = fs::read_to_string(place.join("bin/rustc")).unwrap();
        assert_eq!(rustc, format!("#!/bin/sh\nexec /usr/bin/rustc --sysroot '{}' \"$@\"\n", place.display()));
    }
}
