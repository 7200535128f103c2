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
    /// WebAssembly and JavaScript needed before the first page answers.
    first_page_kib: u64,
    /// All files together.
    total_kib: u64,
    /// Files that are fetched only when a page uses them, by the beginning of their names.
    loaded_later: Vec<String>,
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
        let names = table.get("loaded_later").and_then(toml::Value::as_array);
        let names = names.ok_or("loaded_later must be a list of names")?.iter();
        let loaded_later = names.filter_map(|name| Some(name.as_str()?.to_owned())).collect();
        Ok(Self { first_page_kib: kib("first_page_kib")?, total_kib: kib("total_kib")?, loaded_later })
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
    first_page: u64,
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
        let code = |name: &str| name.ends_with(".wasm") || name.ends_with(".js");
        let later = |name: &str| budget.loaded_later.iter().any(|start| name.starts_with(start));
        let first_page = files.iter().filter(|file| code(&file.name) && !later(&file.name));
        let first_page = first_page.map(|file| file.gzipped).sum();
        let total = files.iter().map(|file| file.gzipped).sum();
        Self { files, first_page, total, budget }
    }

    /// Nothing is over the budget.
    ///
    /// # Errors
    /// Says by how much the first page or everything is too heavy.
    pub fn verdict(&self) -> Result<(), Error> {
        let limits = [
            ("the first page", self.first_page, self.budget.first_page_kib),
            ("the app", self.total, self.budget.total_kib),
        ];
        let over = |(what, bytes, kib): &(&str, u64, u64)| {
            let excess = bytes.checked_sub(kib.saturating_mul(1024)).filter(|&excess| excess > 0)?;
            Some(format!("{what} is {} over its {kib} KiB", in_kib(excess)))
        };
        let over: Vec<String> = limits.iter().filter_map(over).collect();
        if over.is_empty() {
            return Ok(());
        }
        Err(Error::new(format!("over the size budget: {}", over.join("; ")))
            .remedy("make it smaller, load it later, or raise budget.toml and say why"))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let longest = self.files.iter().map(|file| file.name.chars().count()).max().unwrap_or(0).max(24);
        let mut line = |name: &str, bytes: &str, gzipped: &str, note: &str| {
            let mut text = String::new();
            write!(text, "{name:longest$}  {bytes:>12}  {gzipped:>12}  {note}")?;
            writeln!(f, "{}", text.trim_end())
        };
        line("file", "bytes", "gzipped", "")?;
        for file in &self.files {
            line(&file.name, &file.bytes.to_string(), &in_kib(file.gzipped), "")?;
        }
        let of = |kib: u64| format!("of {kib} KiB");
        line("first page (wasm and js)", "", &in_kib(self.first_page), &of(self.budget.first_page_kib))?;
        line("total", "", &in_kib(self.total), &of(self.budget.total_kib))
    }
}

/// `51224` → `50.1 KiB`; rounded up, so that nothing looks smaller than it is.
fn in_kib(bytes: u64) -> String {
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

    const BUDGET: &str = "first_page_kib = 2\ntotal_kib = 3\nloaded_later = ['xlsx']";

    fn report(files: &[(&str, u64)]) -> Report {
        let files =
            files.iter().map(|&(name, gzipped)| Weight { name: name.to_owned(), bytes: gzipped, gzipped });
        Report::add_up(files.collect(), Budget::parse(BUDGET).unwrap())
    }

    #[test]
    fn code_counts_for_the_first_page_unless_it_is_loaded_later() {
        let report = report(&[("app.js", 500), ("app.wasm", 1500), ("main.css", 100), ("xlsx.wasm", 400)]);
        assert_eq!((report.first_page, report.total), (2000, 2500));
        report.verdict().unwrap();
    }

    #[test]
    fn one_byte_too_many_fails_and_says_by_how_much() {
        let check = |files: &[(&str, u64)], expect: &str| {
            let error = report(files).verdict().unwrap_err().to_string();
            assert!(error.contains(expect), "{error}");
        };
        report(&[("app.wasm", 2048)]).verdict().unwrap();
        check(&[("app.wasm", 2049)], "the first page is 0.1 KiB over its 2 KiB");
        check(&[("app.wasm", 2048), ("picture.svg", 2048)], "the app is 1.0 KiB over its 3 KiB");
    }

    #[test]
    fn a_budget_without_figures_is_no_budget() {
        let check = |text: &str, expect: &str| assert!(Budget::parse(text).unwrap_err().contains(expect));
        check("total_kib = 1\nloaded_later = []", "first_page_kib");
        check("first_page_kib = -1\ntotal_kib = 1\nloaded_later = []", "first_page_kib");
        check("first_page_kib = 1\ntotal_kib = 1", "loaded_later");
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
