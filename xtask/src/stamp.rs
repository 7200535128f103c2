//! What a build was made of: one hash over all inputs tells whether it is still the build of this checkout.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Top folders that no build of the app reads. Everything else counts: a needless build is better than a stale one.
const NOT_BUILT: [&str; 10] =
    [".ci", ".git", ".github", "benches", "dist", "dist-dev", "dist-single", "docs", "target", "tests"];
/// Of xtask only what makes the build counts, or each change of a check would rebuild the app.
const BUILDING: [&str; 6] = [
    "xtask/src/build_app.rs",
    "xtask/src/setup/versions.rs",
    "xtask/src/setup/wasm_std.rs",
    "xtask/src/split/mod.rs",
    "xtask/src/split/script.rs",
    "xtask/src/version.rs",
];

/// A hash as 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hash(String);

impl Hash {
    fn of(sum: Sha256) -> Self {
        Self(sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The first ten digits: enough to tell builds apart, short enough for an address.
    pub fn short(&self) -> &str {
        self.0.get(..10).unwrap_or(&self.0)
    }

    /// The first sixteen digits, as Trunk names files: servers know by them what never changes.
    pub fn name(&self) -> &str {
        self.0.get(..16).unwrap_or(&self.0)
    }

    /// All digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Hash of everything the app is built from, and of `tools`, the versions it is built with.
///
/// # Errors
/// When a file cannot be read.
pub fn of_inputs(root: &Path, tools: &str) -> io::Result<Hash> {
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(root)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !NOT_BUILT.contains(&name.as_str()) && name != "xtask" && !name.ends_with(".md") {
            walk(&root.join(name), &mut files)?;
        }
    }
    files.extend(BUILDING.iter().map(|file| root.join(file)).filter(|file| file.is_file()));
    hash(root, &files, tools)
}

/// Hash of the content of a file.
///
/// # Errors
/// When it cannot be read.
pub fn of_file(file: &Path) -> io::Result<Hash> {
    Ok(Hash::of(Sha256::new().chain_update(fs::read(file)?)))
}

/// Hash of a whole folder.
///
/// # Errors
/// When a file cannot be read.
pub fn of_folder(folder: &Path) -> io::Result<Hash> {
    let mut files = BTreeSet::new();
    walk(folder, &mut files)?;
    hash(folder, &files, "")
}

/// All files below `path`, in the order of their names, or `path` itself.
///
/// # Errors
/// When a folder cannot be read.
pub fn walk(path: &Path, into: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            if entry.file_name() != "node_modules" {
                walk(&entry.path(), into)?;
            }
        }
    } else {
        into.insert(path.to_owned());
    }
    Ok(())
}

fn hash(base: &Path, files: &BTreeSet<PathBuf>, more: &str) -> io::Result<Hash> {
    let mut sum = Sha256::new();
    let mut part = |bytes: &[u8]| {
        // The length first, so that no two lists of parts read the same.
        sum.update((bytes.len() as u64).to_le_bytes());
        sum.update(bytes);
    };
    part(more.as_bytes());
    for file in files {
        part(file.strip_prefix(base).unwrap_or(file).to_string_lossy().as_bytes());
        part(&fs::read(file)?);
    }
    Ok(Hash::of(sum))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_hash_follows_the_inputs_and_nothing_else() {
        let folder = Scratch::new("stamp");
        folder.file("src/lib.rs", "one");
        let before = of_inputs(folder.path(), "tools 1").unwrap();
        let check = |file: &str, same: bool| {
            folder.file(file, "two");
            assert_eq!(of_inputs(folder.path(), "tools 1").unwrap() == before, same, "{file}");
        };
        check("tests/core.rs", true);
        check("README.md", true);
        check("xtask/src/serve.rs", true);
        check("target/x", true);
        check("xtask/src/build_app.rs", false);
        folder.file("xtask/src/build_app.rs", "");
        check("src/lib.rs", false);
        assert_ne!(
            of_inputs(folder.path(), "tools 2").unwrap(),
            of_inputs(folder.path(), "tools 1").unwrap()
        );
        assert_eq!(before.short().len(), 10);
    }
}
