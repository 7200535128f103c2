//! Small random plans, solved, and written down for the oracle of tests/highs to solve them again and compare.
//! `cargo xtask test --only differential` does both.

#![allow(clippy::panic, reason = "a test fails by it")]

#[path = "../support/small_plan/mod.rs"]
mod small_plan;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::mem::{Discriminant, discriminant};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::{env, fs, thread};

use fundpool::document::json;
use fundpool::pipeline::{Outcome, run};
use fundpool::plan::rule::RuleKind;
use fundpool::plan::{Funding, Goal, Plan, check};
use fundpool::result;
use fundpool::rows::Demands;
use fundpool::verify::allowance;

use small_plan::small_plan;

/// How many plans are solved where `FUNDPOOL_CASES` does not say, and which seed is the first (`FUNDPOOL_SEED`).
const CASES: u64 = 1_000;
const THREADS: usize = 2;

fn number(variable: &str, usual: u64) -> u64 {
    env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[test]
#[ignore = "its file is for the oracle: cargo xtask test --only differential"]
fn solved_plans_are_written_down() {
    let file = env::var("FUNDPOOL_CASE_FILE").expect("FUNDPOOL_CASE_FILE names the file to write");
    let plans = plans();
    let part = |thread: usize| {
        let mine = plans.iter().skip(thread).step_by(THREADS);
        mine.fold(String::new(), |lines, source| lines + &line(source))
    };
    let lines: Vec<String> = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|thread| scope.spawn(move || part(thread))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no plan makes it panic")).collect()
    });
    fs::write(&file, lines.concat()).unwrap_or_else(|error| panic!("{file}: {error}"));
}

/// A plan to solve.
enum Source {
    File(PathBuf),
    Seed(u64),
}

/// Every plan that once showed a defect, then as many random ones as are asked for. Or the plans of a folder alone.
fn plans() -> Vec<Source> {
    let (first, count) = (number("FUNDPOOL_SEED", 0), number("FUNDPOOL_CASES", CASES));
    let (folder, count) = match env::var("FUNDPOOL_PLANS") {
        Ok(folder) => (folder, 0),
        Err(_) => (concat!(env!("CARGO_MANIFEST_DIR"), "/tests/highs/defects").to_owned(), count),
    };
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files.into_iter().map(Source::File).chain((first..first + count).map(Source::Seed)).collect()
}

impl Source {
    fn name(&self) -> String {
        match self {
            Self::File(file) => file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            Self::Seed(seed) => format!("seed {seed}"),
        }
    }

    fn plan(&self) -> Plan {
        match self {
            Self::File(file) => {
                let read = json::read(&fs::read(file).expect("a file"));
                read.plan.unwrap_or_else(|| panic!("{}: {:?}", file.display(), read.diagnostics))
            }
            Self::Seed(seed) => small_plan(*seed),
        }
    }
}

fn has_no_error(plan: &Plan) -> bool {
    check(plan).iter().all(|finding| !finding.is_error())
}

/// A line of JSON: the plan, what came of it, and the gap that rounding may leave for each goal, with twelve decimals.
fn line(source: &Source) -> String {
    let plan = source.plan();
    let (outcome, text) = match run(&plan, &|_| ControlFlow::Continue(())) {
        _ if !has_no_error(&plan) => ("refused", "null".to_owned()),
        Outcome::Allocated(verified) => ("allocated", result::write(&plan, &verified)),
        Outcome::Infeasible(duals) => ("infeasible", result::write_infeasible(&plan, &duals)),
        Outcome::Unknown(_) => ("unknown", "null".to_owned()),
        Outcome::Fault(refused) => ("fault", format!("{:?}", format!("{refused:?}"))),
    };
    let demands = Demands::of(&plan);
    let allowances = plan.objective.iter().map(|tier| allowance(&plan, &demands, tier));
    let allowances: Vec<String> =
        allowances.map(|gap| gap.map_or("null".to_owned(), |gap| format!("\"{gap}\""))).collect();
    let mut line = String::new();
    let plan = String::from_utf8(json::canonical(&plan)).expect("a document is a text");
    write!(
        line,
        r#"{{"name": "{}", "outcome": "{outcome}", "allowances": [{}], "#,
        source.name(),
        allowances.join(", ")
    )
    .and_then(|()| writeln!(line, r#""plan": {plan}, "result": {}}}"#, text.replace('\n', " ")))
    .expect("a text takes everything");
    line
}

/// What the plans are for: that everything a plan can say is compared.
#[test]
fn small_plans_say_everything_and_hold_no_error() {
    let plans: Vec<Plan> = (0..300).map(small_plan).collect();
    assert!(plans.iter().all(has_no_error));
    let rules = || plans.iter().flat_map(|plan| plan.rules.iter()).filter(|rule| rule.on);
    let kinds: Vec<Discriminant<RuleKind>> = rules().map(|rule| discriminant(&rule.kind)).collect();
    let distinct = kinds.iter().enumerate().filter(|(index, kind)| !kinds[..*index].contains(kind)).count();
    assert_eq!(distinct, 8, "every kind of rule");
    let goals: BTreeSet<Goal> =
        plans.iter().flat_map(|plan| plan.objective.iter()).map(|tier| tier.goal).collect();
    assert_eq!(goals.len(), Goal::ALL.len(), "every goal");
    let with = |what: &str, has: fn(&Plan) -> bool| {
        let count = plans.iter().filter(|plan| has(plan)).count();
        assert!((15..=285).contains(&count), "{what}: {count} of 300");
    };
    with("credit", |plan| !plan.credit.is_empty());
    with("curves", |plan| plan.projects.iter().any(|one| !one.curve.is_empty()));
    with("whole projects", |plan| plan.projects.iter().any(|one| one.funding == Funding::Whole));
    with("at least", |plan| plan.projects.iter().any(|one| one.funding == Funding::AtLeast));
    with("requires", |plan| plan.projects.iter().any(|one| !one.requires.is_empty()));
    with("excludes", |plan| plan.projects.iter().any(|one| !one.excludes.is_empty()));
    with("locks", |plan| plan.projects.iter().any(|one| one.lock.is_some()));
    with("musts", |plan| plan.projects.iter().any(|one| one.must));
    with("slack", |plan| plan.objective.iter().any(|tier| !tier.slack.is_zero()));
}
