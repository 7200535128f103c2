//! Both checkers on the same files.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fundpool::document::json;
use fundpool::result::{judge, read};

/// What a checker says of a plan file and a result file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    True,
    Untrue(String),
    Unreadable(String),
}

impl Verdict {
    pub fn is_true(&self) -> bool {
        matches!(self, Self::True)
    }

    /// Whether it is the same but for the words.
    fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Untrue(ours), Self::Untrue(theirs)) => {
                let both = |what: &str| ours.contains(what) == theirs.contains(what);
                both("another plan") && both("out of all proportion")
            }
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

/// A plan file and a result file.
#[derive(Clone)]
pub struct Pair {
    /// What is special about it.
    pub about: String,
    pub plan: Vec<u8>,
    pub result: Vec<u8>,
}

/// What both checkers say of each pair; fails where they do not say the same.
pub fn verdicts(test: &str, pairs: &[Pair]) -> Vec<Verdict> {
    let ours: Vec<Verdict> = pairs.iter().map(ours).collect();
    let theirs = theirs(test, pairs);
    let mut differences = String::new();
    for ((pair, ours), theirs) in pairs.iter().zip(&ours).zip(&theirs) {
        if !ours.agrees(theirs) {
            let _ = writeln!(differences, "{}: {ours:?}, the script: {theirs:?}", pair.about);
        }
    }
    assert!(differences.is_empty(), "the checkers differ:\n{differences}");
    ours
}

fn ours(pair: &Pair) -> Verdict {
    let Some(plan) = json::read(&pair.plan).plan else { return Verdict::Unreadable("the plan".to_owned()) };
    match read(&plan, &pair.result) {
        Err(why) => Verdict::Unreadable(why.to_string()),
        Ok(claims) => {
            judge(&plan, claims).map_or_else(|why| Verdict::Untrue(why.to_string()), |_| Verdict::True)
        }
    }
}

/// How many pairs the script is given at once: a command line is not endless.
const AT_ONCE: usize = 500;

fn theirs(test: &str, pairs: &[Pair]) -> Vec<Verdict> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("result").join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("a folder of this test's own");
    }
    fs::create_dir_all(&folder).expect("a folder of this test's own");
    let mut plans: Vec<(&[u8], PathBuf)> = Vec::new();
    let mut files = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        // The script reads a plan once as long as it is the same file.
        if plans.last().is_none_or(|(plan, _)| *plan != pair.plan) {
            let path = folder.join(format!("{at}.plan.json"));
            fs::write(&path, &pair.plan).expect("a file");
            plans.push((&pair.plan, path));
        }
        let result = folder.join(format!("{at}.result.json"));
        fs::write(&result, &pair.result).expect("a file");
        files.push((plans.last().expect("a plan").1.clone(), result));
    }
    files.chunks(AT_ONCE).flat_map(ask).collect()
}

/// What the script says of each pair of files.
fn ask(files: &[(PathBuf, PathBuf)]) -> Vec<Verdict> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tools/verify_result.py");
    // A pair more, so that every answer names its file.
    let all = files.iter().chain(files.first()).flat_map(|(plan, result)| [plan, result]);
    let output = Command::new("python3").arg("-X").arg("utf8").arg(script).args(all).output();
    let output = output.expect("the tests need Python 3.8 or later as python3");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    files
        .iter()
        .map(|(_, result)| {
            let name = format!("{}: ", result.display());
            let last = said.lines().filter_map(|line| line.strip_prefix(&name)).next_back();
            match last.unwrap_or_else(|| panic!("no answer on {name}")) {
                line if line.starts_with("verified: ") => Verdict::True,
                line if line.starts_with("not verified: ") => Verdict::Untrue(line.to_owned()),
                line => Verdict::Unreadable(line.to_owned()),
            }
        })
        .collect()
}
