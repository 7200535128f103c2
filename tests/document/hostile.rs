//! Whatever the bytes, there is an answer: a plan, or what is wrong.

use std::time::{Duration, Instant};

use fundpool::diagnostic::Diagnostic;
use fundpool::document::csv::{self, Charset, Headings, Sheet};
use fundpool::document::json;
use fundpool::plan::Plan;
use proptest::prelude::*;
use serde_json::Value;

use crate::cases;
use crate::random_plan::{Dice, random_plan};

/// Damaged documents. `FUNDPOOL_CASES=1000000 cargo test --release --test document hostile -- --nocapture` tries a million and tells
/// how long the slowest took.
#[test]
fn damaged_documents_are_answered() {
    let seeds = documents();
    let (mut slowest, mut readable, cases) = (Duration::ZERO, 0, cases(3_000));
    for seed in 0..cases {
        let dice = &mut Dice(seed);
        let mut document = seeds[dice.below(seeds.len() as u64) as usize].clone();
        (0..=dice.below(4)).for_each(|_| damage(&mut document, &seeds, dice));
        let start = Instant::now();
        readable += u64::from(answer(&document, seed));
        slowest = slowest.max(start.elapsed());
    }
    println!(
        "{cases} damaged documents, {readable} still readable; the slowest took {slowest:?}, {}",
        peak()
    );
}

fn documents() -> Vec<Vec<u8>> {
    let random = (0..20).map(|seed| json::write(&random_plan(seed)).into_bytes());
    let canonical = (0..5).map(|seed| json::canonical(&random_plan(seed)));
    let example = include_bytes!("../../examples/minimal.json").to_vec();
    random.chain(canonical).chain([example]).collect()
}

/// Reads and repairs, and holds both to what they promise; whether the document could be read.
fn answer(document: &[u8], seed: u64) -> bool {
    let read = json::read(document);
    let repaired = json::repair(document);
    assert_eq!(read.plan.is_none(), read.diagnostics.iter().any(Diagnostic::is_error), "seed {seed}");
    assert_eq!(repaired.plan.is_none(), repaired.changes.iter().any(Diagnostic::is_error), "seed {seed}");
    for plan in read.plan.iter().chain(&repaired.plan) {
        assert_eq!(json::read(json::write(plan).as_bytes()).plan.as_ref(), Some(plan), "seed {seed}");
    }
    if repaired.changes.is_empty() {
        assert_eq!(repaired.set_aside, [], "seed {seed}");
        assert_eq!(repaired.plan, read.plan, "seed {seed}");
    }
    read.plan.is_some()
}

/// Flips, cuts, copies or inserts something.
fn damage(document: &mut Vec<u8>, others: &[Vec<u8>], dice: &mut Dice) {
    let length = document.len() as u64;
    let at = dice.below(length + 1) as usize;
    let end = (at + dice.below(40) as usize).min(document.len());
    match dice.below(8) {
        0 => document.truncate(at),
        1 => drop(document.drain(at..end)),
        2 => {
            let piece = document[at..end].repeat(1 + dice.below(20) as usize);
            document.splice(at..at, piece);
        }
        3 => {
            let other = &others[dice.below(others.len() as u64) as usize];
            let from = dice.below(other.len() as u64) as usize;
            let to = (from + dice.below(400) as usize).min(other.len());
            document.splice(at..end, other[from..to].iter().copied());
        }
        4 => {
            let piece = TROUBLE[dice.below(TROUBLE.len() as u64) as usize];
            document.splice(at..end, piece.bytes());
        }
        5 => {
            let piece = TROUBLE[dice.below(TROUBLE.len() as u64) as usize];
            document.splice(at..at, piece.bytes());
        }
        _ => {
            if let Some(byte) = document.get_mut(at) {
                *byte ^= 1 << dice.below(8);
            }
        }
    }
}

