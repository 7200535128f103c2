//! A folder for one test, gone at its end.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new(name: &str) -> Self {
        // Tests run beside each other, and two may ask for the same name.
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("fundpool-xtask-{name}-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file and the folders above it.
    pub fn file(&self, name: &str, content: &str) -> PathBuf {
        let file = self.0.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, content).unwrap();
        file
    }

    /// A program that prints one line, whatever it is asked. A shell writes it: were the file open in this process, a
    /// child started by another test at that moment would inherit it, and a file open for writing cannot be run.
    #[cfg(unix)]
    pub fn program_that_says(&self, name: &str, line: &str) {
        let write = r#"printf '#!/bin/sh\necho "%s"\n' "$1" > "$0" && chmod +x "$0""#;
        let mut shell = std::process::Command::new("sh");
        assert!(shell.args(["-c", write]).arg(self.0.join(name)).arg(line).status().unwrap().success());
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}
