//! `tests/golden/check/<code>.txt`: what was done to the sample plan, and below it what a person is told in both languages.
//!
//! `FUNDPOOL_BLESS=1 cargo test --test check` writes the files anew.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fundpool::diagnostic::{Code, Diagnostic};
use fundpool::i18n::{Lang, describe};
use fundpool::plan::check;

use crate::cases::{Case, cases};
use crate::sample_plan::sample_plan;

#[test]
fn of_the_sample_plan_nothing_is_said() {
    assert_eq!(told(&check(&sample_plan())), "");
}

#[test]
fn every_problem_is_told_as_its_golden_file_says() {
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    for case in cases() {
        let found = found_in(&case);
        let codes: Vec<&str> = found.iter().map(|diagnostic| diagnostic.code.name()).collect();
        assert!(codes.contains(&case.code.name()), "{}: found only {codes:?}", case.what);
        write!(files.entry(case.code.name()).or_default(), "# {}\n{}\n", case.what, told(&found)).unwrap();
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/check");
    for (code, actual) in files {
        let path = folder.join(format!("{code}.txt"));
        if std::env::var_os("FUNDPOOL_BLESS").is_some() {
            fs::write(&path, actual).unwrap();
        } else {
            let written = fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(written, actual, "{} (FUNDPOOL_BLESS=1 writes it anew)", path.display());
        }
    }
}

#[test]
fn every_code_that_check_knows_has_a_case() {
    let used = codes_named_in(&["src/plan/check", "src/plan/rule"]);
    assert!(used.len() > 60, "only {} codes found in the sources", used.len());
    let shown: BTreeSet<String> = cases().iter().map(|case| format!("{:?}", case.code)).collect();
    let missing: Vec<&String> = used.difference(&shown).collect();
    assert!(missing.is_empty(), "no case produces {missing:?}");
}

#[test]
fn all_problems_are_told_at_once_in_document_order() {
    let together = [
        Code::CountyCodeForm,
        Code::MustSpendOverAmount,
        Code::CreditWithoutBuffer,
        Code::MinOverCost,
        Code::DuplicateProject,
        Code::FactorWeightsSum,
        Code::ReserveHasNoScope,
        Code::NoObjective,
    ];
    let mut plan = sample_plan();
    for code in together {
        let case = cases().into_iter().find(|case| case.code == code).unwrap();
        (case.spoil)(&mut plan);
    }
    let mut found: Vec<Code> = check(&plan).iter().map(|diagnostic| diagnostic.code).collect();
    found.dedup();
    assert_eq!(found, together);
}

fn found_in(case: &Case) -> Vec<Diagnostic> {
    let mut plan = sample_plan();
    (case.spoil)(&mut plan);
    check(&plan)
}

/// The diagnostics as people read them.
fn told(found: &[Diagnostic]) -> String {
    let mut text = String::new();
    for diagnostic in found {
        let severity = format!("{:?}", diagnostic.severity()).to_lowercase();
        let place = describe(diagnostic, Lang::En).place;
        writeln!(text, "{place}: {severity}: {}", diagnostic.code.name()).unwrap();
        for lang in Lang::ALL {
            let said = describe(diagnostic, lang);
            assert!(!said.what.contains('{') && !said.hint.contains('{'), "unfilled: {said:?}");
            writeln!(text, "  {}  {}\n  {}  → {}", lang.tag(), said.what, lang.tag(), said.hint).unwrap();
        }
    }
    text
}

/// Every `Code::Variant` that the sources under these folders name.
fn codes_named_in(folders: &[&str]) -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let mut codes = BTreeSet::new();
    for file in files {
        let source = fs::read_to_string(file.unwrap().path()).unwrap();
        let named = source
            .split("Code::")
            .skip(1)
            .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric()).collect::<String>());
        codes.extend(named);
    }
    codes
}