const TROUBLE: [&str; 32] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "\\",
    "\\u",
    "\\ud800",
    "null",
    "true",
    "-",
    "0",
    "1e400",
    "NaN",
    "\u{feff}",
    "\0",
    "\u{202e}",
    "于都",
    "\"*\"",
    "[\"*\"]",
    "{}",
    "[]",
    "\"\"",
    "\"id\":",
    "\"kind\": \"match\", ",
    "\"changes\": [{}],",
    "\"version\": 2,",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "99999999999999999999999999999999",
    "\"1,200.50\"",
];

#[test]
fn damaged_tables_are_answered() {
    let tables: Vec<(Sheet, Vec<u8>)> = (0..4)
        .flat_map(|seed| {
            let plan = random_plan(seed);
            Sheet::all().map(move |sheet| {
                (sheet, csv::write(&plan, sheet, Headings::Members, Charset::Utf8).unwrap())
            })
        })
        .collect();
    let files: Vec<Vec<u8>> = tables.iter().map(|(_, file)| file.clone()).collect();
    for seed in 0..cases(2_000) {
        let dice = &mut Dice(seed);
        let (sheet, mut file) = tables[dice.below(tables.len() as u64) as usize].clone();
        (0..=dice.below(4)).for_each(|_| damage(&mut file, &files, dice));
        let read = csv::read(&Plan::default(), sheet, &file, None);
        assert_eq!(read.plan.is_none(), read.diagnostics.iter().any(Diagnostic::is_error), "seed {seed}");
        if let Some(plan) = read.plan {
            let again = csv::write(&plan, sheet, Headings::Members, Charset::Utf8).unwrap();
            assert_eq!(csv::read(&Plan::default(), sheet, &again, None).plan, Some(plan), "seed {seed}");
        }
    }
}

/// A stranger put anywhere into a document is in the plan afterwards, or in what was set aside.
#[test]
fn a_repair_drops_nothing() {
    const STRANGERS: [&str; 4] = ["\"☃\"", "{\"☃\": 1}", "[\"☃\"]", "[{\"id\": \"☃\"}]"];
    for seed in 0..cases(1_000) {
        let dice = &mut Dice(seed);
        let mut document: Value = serde_json::from_str(&json::write(&random_plan(seed % 50))).unwrap();
        let stranger = STRANGERS[dice.below(STRANGERS.len() as u64) as usize];
        put_somewhere(&mut document, serde_json::from_str(stranger).unwrap(), dice);
        let repaired = json::repair(document.to_string().as_bytes());
        let Some(plan) = repaired.plan else { continue };
        let aside =
            repaired.set_aside.iter().any(|aside| format!("{} {}", aside.path, aside.raw).contains('☃'));
        assert!(aside || json::write(&plan).contains('☃'), "seed {seed}: {document}");
    }
}

/// Puts something in the place of a value, or beside one.
fn put_somewhere(value: &mut Value, stranger: Value, dice: &mut Dice) {
    match value {
        Value::Object(members) if !members.is_empty() && dice.below(6) > 0 => {
            if dice.below(8) == 0 {
                members.insert("☃".to_owned(), stranger);
            } else {
                let at = dice.below(members.len() as u64) as usize;
                put_somewhere(members.values_mut().nth(at).unwrap(), stranger, dice);
            }
        }
        Value::Array(items) if !items.is_empty() && dice.below(6) > 0 => {
            let at = dice.below(items.len() as u64) as usize;
            if dice.below(4) == 0 {
                items.insert(at, stranger)
            } else {
                put_somewhere(&mut items[at], stranger, dice)
            }
        }
        other => *other = stranger,
    }
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in any::<Vec<u8>>()) {
        answer(&bytes, 0);
        Sheet::all().for_each(|sheet| drop(csv::read(&Plan::default(), sheet, &bytes, None)));
    }

    #[test]
    fn any_json_is_answered(text in "[\\[\\]{}:,\"\\\\ntrue0-9.eE+ \n-]{0,60}") {
        answer(text.as_bytes(), 0);
    }
}

/// The most memory this process has taken, where the system tells it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.unwrap_or("peak memory unknown").to_owned()
}
