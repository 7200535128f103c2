//! The program in parts: what the page needs at once, and what it fetches when it is first used.
//!
//! Trunk leaves the program whole. It is split as the linker made it, since only there is written what refers to what; then wasm-bindgen
//! gives the first part its script, and wasm-opt makes all of them small.

mod script;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::build_app::Kind;
use crate::error::Error;
use crate::paths::Paths;
use crate::process;
use crate::setup::{BuildTools, wasm_std};
use crate::stamp;
use crate::tags::attribute;

/// What the code may use of the browser's WebAssembly: parts do not say so themselves.
const FEATURES: [&str; 4] = [
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
];
const FIRST: &str = "app";

/// Puts the program in parts in place of the whole one in `folder`, the build that Trunk made.
///
/// # Errors
/// When a tool fails, or a file is not as it used to be.
pub fn split(kind: Kind, folder: &Path, tools: &BuildTools, paths: &Paths) -> Result<(), Error> {
    let unfit = |error: io::Error| Error::new("cannot split the program").why(error.to_string());
    let whole = paths.wasm_target().join(wasm_std::TARGET).join(kind.profile()).join("app.wasm");
    let place = paths.wasm_target().join("split").join(kind.profile());
    clear(&place).map_err(unfit)?;
    let run =
        |program: &str, words: &[&Path]| process::run_in_view(tools.command(program, paths).args(words));
    run("wasm-split-cli", &[&whole, &place, "--out-name".as_ref(), FIRST.as_ref()])?;
    let first = place.join("app.wasm");
    let bound = place.join("bound");
    let words =
        ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", FIRST, "--out-dir"]
            .map(Path::new);
    run("wasm-bindgen", &[words.as_slice(), &[&bound, &first]].concat())?;
    fs::rename(bound.join("app_bg.wasm"), &first).map_err(unfit)?;
    if kind == Kind::Release {
        for file in programs(&place).map_err(unfit)? {
            let words = ["-Os".as_ref(), file.as_path(), "-o".as_ref(), file.as_path()];
            run("wasm-opt", &[words.as_slice(), &FEATURES.map(Path::new)].concat())?;
        }
    }
    put(&place, folder, &paths.root.join("web").join("part.js")).map_err(unfit)
}

fn clear(place: &Path) -> io::Result<()> {
    if place.exists() {
        fs::remove_dir_all(place)?;
    }
    fs::create_dir_all(place)
}

/// The WebAssembly in a folder, in the order of its names.
fn programs(place: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(place)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    let mut programs: Vec<PathBuf> =
        paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "wasm")).collect();
    programs.sort();
    Ok(programs)
}

/// Copies the parts into the build under names that change with what is in them, and has the page name the new first part.
fn put(place: &Path, folder: &Path, fetching: &Path) -> io::Result<()> {
    let link = fs::read_to_string(place.join(script::LINK))?;
    let mut names = BTreeMap::new();
    for part in programs(place)? {
        let file = part.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if file == FIRST {
            continue;
        }
        let owners = script::owners(&file, &link)
            .ok_or_else(|| io::Error::other(format!("nobody has {file}.wasm")))?;
        let name = format!("part-{}.{}.wasm", owners.join("-"), stamp::of_file(&part)?.name());
        fs::copy(&part, folder.join(&name))?;
        names.insert(file, name);
    }
    let glue = fs::read_to_string(place.join("bound").join("app.js"))?;
    let script = script::join(&glue, &link, &fs::read_to_string(fetching)?, &names)?;
    fs::write(place.join("app.js"), script)?;
    replace(place, folder)
}

/// Puts the first part and its script where Trunk put the whole program and its script, under names that change with any of the parts.
fn replace(place: &Path, folder: &Path) -> io::Result<()> {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page)?;
    let old = attribute(&html, "data-js").and_then(|js| js.strip_prefix("./")?.strip_suffix(".js"));
    let old = old.ok_or_else(|| io::Error::other("the page does not name the program's script"))?;
    let new = format!("app-{}", stamp::of_folder(place)?.name());
    for (from, ending) in [("app.js", ".js"), ("app.wasm", "_bg.wasm")] {
        fs::remove_file(folder.join(format!("{old}{ending}")))?;
        fs::copy(place.join(from), folder.join(format!("{new}{ending}")))?;
    }
    fs::write(&page, html.replace(old, &new))
}
