//! One sample file per problem, beside what a person is told about it in both languages.
//!
//! `NAME.json` is read as a plan, `NAME.repair.json` is repaired, `NAME.TABLE.csv` is read as that table. `FUNDPOOL_BLESS=1` writes the
//! texts anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fundpool::diagnostic::{Code, Diagnostic, Severity};
use fundpool::document::csv::{self, Charset, Headings, Sheet};
use fundpool::document::{Gbk, json, limits};
use fundpool::i18n::{Lang, describe};
use fundpool::plan::{Plan, Text};

#[test]
fn every_sample_is_told_as_it_should_be() {
    let mut seen = BTreeSet::new();
    for (name, diagnostics, rest) in samples() {
        seen.extend(diagnostics.iter().map(|diagnostic| diagnostic.code));
        compare(&name, &(told(&diagnostics) + &rest));
    }
    let from = Code::ALL.iter().position(|code| *code == Code::FileTooLarge).unwrap();
    let to = Code::ALL.iter().position(|code| *code == Code::CsvUnencodable).unwrap();
    let unseen: Vec<&Code> = Code::ALL[from..=to].iter().filter(|code| !seen.contains(code)).collect();
    assert_eq!(unseen, [&Code::Migrated], "codes without a sample (there is no older version yet)");
}

type Sample = (String, Vec<Diagnostic>, String);

fn samples() -> Vec<Sample> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end != "txt"));
    files.sort();
    let mut samples: Vec<Sample> = files.iter().map(|path| sample(path)).collect();
    samples.extend(made_here());
    samples
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/document")
}

fn sample(path: &Path) -> Sample {
    let bytes = fs::read(path).unwrap();
    let file = path.file_name().unwrap().to_str().unwrap();
    let mut parts = file.split('.');
    let name = parts.next().unwrap().to_owned();
    let (diagnostics, rest) = match parts.next().unwrap() {
        "json" => strict(&bytes),
        "repair" => repaired(&bytes),
        table => table_read(&bytes, Sheet::of_name(table).unwrap()),
    };
    (name, diagnostics, rest)
}

fn strict(bytes: &[u8]) -> (Vec<Diagnostic>, String) {
    let read = json::read(bytes);
    assert_eq!(read.plan.is_none(), read.diagnostics.iter().any(Diagnostic::is_error));
    (read.diagnostics, String::new())
}

fn table_read(bytes: &[u8], sheet: Sheet) -> (Vec<Diagnostic>, String) {
    let read = csv::read(&Plan::default(), sheet, bytes, None);
    assert_eq!(read.plan.is_none(), read.diagnostics.iter().any(Diagnostic::is_error));
    (read.diagnostics, String::new())
}

fn repaired(bytes: &[u8]) -> (Vec<Diagnostic>, String) {
    let repaired = json::repair(bytes);
    let mut rest = String::new();
    for aside in &repaired.set_aside {
        writeln!(rest, "set aside {}: {}", aside.path, aside.raw).unwrap();
    }
    match &repaired.plan {
        Some(plan) => write!(rest, "\n{}", json::write(plan)).unwrap(),
        None => rest.push_str("no plan\n"),
    }
    (repaired.changes, rest)
}

/// Samples too large to keep as files, and one that is written, not read.
fn made_here() -> Vec<Sample> {
    let plan = |body: String| format!(r#"{{"format": "fundpool-plan", "version": 1, {body}}}"#).into_bytes();
    let list =
        |item: &dyn Fn(usize) -> String, count: usize| (0..count).map(item).collect::<Vec<_>>().join(",");
    let of = |name: &str, bytes: Vec<u8>| (name.to_owned(), strict(&bytes).0, String::new());
    let repair = |name: &str, bytes: Vec<u8>| (name.to_owned(), json::repair(&bytes).changes, String::new());
    let ids = |count| list(&|id| format!("\"{id:x}\""), count);
    let bad_rows = |count| list(&|_| "{}".to_owned(), count);
    vec![
        of("file-too-large", vec![b' '; limits::MAX_BYTES + 1]),
        of("json-too-many", format!("[{}0]", "0,".repeat(limits::MAX_VALUES)).into_bytes()),
        of(
            "too-many-rows",
            plan(format!(r#""rules": [{}]"#, list(&|_| "0".to_owned(), limits::MAX_ROWS + 1))),
        ),
        of(
            "too-many-ids",
            plan(format!(
                r#""pool": {{"uses": [{}]}}, "credit": [], "rules": [{}]"#,
                ids(limits::MAX_ROWS),
                list(
                    &|rule| format!(
                        r#"{{"id": "r", "kind": "reserve", "amount": "1", "uses": [{}]}}"#,
                        list(&|id| format!("\"{rule}-{id}\""), limits::MAX_ROWS)
                    ),
                    3
                ),
            )),
        ),
        of("more-problems", plan(format!(r#""uses": [{}]"#, bad_rows(limits::MAX_PROBLEMS + 7)))),
        repair("more-changes", plan(format!(r#""uses": [{}]"#, bad_rows(limits::MAX_PROBLEMS + 7)))),
        repair("too-damaged", plan(format!(r#""uses": [{}]"#, bad_rows(limits::MAX_SET_ASIDE + 1)))),
        unencodable(),
    ]
}

/// GBK as it would be if it knew a single character.
struct OnlyZhong;

impl Gbk for OnlyZhong {
    fn decode(&self, _: &[u8]) -> Option<String> {
        None
    }

    fn encode(&self, character: char, into: &mut Vec<u8>) -> bool {
        into.extend([0xd6, 0xd0]);
        character == '中'
    }
}

fn unencodable() -> Sample {
    let plan = Plan { title: Text { zh: Some("中😀".to_owned()), en: None }, ..Plan::default() };
    let refused = csv::write(&plan, Sheet::Plan, Headings::Words(Lang::Zh), Charset::Gbk(&OnlyZhong));
    ("csv-unencodable".to_owned(), refused.unwrap_err(), String::new())
}

/// The first problems as people are told them; a thousand of a kind say no more than three.
fn told(diagnostics: &[Diagnostic]) -> String {
    let (first, last) = match diagnostics.len() {
        0..=40 => (diagnostics, &[][..]),
        many => (&diagnostics[..1], &diagnostics[many - 1..]),
    };
    let mut text = String::new();
    for diagnostic in first.iter().chain(last) {
        let severity = match diagnostic.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        writeln!(text, "{} ({severity})", diagnostic.code.name()).unwrap();
        for lang in Lang::ALL {
            let words = describe(diagnostic, lang);
            writeln!(text, "  {}: {}\n      {}", words.place, words.what, words.hint).unwrap();
        }
    }
    text
}

fn compare(name: &str, told: &str) {
    let path = folder().join(name).with_extension("txt");
    if std::env::var_os("FUNDPOOL_BLESS").is_some() {
        fs::write(&path, told).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(told, expected, "{name}: FUNDPOOL_BLESS=1 writes it anew");
}
