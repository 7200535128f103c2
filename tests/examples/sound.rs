//! Every example reads, is in the written form, and raises no more eyebrows than it means to.

use std::collections::BTreeMap;
use std::fs;

use fundpool::diagnostic::{Diagnostic, Severity};
use fundpool::document::json;
use fundpool::i18n::{Lang, describe};
use fundpool::plan::{Plan, Text, apply_scenario, check};

use crate::{EXAMPLES, path, plan, text};

#[test]
fn each_reads_without_a_word() {
    for name in EXAMPLES {
        assert_eq!(json::read(text(name).as_bytes()).diagnostics, [], "{name}");
    }
}

/// `FUNDPOOL_BLESS=1 cargo test --test examples` writes the files anew.
#[test]
fn each_is_in_the_written_form() {
    for name in EXAMPLES {
        let written = json::write(&plan(name));
        if std::env::var_os("FUNDPOOL_BLESS").is_some() {
            // In one step, since other tests read the file at the same time.
            let fresh = path(name).with_extension("fresh");
            fs::write(&fresh, written).unwrap();
            fs::rename(fresh, path(name)).unwrap();
        } else {
            assert!(written == text(name), "{name}: FUNDPOOL_BLESS=1 writes it anew");
        }
    }
}

#[test]
fn each_fits_the_schema() {
    let schema = serde_json::from_str(&json::schema()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for name in EXAMPLES {
        let document = serde_json::from_str(&text(name)).unwrap();
        let problems: Vec<String> =
            schema.iter_errors(&document).map(|problem| problem.to_string()).collect();
        assert!(problems.is_empty(), "{name}: {problems:?}");
    }
}

#[test]
fn the_checks_find_what_is_meant_and_no_more() {
    let check = |name: &str, expect: &[(&str, usize)]| {
        let found = check(&plan(name));
        assert_eq!(tally(&found), BTreeMap::from_iter(expect.iter().copied()), "{name}: {}", told(&found));
    };
    check("infeasible", &[]);
    // One project is not in the library.
    check("county", &[("project-not-ready", 1)]);
    // Eight projects are not in the library, and the negative list refuses one.
    check("ganzhou-2020", &[("project-forbidden", 1), ("project-not-ready", 8)]);
    check("minimal", &[]);
}

#[test]
fn every_scenario_applies_whole_and_leaves_a_sound_plan() {
    for (name, scenario) in EXAMPLES.iter().flat_map(scenarios) {
        let (changed, problems) = apply_scenario(&plan(name), &scenario);
        assert_eq!(problems, [], "{name}: {}", scenario.id);
        assert!(!scenario.changes.is_empty() && changed != plan(name), "{name}: {}", scenario.id);
        let found = check(&changed);
        let errors = found.iter().filter(|diagnostic| diagnostic.code.severity() == Severity::Error);
        assert_eq!(errors.count(), 0, "{name}: {}: {}", scenario.id, told(&found));
    }
}

#[test]
fn every_name_stands_in_both_languages() {
    for name in EXAMPLES {
        for words in names(&plan(name)) {
            let both = [&words.zh, &words.en].map(|words| words.as_deref().unwrap_or_default().trim());
            assert!(!both.contains(&""), "{name}: {words:?}");
        }
    }
}

fn scenarios(name: &&'static str) -> Vec<(&'static str, std::sync::Arc<fundpool::plan::Scenario>)> {
    plan(name).scenarios.iter().map(|scenario| (*name, scenario.clone())).collect()
}

fn names(plan: &Plan) -> Vec<Text> {
    let mut names = vec![plan.title.clone()];
    names.extend(plan.uses.iter().map(|row| row.name.clone()));
    names.extend(plan.measures.iter().flat_map(|row| [row.name.clone(), row.unit.clone()]));
    names.extend(plan.counties.iter().map(|row| row.name.clone()));
    names.extend(plan.streams.iter().map(|row| row.name.clone()));
    names.extend(plan.credit.iter().map(|row| row.name.clone()));
    names.extend(plan.projects.iter().map(|row| row.name.clone()));
    // A rule may leave its name to its sentence.
    names.extend(plan.rules.iter().map(|row| row.name.clone()).filter(|name| !name.is_blank()));
    names.extend(plan.scenarios.iter().flat_map(|row| [row.name.clone(), row.note.clone()]));
    names
}

fn tally(found: &[Diagnostic]) -> BTreeMap<&'static str, usize> {
    let mut tally = BTreeMap::new();
    for diagnostic in found {
        *tally.entry(diagnostic.code.name()).or_default() += 1;
    }
    tally
}

fn told(found: &[Diagnostic]) -> String {
    let line = |diagnostic| {
        let words = describe(diagnostic, Lang::En);
        format!("\n{}: {}", words.place, words.what)
    };
    found.iter().map(line).collect()
}
