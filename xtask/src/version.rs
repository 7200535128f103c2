//! What a version of the app is made of, told to its service worker, which takes in all of it or nothing.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use crate::stamp::{self, Hash};

/// The file that is told; it is the only one of a build that is not part of the version.
const SERVICE_WORKER: &str = "service-worker.js";

/// Writes the list of all files of the build with their SHA-256 in front of the service worker.
///
/// # Errors
/// When a file cannot be read or written.
pub fn tell(folder: &Path, build: &Hash) -> io::Result<()> {
    let file = folder.join(SERVICE_WORKER);
    let program = fs::read_to_string(&file)?;
    fs::write(&file, format!("const VERSION = {};\n{program}", list(folder, build)?))
}

/// The version as JSON: build, and files by the addresses that they are asked for at. That of the page is the folder's.
fn list(folder: &Path, build: &Hash) -> io::Result<String> {
    let mut files = BTreeSet::new();
    stamp::walk(folder, &mut files)?;
    let mut lines = Vec::new();
    for file in files {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        if name != SERVICE_WORKER {
            let address = if name == "index.html" { "./" } else { &name };
            // Names of the build's files are plain ASCII, so Rust's quoting is that of JSON.
            lines.push(format!("{address:?}: {:?}", stamp::of_file(&file)?.as_str()));
        }
    }
    Ok(format!("{{ build: {:?}, files: {{\n  {}\n}} }}", build.short(), lines.join(",\n  ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn every_file_is_told_by_its_hash_but_the_worker_itself() {
        let folder = Scratch::new("version");
        folder.file("index.html", "page");
        folder.file("app.js", "");
        let worker = folder.file(SERVICE_WORKER, "work();\n");
        let build = stamp::of_folder(folder.path()).unwrap();
        tell(folder.path(), &build).unwrap();
        let told = fs::read_to_string(worker).unwrap();
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert!(told.starts_with(&format!("const VERSION = {{ build: \"{}\"", build.short())), "{told}");
        assert!(told.contains(&format!("\"app.js\": \"{empty}\"")), "{told}");
        assert!(told.contains("\"./\": ") && !told.contains("index.html"), "{told}");
        assert!(!told.contains("service-worker") && told.ends_with("work();\n"), "{told}");
    }
}
