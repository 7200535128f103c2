//! How much the app weighs when it comes over the network, and how much it may.

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::error::Error;
use crate::stamp;

/// What budget.toml allows, in KiB (1,024 bytes) of gzipped files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Everything that is fetched before the start page answers.
    first_load_kib: u64,
    /// The same with what is fetched until the demonstration has its first verified answer.
    first_answer_kib: u64,
    /// All files together.
    total_kib: u64,
    /// Files that are no part of the first load, by the beginning of their names.
    after_first_load: Vec<String>,
    /// Files that are not needed for the first answer either.
    after_first_answer: Vec<String>,
}

impl Budget {
    /// Reads budget.toml.
    ///
    /// # Errors
    /// When the file is missing or lacks a figure.
    pub fn read(file: &Path) -> Result<Self, Error> {
        let unfit = |why: String| Error::new(format!("{} cannot be used", file.display())).why(why);
        let text = fs::read_to_string(file).map_err(|error| unfit(error.to_string()))?;
        Self::parse(&text).map_err(unfit)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
        let kib = |key: &str| {
            let figure = table.get(key).and_then(toml::Value::as_integer);
            figure
                .and_then(|kib| u64::try_from(kib).ok())
                .ok_or_else(|| format!("{key} must be a number of KiB"))
        };
        let names = |key: &str| {
            let names = table.get(key).and_then(toml::Value::as_array);
            let names = names.ok_or_else(|| format!("{key} must be a list of names"))?.iter();
            Ok::<_, String>(names.filter_map(|name| Some(name.as_str()?.to_owned())).collect())
        };
        Ok(Self {
            first_load_kib: kib("first_load_kib")?,
            first_answer_kib: kib("first_answer_kib")?,
            total_kib: kib("total_kib")?,
            after_first_load: names("after_first_load")?,
            after_first_answer: names("after_first_answer")?,
        })
    }
}

/// One file of the build.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Weight {
    name: String,
    bytes: u64,
    gzipped: u64,
}

/// The files of a build against the budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    files: Vec<Weight>,
    first_load: u64,
    first_answer: u64,
    total: u64,
    budget: Budget,
}

impl Report {
    /// Weighs all files below `dist`.
    ///
    /// # Errors
    /// When there is no build or it cannot be read.
    pub fn of(dist: &Path, budget: Budget) -> Result<Self, Error> {
        let files = weigh(dist).map_err(|error| {
            Error::new(format!("cannot read {}", dist.display()))
                .why(error.to_string())
                .remedy("cargo xtask build")
        })?;
        Ok(Self::add_up(files, budget))
    }

    fn add_up(files: Vec<Weight>, budget: Budget) -> Self {
        let without = |lists: &[&Vec<String>]| {
            let is_later =
                |file: &&Weight| lists.iter().copied().flatten().any(|start| file.name.starts_with(start));
            files.iter().filter(|file| !is_later(file)).map(|file| file.gzipped).sum()
        };
        let first_load = without(&[&budget.after_first_load, &budget.after_first_answer]);
        let first_answer = without(&[&budget.after_first_answer]);
        let total = without(&[]);
        Self { files, first_load, first_answer, total, budget }
    }

    fn limits(&self) -> [(&'static str, u64, u64); 3] {
        [
            ("the first load", self.first_load, self.budget.first_load_kib),
            ("the demonstration's first answer", self.first_answer, self.budget.first_answer_kib),
            ("the app", self.total, self.budget.total_kib),
        ]
    }

    /// Nothing is over the budget.
    ///
    /// # Errors
    /// Says by how much the first load, the first answer or everything is too heavy.
    pub fn verdict(&self) -> Result<(), Error> {
        let over = |(what, bytes, kib): &(&str, u64, u64)| {
            let excess = bytes.checked_sub(kib.saturating_mul(1024)).filter(|&excess| excess > 0)?;
            Some(format!("{what} is {} over its {kib} KiB", in_kib(excess)))
        };
        let over: Vec<String> = self.limits().iter().filter_map(over).collect();
        if over.is_empty() {
            return Ok(());
        }
        Err(Error::new(format!("over the size budget: {}", over.join("; ")))
            .remedy("make it smaller, load it later, or raise budget.toml and say why"))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let longest = self.files.iter().map(|file| file.name.chars().count()).max().unwrap_or(0).max(32);
        let mut line = |name: &str, bytes: &str, gzipped: &str, note: &str| {
            let mut text = String::new();
            write!(text, "{name:longest$}  {bytes:>12}  {gzipped:>12}  {note}")?;
            writeln!(f, "{}", text.trim_end())
        };
        line("file", "bytes", "gzipped", "")?;
        for file in &self.files {
            line(&file.name, &file.bytes.to_string(), &in_kib(file.gzipped), "")?;
        }
        for (what, bytes, kib) in self.limits() {
            line(what, "", &in_kib(bytes), &format!("of {kib} KiB"))?;
        }
        Ok(())
    }
}

/// `51224` → `50.1 KiB`; rounded up, so that nothing looks smaller than it is.
pub fn in_kib(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024);
    format!("{}.{} KiB", tenths / 10, tenths % 10)
}

