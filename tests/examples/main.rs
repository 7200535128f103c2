//! The examples: what people see first, so each is sound, written as the program writes, and honest about its figures.

mod ganzhou;
mod origins;
mod others;
mod sound;

use std::fs;
use std::path::{Path, PathBuf};

use fundpool::document::json;
use fundpool::money::Money;
use fundpool::plan::{Channel, Plan};

/// Every example, by the name of its file.
const EXAMPLES: [&str; 4] = ["county", "ganzhou-2020", "infeasible", "minimal"];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(format!("{name}.json"))
}

fn text(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap()
}

fn plan(name: &str) -> Plan {
    let read = json::read(text(name).as_bytes());
    read.plan.unwrap_or_else(|| panic!("{name}: {:?}", read.diagnostics))
}

/// All money that may be spent: procurement is shown, never budget.
fn funds(plan: &Plan) -> Money {
    let budget = plan.streams.iter().filter(|stream| stream.channel != Channel::Procurement);
    Money::sum(budget.map(|stream| stream.amount)).unwrap()
}

fn costs(plan: &Plan) -> Money {
    Money::sum(plan.projects.iter().map(|project| project.cost)).unwrap()
}

/// How many hundredths of `whole` the `part` is, rounded down.
fn percent(part: Money, whole: Money) -> i64 {
    part.fen() * 100 / whole.fen()
}
