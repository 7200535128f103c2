//! What is written is read back: every plan, to the fen and byte by byte.

use fundpool::document::csv::{self, Charset, Headings, Sheet};
use fundpool::document::json;
use fundpool::generate::{Options, generate};
use fundpool::i18n::Lang;
use fundpool::plan::Plan;

use crate::cases;
use crate::random_plan::random_plan;

/// Reads a file without a single remark.
fn read(text: &str) -> Plan {
    let read = json::read(text.as_bytes());
    assert_eq!(read.diagnostics, [], "{text}");
    read.plan.unwrap()
}

#[test]
fn json_comes_back_byte_by_byte() {
    for seed in 0..cases(1_000) {
        let plan = random_plan(seed);
        let text = json::write(&plan);
        let back = read(&text);
        assert_eq!(back, plan, "seed {seed}");
        assert_eq!(json::write(&back), text, "seed {seed}");
    }
}

#[test]
fn the_canonical_form_is_a_document_too() {
    for seed in 0..cases(300) {
        let plan = random_plan(seed);
        let canonical = json::canonical(&plan);
        let back = read(std::str::from_utf8(&canonical).unwrap());
        assert_eq!(back, plan, "seed {seed}");
        assert_eq!(json::canonical(&back), canonical, "seed {seed}");
        assert_eq!(json::fingerprint(&back), json::fingerprint(&plan), "seed {seed}");
    }
}

#[test]
fn csv_keeps_every_fen_and_field() {
    let headings = [Headings::Members, Headings::Words(Lang::Zh), Headings::Words(Lang::En)];
    for seed in 0..cases(200) {
        let plan = random_plan(seed);
        let heading = headings[seed as usize % headings.len()];
        let back = Sheet::all().fold(Plan::default(), |back, sheet| {
            let file = csv::write(&plan, sheet, heading, Charset::Utf8).unwrap();
            let read = csv::read(&back, sheet, &file, None);
            assert_eq!(read.diagnostics, [], "seed {seed}, {sheet:?}: {}", String::from_utf8_lossy(&file));
            read.plan.unwrap()
        });
        assert_eq!(back, plan, "seed {seed}");
    }
}

#[test]
fn a_sound_document_needs_no_repair() {
    for seed in 0..cases(100) {
        // Ids that stand twice or nowhere are mended, so random plans will not do.
        let options = Options { projects: 20, streams: 5, counties: 3, seed, ..Default::default() };
        let plan = generate(&options);
        let repaired = json::repair(json::write(&plan).as_bytes());
        assert_eq!((repaired.changes, repaired.set_aside), (vec![], vec![]), "seed {seed}");
        assert_eq!(repaired.plan, Some(plan), "seed {seed}");
    }
}

#[test]
fn the_smallest_example_is_as_the_program_writes_it() {
    let text = include_str!("../../examples/minimal.json");
    assert_eq!(json::write(&read(text)), text);
}

#[test]
fn rows_that_share_an_id_are_told_apart_and_nothing_else_changes() {
    let text = include_str!("../../examples/ganzhou-2020.json");
    let second = read(text).projects[1].id.clone();
    let doubled = text.replacen(&format!("\"id\": \"{second}\""), "\"id\": \"zg-road-01\"", 1);
    // Mentions of what does not exist are for a person to mend.
    let doubled = doubled.replacen(&format!("\"requires\": [\"{second}\"]"), "\"requires\": [\"gone\"]", 1);
    let plan = read(&doubled);
    assert!(fundpool::plan::shares_ids(&plan));
    let apart = json::with_ids_apart(doubled.as_bytes());
    assert_eq!((apart.changes.len(), apart.set_aside.len()), (1, 0), "{:?}", apart.changes);
    let mut expect = plan;
    let projects = std::sync::Arc::make_mut(&mut expect.projects);
    std::sync::Arc::make_mut(&mut projects[1]).id = "zg-road-01-2".parse().unwrap();
    let found = apart.plan.unwrap();
    assert!(!fundpool::plan::shares_ids(&found));
    assert_eq!(found, expect);
}
