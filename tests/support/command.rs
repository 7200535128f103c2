//! The real program, run in a folder of its own.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of the program left behind.
pub struct Run {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The exit code.
    pub code: i32,
}

/// A folder in which the program runs; empty at the start.
pub struct Folder(pub PathBuf);

impl Folder {
    /// The folder of the test of this name.
    pub fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(test);
        if path.exists() {
            fs::remove_dir_all(&path).unwrap();
        }
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// The program, ready to run: in this folder, with no environment that would change its answer.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fundpool"));
        command.args(words).current_dir(&self.0);
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the program with the words of a line, which holds no blank inside a word.
    pub fn run(&self, line: &str) -> Run {
        self.run_with(line, "")
    }

    /// Runs the program with this on its standard input.
    pub fn run_with(&self, line: &str, input: &str) -> Run {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut command = self.command(&words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that does not read its input may be gone already.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
        let code = output.status.code().expect("no signal");
        assert!((0..=2).contains(&code), "{}", text(output.stderr));
        let code = output.status.code().expect("no signal");
        let (stdout, stderr) = (text(output.stdout), text(output.stderr));
        assert!((0..=2).contains(&code), "{line}: {stderr}");
        Run { stdout, stderr, code }
    }

    /// Writes a file into the folder.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), content).unwrap();
    }

    /// A file of the folder.
    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// A file of the folder as text.
    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).unwrap()
    }

    /// The names of all files of the folder and its folders.
    pub fn names(&self) -> Vec<String> {
        fn collect(folder: &Path, root: &Path, names: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => collect(&path, root, names),
                    false => {
                        names.push(path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"))
                    }
                }
            }
        }
        let mut names = Vec::new();
        collect(&self.0, &self.0, &mut names);
        names.sort();
        names
    }

    /// Runs the lines one after the other and writes down what a person would see.
    pub fn transcript(&self, lines: &[&str]) -> String {
        let mut transcript = String::new();
        for line in lines {
            let Run { stdout, stderr, code } = self.run(line);
            write!(transcript, "$ fundpool {}\n{stdout}", line.trim()).unwrap();
            if !stderr.is_empty() {
                write!(transcript, "[standard error]\n{stderr}").unwrap();
            }
            writeln!(transcript, "[exit {code}]\n").unwrap();
        }
        transcript
    }

    /// The same lines in both languages, held against `tests/golden/cli/<name>.txt`; `FUNDPOOL_BLESS=1` writes that file anew.
    pub fn check(&self, name: &str, lines: &[&str]) {
        let in_both: Vec<String> = lines
            .iter()
            .flat_map(|line| [format!("{line} --lang zh"), format!("{line} --lang en")])
            .collect();
        let in_both: Vec<&str> = in_both.iter().map(String::as_str).collect();
        check_golden(name, &self.transcript(&in_both));
    }
}

/// Holds a text against a golden file.
pub fn check_golden(name: &str, text: &str) {
    let path = golden(&format!("{name}.txt"));
    if std::env::var_os("FUNDPOOL_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let expect = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, expect, "{name}: FUNDPOOL_BLESS=1 writes the golden file anew");
}

/// A file under `tests/golden/cli/`.
pub fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/cli").join(name)
}