fn weigh(dist: &Path) -> io::Result<Vec<Weight>> {
    let mut files = BTreeSet::new();
    stamp::walk(dist, &mut files)?;
    let weight = |file: &std::path::PathBuf| {
        let content = fs::read(file)?;
        let name = file.strip_prefix(dist).unwrap_or(file).to_string_lossy().into_owned();
        Ok(Weight { name, bytes: content.len() as u64, gzipped: gzipped(&content)? })
    };
    if dist.is_dir() { files.iter().map(weight).collect() } else { Err(io::ErrorKind::NotFound.into()) }
}

fn gzipped(content: &[u8]) -> io::Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGET: &str = "first_load_kib = 2\nfirst_answer_kib = 3\ntotal_kib = 4\n\
                          after_first_load = ['part-']\nafter_first_answer = ['part-rooms.']";

    fn report(files: &[(&str, u64)]) -> Report {
        let files =
            files.iter().map(|&(name, gzipped)| Weight { name: name.to_owned(), bytes: gzipped, gzipped });
        Report::add_up(files.collect(), Budget::parse(BUDGET).unwrap())
    }

    #[test]
    fn all_counts_for_the_first_load_unless_it_is_fetched_later() {
        let parts = [("part-house.1.wasm", 400), ("part-rooms.1.wasm", 50), ("part-rooms-solver.1.wasm", 7)];
        let report = report(&[[("app.js", 500), ("app.wasm", 1400), ("main.css", 100)], parts].concat());
        assert_eq!((report.first_load, report.first_answer, report.total), (2000, 2407, 2457));
        report.verdict().unwrap();
    }

    #[test]
    fn one_byte_too_many_fails_and_says_by_how_much() {
        let check = |files: &[(&str, u64)], expect: &str| {
            let error = report(files).verdict().unwrap_err().to_string();
            assert!(error.contains(expect), "{error}");
        };
        report(&[("app.wasm", 2048)]).verdict().unwrap();
        check(&[("app.wasm", 2049)], "the first load is 0.1 KiB over its 2 KiB");
        check(&[("part-solver.wasm", 3073)], "first answer is 0.1 KiB over its 3 KiB");
        check(&[("app.wasm", 2048), ("part-rooms.wasm", 3072)], "the app is 1.0 KiB over its 4 KiB");
    }

    #[test]
    fn a_budget_without_figures_is_no_budget() {
        let check = |text: &str, expect: &str| assert!(Budget::parse(text).unwrap_err().contains(expect));
        check("total_kib = 1\nafter_first_load = []", "first_load_kib");
        check("first_load_kib = -1\ntotal_kib = 1\nafter_first_load = []", "first_load_kib");
        check("first_load_kib = 1\nfirst_answer_kib = 1\ntotal_kib = 1", "after_first_load");
    }

    #[test]
    fn the_committed_budget_can_be_read() {
        Budget::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../budget.toml")).unwrap();
    }

    #[test]
    fn gzip_is_what_is_weighed() {
        assert!(gzipped(&[0; 10_000]).unwrap() < 100);
        assert_eq!(in_kib(1), "0.1 KiB");
        assert_eq!(in_kib(1024), "1.0 KiB");
    }
}
