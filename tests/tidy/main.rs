//! House rules as tests: what ARCHITECTURE.md promises and a compiler does not check.

mod floats;
mod layers;
mod length;
mod styles;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

/// A text file of the project.
struct Source {
    /// From the project's root, with `/`.
    path: String,
    text: String,
}

impl Source {
    /// Its lines with their numbers from 1, without comments. Enough for sources that keep `//` out of strings but for addresses.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| {
            let comment =
                line.find("//").filter(|at| !line.get(..*at).is_some_and(|before| before.ends_with(':')));
            (index + 1, comment.and_then(|at| line.get(..at)).unwrap_or(line))
        })
    }
}

/// The files below a folder whose names end so, in order of their paths; folders of other people's code left out.
fn sources(folder: &str, ending: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    gather(&root.join(folder), ending, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let path = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        Source { path, text }
    };
    paths.into_iter().map(read).collect()
}

fn gather(folder: &Path, ending: &str, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["node_modules", "target"].contains(&name.as_str()) {
                gather(&path, ending, paths);
            }
        } else if name.ends_with(ending) {
            paths.push(path);
        }
    }
}

/// Fails with all of the faults, a line each.
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
